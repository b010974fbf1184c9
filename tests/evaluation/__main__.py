"""`make evaluate`: read the real material, compare with the gold, search it, print tables.

python -m tests.evaluation [--wrong] [--save FILE] [--against FILE] [--no-speed] [--no-strings]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.search.hostile_texts import strings as some_strings

from . import (
    archive,
    hostile,
    people,
    queries,
    report,
    speed,
    statement_files,
    versions,
    whole_records,
)
from .material import DATA


def main() -> int:
    """Print the table; 2 where there is no material to read or nothing to compare with."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="name everything that is not right")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the outcomes in FILE")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with a saved run")
    parser.add_argument("--no-speed", action="store_true", help="do not measure speed")
    parser.add_argument("--no-strings", action="store_true", help="do not ask 20,000 strings")
    asked = parser.parse_args()
    if not DATA.is_dir():
        sys.stderr.write(f"The real material is not there: {DATA}\n")
        return 2
    try:
        before = report.read(asked.against) if asked.against else None
    except (OSError, ValueError) as error:
        sys.stderr.write(f"There is nothing to compare with: {error}\n")
        return 2
    measures = [
        *whole_records.measures(),
        *statement_files.measures(),
        *versions.measures(),
    ]
    archive.build()
    measures += people.measures()
    known, unseen = (queries.placed(queries.judged(path)) for path in queries.TABLES)
    strings = [] if asked.no_strings else hostile.asked(some_strings(hostile.SIZE))
    figures = [] if asked.no_speed else list(speed.figures())
    if strings:
        measures += hostile.measures(strings)
        dear = hostile.asked(hostile.DEAR)
        figures += [*hostile.figures("strings", strings), *hostile.figures("dear queries", dear)]
        strings += dear
    lines = [*report.table(measures, figures), *hostile.slowest(strings)]
    lines += ["", "Queries that the search was made better with", *queries.table(known)]
    lines += ["", "Queries that it was never tuned on", *queries.table(unseen)]
    measures += queries.measures(known)
    measures += queries.measures(unseen, "unseen ")
    if asked.wrong:
        lines += ["", *report.wrong(measures)]
    if before is not None:
        lines += ["", *report.compared(before, report.saved(measures))]
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.save:
        report.write(asked.save, report.saved(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
