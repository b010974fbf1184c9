"""From the address of a result page to the questions that it asks, in their plainest form.

Each page that can be pinned reads its own parameters, with the same filter that it answers by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, override

from statements.models.cards import LONGEST_QUERY
from statements.search.counting.periods import Interval
from statements.search.language.question import Question
from statements.search.studies.concordance import ConcordanceOptions
from statements.search.studies.pinned_results import normalized
from statements.search.studies.trends import MAX_SERIES, Split

from .compare import CompareFilter
from .concordance import ConcordanceFilter, ConcordanceTable
from .search_form import SearchFilter
from .trends import TrendMeasure, TrendsFilter

Pairs = list[tuple[str, str]]
Read = tuple[Pairs, tuple[Question, ...]]


class NotPinnable(Exception):
    """An address is none of a result that can be pinned; the message says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A result page: its name, its query string, normalised, and the questions it counts."""

    page: str
    query: str
    questions: tuple[Question, ...]


def asked_at(address: str, host: str) -> Asked:
    """Return what the result page at `address` asks: "/search?q=peace", or that with `host`.

    The page of a result, and what makes no sense in its address, are left out. Raises
    `NotPinnable` with the reason.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        raise NotPinnable(gettext("This is no address.")) from None
    page = _page_at(parts.path)
    if parts.netloc not in {"", host}:
        raise NotPinnable(gettext("Only a result of this archive can be pinned, at %s.") % host)
    if page is None:
        named = ", ".join(reverse(name) for name in _PAGES)
        reason = gettext("Only results can be pinned: addresses that begin with %s.")
        raise NotPinnable(reason % named)
    pairs, questions = _PAGES[page](QueryDict(parts.query))
    query = urlencode(pairs, safe="/()", quote_via=quote)
    if max(len(query), *(len(one.query_string()) for one in questions)) > LONGEST_QUERY:
        raise NotPinnable(gettext("So long a query cannot be pinned."))
    return Asked(page, query, questions)


def _page_at(path: str) -> str | None:
    """Return the page at `path` in whichever language, or None where it has no results."""
    for language in settings.LANGUAGES_OFFERED:
        with override(language):
            for name in _PAGES:
                if reverse(name) == path:
                    return name
    return None


def _search(data: QueryDict) -> Read:
    question = normalized(SearchFilter(data).question())
    return question.pairs(), (question,)


def _concordance(data: QueryDict) -> Read:
    asked = ConcordanceFilter(data)
    question = normalized(asked.question())
    settings = [*_settings(asked.wish()), ("table", asked.chosen_table().value)]
    usual = [*_settings(ConcordanceOptions()), ("table", ConcordanceTable.LINES.value)]
    return [*question.pairs(), *(one for one in settings if one not in usual)], (question,)


def _settings(wish: ConcordanceOptions) -> Pairs:
    return [
        ("order", wish.arrangement.value),
        ("lines", str(wish.lines)),
        ("window", str(wish.window)),
        ("seed", str(wish.seed)),
        ("left", wish.left),
        ("right", wish.right),
    ]


def _trends(data: QueryDict) -> Read:
    asked = TrendsFilter(data)
    base, drawing = asked.question().without_text(), asked.drawing()
    texts = asked.queries()[: 1 if drawing[1] else MAX_SERIES] or [""]
    questions = tuple(dict.fromkeys(normalized(base.with_text(text)) for text in texts))
    words = [("q", question.text) for question in questions if question.text]
    drawn, usual = _drawn(*drawing), _drawn(*TrendsFilter(QueryDict()).drawing())
    return [*words, *base.pairs(), *(one for one in drawn if one not in usual)], questions


def _compare(data: QueryDict) -> Read:
    asked = CompareFilter(data)
    questions = tuple(normalized(question) for question in asked.sets())
    if not questions:
        reason = gettext("Nothing is compared at this address: write a query for A or for B.")
        raise NotPinnable(reason)
    texts = [
        (name, normalized(Question(text)).text)
        for name, text in zip("ab", asked.texts(), strict=True)
    ]
    usual = _compared(CompareFilter(QueryDict()))
    unusual = [one for one in _compared(asked) if one not in usual]
    return [
        *normalized(asked.base()).pairs(),
        *(one for one in texts if one[1]),
        *unusual,
    ], questions


def _compared(asked: CompareFilter) -> Pairs:
    wish = asked.wish()
    return [
        ("order", wish.arrangement.value),
        ("rows", str(asked.rows_wanted)),
        ("least", str(wish.least)),
        ("spread", str(wish.spread)),
        ("seed", str(wish.seed)),
    ]


def _drawn(interval: Interval, split: Split | None, measure: TrendMeasure) -> Pairs:
    return [
        ("by", interval.value),
        ("split", split.value if split else ""),
        ("measure", measure.value),
    ]


_PAGES: dict[str, Callable[[QueryDict], Read]] = {
    "search": _search,
    "concordance": _concordance,
    "trends": _trends,
    "compare": _compare,
}
