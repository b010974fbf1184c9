"""`make map`: the rooms of the archive, each with the first line of what it says of itself."""

from __future__ import annotations

import sys

from .rooms import printed_map

sys.stdout.write(f"{printed_map()}\n")
