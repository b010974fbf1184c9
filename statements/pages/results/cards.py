"""Query cards: a result pinned at an address of its own, which tells later what has changed.

Nobody signs in to pin, and no cookie is set. What protects the archive is that the same
result is the same card, that a card is small, and that only so many are made in a while
(`QueryCardQuerySet.keep`); a request that another site made a browser send is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from statements.exports.files import Cell, sheet
from statements.exports.tables import STATEMENT_ROWS
from statements.models import PinnedSet, QueryCard, Statement
from statements.models.limits import RateLimited
from statements.pages.web.caching import kept
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.same_site import is_same_site
from statements.search.index import sync
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.meaning.question_in_words import question_in_words
from statements.search.meaning.reading import read_query
from statements.search.studies.pinned_results import archive_state, pinned_key, pinned_result

from .card_changes import SetChanges, changes_of
from .pinnable import Asked, NotPinnable, asked_at

LONGEST_ADDRESS = 4_000
LONGEST_WORDING = 2_000


class PinForm(forms.Form):
    """The address of a result."""

    result = forms.CharField(max_length=LONGEST_ADDRESS)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest) -> HttpResponseBase:
    """What a query card is; with POST, pin the result at the address sent and lead to its card."""
    if request.method != "POST":
        return _about(request)
    if not is_same_site(request):
        why = gettext("Another site sent this request. Pin from the result.")
        return _refused(request, why, 403)
    form = PinForm(request.POST)
    if not form.is_valid():
        return _refused(request, " ".join(map(str, form.errors["result"])), 400)
    try:
        card = _pin(asked_at(form.cleaned_data["result"], request.get_host()))
    except NotPinnable as error:
        return _refused(request, str(error), 400)
    except RateLimited as error:
        why = gettext("Many cards were pinned of late. Please try later.")
        response = _refused(request, why, 503)
        response["Retry-After"] = str(error.seconds)
        return response
    response = HttpResponseRedirect(card.get_absolute_url())
    response.status_code = 303
    return response


@kept
def _about(request: HttpRequest) -> HttpResponse:
    return render(request, "results/cards.html")


def _refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    address = request.POST.get("result", "")[:LONGEST_ADDRESS]
    context = {"complaints": [why], "result": address}
    return render(request, "results/cards.html", context, status=status)


def _pin(asked: Asked) -> QueryCard:
    opened = sync.current()
    at = archive_state(opened)
    findings = [pinned_result(question, opened) for question in asked.questions]
    card = QueryCard(
        key=pinned_key(asked.page, asked.query, at, findings),
        page=asked.page,
        query=asked.query,
        held=at.held,
        newest_change=at.newest_change,
        index_version=at.version,
    )
    sets = [
        PinnedSet(
            place=place,
            query=question.query_string(),
            wording=_in_words(question, opened),
            count=finding.count,
            statements=list(finding.statements) if finding.statements is not None else None,
            years=dict(finding.years),
        )
        for place, (question, finding) in enumerate(
            zip(asked.questions, findings, strict=True), start=1
        )
    ]
    return QueryCard.objects.keep(card, sets)


def _in_words(question: Question, opened: Opened) -> str:
    """Say what is asked in the language of the record: a card is the same to everyone."""
    reading = read_query(question.text, opened, glossary=question.glossary)
    with override(settings.LANGUAGE_CODE):
        return (
            question_in_words(question, reading.asked, opened)[:LONGEST_WORDING] or "All statements"
        )


_CARDS = QueryCard.objects.prefetch_related("sets")
LISTED_ON_PAGE, LISTED_IN_FILES = 50, 1_000
"""How many statements of each kind of change the page lists, and its JSON and CSV, at most."""


def card(request: HttpRequest, key: str) -> HttpResponse:
    """What was asked; how many statements fitted then and fit now; and how to cite it."""
    held = get_object_or_404(_CARDS, key=key)
    opened = opened_for(request)
    changes = changes_of(held, opened, LISTED_ON_PAGE)
    now = archive_state(opened)
    context = {
        "card": held,
        "changes": changes,
        "now": now,
        "unchanged": all(each.difference.is_nothing for each in changes),
        "reindexed": now.version != held.index_version,
        "address": request.build_absolute_uri(held.get_absolute_url()),
        "reference": reference_to(held),
        "listed": LISTED_ON_PAGE,
    }
    return render(request, "results/card.html", context)


def reference_to(card: QueryCard) -> str:
    """Refer to a card in a sentence: what was counted, in which archive, and when. One query.

    In the language of the record, whoever reads it.
    """
    counted = "; ".join(f"{pinned.wording}: {_number(pinned.count)}" for pinned in card.sets.all())
    with override(settings.LANGUAGE_CODE):
        day = date_format(card.pinned_at, "j F Y")
    holding = f"of an archive of {_number(card.held)}"
    return f"{counted}. Security Council Archive, query card {card.key} {holding}, {day}."


def _number(statements: int) -> str:
    return "1 statement" if statements == 1 else f"{statements:,} statements"


def card_json(request: HttpRequest, key: str) -> HttpResponse:
    """The card for programs, with up to 1,000 statements of each kind of change."""
    held = get_object_or_404(_CARDS, key=key)
    opened = opened_for(request)
    now = archive_state(opened)
    body = {
        "key": held.key,
        "address": request.build_absolute_uri(held.get_absolute_url()),
        "result": request.build_absolute_uri(held.result),
        "page": held.page,
        "query": held.query,
        "pinned_at": held.pinned_at.isoformat(timespec="seconds"),
        "reference": reference_to(held),
        "then": {
            "statements_held": held.held,
            "newest_change": held.newest_change,
            "index_version": held.index_version,
        },
        "now": {
            "statements_held": now.held,
            "newest_change": now.newest_change,
            "index_version": now.version,
        },
        "sets": [_as_dict(request, each) for each in changes_of(held, opened, LISTED_IN_FILES)],
    }
    return as_json(body)


def _as_dict(request: HttpRequest, changes: SetChanges) -> dict[str, object]:
    pinned, difference = changes.pinned, changes.difference
    return {
        "wording": pinned.wording,
        "query": pinned.query,
        "search": request.build_absolute_uri(f"{reverse('search')}?{pinned.query}"),
        "then": difference.then,
        "now": difference.now,
        "years": [{"year": year, "then": then, "now": now} for year, then, now in difference.years],
        "statements_known": difference.added is not None,
        "added": _listed(request, difference.added, changes.added),
        "gone": _listed(request, difference.gone, changes.gone)
        | {"not_held": [lost.place for lost in changes.lost]},
        "changed": _listed(request, difference.changed, changes.changed),
    }


def _listed(
    request: HttpRequest, keys: tuple[int, ...] | None, statements: Sequence[Statement]
) -> dict[str, object]:
    number = len(keys) if keys is not None else None
    return {"count": number, "statements": STATEMENT_ROWS.rows(request, statements)}


def card_csv(request: HttpRequest, key: str) -> HttpResponse:
    """A line for each statement that is new, gone or changed: up to 1,000 of each."""
    held = get_object_or_404(_CARDS, key=key)
    changes = changes_of(held, opened_for(request), LISTED_IN_FILES)
    return sheet(f"card-{key}", ("set", "change", *STATEMENT_ROWS.head), _lines(request, changes))


def _lines(request: HttpRequest, changes: list[SetChanges]) -> Iterator[tuple[Cell, ...]]:
    for place, each in enumerate(changes, start=1):
        kinds = (("new", each.added), ("gone", each.gone), ("changed", each.changed))
        for change, statements in kinds:
            for cells in STATEMENT_ROWS.cells(request, statements):
                yield place, change, *cells
        for lost in each.lost:
            yield place, "not held", lost.place, *[None] * (len(STATEMENT_ROWS.head) - 1)
