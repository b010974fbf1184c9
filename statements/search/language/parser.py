"""The parser of the search box: a query as typed becomes a tree.

    words                 every word must occur, in any of its forms and spellings; a year
                          like 2016 is also when something was said
    =reforms              this word, in this form
    "exact phrase"        these words, in this form and order
    "words near"~5        these words with at most five others between them, in any order;
                          more than three in this order
    terror*               words that begin so
    one OR other          either of them; binds looser than words standing side by side
    -word  NOT word       not this
    (one OR other) more   groups
    country:japan,france  a field and its values, any of which may hold

Operators are written in capitals. Several values of a field are parted by commas; one with
a space or comma in it stands in quotation marks. Text is never refused: what cannot be
understood is left out, the rest is searched, and a `QueryProblem` says what was wrong and
where.

`tokenizer.tokenize` cuts text into tokens, `parse_query` makes a tree of the tokens, and
`tree.write_query` writes a tree as text: `parse_query(write_query(tree)).tree == tree` for every
tree parsed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_noop

from .query_problems import QueryProblem
from .tokenizer import Token, TokenKind, tokenize
from .tree import Node, conjunction, disjunction, negation

MAX_BRACKET_DEPTH = 20
"""Brackets inside brackets, at most; deeper ones are left out, which is a `QueryProblem`."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The best reading of a query: a tree (None: no condition), and what was wrong.

    `problems` come in the order of their places.
    """

    tree: Node | None
    problems: tuple[QueryProblem, ...] = ()


def parse_query(text: str) -> ParsedQuery:
    """Return the tree of a query as typed, with its problems. Never raises, whatever the text."""
    tokens, problems = tokenize(text)
    parser = _Parser(tokens, problems)
    tree = parser.whole()
    return ParsedQuery(tree, tuple(sorted(problems, key=lambda problem: problem.position)))


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    problems: list[QueryProblem]
    at: int = field(default=0)
    # Messages in the reader's language, each looked up once: a query may have a thousand alike.
    translated: dict[str, str] = field(default_factory=dict)

    def whole(self) -> Node | None:
        parts = [self._either(depth=0)]
        while self.at < len(self.tokens):
            self._problem(gettext_noop("This bracket was never opened."))
            self.at += 1
            parts.append(self._either(depth=0))
        return conjunction(part for part in parts if part is not None)

    def _kind(self) -> TokenKind | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def _problem(self, message: str, token: Token | None = None) -> None:
        token = token or self.tokens[self.at]
        if message not in self.translated:
            self.translated[message] = gettext(message)
        self.problems.append(QueryProblem(self.translated[message], token.start))

    def _either(self, depth: int) -> Node | None:
        parts = [self._every(depth)]
        while self._kind() is TokenKind.OR:
            operator = self.tokens[self.at]
            self.at += 1
            parts.append(self._every(depth))
            if parts[-2] is None:
                self._problem(gettext_noop("There is nothing before OR."), operator)
            elif parts[-1] is None and self._kind() is not TokenKind.OR:
                self._problem(gettext_noop("There is nothing after OR."), operator)
        return disjunction(part for part in parts if part is not None)

    def _every(self, depth: int) -> Node | None:
        parts: list[Node] = []
        operator: Token | None = None
        while self._kind() not in {None, TokenKind.OR, TokenKind.CLOSE}:
            if self._kind() is TokenKind.AND:
                if not parts or operator is not None:
                    self._problem(gettext_noop("There is nothing before AND."))
                operator = self.tokens[self.at]
                self.at += 1
                continue
            part = self._one(depth)
            if part is not None:
                parts.append(part)
                operator = None
        if operator is not None and parts:
            self._problem(gettext_noop("There is nothing after AND."), operator)
        return conjunction(parts)

    def _one(self, depth: int) -> Node | None:
        first = self.tokens[self.at]
        negative = False
        while self._kind() is TokenKind.NOT:
            negative = not negative
            self.at += 1
        part = self._primary(depth)
        if part is None and first.kind is TokenKind.NOT:
            self._problem(gettext_noop("There is nothing after NOT."), first)
        return negation(part) if negative and part is not None else part

    def _primary(self, depth: int) -> Node | None:
        if self._kind() in {None, TokenKind.AND, TokenKind.OR, TokenKind.CLOSE}:
            return None
        token = self.tokens[self.at]
        self.at += 1
        if token.kind is not TokenKind.OPEN:
            return token.leaf
        if depth == MAX_BRACKET_DEPTH:
            # Too deep: the brackets that follow are read as if they were not there.
            self._problem(gettext_noop("Brackets are nested too deep."), token)
            return None
        part = self._either(depth + 1)
        if self._kind() is TokenKind.CLOSE:
            self.at += 1
            if part is None:
                self._problem(gettext_noop("There are no words inside these brackets."), token)
        else:
            self._problem(gettext_noop("This bracket is never closed."), token)
        return part
