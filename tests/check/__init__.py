"""Tests of hkinno.check."""
