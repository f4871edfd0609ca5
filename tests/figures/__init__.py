"""Tests of hkinno.figures."""
