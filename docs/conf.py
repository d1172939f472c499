"""The documentation: Sphinx, MyST and furo; nothing is asked of another host, when built or read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from refcheck.version import __version__

project = "refcheck"
author = "The refcheck authors"
copyright = f"2026, {author}"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
nitpicky = False

myst_heading_anchors = 3
myst_enable_extensions = ["deflist", "fieldlist"]

autodoc_typehints = "signature"
autodoc_member_order = "bysource"

# The examples of checks have the faults that these find.
suppress_warnings = ["misc.highlighting_failure"]
html_theme = "furo"
html_title = "refcheck"
html_copy_source = False
html_show_sphinx = False
