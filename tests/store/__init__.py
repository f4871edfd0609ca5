"""Tests of hkinno.store."""
