"""A cited work beside the work that a record describes, field by field."""

from refcheck.text.comparison.works import compare_works

__all__ = ["compare_works"]
