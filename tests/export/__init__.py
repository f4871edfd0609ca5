"""Tests of hkinno.export."""
