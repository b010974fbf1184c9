"""What every test stands on: an archive of its own, and the real material where it is."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import hypothesis
import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

PROJECT = Path(__file__).resolve().parent.parent

# The settings are read after this file, so no test reaches a developer's archive. Of the
# environment only DATABASE_URL counts.
for name in ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DEBUG", "HOST", "LOG_LEVEL", "SECURE"):
    os.environ.pop(name, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
os.environ["ARCHIVE_HOME"] = tempfile.mkdtemp(prefix="archive-tests-")
atexit.register(shutil.rmtree, os.environ["ARCHIVE_HOME"])  # after the database has stopped
Path(os.environ["ARCHIVE_HOME"], "static").mkdir()  # WhiteNoise warns where there is none
os.environ["DATABASE_DURABLE"] = "off"
os.environ["SECRET_KEY"] = "only-for-tests"
django.setup()

from statements.search.index import sync  # noqa: E402  # nothing of Django before it is set up

from .guard import measured  # noqa: E402

# Enough examples for every run; HYPOTHESIS_EXAMPLES asks for more, say before a release.
hypothesis.settings.register_profile(
    "archive", max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "20")), deadline=None
)
hypothesis.settings.load_profile("archive")

_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & _DATABASE_FIXTURES:
            item.add_marker(pytest.mark.db)
        if PROJECT / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real material; a test that asks for it is skipped where it is absent."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"needs the real material in ../shared/data: {folder} is not there")
    return folder


Stand = Callable[[Callable[[], object]], Path]


@pytest.fixture(scope="module")
def stand(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stand]:
    """Make rows that stand for all tests of a module, and return the folder of their index.

    What a test writes on top is rolled back with the test, and the rows with the module. The
    index is for tests that only read. Not for a module with tests that commit.
    """
    folder = tmp_path_factory.mktemp("standing") / "index"
    whole = transaction.atomic()

    def make(rows: Callable[[], object]) -> Path:
        with django_db_blocker.unblock(), override_settings(ARCHIVE_INDEX=folder):
            rows()
            sync.rebuild()
        return folder

    with django_db_blocker.unblock():
        whole.__enter__()
    yield make
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _quick_settings(settings: Settings) -> None:
    """Pages name static files as they are: nothing has been collected for a test.

    Passwords are hashed quickly, for those of a test are nobody's secret.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _quick_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever test asks a search that takes long (`guard.SLOWEST`)."""
    for door in ("statements.pages.results.search.answer", "tests.search.answers.answer"):
        monkeypatch.setattr(door, measured)
