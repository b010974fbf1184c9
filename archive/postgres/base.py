"""Django's PostgreSQL backend, on a server that is started when first connected to.

So `manage.py check`, `parse` or `--help` start none. Everything but where to connect is
Django's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.db.backends.postgresql import base, client

from archive import database

from . import server


def _socket_folder() -> str:
    try:
        return str(database.use(settings.ARCHIVE_HOME, durable=settings.DATABASE_DURABLE))
    except server.DatabaseNotStarted as error:
        raise OperationalError(str(error)) from error


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`, with the `psql` that came with the server."""

    executable_name = str(server.binaries() / "psql")

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: Mapping[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        return super().settings_to_cmd_args_env(
            {**settings_dict, "HOST": _socket_folder()}, parameters
        )


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "host": _socket_folder()}
