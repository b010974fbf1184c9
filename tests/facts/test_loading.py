"""Importing reads nothing, and needs nothing of Django."""

import subprocess
import sys

PROBE = """
import builtins, io, pathlib, sys
def refuse(path, *args, **kwargs):
    raise AssertionError(f"{path} was read on import")
import csv, dataclasses, datetime, bisect, functools, itertools, re, unicodedata
pathlib.Path.open = refuse
import statements.facts
assert not any(name.split(".")[0] == "django" for name in sys.modules), "Django was loaded"
"""


def test_import_reads_no_table_and_no_django() -> None:
    subprocess.run([sys.executable, "-c", PROBE], check=True, timeout=30)
