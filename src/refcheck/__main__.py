"""``python -m refcheck``: the same as the script."""

from __future__ import annotations

import sys

from refcheck.commands import main

if __name__ == "__main__":
    sys.exit(main())
