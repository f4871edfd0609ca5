"""Run the commands of the README's console blocks and write their output under them: python -m tools.readme.

tests/test_readme.py tells when they are stale. Needs the installed `hkinno` beside this Python.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(```console\n\$ (.*?)\n)(.*?)(```)", re.DOTALL)


def main() -> int:
    """Rewrite the README with what its commands print now."""
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(_renewed, text), encoding="utf-8")
    return 0


def _renewed(match: re.Match[str]) -> str:
    folder = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    result = subprocess.run(  # noqa: S603 - our own README
        ["bash", "-c", match[2]],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    return f"{match[1]}{result.stdout}{result.stderr}{match[4]}"


if __name__ == "__main__":
    sys.exit(main())
