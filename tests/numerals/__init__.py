"""Tests of hkinno.numerals."""
