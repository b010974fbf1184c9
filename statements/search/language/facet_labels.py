"""The labels of facets and of their values, in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_noop

FACET_LABELS = {
    "country": gettext_noop("Country"),
    "org": gettext_noop("Organization"),
    "speaker": gettext_noop("Speaker"),
    "year": gettext_noop("Year"),
    "agenda": gettext_noop("Agenda item"),
    "lang": gettext_noop("Language"),
    "role": gettext_noop("Council role"),
    "region": gettext_noop("Regional group"),
    "type": gettext_noop("Type"),
    "cites": gettext_noop("Cited document"),
    "meeting": gettext_noop("Meeting"),
}
"""The label of each facet, to be translated."""


TRANSLATED_FACETS = ("lang", "region", "role", "type")
"""Facets whose values are words of this archive, and are translated; others are names."""


def value_label(facet: str, label: str) -> str:
    """Return the label of a value in the reader's language; names stay as in the record."""
    return _translated(label, get_language()) if facet in TRANSLATED_FACETS else label


@lru_cache(maxsize=1_000)
def _translated(text: str, language: str | None) -> str:
    """Return a text in the reader's `language`. It is looked up once: a page has hundreds."""
    return gettext(text)
