"""Benchmarks; `make bench` prints figures as JSON lines."""
