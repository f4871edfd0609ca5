"""One file for each command: its options, and a few lines that parse, call and print.

A new command is a new file here and a line in cli.GROUPS.
"""
