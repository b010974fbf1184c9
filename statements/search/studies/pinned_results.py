"""`PinnedResult`: what a question finds at one moment, kept so that a later one is compared."""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b

from tantivy import FieldType, Query

from statements.models.cards import MOST_STATEMENTS
from statements.search.counting import aggregations
from statements.search.counting.top_values import year_counts
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.parser import parse_query
from statements.search.language.question import Question
from statements.search.language.tree import write_query

from .selection import Selection, select

MAX_STATEMENTS_KEPT = MOST_STATEMENTS
"""Statements whose keys are kept, at most; of a larger result only counts are kept."""

UNDATED = "no date"
"""Stands for the year of statements without a date."""


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """The state of the archive: how many statements it holds, and its newest change.

    A change is known by the transaction that made it: a later one has a larger number.
    `version` is that of the index, which decides what a word finds.
    """

    held: int
    newest_change: int
    version: int


@dataclass(frozen=True, slots=True)
class PinnedResult:
    """How many statements are found, in all and by year, and their keys.

    `statements` is None where there are more than `MAX_STATEMENTS_KEPT`.
    """

    count: int
    statements: tuple[int, ...] | None
    years: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PinnedDifference:
    """What has changed between two results of one question.

    `added`, `gone` and `changed` are keys of statements, None where those found then or
    now are too many to be kept: `changed` are found both times, and something of them is
    not what it was. `years` are those whose counts differ: (year, then, now).
    """

    then: int
    now: int
    added: tuple[int, ...] | None
    gone: tuple[int, ...] | None
    changed: tuple[int, ...] | None
    years: tuple[tuple[str, int, int], ...]

    @property
    def more(self) -> int:
        """How many more there are now; fewer where it is negative."""
        return self.now - self.then

    @property
    def fewer(self) -> int:
        """How many fewer there are now; more where it is negative."""
        return -self.more

    @property
    def is_nothing(self) -> bool:
        """Whether the same is found now as then, as far as can be told."""
        return not (self.more or self.added or self.gone or self.changed or self.years)


def normalized(question: Question) -> Question:
    """Return the same search in its plainest spelling, from its first page."""
    tree = parse_query(question.text).tree
    plain = write_query(tree)
    # A query just short enough to be searched may be too long when all brackets are written.
    text = plain if parse_query(plain).tree == tree else question.text
    return question.with_text(text).with_reasons(False)


def archive_state(opened: Opened) -> ArchiveState:
    """Return the state of the archive, as an index has it."""
    newest = opened.searcher.aggregate(Query.all_query(), {"newest": {"max": {"field": "stamp"}}})[
        "newest"
    ]["value"]
    return ArchiveState(opened.searcher.num_docs, int(newest or 0), schema.VERSION)


def pinned_result(question: Question, opened: Opened) -> PinnedResult:
    """Return what `question` finds."""
    selection = select(question, opened)
    total = selection.total
    years = year_counts(opened, selection.query)
    undated = total - sum(years.values())
    return PinnedResult(
        count=total,
        statements=_keys(selection, selection.query) if total <= MAX_STATEMENTS_KEPT else None,
        years=years | ({UNDATED: undated} if undated else {}),
    )


def pinned_difference(
    question: Question, then: PinnedResult, since: int, opened: Opened
) -> PinnedDifference:
    """Return what `question` finds otherwise now than `then`, `since` a change."""
    now = pinned_result(question, opened)
    years = tuple(
        (year, then.years.get(year, 0), now.years.get(year, 0))
        for year in sorted(then.years.keys() | now.years.keys())
        if then.years.get(year, 0) != now.years.get(year, 0)
    )
    if then.statements is None or now.statements is None:
        return PinnedDifference(then.count, now.count, None, None, None, years)
    former, latter = set(then.statements), set(now.statements)
    later = _later(select(question, opened), since)
    return PinnedDifference(
        then=then.count,
        now=now.count,
        added=tuple(sorted(latter - former)),
        gone=tuple(sorted(former - latter)),
        changed=tuple(key for key in later if key in former),
        years=years,
    )


def _keys(selection: Selection, query: Query) -> tuple[int, ...]:
    hits = selection.opened.searcher.search(
        query, MAX_STATEMENTS_KEPT, count=False, order_by_field="id"
    ).hits
    return tuple(sorted(int(key) for key, _ in hits))


def _later(selection: Selection, since: int) -> tuple[int, ...]:
    """Return the keys of those statements of a selection that changed after a change."""
    stamped = Query.range_query(
        schema.schema(), "stamp", FieldType.Integer, lower_bound=since, include_lower=False
    )
    return _keys(selection, aggregations.both(selection.query, stamped))


def pinned_key(page: str, query: str, at: ArchiveState, findings: Iterable[PinnedResult]) -> str:
    """Return the short name of a question with its answer: the same for the same."""
    kept = [page, query, asdict(at), [asdict(finding) for finding in findings]]
    digest = blake2b(json.dumps(kept, sort_keys=True).encode(), digest_size=10).digest()
    return b32encode(digest).decode().lower()
