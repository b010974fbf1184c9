"""Making the record ready for a command that is the first to need it."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from statements.ingest.load_facts import load_reference


def make_tables() -> bool:
    """Give the record the tables of this version; tell whether there was anything to do."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0)
    return True


def make_ready() -> None:
    """Do what `serve` does first: tables, and the facts that statements refer to.

    Takes a query or two where there is nothing to do.
    """
    if make_tables():
        load_reference()
