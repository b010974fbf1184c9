"""The address of a meeting, a document or a statement: its symbol, and in that its number."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from django.urls import get_script_prefix, reverse
from django.utils.http import RFC3986_SUBDELIMS, escape_leading_slashes
from django.utils.translation import get_language

# What Django's `reverse` leaves as it is.
_SAFE = f"{RFC3986_SUBDELIMS}/~:@"
_ANY = "-"


def record_address(record: str) -> str:
    """Return the address of what stands at `record`, "S/PV.7802/12", in the reader's language."""
    return record_addresses()(record)


def record_addresses() -> Callable[[str], str]:
    """Return what gives the address of any record, in the language that is the reader's now.

    Lists have one for each row, and to ask the routes for it takes as long as all else in a row.
    """
    root = _root(get_language(), get_script_prefix())

    def address(record: str) -> str:
        return escape_leading_slashes(root + quote(record.replace(" ", ""), safe=_SAFE))

    return address


@lru_cache(maxsize=64)
def _root(language: str | None, prefix: str) -> str:
    """Return what comes before every record. Language and prefix are what it depends on."""
    return reverse("record", args=[_ANY]).removesuffix(_ANY)
