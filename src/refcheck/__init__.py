"""Keeps a document's citations honest."""
