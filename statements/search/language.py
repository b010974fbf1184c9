"""The language of the search box: text to tree, and tree back to text.

    words                 every word must occur, in any of its forms
    "exact phrase"        these words, in this form and order
    terror*               words that begin so
    one OR other          either of them; binds looser than words standing side by side
    -word  NOT word       not this
    (one OR other) more   groups

Operators are written in capitals. Text is never refused: what cannot be understood is
left out, the rest is searched, and a `QueryProblem` says what was wrong and where.

Text becomes tokens (`tokenize`), tokens become a tree (`parse`), and `write` gives the
text that stands for a tree: `parse(write(tree)).tree == tree` for every tree parsed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

MAX_LENGTH = 1_000
MAX_TERMS = 50
MAX_DEPTH = 20
MIN_PREFIX = 2

_QUOTES = frozenset('"“”„«»＂')
_DASH = "-"
_STAR = "*"


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What was wrong with a query: one plain sentence, and the character where (from 0)."""

    message: str
    position: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. It may hold marks: "counter-terrorism", "S/PV.7802"."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as they stand, one after the other; one space between them."""

    text: str


@dataclass(frozen=True, slots=True)
class Not:
    """What `part` does not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all of two or more `parts` match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of two or more `parts` matches."""

    parts: tuple[Node, ...]


