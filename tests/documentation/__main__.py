"""`make map`: the rooms of the archive, each with the first line of what it says of itself.

Prints them; with `--write` puts them into ARCHITECTURE.md instead.
"""

from __future__ import annotations

import argparse
import sys

from .rooms import PROJECT, printed_map, with_map

parser = argparse.ArgumentParser(prog="make map", description=__doc__)
parser.add_argument("--write", action="store_true", help="put the map into ARCHITECTURE.md")
if parser.parse_args().write:
    document = PROJECT / "ARCHITECTURE.md"
    document.write_text(with_map(document.read_text(encoding="utf-8")), encoding="utf-8")
else:
    sys.stdout.write(f"{printed_map()}\n")
