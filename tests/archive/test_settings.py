"""What the environment says, and what holds where it says nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .processes import PROJECT

SHOW = """
import json, sys
from archive import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def read(home: Path, *names: str, **environment: str) -> dict[str, Any]:
    """Return the settings `names` of an archive at `home` with the given environment."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *names],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "ARCHIVE_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_everything_on_disk_moves_with_archive_home(home: Path) -> None:
    found = read(home, "ARCHIVE_HOME", "ARCHIVE_INDEX", "STATIC_ROOT")
    assert found == {
        "ARCHIVE_HOME": str(home),
        "ARCHIVE_INDEX": str(home / "index"),
        "STATIC_ROOT": str(home / "static"),
    }


def test_a_key_is_made_once_and_kept_from_others(home: Path) -> None:
    first, second = read(home, "SECRET_KEY"), read(home, "SECRET_KEY")
    assert first == second
    assert len(first["SECRET_KEY"]) >= 50
    assert (home / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in home.iterdir()] == ["secret_key"]


def test_a_given_key_is_taken_and_not_kept(home: Path) -> None:
    assert read(home, "SECRET_KEY", SECRET_KEY="given") == {"SECRET_KEY": "given"}
    assert not home.exists()


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("DEBUG", "1", True),
        ("HOST", "0.0.0.0", "0.0.0.0"),
        ("PORT", "8135", 8135),
        ("WORKERS", "4", 4),
        ("THREADS", "8", 8),
        ("ALLOWED_HOSTS", "a.example,b.example", ["a.example", "b.example"]),
        ("CSRF_TRUSTED_ORIGINS", "https://a.example", ["https://a.example"]),
    ],
)
def test_a_variable_sets_the_setting_of_its_name(
    home: Path, variable: str, value: str, expected: object
) -> None:
    assert read(home, variable, **{variable: value}) == {variable: expected}


def test_secure_asks_for_https_everywhere(home: Path) -> None:
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert set(read(home, *names, SECURE="1").values()) == {True}
    assert set(read(home, *names).values()) == {False}
    assert read(home, "SECURE_HSTS_SECONDS", SECURE="1") != read(home, "SECURE_HSTS_SECONDS")


def test_database_url_is_used_with_a_pool(home: Path) -> None:
    url = "postgresql://me:s%40crt@db.example:5433/un"
    database = read(home, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert [database[name] for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME")] == [
        "db.example",
        5433,
        "me",
        "s@crt",
        "un",
    ]
    assert database["OPTIONS"]["pool"]["max_size"] >= 4


def test_a_database_other_than_postgresql_is_refused(home: Path) -> None:
    with pytest.raises(AssertionError, match="DATABASE_URL must begin with postgresql://"):
        read(home, "DATABASES", DATABASE_URL="sqlite:///archive.db")
