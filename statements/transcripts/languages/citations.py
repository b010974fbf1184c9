"""Documents cited in the other languages: symbols as everywhere, resolutions by their word.

"résolution 2107 (2013)", "резолюции 2107 (2013)", "第2107（2013）号决议", "القرار 2107 (2013)",
and ")2013( 2107" where an extractor left the Arabic in visual order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statements.facts import resolution_year
from statements.transcripts.citing.citations import find
from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, YEAR, Grammar
from statements.transcripts.records import ParsedCitation
from statements.transcripts.symbols import SymbolError, parse

from .provisions import provisions

_TURNED = re.compile(rf"(?P<year>{YEAR})[()]\s*(?P<number>[0-9]{{1,4}})(?![0-9/])", re.ASCII)
_BEFORE_ITEM = re.compile(r"\A\s*(?:[,،、]\s*)?(?:(?:et|ou|y|e|o|u|и|или)\s+|[和及或]|و\s*)?")
_STRAY_YEARS = 1
_RECENT = 2700
"""From this number on the table of years may not reach, and the year is taken as printed."""
_NEAR = 60


def cited(paragraphs: Sequence[str], grammar: Grammar) -> tuple[ParsedCitation, ...]:
    """Return the documents cited in `paragraphs`, in order, never overlapping.

    As `statements.transcripts.citing.citations.find`, in the language of the grammar; `pinpoint`
    is in that language too.
    """
    if grammar.code == "en":
        return find(paragraphs)
    found = [replace(one, pinpoint="") for one in find(paragraphs)]
    for number, text in enumerate(paragraphs, 1):
        found.extend(_resolutions(number, text, grammar))
        for one in provisions(text, grammar.code):
            printed = text[one.start : one.end]
            found.append(
                ParsedCitation(one.symbol, printed, number, one.start, one.end, one.pinpoint)
            )
        if grammar.direction == RIGHT_TO_LEFT:
            found.extend(_turned(number, text))
    return tuple(_settled(found, paragraphs, grammar))


def _resolutions(paragraph: int, text: str, grammar: Grammar) -> Iterator[ParsedCitation]:
    announced, following = grammar.resolution
    position = 0
    while first := announced.search(text, position):
        match: re.Match[str] | None = first
        while match is not None:
            position = match.end()
            symbol = _symbol(match, text, grammar)
            if symbol:
                start = match.start() + _leading(match.group())
                yield ParsedCitation(symbol, text[start:position], paragraph, start, position)
            match = following.match(text, position) or _after_space(following, text, position)


def _after_space(pattern: re.Pattern[str], text: str, position: int) -> re.Match[str] | None:
    skipped = (
        position + len(text[position : position + 3]) - len(text[position : position + 3].lstrip())
    )
    return pattern.match(text, skipped)


def _leading(printed: str) -> int:
    """Leave the comma or "and" before a later item of a list out of its span."""
    return len(printed) - len(_BEFORE_ITEM.sub("", printed))


def _symbol(match: re.Match[str], text: str, grammar: Grammar) -> str:
    parts = match.groupdict()
    if number := parts.get("number"):
        return f"S/RES/{int(number)} ({parts['year']})" if int(number) else ""
    printed = parts.get("early") or parts.get("session") or ""
    if parts.get("session"):
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if not grammar.assembly.search(near):
            return ""
    try:
        return parse(printed).text
    except SymbolError:
        return ""


def _turned(paragraph: int, text: str) -> Iterator[ParsedCitation]:
    """Resolutions whose year stands before the number, where the year is the true one."""
    for match in _TURNED.finditer(text):
        true_year = resolution_year(int(match["number"]))
        year = int(match["year"])
        recent = true_year is None and int(match["number"]) >= _RECENT
        if recent or (true_year and abs(true_year - year) <= _STRAY_YEARS):
            yield ParsedCitation(
                f"S/RES/{int(match['number'])} ({year})",
                match.group(),
                paragraph,
                match.start(),
                match.end(),
            )


def _settled(
    found: list[ParsedCitation], paragraphs: Sequence[str], grammar: Grammar
) -> Iterator[ParsedCitation]:
    """In order, and of two that overlap the one that starts first, or is longer."""
    paragraph = end = 0
    kept: list[ParsedCitation] = []
    for one in sorted(found, key=lambda one: (one.paragraph, one.start, -one.end)):
        if one.paragraph != paragraph:
            paragraph, end = one.paragraph, 0
        if one.start >= end:
            end = one.end
            kept.append(one)
    for index, one in enumerate(kept, 1):
        text = paragraphs[one.paragraph - 1]
        below = kept[index] if index < len(kept) else one
        near = below is not one and below.paragraph == one.paragraph
        yield _placed(one, text, grammar, below.start if near else one.end)


def _placed(one: ParsedCitation, text: str, grammar: Grammar, following: int) -> ParsedCitation:
    """Attach the place cited, from either side, but not the one before the next citation."""
    if one.pinpoint:
        return one
    after = grammar.place_after.match(text, one.end)
    if after and not _belongs_below(text[one.end : following][: 2 * _NEAR], grammar):
        place = next(group for group in after.groups() if group)
        return replace(one, pinpoint=" ".join(place.split()))
    start = max(0, one.start - _NEAR)
    if before := grammar.place_before.search(text[start : one.start]):
        return replace(one, pinpoint=" ".join(before["place"].split()))
    return one


def _belongs_below(between: str, grammar: Grammar) -> bool:
    """Whether a place between two citations is of the second: ", пункт 4 резолюции"."""
    before = grammar.place_before.search(between)
    return before is not None and len(between) < 2 * _NEAR
