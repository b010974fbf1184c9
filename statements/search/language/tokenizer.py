"""The tokenizer: cuts the text of a query into words, phrases, fields, operators and brackets.

Text is never refused: what cannot be understood, or costs too much, is left out, and a
`QueryProblem` says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_noop

from .fields import read_condition
from .query_problems import QueryProblem
from .spelling import FUNCTION_WORDS
from .tree import QUOTATION_MARKS, Exact, Field, Leaf, Near, Phrase, Prefix, Word

MAX_QUERY_LENGTH = 1_000
"""Characters of a query that are searched, at most."""
MAX_QUERY_WORDS = 50
"""Words and values of fields that are searched, at most."""
MIN_PREFIX_LETTERS = 2
"""Letters or digits that must stand before `*`."""
MAX_WORDS_BETWEEN = 50
"""The largest number after `~`: words that may stand between words near one another."""
MAX_WORDS_IN_ANY_ORDER = 3
"""More words than this are near one another only in the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class _CostlyTerm:
    """A kind of term that is slow to search: how many there may be, and the problem of more."""

    most: int
    message: str


_BEGINNINGS = _CostlyTerm(8, gettext_noop("Only the first %d beginnings of words are searched."))
_NEAR = _CostlyTerm(
    3, gettext_noop("Only the first %d groups of words near one another are searched.")
)
# Words like "the" and "of" stand near one another everywhere, which costs most and says least.
_COMMON = _CostlyTerm(1, gettext_noop("Of groups of words as common as these only %d is searched."))

_WORD = re.compile(r"[^\W_]+")
_QUOTES = frozenset(QUOTATION_MARKS)
_DASH = "-"
_STAR = "*"
_EXACT = "="
_DISTANCE = re.compile(r"~([0-9]*)")


