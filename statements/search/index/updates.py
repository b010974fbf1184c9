"""What is written to the index, by whoever holds the lock: the changes, or all of it.

What is in an index is told by the stamps it holds, never by memory: statements at or past
the bookmark are compared with it one by one. So a crash at any point repeats no more than
a comparison, and a transaction that was rolled back after it had been indexed is mended.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import tantivy

from statements.models import Statement

from . import changes, documents, schema
from .changes import State
from .frequent_values import FrequentValues
from .generations import Bookmark, Generations

_HEAP = 30_000_000

# How many keys of statements a message names.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Drift:
    """How index and record differ: keys of statements."""

    missing: tuple[int, ...]
    extra: tuple[int, ...]
    stale: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.stale)

    def __str__(self) -> str:
        kinds = {"missing": self.missing, "too many": self.extra, "stale": self.stale}
        return ", ".join(
            f"{len(keys):,} {kind} ({_some(keys)})" for kind, keys in kinds.items() if keys
        )


def _some(keys: tuple[int, ...]) -> str:
    return ", ".join([*map(str, keys[:_NAMED]), *("…" for _ in keys[_NAMED : _NAMED + 1])])


def catch_up(
    generations: Generations, limit: int | None, progress: documents.Progress | None = None
) -> int | None:
    """Index what has changed and return how many statements; None if more than `limit`.

    An index that cannot be followed any more is built anew: one of another shape, of
    another database, of one that has been restored to an earlier time, or a damaged one. So is
    one that has grown by far.
    """
    generation = generations.current()
    bookmark = Bookmark.read(generation) if generation else None
    state = changes.look(bookmark.horizon if bookmark else 0)
    index = open_index(generation, bookmark)
    frequent = FrequentValues.read(generation) if generation else None
    if not (generation and bookmark and index and frequent and _follows(index, bookmark, state)):
        if limit is not None and Statement.objects.count() > limit:
            return None
        return rebuild(generations, progress)
    changed = _changed(index.searcher(), bookmark.horizon, state.transaction)
    outgrown = _is_outgrown(index.searcher(), frequent, changed)
    if limit is not None and (outgrown or len(changed) > limit):
        return None
    if outgrown:
        return rebuild(generations, progress)
    if changed:
        _write(index, frequent, changed, progress)
    # A horizon moved past nothing spares nobody a question: then the bookmark stays.
    if changed or (state.changed and state.horizon > bookmark.horizon):
        Bookmark(state.identity, state.horizon, schema.VERSION).write(generation)
    return len(changed)


def rebuild(generations: Generations, progress: documents.Progress | None = None) -> int:
    """Build a new generation, let it serve, and return how many statements it holds."""
    state = changes.look(0)
    generation = generations.begin()
    try:
        frequent = FrequentValues.choose()
        frequent.write(generation)
        written = documents.fill(schema.begin_index(generation), frequent, progress)
        Bookmark(state.identity, state.horizon, schema.VERSION).write(generation)
    except BaseException:
        shutil.rmtree(generation)
        raise
    generations.promote(generation)
    return written


def follows(bookmark: Bookmark | None, state: State) -> bool:
    """Tell whether an index with this bookmark is one of the record as it is now.

    A horizon that lies before the bookmark is one of an earlier time. (So a node whose
    reads go to a replica must always ask the same one.)
    """
    return (
        bookmark is not None
        and bookmark.version == schema.VERSION
        and bookmark.identity == state.identity
        and bookmark.horizon <= state.horizon
    )


def open_index(generation: Path | None, bookmark: Bookmark | None) -> tantivy.Index | None:
    """Open a generation for reading; None if it is of another shape or damaged."""
    if generation is None or bookmark is None or bookmark.version != schema.VERSION:
        return None
    try:
        return schema.open_index(generation)
    except ValueError:  # What the engine raises for files that are missing or damaged.
        return None


def _follows(index: tantivy.Index, bookmark: Bookmark, state: State) -> bool:
    if not follows(bookmark, state):
        return False
    # A cold copy put back keeps the identity, and may have been written to until its
    # horizon is past the bookmark; but it does not know the last that the index does.
    searcher = index.searcher()
    settled = tantivy.Query.range_query(
        schema.schema(), "stamp", tantivy.FieldType.Integer, 0, bookmark.horizon, True, False
    )
    last = searcher.search(settled, limit=1, count=False, order_by_field="stamp").hits
    if not last:
        return True
    stamp, address = last[0]
    (statement,) = searcher.fast_field_values("id", [address])
    return changes.knows(int(statement or 0), stamp)


def _changed(searcher: tantivy.Searcher, since: int, own: int) -> list[int]:
    """List the statements at or past a horizon of which index and record differ.

    What the transaction of the one who looks (`own`) has written always counts: it may
    have changed again without a new stamp.
    """
    recent = tantivy.Query.range_query(
        schema.schema(), "stamp", tantivy.FieldType.Integer, since, None
    )
    indexed = _stamps(searcher, recent)
    recorded = changes.stamps(since)
    differ = {
        statement
        for statement, stamp in recorded.items()
        if indexed.get(statement) != stamp or stamp == own
    }
    lost = indexed.keys() - recorded.keys()
    return sorted(differ | lost | _present(searcher, changes.buried(since)))


def _is_outgrown(searcher: tantivy.Searcher, frequent: FrequentValues, changed: list[int]) -> bool:
    if not frequent.are_outgrown(searcher.num_docs + len(changed)):
        return False
    added = len(changed) - len(_present(searcher, set(changed)))
    return frequent.are_outgrown(searcher.num_docs + added)


def _present(searcher: tantivy.Searcher, statements: set[int]) -> set[int]:
    if not statements:
        return set()
    query = tantivy.Query.term_set_query(schema.schema(), "id", sorted(statements))
    return set(_stamps(searcher, query))


def _stamps(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[int, int]:
    """Return the stamps of the statements in the index that match, by key."""
    hits = searcher.search(query, limit=max(1, searcher.num_docs), order_by_field="id").hits
    stamps = searcher.fast_field_values("stamp", [address for _, address in hits])
    return {statement: int(stamp or 0) for (statement, _), stamp in zip(hits, stamps, strict=True)}


def _write(
    index: tantivy.Index,
    frequent: FrequentValues,
    statements: list[int],
    progress: documents.Progress | None,
) -> None:
    writer = index.writer(_HEAP, 1)
    try:
        for statement in statements:
            writer.delete_documents_by_term("id", statement)
        for written, document in enumerate(documents.documents(frequent, statements), 1):
            writer.add_document(document)
            if progress is not None and written % documents.CHUNK == 0:
                progress(written)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    writer.wait_merging_threads()
    if progress is not None:
        progress(len(statements))


def check(generations: Generations) -> Drift:
    """Compare the whole index with the record by the stamps that both hold."""
    generation = generations.current()
    index = open_index(generation, Bookmark.read(generation) if generation else None)
    searcher = index.searcher() if index is not None else None
    indexed = _stamps(searcher, tantivy.Query.all_query()) if searcher else {}
    recorded = changes.stamps()
    return Drift(
        missing=tuple(sorted(recorded.keys() - indexed.keys())),
        extra=tuple(sorted(indexed.keys() - recorded.keys())),
        stale=tuple(
            sorted(
                statement
                for statement in recorded.keys() & indexed.keys()
                if recorded[statement] != indexed[statement]
            )
        ),
    )
