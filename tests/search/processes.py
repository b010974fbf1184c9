"""Other programs that work on the same record and index as the test does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

PROJECT = Path(__file__).resolve().parents[2]

_BEGIN = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.ARCHIVE_INDEX = sys.argv[2]
settings.ARCHIVE_INDEX_INTERVAL = 0.0
django.setup()
import os
from statements.search.index import documents, generations, sync, updates
from statements.search.language.question import Question
from statements.search.results.answer import answer
"""


def start(program: str) -> subprocess.Popen[str]:
    """Start Python with the search at hand; `program` follows."""
    database = connection.settings_dict["NAME"]
    return subprocess.Popen(
        [sys.executable, "-c", _BEGIN + program, database, str(settings.ARCHIVE_INDEX)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def run(program: str) -> tuple[int, str]:
    """Run a program to its end; return its exit status and what it printed."""
    process = start(program)
    printed, _ = process.communicate(timeout=60)
    return process.returncode, printed.strip()


def connect(database: str = "") -> psycopg.Connection:
    """Open another connection to the server, to the test's database if none is named."""
    parameters = connection.get_connection_params()
    known = {
        key: parameters[key] for key in ("host", "port", "user", "password") if parameters.get(key)
    }
    return psycopg.connect(
        **known, dbname=database or connection.settings_dict["NAME"], autocommit=True
    )
