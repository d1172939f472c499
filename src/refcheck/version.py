"""The version of refcheck."""

__version__ = "0.1.0"
