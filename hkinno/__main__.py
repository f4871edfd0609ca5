"""python -m hkinno."""

from hkinno.cli import main

main()
