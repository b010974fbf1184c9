"""What a search may really be for: a record, a document, a speaker or a delegation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from statements.facts.countries import country_of
from statements.facts.labels import fold
from statements.facts.organizations import organization_of
from statements.models import Meeting, Statement
from statements.pages.web.addresses import locate, numbered, official
from statements.search.index.sync import Opened
from statements.search.language.document_symbols import SymbolAndPage, read_document_symbol
from statements.search.language.tree import And, Node, Phrase, Word, write_query
from statements.search.meaning.index_values import IndexValues
from statements.search.meaning.speaker_names import nearest_value, speakers_named


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page that a query may name: what it is, and where. `held` tells if it is here."""

    kind: str
    label: str
    url: str
    held: bool = True


def pages_named(text: str, asked: Node | None, opened: Opened) -> list[NamedPage]:
    """Return what the text of a query names, a document first.

    Costs four queries of the record at most, and none where no symbol is typed.
    """
    typed = read_document_symbol(text)
    if typed is not None:
        return [_document(typed)]
    name = _name(asked)
    return list(_named(name, opened)) if name else []


def _document(typed: SymbolAndPage) -> NamedPage:
    thing = locate(typed.symbol)
    if thing is None and typed.symbol.startswith("S/PV.") and numbered(typed.symbol)[0]:
        # Of a record there are pages and no parts elsewhere: a statement not held is its meeting.
        return _document(SymbolAndPage(numbered(typed.symbol)[0]))
    if thing is None:
        return NamedPage("document", typed.symbol, official(typed.symbol), held=False)
    if isinstance(thing, Statement):
        named = {"symbol": thing.meeting.symbol, "number": thing.number}
        label = gettext("%(symbol)s, statement %(number)d") % named
        return NamedPage("statement", label, thing.get_absolute_url())
    kind = "meeting" if isinstance(thing, Meeting) else "document"
    url = thing.get_absolute_url()
    if isinstance(thing, Meeting) and typed.page:
        return NamedPage(
            kind,
            gettext("%(symbol)s, page %(page)d") % {"symbol": thing.symbol, "page": typed.page},
            f"{url}?page={typed.page}",
        )
    title = getattr(thing, "title", "")
    return NamedPage(kind, f"{thing.symbol}: {title}" if title else thing.symbol, url)


def _name(asked: Node | None) -> str:
    """The words of a query that may be a name: nothing but words, or one phrase.

    What stands before a comma in lists comes last in speech: "Power, Samantha".
    """
    parts = asked.parts if isinstance(asked, And) else (asked,)
    if all(isinstance(part, Word) for part in parts):
        text = write_query(asked)
    else:
        text = asked.text if isinstance(asked, Phrase) else ""
    last, _, first = text.partition(", ")
    return fold(f"{first} {last}")


def _named(name: str, opened: Opened) -> Iterator[NamedPage]:
    values = IndexValues(opened)
    country = country_of(name)
    organization = organization_of(name)
    if country and country.slug in values.slugs("country"):
        yield _page("country", country.slug, country.name)
    if organization and organization.slug in values.slugs("org"):
        yield _page("organization", organization.slug, organization.name)
    if country or organization:
        return
    named = [_page("speaker", entry.slug, entry.label) for entry in speakers_named(name, opened)]
    yield from named
    if not named and (near := nearest_value(name, "country", opened)):
        yield _page("country", near.slug, near.label)


def _page(kind: str, slug: str, label: str) -> NamedPage:
    return NamedPage(kind, label, reverse(kind, args=[slug]))
