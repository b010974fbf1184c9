"""`make lighthouse`: what Lighthouse says of the pages that readers come to first.

Serves a new archive with its seeds from a temporary home, looks at each page with Debian's
Chromium, prints the four scores and exits 1 where one is below `LEAST`. Without a server of
its own in front, the archive is judged as a reader on this machine gets it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.serving import served

PROGRAM = "lighthouse@12.8.2"
"""The newest that the Node of Debian's next release still runs."""

LEAST = 98
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "search": "/search",
    "search results": "/search?q=peace",
    "meeting": "/S/PV.7802",
    "statement": "/S/PV.7802/12",
    "country": "/countries/japan/",
}
# Results of a search are kept from engines on purpose, which is all that Lighthouse asks there.
NOT_ASKED = {("search results", "seo")}


def main() -> int:
    """Look at every page; return 1 where a score is too low, 2 where it cannot be looked at."""
    chromium, npx = shutil.which("chromium"), shutil.which("npx")
    if not (chromium and npx):
        sys.stderr.write("chromium and npx are needed: apt-get install chromium npm\n")
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="archive-lighthouse-") as home,
        served(Path(home)) as server,
    ):
        found = {name: look(npx, chromium, server.address(page)) for name, page in PAGES.items()}
    sys.stdout.write(f"{'':16}{''.join(f'{category:>16}' for category in CATEGORIES)}\n")
    for name, scores in found.items():
        row = "".join(f"{scores[category]:>16}" for category in CATEGORIES)
        sys.stdout.write(f"{name:16}{row}\n")
    asked = ((name, category) for name in PAGES for category in CATEGORIES)
    low = [one for one in asked if one not in NOT_ASKED and found[one[0]][one[1]] < LEAST]
    return 1 if low else 0


def look(npx: str, chromium: str, address: str) -> Mapping[str, int]:
    """Return the scores of one page by category, of 100."""
    run = subprocess.run(
        [
            *(npx, "--yes", PROGRAM, address, "--quiet", "--output=json", "--output-path=stdout"),
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(run.stdout)
    for name, audit in report["audits"].items():
        if audit.get("score") == 0 and audit.get("scoreDisplayMode") == "binary":
            sys.stderr.write(f"{address}: {name}: {audit['title']}\n")
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}


if __name__ == "__main__":
    sys.exit(main())
