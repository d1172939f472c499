"""References of a public set of real and made-up citations, and registries that hold the real ones."""
