"""Tests of hkinno.copy."""
