"""What only a curator can tell of names: questions put into the review queue, and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from statements.ingest.names.identity.identity import Doubt, Question
from statements.ingest.review_queue import digest_of, enqueue
from statements.models import IngestRun, Problem
from statements.transcripts.records import ReadingProblem

from .aliases_held import AliasesHeld, Delegation, HeldAlias

AMBIGUOUS = "ambiguous-speaker"
SIMILAR = "similar-speaker"
KINDS = (AMBIGUOUS, SIMILAR)


class QuestionsHeld:
    """The questions that stand, by the names they are about. One resolved is not asked again."""

    def __init__(self, slugs: Mapping[Delegation, str]) -> None:
        self._slugs = slugs
        held = Problem.objects.filter(kind__in=KINDS).values_list("digest", "resolved_at")
        self._known = {digest for digest, _ in held}
        self._open = {digest for digest, resolved in held if resolved is None}
        self._asked: dict[int, set[str]] = defaultdict(set)
        self._standing: set[str] = set()
        self._withdrawn: set[str] = set()
        self._fresh: list[ReadingProblem] = []

    def put(
        self, block: Iterable[int], questions: Sequence[Question], aliases: AliasesHeld
    ) -> list[ReadingProblem]:
        """Let `questions` be those about the names of a block, and return the new ones."""
        problems = {}
        for question in questions:
            rows = [aliases.by_number[number] for number in question.forms]
            problem = self._problem(question.doubt, rows)
            digest = digest_of(problem, None)
            problems[digest] = problem
            for row in rows:
                self._asked[row.number].add(digest)
        for number in block:
            for digest in self._asked[number] - problems.keys():
                self._asked[number].discard(digest)
                self._standing.discard(digest)
                self._withdrawn.add(digest)
        self._standing |= problems.keys()
        self._withdrawn -= problems.keys()
        fresh = [problem for digest, problem in problems.items() if digest not in self._known]
        self._known |= problems.keys()
        self._open |= {digest_of(problem, None) for problem in fresh}
        self._fresh += fresh
        return fresh

    def put_all(self, kind: str, problems: Iterable[ReadingProblem]) -> list[ReadingProblem]:
        """Let `problems` be all questions of a kind that stand, and return the new ones."""
        asked = {digest_of(problem, None): problem for problem in problems}
        held = Problem.objects.filter(kind=kind).values_list("digest", "resolved_at")
        known = {digest for digest, _ in held}
        gone = {digest for digest, resolved in held if resolved is None} - asked.keys()
        if gone:
            Problem.objects.filter(digest__in=gone, resolved_at=None).delete()
        fresh = [problem for digest, problem in asked.items() if digest not in known]
        self._fresh += fresh
        return fresh

    def write(self, run: IngestRun | None, *, whole: bool = False) -> None:
        """Queue the new ones, and take back the open ones that the evidence has answered.

        With `whole`, all are taken back that do not stand. Nobody's answer is.
        """
        if self._fresh:
            enqueue(run, self._fresh)
            self._fresh = []
        gone = (self._open - self._standing) if whole else self._withdrawn & self._open
        if gone:
            Problem.objects.filter(digest__in=gone, resolved_at=None).delete()
            self._known -= gone
            self._open -= gone
        self._withdrawn.clear()

    def _problem(self, doubt: Doubt, rows: Sequence[HeldAlias]) -> ReadingProblem:
        whom = self._slugs.get(rows[0].delegation, "no delegation")
        names = sorted({_called(row, doubt) for row in rows})
        listed = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
        kind = AMBIGUOUS if doubt is Doubt.SEVERAL else SIMILAR
        return ReadingProblem(
            kind, file="", reason=f"{listed} ({whom}) may be one person: {doubt.value}."
        )


def _called(row: HeldAlias, doubt: Doubt) -> str:
    if doubt is Doubt.YEARS and row.first is not None:
        return f"“{row.best_print}” of {row.first.year}"
    return f"“{row.best_print}”"
