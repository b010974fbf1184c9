"""The text of a statement cut into pieces that a template can print one by one.

Nothing here makes markup: a piece is plain text and what is to be said of it, and the
template escapes it like all else. So a hostile text can never become a tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from statements.transcripts.sentences import sentence_bounds


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a text, as character offsets, and the address it leads to."""

    start: int
    end: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A slice of a text to be marked: part of place `hit` of a search, or its `first` part."""

    start: int
    end: int
    hit: int
    first: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Letters all marked as part of place `hit`, or none of them where that is 0."""

    text: str
    hit: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; with `href` where it is a link, `label` telling to what.

    `runs` are the same text where anything in it is to be marked: a mark stands within a
    link or outside, never across its end.
    """

    text: str
    href: str = ""
    label: str = ""
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairedPiece:
    """Some of the text as printed; `after` and `rule` are set where it was repaired.

    `runs` are `reading` where anything in it is to be marked.
    """

    text: str
    after: str = ""
    rule: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def reading(self) -> str:
        """What is read here once the text is repaired."""
        return self.after if self.rule else self.text

    @property
    def visible_after(self) -> str:
        """What stands in the restored text, white space made visible."""
        return visible_white_space(self.after)

    @property
    def visible_before(self) -> str:
        """What was printed, white space made visible."""
        return visible_white_space(self.text)


@dataclass(frozen=True, slots=True)
class CitationExcerpt:
    """A citation with the sentence around it."""

    before: str
    cited: str
    after: str


def split_at_links(text: str, spans: Iterable[Link]) -> tuple[Piece, ...]:
    """Cut `text` at `spans`: their slices become links, in the order of the text.

    A span that lies outside the text or across an earlier one is left unlinked: the text
    may have been corrected after its citations were found.
    """
    pieces = []
    at = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not at <= span.start < span.end <= len(text):
            continue
        if at < span.start:
            pieces.append(Piece(text[at : span.start]))
        pieces.append(Piece(text[span.start : span.end], span.href, span.label))
        at = span.end
    if at < len(text) or not pieces:
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def split_at_repairs(printed: str, repairs: Iterable[dict[str, Any]]) -> tuple[RepairedPiece, ...]:
    """Cut the text as printed at its repairs, each with what now stands in its place.

    `repairs` are those of `Statement.repairs`. One that does not fit the text is left out.
    """
    pieces = []
    at = 0
    for repair in sorted(repairs, key=lambda repair: int(repair["start"])):
        start, end = int(repair["start"]), int(repair["end"])
        if not at <= start <= end <= len(printed):
            continue
        if at < start:
            pieces.append(RepairedPiece(printed[at:start]))
        pieces.append(RepairedPiece(printed[start:end], repair["after"], repair["rule"]))
        at = end
    if at < len(printed) or not pieces:
        pieces.append(RepairedPiece(printed[at:]))
    return tuple(pieces)


def highlight_pieces(pieces: Iterable[Piece], highlights: Sequence[Highlight]) -> tuple[Piece, ...]:
    """Mark what stands at `highlights`, offsets into the text that `pieces` are cut from.

    Highlights come in order and do not overlap.
    """
    pieces = tuple(pieces)
    runs = _runs([piece.text for piece in pieces], highlights)
    return tuple(
        replace(piece, runs=cut) if cut else piece for piece, cut in zip(pieces, runs, strict=True)
    )


def highlight_repairs(
    pieces: Iterable[RepairedPiece], highlights: Sequence[Highlight]
) -> tuple[RepairedPiece, ...]:
    """Mark what stands at `highlights`, offsets into the text as it is read once repaired."""
    pieces = tuple(pieces)
    runs = _runs([piece.reading for piece in pieces], highlights)
    return tuple(
        replace(piece, runs=cut) if cut else piece for piece, cut in zip(pieces, runs, strict=True)
    )


def _runs(texts: Iterable[str], highlights: Sequence[Highlight]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each of `texts`, which follow one another; none where none is marked."""
    start = place = 0
    for text in texts:
        end = start + len(text)
        cut: list[Run] = []
        at = start
        while place < len(highlights) and highlights[place].start < end:
            each = highlights[place]
            begin, stop = max(each.start, at), min(each.end, end)
            if at < begin:
                cut.append(Run(text[at - start : begin - start]))
            if begin < stop:
                first = each.first and begin == each.start
                cut.append(Run(text[begin - start : stop - start], each.hit, first))
            at = max(at, stop)
            if each.end > end:
                break  # it goes on in the next text
            place += 1
        if cut and at < end:
            cut.append(Run(text[at - start :]))
        yield tuple(cut)
        start = end


_SPACES = {"\n": "↵", "\r": "", "\t": "⇥", " ": "␣"}


def visible_white_space(text: str) -> str:
    """Return `text` with its white space made visible where there is nothing else to see."""
    if not text:
        return "∅"
    text = text.replace("\r", "").replace("\n", "↵")
    return "".join(_SPACES.get(char, char) for char in text) if not text.strip() else text


def sentence_around(text: str, start: int, end: int, *, limit: int = 320) -> CitationExcerpt:
    """Return the sentence of `text` that the slice `start`:`end` stands in.

    A sentence longer than `limit` characters on either side is cut at a word, with "…".
    """
    for first, last in pairwise(sentence_bounds(text)):
        if first <= start < last:
            stop = next((bound for bound in sentence_bounds(text) if bound >= max(end, last)), last)
            return CitationExcerpt(
                _tail(text[first:start].lstrip(), limit),
                text[start:end],
                _head(text[end:stop].rstrip(), limit),
            )
    return CitationExcerpt("", text[start:end], "")


def _tail(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return "… " + text[-limit:].partition(" ")[2]


def _head(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0] + " …"
