"""HTTP: policy, pace, transport; the only importer of requests."""
