"""Changes to a printed text, and how changes made in stages become one list.

Restoring works in passes, and each pass sees the text the one before it left. An
`Edit` in the list handed on always speaks of the printed text, so that a reader can be
shown what stood there, whichever pass made the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LAYOUT = ""
"""The rule of an edit that moves white space only: done, but not worth recording."""


class Edit(NamedTuple):
    """`text[start:end]` is to be replaced by `after`, for the reason `rule`.

    A tuple, for it is made by the dozen a statement and takes a third of the time so.
    """

    start: int
    end: int
    after: str
    rule: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with sorted, separate `edits` made."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces.append(text[position : edit.start])
        pieces.append(edit.after)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def separate(edits: Iterable[Edit]) -> list[Edit]:
    """Return `edits` sorted, without those that overlap one before them."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


@dataclass(slots=True)
class _Cluster:
    """Edits of both passes that overlap, over a span of the text between the passes."""

    start: int
    end: int
    earlier: list[tuple[int, int, Edit]]
    later: list[Edit]

    def takes(self, start: int) -> bool:
        """Whether a span that starts at `start`, no earlier than this one, overlaps it."""
        return start < self.end


def compose(earlier: Sequence[Edit], between: str, later: Sequence[Edit]) -> list[Edit]:
    """Return `earlier` followed by `later` as one list against the text before both.

    `between` is the text that `earlier` produced, and `later` speaks of it. Where the two
    overlap they become one edit, which keeps the rule of the first recorded one.
    """
    if not earlier:
        return list(later)
    composed: list[Edit] = []
    shift = 0  # what to add to an offset of `between` for the same place before `earlier`
    for cluster in _clusters(earlier, later):
        start, end = cluster.start + shift, cluster.end + shift
        # Nearly all clusters are one edit, far from every other: it stays as it is, or moves.
        if not cluster.earlier and len(cluster.later) == 1:
            (edit,) = cluster.later
            composed.append(Edit(start, end, edit.after, edit.rule))
            continue
        if not cluster.later and len(cluster.earlier) == 1:
            ((_, end, edit),) = cluster.earlier
            composed.append(edit)
            shift = edit.end - end
            continue
        if cluster.earlier:
            first_start, _, first = cluster.earlier[0]
            _, last_end, last = cluster.earlier[-1]
            start = first.start - (first_start - cluster.start)
            end = last.end + (cluster.end - last_end)
            shift = last.end - last_end
        text = between[cluster.start : cluster.end]
        moved = [
            Edit(edit.start - cluster.start, edit.end - cluster.start, edit.after, edit.rule)
            for edit in cluster.later
        ]
        rules = [edit.rule for _, _, edit in cluster.earlier]
        rules += [edit.rule for edit in cluster.later]
        rule = next((rule for rule in rules if rule != LAYOUT), LAYOUT)
        composed.append(Edit(start, end, apply(text, moved), rule))
    return composed


def _clusters(earlier: Sequence[Edit], later: Sequence[Edit]) -> Iterable[_Cluster]:
    spans: list[tuple[int, int, bool, Edit]] = [(e.start, e.end, True, e) for e in later]
    shift = 0
    for edit in earlier:
        start = edit.start + shift
        spans.append((start, start + len(edit.after), False, edit))
        shift += len(edit.after) - (edit.end - edit.start)
    spans.sort(key=lambda span: span[:3])

    cluster: _Cluster | None = None
    for start, end, is_later, edit in spans:
        if cluster is None or not cluster.takes(start):
            if cluster is not None:
                yield cluster
            cluster = _Cluster(start, end, [], [])
        cluster.end = max(cluster.end, end)
        if is_later:
            cluster.later.append(edit)
        else:
            cluster.earlier.append((start, end, edit))
    if cluster is not None:
        yield cluster
