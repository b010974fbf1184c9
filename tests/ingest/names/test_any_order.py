"""Whatever the order of ingest, interruptions or a second source: the same people."""

from __future__ import annotations

import datetime
import random
from collections import defaultdict

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.models import Meeting, Problem, Speaker, SpeakerAlias, Statement
from statements.transcripts.records import Format, MeetingFiles, StatementFile, StatementMetadata
from tests.evaluation.material import rows
from tests.evaluation.outcomes import Verdict
from tests.evaluation.people import TABLE, judged
from tests.ingest.conftest import ingest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

NAMES = (
    ("Mr. Smith", "United Kingdom"),
    ("John Smith", "United Kingdom"),
    ("Mr. Peter Smith", "United Kingdom"),
    ("J. Smith", "United Kingdom"),
    ("Ms. Smith", "United Kingdom"),
    ("Smith", "United Kingdom"),
    ("Mr. Jürgenson", "Estonia"),
    ("Mr. Jiirgenson", "Estonia"),
    ("Sven Jiirgenson", "Estonia"),
    ("Mr. Dang", "Viet Nam"),
    ("Dang Dinh Quy", "Viet Nam"),
    ("Mr. Dinh", "Viet Nam"),
    ("The Secretary-General", "United Nations"),
    ("Secretary-General", "United Nations"),
    ("Antonio Guterres", "United Nations"),
)
YEARS = (1971, 1986, 1995, 2004, 2012, 2019, 2020)

Turn = tuple[tuple[str, str], int, bool]
"""A name and its delegation, the year, and whether a second source has it."""

turns = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(YEARS), st.booleans()),
    min_size=2,
    max_size=9,
    unique=True,
)


def _files(turn: Turn) -> MeetingFiles:
    (name, delegation), year, second = turn
    symbol = f"S/PV.{1000 + NAMES.index(turn[0]) * 100 + YEARS.index(year)}"
    # A second source prints the same statement under another of the names.
    printed = NAMES[NAMES.index(turn[0]) - 1] if second else (name, delegation)
    printed = printed if printed[1] == delegation else (name, delegation)
    metadata = StatementMetadata(speaker=printed[0], country=delegation)
    files = (StatementFile("1.txt", f"I thank you, {year}.".encode(), 1, metadata),)
    kind = Format.CORPUS_6 if second else Format.CORPUS_5
    return MeetingFiles(symbol, kind, files, date=datetime.date(year, 3, 1), agenda="Peace")


def _people() -> tuple[object, ...]:
    """Return who is who, without what depends on the order: keys and addresses."""
    persons = defaultdict(set)
    for alias in SpeakerAlias.objects.select_related("speaker"):
        persons[alias.speaker_id].add((alias.printed, str(alias.period), alias.evidence))
    names = dict(Speaker.objects.values_list("pk", "name"))
    orders = dict(Speaker.objects.values_list("pk", "sort_name"))
    said = Statement.objects.values_list("meeting__symbol", "speaker__name").order_by("meeting")
    asked = Problem.objects.values_list("reason", flat=True)
    return (
        sorted((names[pk], orders[pk], sorted(own)) for pk, own in persons.items()),
        sorted(said),
        sorted(asked),
    )


class _UndoneError(Exception):
    """To undo what was stored."""


def _stored(runs: list[list[Turn]]) -> tuple[object, ...]:
    """Return who is who after some runs of ingest, and undo them."""
    found: tuple[object, ...] = ()
    try:
        with transaction.atomic():
            for run in runs:
                ingest(*map(_files, run))
            found = _people()
            _check_integrity()
            raise _UndoneError
    except _UndoneError:
        return found


def _check_integrity() -> None:
    """What was said is said by whoever has the name, and nobody is left without a name."""
    for statement in Statement.objects.select_related("alias"):
        assert statement.alias is not None
        assert statement.speaker_id == statement.alias.speaker_id
    assert not Speaker.objects.filter(aliases=None).exists()


# The runs of one example are undone before the next.
@settings(
    max_examples=max(settings().max_examples // 4, 5),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(turns, st.randoms(use_true_random=False), st.integers(0, 9))
def test_people_do_not_depend_on_order(said: list[Turn], chance: random.Random, cut: int) -> None:
    # One statement has one row whichever source came first: the last of equal sources is read.
    said = list({(turn[0], turn[1]): turn for turn in said}.values())
    shuffled = chance.sample(said, len(said))
    in_one_run = _stored([said])
    assert _stored([shuffled[:cut], shuffled[cut:]]) == in_one_run
    assert _stored([shuffled[:cut], shuffled]) == in_one_run


def test_the_people_of_the_table_are_found_in_any_order() -> None:
    table = rows(TABLE)
    by_day = defaultdict(list)
    for row in table:
        by_day[row["day"]].append(row)
    meetings = [
        MeetingFiles(
            f"S/PV.{1000 + place}",
            Format.CORPUS_5,
            tuple(
                StatementFile(
                    f"{place}-{number}.txt",
                    f"I thank you, {number}.".encode(),
                    number,
                    StatementMetadata(speaker=row["printed"], country=row["delegation"]),
                )
                for number, row in enumerate(of_day, 1)
            ),
            date=datetime.date.fromisoformat(day),
            agenda="Peace",
        )
        for place, (day, of_day) in enumerate(by_day.items())
    ]
    found = []
    for seed in (None, 1, 2):
        if seed is not None:
            random.Random(seed).shuffle(meetings)
        try:
            with transaction.atomic():
                ingest(*meetings)
                assert Meeting.objects.count() == len(meetings)
                verdicts = [outcome for outcome, _ in judged(table)]
                found.append(_people())
                raise _UndoneError
        except _UndoneError:
            pass
        right = sum(outcome.verdict is Verdict.RIGHT for outcome in verdicts)
        extra = [outcome.key for outcome in verdicts if outcome.verdict is Verdict.EXTRA]
        missed = [outcome.key for outcome in verdicts if outcome.verdict is Verdict.MISSED]
        assert right / (right + len(extra)) >= 0.998, extra
        assert right / (right + len(missed)) >= 0.97, missed
    assert found[0] == found[1] == found[2]
