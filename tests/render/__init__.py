"""Tests of hkinno.render."""