Term = Word | Prefix | Phrase
Node = Term | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """The best reading of a query: a tree (None: no condition), and the first problem."""

    tree: Node | None
    problem: QueryProblem | None = None


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PREFIX = auto()
    PHRASE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `text` is empty for marks and operators, `start` counts from 0."""

    kind: Kind
    text: str
    start: int


_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_TERMS: dict[Kind, type[Term]] = {Kind.WORD: Word, Kind.PREFIX: Prefix, Kind.PHRASE: Phrase}


def tokenize(text: str) -> tuple[list[Token], list[QueryProblem]]:
    """Cut a query into tokens, with what was wrong in the order in which it was met."""
    problems: list[QueryProblem] = []
    if len(text) > MAX_LENGTH:
        problems.append(
            QueryProblem(f"Only the first {MAX_LENGTH:,} characters are searched.", MAX_LENGTH)
        )
        text = text[:MAX_LENGTH]
    tokens: list[Token] = []
    terms = 0
    for token in _scan(text, problems):
        terms += len(token.text.split()) if token.kind in _TERMS else 0
        if terms > MAX_TERMS:
            problems.append(
                QueryProblem(f"Only the first {MAX_TERMS} words are searched.", token.start)
            )
            break
        tokens.append(token)
    return tokens, problems


def _scan(text: str, problems: list[QueryProblem]) -> Iterator[Token]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character == "(":
            yield Token(Kind.OPEN, "", at)
            at += 1
        elif character == ")":
            yield Token(Kind.CLOSE, "", at)
            at += 1
        elif character in _QUOTES:
            end = _find_quote(text, at + 1)
            if end == len(text):
                problems.append(QueryProblem("This quotation mark is never closed.", at))
            yield from _phrase(text[at + 1 : end], at, problems)
            at = end + 1
        elif character == _DASH:
            after = at + len(text[at:]) - len(text[at:].lstrip(_DASH))
            if after < len(text) and not text[after].isspace() and text[after] != ")":
                yield Token(Kind.NOT, "", at)
            at = after
        else:
            end = at
            while end < len(text) and not (text[end].isspace() or text[end] in _QUOTES | {*"()"}):
                end += 1
            yield from _word(text[at:end], at, problems)
            at = end


def _find_quote(text: str, start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at] in _QUOTES), len(text))


def _phrase(text: str, at: int, problems: list[QueryProblem]) -> Iterator[Token]:
    if _STAR in text:
        star = at + 1 + text.index(_STAR)
        problems.append(QueryProblem("* has no meaning inside quotation marks.", star))
        text = text.replace(_STAR, " ")
    if _letters(text):
        yield Token(Kind.PHRASE, " ".join(text.split()), at)
    else:
        problems.append(QueryProblem("There are no words inside these quotation marks.", at))


def _word(text: str, at: int, problems: list[QueryProblem]) -> Iterator[Token]:
    if text in _OPERATORS:
        yield Token(_OPERATORS[text], "", at)
        return
    beginning, star, rest = text.partition(_STAR)
    if not star:
        if _letters(text):
            yield Token(Kind.WORD, text, at)
        return
    if rest.strip(_STAR):
        problems.append(QueryProblem("* stands only at the end of a word.", at + len(beginning)))
    if len(_letters(beginning)) >= MIN_PREFIX:
        yield Token(Kind.PREFIX, beginning, at)
        return
    problems.append(
        QueryProblem(f"At least {MIN_PREFIX} letters must stand before *.", at + len(beginning))
    )
    word = beginning if _letters(beginning) else rest.replace(_STAR, "")
    if _letters(word) and word not in _OPERATORS:
        yield Token(Kind.WORD, word, at)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def parse(text: str) -> Parsed:
    """Read a query. Never raises; the tree is the best that could be made of it."""
    tokens, problems = tokenize(text)
    parser = _Parser(tokens, problems)
    tree = parser.whole()
    return Parsed(tree, min(problems, key=lambda problem: problem.position, default=None))


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    problems: list[QueryProblem]
    at: int = field(default=0)

    def whole(self) -> Node | None:
        parts = [self._either(depth=0)]
        while self.at < len(self.tokens):
            self._problem("This bracket was never opened.")
            self.at += 1
            parts.append(self._either(depth=0))
        return conjunction(part for part in parts if part is not None)

    def _kind(self) -> Kind | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def _problem(self, message: str, token: Token | None = None) -> None:
        token = token or self.tokens[self.at]
        self.problems.append(QueryProblem(message, token.start))

    def _either(self, depth: int) -> Node | None:
        parts = [self._every(depth)]
        while self._kind() is Kind.OR:
            operator = self.tokens[self.at]
            self.at += 1
            parts.append(self._every(depth))
            if parts[-2] is None:
                self._problem("There is nothing before OR.", operator)
            elif parts[-1] is None and self._kind() is not Kind.OR:
                self._problem("There is nothing after OR.", operator)
        return disjunction(part for part in parts if part is not None)

    def _every(self, depth: int) -> Node | None:
        parts: list[Node] = []
        operator: Token | None = None
        while self._kind() not in {None, Kind.OR, Kind.CLOSE}:
            if self._kind() is Kind.AND:
                if not parts or operator is not None:
                    self._problem("There is nothing before AND.")
                operator = self.tokens[self.at]
                self.at += 1
                continue
            part = self._one(depth)
            if part is not None:
                parts.append(part)
                operator = None
        if operator is not None and parts:
            self._problem("There is nothing after AND.", operator)
        return conjunction(parts)

    def _one(self, depth: int) -> Node | None:
        first = self.tokens[self.at]
        negative = False
        while self._kind() is Kind.NOT:
            negative = not negative
            self.at += 1
        part = self._primary(depth)
        if part is None and first.kind is Kind.NOT:
            self._problem("There is nothing after NOT.", first)
        return negation(part) if negative and part is not None else part

    def _primary(self, depth: int) -> Node | None:
        if self._kind() in {None, Kind.AND, Kind.OR, Kind.CLOSE}:
            return None
        token = self.tokens[self.at]
        self.at += 1
        if token.kind is not Kind.OPEN:
            return _TERMS[token.kind](token.text)
        if depth == MAX_DEPTH:
            # Too deep: the brackets that follow are read as if they were not there.
            self._problem("Brackets are nested too deep.", token)
            return None
        part = self._either(depth + 1)
        if self._kind() is Kind.CLOSE:
            self.at += 1
            if part is None:
                self._problem("There are no words inside these brackets.", token)
        else:
            self._problem("This bracket is never closed.", token)
        return part


def conjunction(parts: Iterator[Node] | list[Node]) -> Node | None:
    """Join parts that must all match; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part])
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def disjunction(parts: Iterator[Node] | list[Node]) -> Node | None:
    """Join parts of which one must match; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else [part])
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def negation(part: Node) -> Node:
    """Turn a part round; two negations are none."""
    return part.part if isinstance(part, Not) else Not(part)


def write(node: Node | None) -> str:
    """Return the query that is read as `node`, in its plainest spelling."""
    match node:
        case Word(text) | Prefix(text):
            return f"{text}*" if isinstance(node, Prefix) else text
        case Phrase(text):
            return f'"{text}"'
        case Not(part):
            return f"-{_bracketed(part)}"
        case And(parts) | Or(parts):
            return (" OR " if isinstance(node, Or) else " ").join(map(_bracketed, parts))
        case None:
            return ""


def _bracketed(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, And | Or) else write(node)


def wanted(node: Node | None) -> Iterator[Term]:
    """Yield the terms that a match may show: all but those under a negation."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)
        case Word() | Prefix() | Phrase():
            yield node
        case _:
            return
