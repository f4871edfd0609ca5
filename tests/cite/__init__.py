"""Tests of hkinno.cite."""
