"""Comparisons with named peers on stated data; `make bench` writes docs/benchmarks.md."""
