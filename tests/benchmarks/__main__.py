"""`make bench`: archives of several sizes, each searched beside others, and what must hold.

python -m tests.benchmarks [--sizes 10000,100000] [--markdown FILE] [--folder FOLDER [--as-is]]

Each size is made and measured in a process and a folder of its own. The other contenders are
left out above 100,000 statements, at which the targets are set. The database does not
wait for the disk (DATABASE_DURABLE=off): what is measured is reading.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .report import report
from .targets import targets
from .timing import Timing

SIZES = "10000,100000,1000000"
_RIVALS_TO = 100_000


def main() -> int:
    """Print the tables; 1 where a target that could be judged is not met."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help="numbers of statements, by commas")
    parser.add_argument("--seconds", type=float, default=5, help="time for each figure")
    parser.add_argument("--folder", type=Path, help="keep the archives there, or take them up")
    parser.add_argument(
        "--as-is", action="store_true", help="keep their indexes too, and ask no other database"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables to FILE")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        return _one(asked.one, asked.folder, asked.seconds, as_is=asked.as_is)
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="archive-bench-"))
    try:
        return _all([int(size) for size in asked.sizes.split(",")], folder, asked)
    finally:
        if asked.folder is None:
            shutil.rmtree(folder)


def _all(sizes: list[int], folder: Path, asked: argparse.Namespace) -> int:
    files = []
    for size in sizes:
        home = folder / str(size)
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                *(sys.executable, "-m", "tests.benchmarks", "--one", str(size)),
                *("--folder", str(home), "--seconds", str(asked.seconds)),
                *(["--as-is"] if asked.as_is else []),
            ],
            check=True,
            env=_environment(home),
        )
        files.append(home / "figures.json")
    measured = {
        size: {
            name: Timing(*figure) if isinstance(figure, list) else figure
            for name, figure in json.loads(file.read_text()).items()
        }
        for size, file in zip(sizes, files, strict=True)
    }
    judged = list(targets(measured))
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    introduction = (
        f"On {datetime.date.today():%-d %B %Y}, {machine}. PostgreSQL and SQLite are asked up to "
        f"{_RIVALS_TO:,} statements, at which the targets are set."
    )
    lines = [introduction, "", *report(measured, judged)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(f"\n{text}")
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")
    return 0 if all(target.is_met for target in judged) else 1


def _environment(home: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "ARCHIVE_HOME": str(home),
        "ARCHIVE_INDEX_INTERVAL": "1000000",
        "DATABASE_DURABLE": "off",
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }


def _one(size: int, home: Path, seconds: float, *, as_is: bool) -> int:
    """Make and measure one archive, and leave what was measured in a file beside it.

    With `as_is` its index is built only where it has none of this version.
    """
    import django  # noqa: PLC0415 - the settings of this process come with its environment

    django.setup()
    from . import measuring  # noqa: PLC0415
    from .progress import bar, tell  # noqa: PLC0415

    tell(f"{size:,} statements in {home}")
    figures = measuring.make(size, tell, bar, anew=not as_is)
    others = measuring.rivals(home, bar) if size <= _RIVALS_TO and not as_is else []
    figures |= measuring.measure(home, seconds, tell, others)
    (home / "figures.json").write_text(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
