"""References written by hand, checked against registries written by hand: nothing is shared with benchmarks.scholar."""
