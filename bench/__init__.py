"""Benchmarks: `make bench` prints one JSON line a figure, beside its limit or a peer."""
