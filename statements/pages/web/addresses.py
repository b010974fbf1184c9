"""Addresses: what a UN symbol in an address names, and where the official documents are."""

from __future__ import annotations

from urllib.parse import quote

from django.urls import Resolver404, resolve, reverse

from statements.models import Document, Meeting, Redirect, Statement
from statements.transcripts.symbols import SymbolError, canonical

OFFICIAL = "https://docs.un.org"
LANGUAGES_OF_DOCUMENTS = (
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
)


def locate(address: str) -> Meeting | Document | Statement | None:
    """Return what `address` names, however its symbol is spelt, or None.

    A meeting comes before a document of the same symbol, and both before a statement:
    S/2020/254 is a letter with statements, S/2020/254/3 the third of them. A statement
    that a better reading has moved answers at its former number too.
    """
    whole = named(address)
    meeting = Meeting.objects.filter(symbol=whole).first()
    if meeting is not None:
        return meeting
    document = Document.objects.filter(symbol=whole).first()
    if document is not None:
        return document
    return _statement(address)


def _statement(address: str) -> Statement | None:
    symbol, number = numbered(address)
    if not symbol:
        return None
    statement = Statement.objects.with_names().filter(meeting__symbol=symbol, number=number).first()
    if statement is not None:
        return statement
    moved = (
        Redirect.objects.filter(meeting__symbol=symbol, number=number)
        .select_related("statement__meeting")
        .first()
    )
    return moved.statement if moved else None


def numbered(address: str) -> tuple[str, int]:
    """Return symbol and number where `address` reads as a statement's, else ("", 0)."""
    before, _, number = address.strip("/ ").rpartition("/")
    # Nine digits at most: more is no number of a statement, and no integer of the database.
    if not before or not number.isascii() or not number.isdecimal() or len(number) > 9:
        return "", 0
    return named(before), int(number)


def named(address: str) -> str:
    """Return the canonical symbol that `address` spells, or the address where it is none."""
    try:
        return canonical(address.strip("/ "))
    except SymbolError:
        # The database cannot hold a null character, so neither can a symbol.
        return address.strip("/ ").replace("\0", "")


def official(symbol: str, language: str = "en") -> str:
    """Return the address of the official document: `…/en/S/RES/2295(2016)`."""
    return f"{OFFICIAL}/{language}/{quote(symbol.replace(' ', ''), safe='/()')}"


def official_languages(symbol: str) -> list[tuple[str, str, str]]:
    """Return (code, name, address) of the document in each official language.

    A specimen has no official document, and so none; nor has a provision of the Charter.
    """
    if symbol.startswith(("SPECIMEN/", "Charter,")):
        return []
    return [(code, name, official(symbol, code)) for code, name in LANGUAGES_OF_DOCUMENTS]


def with_slash(address: str) -> str | None:
    """Return the page that `address` lacks only the last slash of, or None."""
    page = f"{reverse('home')}{address}/"
    try:
        match = resolve(page)
    except Resolver404:
        return None
    return None if match.url_name == "record" else page
