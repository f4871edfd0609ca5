"""Tests of hkinno.search."""
