"""Tests of hkinno.text."""
