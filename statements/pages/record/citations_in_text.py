"""Resolve: a text pasted by a reader, with every citation in it recognised and linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import wraps

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from statements.exports.files import sheet
from statements.models import Document, Meeting
from statements.models.addresses import record_address
from statements.pages.text.pieces import Link, Piece, split_at_links
from statements.pages.web.addresses import official
from statements.pages.web.formats import as_json
from statements.transcripts.citing.citations import contradicted, find
from statements.transcripts.records import ParsedCitation
from statements.transcripts.restoration.text import restore

MAX_TEXT_LENGTH = 50_000


class ResolveForm(forms.Form):
    """A text to look through. It is not stripped: offsets count from its first character."""

    text = forms.CharField(
        required=False,
        strip=False,
        max_length=MAX_TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """A citation, and where it leads.

    `address` is its page in the archive where `held` is true, else the official document;
    empty where it has neither. `true_year` is set where it is cited with another year, and
    `meant` and `meant_address` are the resolution of this year and its page.
    """

    citation: ParsedCitation
    title: str
    address: str
    held: bool
    true_year: int | None
    meant: str = ""
    meant_address: str = ""

    @property
    def label(self) -> str:
        """The document, its place and what is wrong, in words."""
        cited = ", ".join(filter(None, [self.citation.symbol, self.citation.pinpoint]))
        if not self.true_year:
            return cited
        told = gettext("%(cited)s (wrong year: it is of %(year)d)")
        return told % {"cited": cited, "year": self.true_year}


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text in paragraphs, and the citations in them in their order."""

    paragraphs: tuple[str, ...]
    citations: tuple[Resolved, ...]

    @property
    def pieces(self) -> Iterator[tuple[Piece, ...]]:
        """Each paragraph with its citations as links."""
        of: dict[int, list[Link]] = defaultdict(list)
        for one in self.citations:
            cited = one.citation
            if one.address:
                of[cited.paragraph].append(Link(cited.start, cited.end, one.address, one.label))
        for number, text in enumerate(self.paragraphs, 1):
            yield split_at_links(text, of[number])

    @property
    def wrong(self) -> int:
        """How many are cited with a wrong year."""
        return sum(one.true_year is not None for one in self.citations)

    @property
    def distinct(self) -> int:
        """How many documents are cited."""
        return len({one.citation.symbol for one in self.citations})


def resolved(text: str) -> Resolution:
    """Find what `text` cites. Two queries, however long it is.

    Wraps, page breaks and misread characters of a text copied from a record are mended
    first, as those of the records themselves are.
    """
    paragraphs = restore(text.replace("\r\n", "\n").replace("\0", "")).paragraphs
    found = find(paragraphs)
    symbols = {citation.symbol for citation in found}
    titles = _titles(symbols | set(map(_meant, symbols)))
    return Resolution(paragraphs, tuple(_resolved(citation, titles) for citation in found))


def _titles(symbols: Iterable[str]) -> dict[str, str]:
    """Return the titles of those of `symbols` that have a page here, by symbol."""
    wanted = list(symbols)
    meetings = Meeting.objects.filter(symbol__in=wanted)
    documents = Document.objects.filter(symbol__in=wanted)
    return dict(meetings.values_list("symbol", "agenda_item__title")) | dict(
        documents.values_list("symbol", "title")
    )


def _resolved(citation: ParsedCitation, titles: dict[str, str]) -> Resolved:
    symbol, meant = citation.symbol, _meant(citation.symbol)
    return Resolved(
        citation=citation,
        title=titles.get(symbol) or "",
        address=_address(symbol, titles),
        held=symbol in titles,
        true_year=contradicted(symbol),
        meant=meant,
        meant_address=_address(meant, titles) if meant else "",
    )


def _meant(symbol: str) -> str:
    """Return the resolution that a wrong year hides, empty where no year is wrong."""
    year = contradicted(symbol)
    return f"{symbol.partition(' (')[0]} ({year})" if year else ""


def _address(symbol: str, titles: dict[str, str]) -> str:
    held = symbol in titles
    return record_address(symbol) if held else _official(symbol)


def _official(symbol: str) -> str:
    """Return the address of the official document, empty for what is none: the Charter."""
    return "" if symbol.startswith(("SPECIMEN/", "Charter")) else official(symbol)


CitationView = Callable[[HttpRequest], HttpResponse]


def _changes_nothing(view: CitationView) -> CitationView:
    """Answer GET, and POST for what is longer than an address can be, without a cookie.

    It writes nothing, so a forged request gains nothing; and what somebody pastes is kept
    by no cache.
    """

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        response = view(request)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answer))


def _asked(request: HttpRequest) -> tuple[Resolution, ResolveForm]:
    form = ResolveForm(request.POST if request.method == "POST" else request.GET)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    return resolved(text), form


def _mistakes(form: ResolveForm) -> list[str]:
    return [f"text: {message}" for message in form.errors.get("text", [])]


@_changes_nothing
def resolve(request: HttpRequest) -> HttpResponse:
    """The text with its citations as links, and a table of them."""
    resolution, form = _asked(request)
    context = {
        "resolution": resolution,
        "text": form["text"].value() or "",
        "longest": MAX_TEXT_LENGTH,
        "complaints": _mistakes(form),
    }
    return render(request, "record/citations_in_text.html", context)


@_changes_nothing
def resolve_json(request: HttpRequest) -> HttpResponse:
    """The paragraphs, and the citations with their offsets into these."""
    resolution, form = _asked(request)
    body = {
        "paragraphs": resolution.paragraphs,
        "citations": [_as_dict(request, one) for one in resolution.citations],
        "wrong_years": resolution.wrong,
        "problems": _mistakes(form),
    }
    status = 400 if form.errors else 200
    return as_json(body, status)


@_changes_nothing
def resolve_csv(request: HttpRequest) -> HttpResponse:
    """The citations, a line each."""
    resolution, form = _asked(request)
    rows = [_as_dict(request, one) for one in resolution.citations]
    response = sheet("citations", _COLUMNS, ([row[name] for name in _COLUMNS] for row in rows))
    # An empty file would say that the text cites nothing.
    response.status_code = 400 if form.errors else 200
    return response


_COLUMNS = (
    *("symbol", "printed", "pinpoint", "title", "true_year", "meant", "meant_address"),
    *("held", "address", "paragraph", "start", "end"),
)


def _as_dict(request: HttpRequest, one: Resolved) -> dict[str, str | int | None]:
    address = request.build_absolute_uri(one.address) if one.address else ""
    return asdict(one.citation) | {
        "title": one.title,
        "address": address,
        "held": one.held,
        "true_year": one.true_year,
        "meant": one.meant,
        "meant_address": request.build_absolute_uri(one.meant_address) if one.meant else "",
    }
