"""The archive as a newcomer finds it, running, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from .fonts import DEJAVU, NOTO, configured

# Debian's name for it, and those of other systems.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
]


@pytest.fixture(scope="package")
def chromium_path() -> str:
    """Where the browser is; without one, what asks for it is skipped."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("needs a browser: install Debian's package chromium")
    return path


@pytest.fixture(scope="package")
def archive(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a running archive that holds what is in `seeds/`, ingested for real."""
    files = {
        "ARCHIVE_INDEX": tmp_path_factory.mktemp("archive") / "index",
        "STATIC_ROOT": settings.BASE_DIR / "static",
        "STORAGES": {
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        },
        "ALLOWED_HOSTS": ["localhost"],
    }
    with override_settings(**files), django_db_blocker.unblock():
        call_command("load_facts", verbosity=0)
        call_command("ingest", Path(settings.BASE_DIR) / "seeds", workers=1)
        server = LiveServerThread("localhost", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://{server.host}:{server.port}"
        server.terminate()
        _empty()


def _empty() -> None:
    models = apps.get_app_config("statements").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, tables))}")


Launch = Callable[[Path | None], Browser]


@pytest.fixture(scope="package")
def launch(chromium_path: str, archive: str) -> Iterator[Launch]:
    """Start a browser without a window, with the fonts of a configuration of fontconfig."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # The browser is driven by a loop of its own in this thread, which Django takes for
        # one that must not wait; nothing but tests runs in it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browsers: list[Browser] = []

        def start(fonts: Path | None) -> Browser:
            environment: dict[str, str | float | bool] = {**os.environ}
            if fonts:
                environment["FONTCONFIG_FILE"] = str(fonts)
            browser = playwright.chromium.launch(
                executable_path=chromium_path, args=ARGUMENTS, env=environment
            )
            browsers.append(browser)
            return browser

        yield start
        for browser in browsers:
            browser.close()
        connection.close()  # beside the loop a thread has a connection more


@pytest.fixture(scope="package")
def chromium(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """A browser with the fonts of a desktop or, where those are missing, with the machine's."""
    return launch(configured(NOTO, tmp_path_factory.mktemp("noto")))


@pytest.fixture(scope="package")
def plain_chromium(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Another one, with fonts of other measures."""
    fonts = configured(DEJAVU, tmp_path_factory.mktemp("dejavu"))
    if fonts is None:
        pytest.skip("needs other fonts: install Debian's package fonts-dejavu-core")
    return launch(fonts)


@pytest.fixture
def tab(archive: str, chromium: Browser) -> Iterator[Page]:
    """A fresh tab of a desktop browser, at no page yet; what its console tells is a failure."""
    with opened(archive, chromium) as page:
        yield page


@pytest.fixture(scope="module")
def same_tab(archive: str, chromium: Browser) -> Iterator[Page]:
    """The same, for all tests of a module that only look: a new tab costs half a second."""
    with opened(archive, chromium) as page:
        yield page


@pytest.fixture(scope="module")
def plain_tab(archive: str, plain_chromium: Browser) -> Iterator[Page]:
    """And with the other fonts."""
    with opened(archive, plain_chromium) as page:
        yield page


@contextmanager
def opened(archive: str, chromium: Browser) -> Iterator[Page]:
    """Open a tab, and close it. Raises `AssertionError` with what its console told."""
    context = chromium.new_context(base_url=archive, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    pages: set[str] = set()

    def note(said: ConsoleMessage) -> None:
        # That a page is missing is told on the console too, and is for its test to judge.
        if said.type == "error" and said.location["url"] not in pages:
            errors.append(f"{page.url}: {said.text}")

    page.on(
        "request", lambda asked: pages.add(asked.url) if asked.is_navigation_request() else None
    )
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on("console", note)
    yield page
    context.close()
    assert errors == []
