"""Tools for people who work on hkinno; none of them is installed with it."""
