"""The configuration: types that every room reads, and ``load`` that makes them, once, at the door.

types     Config and its parts, with the defaults
keys      the hand-written table of what can be set, by its name in a file and on a command line
locate    which files are read: nearest upwards, the user's own
policy    what a file found in the checked tree may not say
load      files, environment and options → Config
ignores   what the configuration silences, and what it silences no longer
schema    the table of keys as a JSON schema, for editors
"""

from __future__ import annotations

from refcheck.config.types import PROJECT_URL, Config, EndedIgnore, LockMode, MemoryConfig, NetworkConfig, Search

__all__ = ["PROJECT_URL", "Config", "EndedIgnore", "LockMode", "MemoryConfig", "NetworkConfig", "Search"]
