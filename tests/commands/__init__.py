"""Tests of hkinno.commands."""
