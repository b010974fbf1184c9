"""An archive of the real material, made for one run: a database and an index of its own."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from .material import CORPUS, RECORDS, SEEDS


def build() -> None:
    """Set Django up on a new archive, and take the corpus, the records and their like into it.

    It is gone when the process ends. To be called once, before anything asks for a setting.
    """
    home = tempfile.mkdtemp(prefix="archive-evaluated-")
    atexit.register(shutil.rmtree, home)  # after the database has stopped
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "ARCHIVE_HOME": home,
        "DATABASE_DURABLE": "off",
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_facts", stdout=io.StringIO())
    founding = Path(home, "founding")  # without the invented meetings that lie beside it
    founding.mkdir()
    for path in SEEDS.glob("*.*"):
        shutil.copy(path, founding)
    try:
        call_command(
            "ingest", CORPUS, RECORDS, founding, stdout=io.StringIO(), stderr=io.StringIO()
        )
    except SystemExit as told:
        # 1 tells of problems in the material, which are for the review queue.
        if told.code != 1:
            raise
