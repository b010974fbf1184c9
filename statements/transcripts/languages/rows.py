"""The printed lines of a record in any language, and windows over them.

A heading or a stage direction may be broken over lines, at a syllable too ("(го-" /
"ворит по-английски):", S/PV.9642 in Russian). It is looked for in a window: the next few
lines joined as the language joins them, every character knowing where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from statements.transcripts.languages.grammars.grammar import Grammar
from statements.transcripts.restoration.furniture import is_furniture
from statements.transcripts.restoration.layout import LINE_END_HYPHEN

_LINE = re.compile(r"[^\n]+")
_FOOT = re.compile(r"(?:\d{1,3}/\d{1,3}\s+\d{2}-\d{5}|\d{2}-\d{5}\s*\d{1,3}/\d{1,3})\s*\Z")
_DATED = re.compile(
    r"(?:\d{2}/\d{2}/(?:19|20)\d{2}\s.{2,250}|.{2,250}\s\d{2}/\d{2}/(?:19|20)\d{2})\Z"
)
_HYPHEN = re.compile(r"[^\W_][-‐\u00ad]\Z")
_WIDE = re.compile(r"[⺀-〿㐀-䶿一-鿿豈-﫿＀-｠]")
WIDE_SPACE = re.compile(r"(?<=[⺀-〿㐀-䶿一-鿿豈-﫿＀-｠·])[^\S\n]+(?=[⺀-〿㐀-䶿一-鿿豈-﫿＀-｠·])")
_SPACE = re.compile(r"[^\S\n]+")

SYLLABLE_BREAK = "syllable-break"
# "российско-иракских", but not "европейско-го".
_FIRST_ADJECTIVE = re.compile(r"[а-я]{3}(?:ск|цк)о-[а-я]{5}")
_MOST_ROWS, _LONGEST = 6, 500


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A printed line, stripped, with its place in the text.

    `number` is its line, from 1; `gap` says that a blank line stands above it.
    """

    start: int
    end: int
    text: str
    number: int
    furniture: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """What a record prints within its lines: single words, and words with a hyphen."""

    plain: frozenset[str]
    hyphened: frozenset[str]


@dataclass(frozen=True, slots=True)
class Window:
    """A few lines as one text; `places` has the offset of each character in the record."""

    text: str
    places: tuple[int, ...]


def rows_of(text: str) -> list[PrintedRow]:
    """Return the lines of `text` that hold something, running heads and feet marked."""
    found: list[PrintedRow] = []
    number, position, last = 1, 0, 0
    for match in _LINE.finditer(text):
        content = match.group().strip()
        number += text.count("\n", position, match.start())
        position = match.start()
        if content:
            start = match.start() + match.group().index(content[0])
            gap = bool(found) and number > last + 1
            found.append(PrintedRow(start, start + len(content), content, number, gap=gap))
            last = number
    marked: list[PrintedRow] = []
    for index, row in enumerate(found):
        near = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
        head = _DATED.match(row.text) and any(_FOOT.match(other.text) for other in near)
        furniture = bool(head or _FOOT.match(row.text) or is_furniture(row.text))
        marked.append(replace(row, furniture=furniture))
    return marked


def words_of(rows: Sequence[PrintedRow]) -> PrintedWords:
    """Return the words printed whole, as witnesses of how a broken one is spelled."""
    plain: set[str] = set()
    hyphened: set[str] = set()
    for row in rows:
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", row.text.casefold()):
            (hyphened if "-" in word else plain).add(word)
        if _HYPHEN.search(row.text):
            plain.discard(re.split(r"[\W\d_]+", row.text.casefold()[:-1])[-1])
    return PrintedWords(frozenset(plain), frozenset(hyphened))


def width(text: str) -> float:
    """Return how wide a line is set: a Chinese character takes the room of two letters."""
    return len(text) + len(_WIDE.findall(text))


def joint(above: str, below: str, grammar: Grammar, words: PrintedWords) -> tuple[int, str, str]:
    """Return how two lines of one paragraph are joined.

    As the number of characters to drop from the end of `above`, the text to put between,
    and the rule, empty where only white space moves. French, Spanish and Russian break words
    at syllables: the hyphen goes unless it belongs to the word. It does before a capital or
    after a figure ("Сьерра-" / "Леоне"), in a compound known to the grammar ("premier-"), and
    where the record prints the word with its hyphen within a line and never without.
    """
    if not grammar.spaced:
        both = _latin(above[-1]) and _latin(below[0])
        return 0, " " if both else "", ""
    if not _HYPHEN.search(above) or not below[0].isalpha():
        return 0, " ", ""
    left = re.split(r"[\W\d_]+", above[-60:-1].casefold())[-1]
    opening = re.match(r"[^\W\d_]+", below)
    right = opening.group().casefold() if opening else ""
    compound = f"{left}-{right}" in words.hyphened and left + right not in words.plain
    if (
        grammar.keeps_hyphens
        or not left
        or not below[0].islower()
        or right in grammar.compounds
        or left in grammar.prefixes
        or _FIRST_ADJECTIVE.search(left + "-" + right)
        or compound
    ):
        return 0, "", LINE_END_HYPHEN
    return 1, "", SYLLABLE_BREAK


def window(rows: Sequence[PrintedRow], index: int, grammar: Grammar, words: PrintedWords) -> Window:
    """Return the few lines from `index` on, furniture left out, joined into one text."""
    near = rows[index : index + 2 * _MOST_ROWS]
    return _joined(near, grammar, words, _MOST_ROWS, _LONGEST)


def joined(rows: Sequence[PrintedRow], grammar: Grammar, words: PrintedWords) -> str:
    """Return all of the lines, furniture left out, joined into one text."""
    longest = sum(len(row.text) + 1 for row in rows)
    return _joined(rows, grammar, words, len(rows), longest).text


def _joined(
    rows: Sequence[PrintedRow], grammar: Grammar, words: PrintedWords, most: int, longest: int
) -> Window:
    letters: list[str] = []
    places: list[int] = []
    taken = 0
    above = ""
    for row in rows:
        if taken == most or len(letters) > longest:
            break
        if row.furniture:
            continue
        if above:
            drop, between, _ = joint(above, row.text, grammar, words)
            if drop:
                del letters[-drop:], places[-drop:]
            letters += between
            places += [row.start] * len(between)
        content = row.text[:longest]
        inner = list(WIDE_SPACE.finditer(content)) if not grammar.spaced else []
        skip = {place for gap in inner for place in range(gap.start(), gap.end())}
        for place, letter in enumerate(content):
            if place not in skip:
                letters.append(letter)
                places.append(row.start + place)
        above = row.text
        taken += 1
    return Window("".join(letters), tuple(places))


def spaces_within(row: PrintedRow, grammar: Grammar) -> list[tuple[int, int, str]]:
    """Return the runs of white space in a line to change, as offsets and replacement."""
    if not grammar.spaced:
        return [
            (row.start + gap.start(), row.start + gap.end(), "")
            for gap in WIDE_SPACE.finditer(row.text)
        ]
    return [
        (row.start + gap.start(), row.start + gap.end(), " ")
        for gap in _SPACE.finditer(row.text)
        if gap.group() != " "
    ]


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
