"""Measurements, not tests: ratios of one run on one machine. `python -m benchmarks` prints those of the README."""
