"""Stores that the tests read, made of articles that were never printed."""
