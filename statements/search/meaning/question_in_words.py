"""A question in plain words: "Statements containing “peace” by Japan or France, 2016"."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, ngettext

from statements.facts.countries import country_of
from statements.search.index.sync import Opened
from statements.search.language import facet_labels
from statements.search.language.fields import QUERY_FIELDS
from statements.search.language.query_dates import (
    LAST_YEAR,
    first_and_last_day,
    is_year,
    years_of_value,
)
from statements.search.language.question import FACETS, Question
from statements.search.language.tokenizer import MAX_WORDS_IN_ANY_ORDER
from statements.search.language.tree import (
    And,
    Exact,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    conjunction,
    write_query,
)
from statements.writing.dates import date_form

from .field_meaning import FACET_OF_FIELD, field_meaning
from .index_values import IndexValues

_MAX_VALUES_NAMED = 4

_ROLES = {
    "permanent": gettext_noop("permanent members"),
    "elected": gettext_noop("elected members"),
    "non-member": gettext_noop("states not on the Council"),
    "un": gettext_noop("United Nations officials"),
    "other": gettext_noop("others"),
}


def question_in_words(question: Question, asked: Node | None, opened: Opened) -> str:
    """Return a sentence, without its full stop, that says what is searched for.

    `asked` is the tree of the question's text; empty where nothing is asked at all.
    """
    parts = asked.parts if isinstance(asked, And) else (asked,) if asked is not None else ()
    words = conjunction(part for part in parts if not _is_field(part))
    clauses = [(facet, _facet(facet, slugs, opened)) for facet, slugs in _chosen(question)]
    for part in parts:
        if isinstance(part, Field):
            clauses.append((FACET_OF_FIELD.get(part.name, part.name), _field(part, opened)))
        elif isinstance(part, Not) and isinstance(part.part, Field):
            clauses.append((part.part.name, _negated(part.part, opened)))
    if question.is_dated:
        clauses.append(("after", _dated(question.start, question.end)))
    if words is None and not clauses:
        return ""
    # What a comma parts comes last, and a facet where it comes among facets, however chosen.
    clauses.sort(key=lambda clause: (clause[1].startswith(_AFTER_A_COMMA), _ORDER.index(clause[0])))
    sentence = [_containing(words), *(clause for _, clause in clauses)]
    return gettext("Statements") + "".join(
        clause if clause.startswith(_AFTER_A_COMMA) else f" {clause}"
        for clause in sentence
        if clause
    )


_AFTER_A_COMMA = ", "
_ORDER = (*FACETS, *(name for name in QUERY_FIELDS if name not in FACETS))


def _is_field(part: Node) -> bool:
    return isinstance(part, Field) or (isinstance(part, Not) and isinstance(part.part, Field))


def _chosen(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    for facet, pairs in groupby(question.selections(), key=lambda pair: pair[0]):
        yield facet, tuple(value for _, value in pairs)


def _containing(words: Node | None) -> str:
    """Say which words: "containing “peace” and “war”, but not “law”"."""
    if words is None:
        return ""
    parts = words.parts if isinstance(words, And) else (words,)
    wanted = [part for part in parts if not isinstance(part, Not)]
    unwanted = [part.part for part in parts if isinstance(part, Not)]
    phrase = gettext("containing %(words)s") % {"words": _every(wanted)} if wanted else ""
    if unwanted:
        without = {"words": _or(map(_worded, unwanted))}
        if phrase:
            return " ".join([phrase, gettext("but not %(words)s") % without])
        return gettext("without %(words)s") % without
    return phrase


def _every(parts: Iterable[Node]) -> str:
    quoted: list[str] = []
    for plain, run in groupby(parts, key=lambda part: isinstance(part, Word)):
        if plain:
            quoted.append(_quoted(" ".join(write_query(word) for word in run)))
        else:
            quoted += map(_worded, run)
    return gettext(" and ").join(quoted)


def _or(values: Iterable[str]) -> str:
    return gettext(" or ").join(values)


def _quoted(text: str) -> str:
    return gettext("“%(text)s”") % {"text": text}


def _worded(part: Node) -> str:
    match part:
        case Word(text):
            return _quoted(text)
        case Exact(text) | Phrase(text):
            return gettext("exactly “%(text)s”") % {"text": text}
        case Prefix(text):
            return gettext("words that begin with “%(text)s”") % {"text": text}
        case Near(text, distance):
            phrase = ngettext(
                "“%(text)s” with at most %(distance)d other word between",
                "“%(text)s” with at most %(distance)d other words between",
                distance,
            )
            phrase %= {"text": text, "distance": distance}
            ordered = len(text.split()) > MAX_WORDS_IN_ANY_ORDER
            return gettext("%(words)s, in this order") % {"words": phrase} if ordered else phrase
        case Or(parts):
            return gettext("either %(words)s") % {"words": _or(map(_worded, parts))}
        case _:
            return f"({write_query(part)})"


def _field(asked: Field, opened: Opened) -> str:
    if asked.name == "before":
        day = _day(first_and_last_day(asked.values[0])[0])
        return _AFTER_A_COMMA + gettext("before %(day)s") % {"day": day}
    if asked.name == "after":
        day = _day(first_and_last_day(asked.values[0])[1])
        return _AFTER_A_COMMA + gettext("after %(day)s") % {"day": day}
    if asked.name == "year":
        found = {year for value in asked.values for year in years_of_value(value)}
        return f"{_AFTER_A_COMMA}{_spans(sorted(found))}"
    meaning = field_meaning(asked, opened)
    if not meaning.slugs:
        return _clause(meaning.facet, list(asked.values))
    return _facet(meaning.facet, meaning.slugs, opened)


def _negated(asked: Field, opened: Opened) -> str:
    if asked.name == "is":
        values = _or(gettext(value) for value in asked.values)
    else:
        values = _field(asked, opened).removeprefix(_AFTER_A_COMMA)
    return _AFTER_A_COMMA + gettext("not %(values)s") % {"values": values}


def _facet(facet: str, slugs: tuple[str, ...], opened: Opened) -> str:
    if facet == "year":
        known = sorted(int(slug) for slug in slugs if is_year(slug))
        return f"{_AFTER_A_COMMA}{_spans(known) if known else _any_of(list(slugs))}"
    if facet == FACET_OF_FIELD["is"]:
        return _AFTER_A_COMMA + _or(gettext(slug) for slug in slugs)
    if facet == "role":
        return _clause(facet, [gettext(_ROLES[slug]) if slug in _ROLES else slug for slug in slugs])
    named = (IndexValues(opened).label(facet, slug) or _known(facet, slug) for slug in slugs)
    return _clause(facet, [facet_labels.value_label(facet, name) for name in named])


def _known(facet: str, slug: str) -> str:
    """Return the name of a country that has not spoken in this archive, else the slug."""
    country = country_of(slug) if facet == "country" else None
    return country.name if country else slug


def _clause(facet: str, values: list[str]) -> str:
    form = {
        "agenda": gettext("on %(values)s"),
        "lang": gettext("delivered in %(values)s"),
        "meeting": gettext("at %(values)s"),
        "cites": gettext("citing %(values)s"),
    }.get(facet, gettext("by %(values)s"))
    return form % {"values": _any_of(list(map(_quoted, values)) if facet == "agenda" else values)}


def _any_of(values: list[str]) -> str:
    if len(values) > _MAX_VALUES_NAMED:
        others = gettext("%(number)d others") % {"number": len(values) - _MAX_VALUES_NAMED + 1}
        values = [*values[: _MAX_VALUES_NAMED - 1], others]
    if len(values) == 1:
        return values[0]
    return _or([", ".join(values[:-1]), values[-1]])


def _spans(numbers: list[int]) -> str:
    """Tell years as spans: [2014, 2015, 2016, 2019] is "2014–2016 or 2019"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return _any_of([_span(first, last) for first, last in spans])


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first)
    # The last year of all is one that nobody asks for.
    return gettext("%d or later") % first if last == LAST_YEAR else f"{first}–{last}"


def _dated(start: str, end: str) -> str:
    """Say from when to when, both included: ", from 1 January 2014 to 31 December 2016"."""
    days = {
        "first": _day(first_and_last_day(start)[0]) if start else "",
        "last": _day(first_and_last_day(end)[1]) if end else "",
    }
    if not end:
        return _AFTER_A_COMMA + gettext("from %(first)s") % days
    if not start:
        return _AFTER_A_COMMA + gettext("up to %(last)s") % days
    return _AFTER_A_COMMA + gettext("from %(first)s to %(last)s") % days


def _day(day: datetime.date) -> str:
    return date_format(day, date_form(day, "j F Y"))