class TokenKind(Enum):
    """What a token is."""

    LEAF = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `start` is its first character, from 0; only a token of kind LEAF has a `leaf`."""

    kind: TokenKind
    start: int
    leaf: Leaf | None = None


_JOINING = frozenset({TokenKind.AND, TokenKind.OR, TokenKind.NOT})
_BRACKETS = {"(": TokenKind.OPEN, ")": TokenKind.CLOSE}
_OPERATORS = {"AND": TokenKind.AND, "OR": TokenKind.OR, "NOT": TokenKind.NOT}


def tokenize(text: str) -> tuple[list[Token], list[QueryProblem]]:
    """Return the tokens of a query, and its problems in the order in which they were met."""
    problems: list[QueryProblem] = []
    if len(text) > MAX_QUERY_LENGTH:
        message = gettext("Only the first %s characters are searched.")
        number = number_format(MAX_QUERY_LENGTH, force_grouping=True)
        problems.append(QueryProblem(message % number, MAX_QUERY_LENGTH))
        text = text[:MAX_QUERY_LENGTH]
    tokens = list(_within_bounds(_scan(text, problems), problems))
    if text.strip() and not tokens and not problems:
        message = gettext("There is no word in this: words have letters or digits.")
        problems.append(QueryProblem(message, 0, len(text)))
    return tokens, problems


def _within_bounds(tokens: Iterator[Token], problems: list[QueryProblem]) -> Iterator[Token]:
    """Yield tokens as long as they cost no more than a search may.

    An operator comes with what it joins or turns round, and is left out with it.
    """
    words = MAX_QUERY_WORDS
    spent: Counter[_CostlyTerm] = Counter()
    operators: list[Token] = []
    opened = 0
    for token in tokens:
        opened += {TokenKind.OPEN: 1, TokenKind.CLOSE: -1}.get(token.kind, 0)
        if token.kind in _JOINING:
            operators.append(token)
            continue
        costs, size = _costs(token.leaf), _word_count(token.leaf)
        if spent_up := next((one for one in costs if spent[one] == one.most), None):
            excess = QueryProblem(gettext(spent_up.message) % spent_up.most, token.start)
            if all(excess.message != problem.message for problem in problems):
                problems.append(excess)
            operators.clear()
            continue
        if size > words:
            message = gettext("Only the first %d words are searched.") % MAX_QUERY_WORDS
            problems.append(QueryProblem(message, token.start))
            if some := _shortened(token, words):
                yield from (*operators, some)
            yield from [Token(TokenKind.CLOSE, token.start)] * opened
            return
        words -= size
        spent.update(costs)
        yield from (*operators, token)
        operators.clear()
    yield from operators


def _shortened(token: Token, words: int) -> Token | None:
    """Return a phrase, or words near one another, with its first words only; None for others."""
    leaf = token.leaf
    if not isinstance(leaf, Phrase | Near):
        return None
    text = _first_words(leaf.text, words)
    return replace(token, leaf=replace(leaf, text=text)) if text else None


def _costs(leaf: Leaf | None) -> tuple[_CostlyTerm, ...]:
    if isinstance(leaf, Prefix):
        return (_BEGINNINGS,)
    if isinstance(leaf, Near):
        telling = [word for word in leaf.text.lower().split() if word not in FUNCTION_WORDS]
        return (_NEAR,) if len(telling) > 1 else (_NEAR, _COMMON)
    return ()


def _word_count(leaf: Leaf | None) -> int:
    if leaf is None:
        return 0
    return len(leaf.values) if isinstance(leaf, Field) else len(_WORD.findall(leaf.text))


def _first_words(text: str, size: int) -> str:
    """Return the first words of a text, no more of them than `size`."""
    kept: list[str] = []
    for word in text.split():
        size -= len(_WORD.findall(word))
        if size < 0:
            break
        kept.append(word)
    return " ".join(kept)


def _scan(text: str, problems: list[QueryProblem]) -> Iterator[Token]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in _BRACKETS:
            yield Token(_BRACKETS[character], at)
            at += 1
        elif character in _QUOTES:
            leaf, end = _quoted(text, at, problems)
            if leaf is not None:
                yield Token(TokenKind.LEAF, at, leaf)
            at = end
        elif character == _DASH:
            after = _end_of_marks(text, at, _DASH)
            if after < len(text) and not text[after].isspace() and text[after] != ")":
                yield Token(TokenKind.NOT, at)
            at = after
        elif character == _STAR:
            problems.append(QueryProblem(gettext("* stands only at the end of a word."), at))
            at = _end_of_marks(text, at, _STAR)
        elif condition := read_condition(text, at, problems):
            if condition.values:
                length = condition.end - at
                field = Field(condition.name, condition.values, at, length)
                yield Token(TokenKind.LEAF, at, field)
            at = condition.end
        else:
            start = _end_of_marks(text, at, _EXACT)
            end = start
            while end < len(text) and not (text[end].isspace() or text[end] in _QUOTES | {*"()"}):
                end += 1
            yield from _word(text[start:end], at, problems, exact=start > at)
            at = end


def _end_of_marks(text: str, at: int, mark: str) -> int:
    while text[at : at + 1] == mark:
        at += 1
    return at


def _quoted(text: str, at: int, problems: list[QueryProblem]) -> tuple[Leaf | None, int]:
    """Return the phrase that opens at `at`, or words near one another, and where it ends."""
    close = next((end for end in range(at + 1, len(text)) if text[end] in _QUOTES), len(text))
    if close == len(text):
        problems.append(QueryProblem(gettext("This quotation mark is never closed."), at))
    inside, end = text[at + 1 : close], close + 1
    if _STAR in inside:
        star = at + 1 + inside.index(_STAR)
        problems.append(QueryProblem(gettext("* has no meaning inside quotation marks."), star))
        inside = inside.replace(_STAR, " ")
    words = " ".join(inside.split())
    distance = 0
    if near := _DISTANCE.match(text, end):
        distance = _distance(near, problems)
        end = near.end()
    if not _letters(inside):
        message = gettext("There are no words inside these quotation marks.")
        problems.append(QueryProblem(message, at, max(1, close + 1 - at)))
        return None, end
    if distance and " " not in words:
        message = gettext("Only several words can be near one another.")
        problems.append(QueryProblem(message, at, end - at))
    return (Near(words, distance) if distance and " " in words else Phrase(words)), end


def _distance(near: re.Match[str], problems: list[QueryProblem]) -> int:
    start, length = near.start(), near.end() - near.start()
    if not near[1]:
        message = gettext("After ~ stands a number of words, as in ~5.")
        problems.append(QueryProblem(message, start, length))
        return 0
    if len(near[1]) > 3 or int(near[1]) > MAX_WORDS_BETWEEN:
        message = gettext("Words are near with at most %d others between them.") % MAX_WORDS_BETWEEN
        problems.append(QueryProblem(message, start, length))
        return MAX_WORDS_BETWEEN
    return int(near[1])


def _word(text: str, at: int, problems: list[QueryProblem], *, exact: bool) -> Iterator[Token]:
    if text in _OPERATORS and not exact:
        yield Token(_OPERATORS[text], at)
        return
    beginning, star, rest = text.partition(_STAR)
    if not star:
        if _letters(text):
            yield Token(TokenKind.LEAF, at, Exact(text) if exact else Word(text))
        return
    place = at + exact + len(beginning)
    if exact:
        problems.append(QueryProblem(gettext("= asks for one form of a word, * for many."), at))
    if rest.strip(_STAR):
        problems.append(QueryProblem(gettext("* stands only at the end of a word."), place))
    if len(_letters(beginning)) >= MIN_PREFIX_LETTERS:
        yield Token(TokenKind.LEAF, at, Prefix(beginning))
        return
    message = gettext("At least %d letters must stand before *.") % MIN_PREFIX_LETTERS
    problems.append(QueryProblem(message, place))
    if _letters(beginning):
        yield Token(TokenKind.LEAF, at, Word(beginning))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
