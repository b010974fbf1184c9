"""Corrections hold against every later ingest, and can be taken back."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from statements.curation.corrections import apply_corrections, correct_fields, withdraw
from statements.curation.errors import CurationError
from statements.models import Correction, Meeting, Speaker, Statement
from tests.factories import make_country, make_organization

from .records import make_meeting, make_speaker, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    japan = make_country()
    return make_statement(make_meeting(7802), make_speaker("Mr. Bessho", japan))


def stored_again(statement: Statement, **said: object) -> int:
    """Write what a source says, as ingest does, and put the corrections back."""
    Statement.objects.filter(pk=statement.pk).update(**said)
    return apply_corrections(statement.meeting)


def test_a_correction_is_applied_at_once(statement: Statement, curator: User) -> None:
    correction = correct_fields(
        statement, {"language": "French"}, curator=curator, reason="Heard it."
    )["language"]
    assert statement.language == "French"
    statement.refresh_from_db()
    assert statement.language == "French"
    assert (correction.value, correction.source_value) == ("French", "")
    assert (correction.curator_id, correction.reason) == (curator.pk, "Heard it.")


def test_the_same_correction_again_changes_nothing(statement: Statement, curator: User) -> None:
    first = correct_fields(statement, {"capacity": "Chair"}, curator=curator, reason="p. 2")[
        "capacity"
    ]
    again = correct_fields(statement, {"capacity": "Chair"}, curator=curator, reason="p. 3")[
        "capacity"
    ]
    assert again.pk == first.pk
    assert again.reason == "p. 2"


def test_another_value_keeps_what_the_source_says(statement: Statement, curator: User) -> None:
    correct_fields(statement, {"language": "French"}, curator=curator, reason="Heard it.")
    second = correct_fields(
        statement, {"language": "Spanish"}, curator=curator, reason="Misheard."
    )["language"]
    assert Correction.objects.count() == 1
    assert (second.value, second.source_value) == ("Spanish", "")


def test_withdrawing_restores_what_the_source_says(statement: Statement, curator: User) -> None:
    correction = correct_fields(
        statement, {"procedural": True}, curator=curator, reason="Only thanks."
    )["procedural"]
    withdraw(correction, curator=curator)
    withdraw(correction, curator=curator)
    statement.refresh_from_db()
    assert statement.procedural is False
    assert not Correction.objects.exists()


def test_a_speaker_is_corrected_by_row_or_key(statement: Statement, curator: User) -> None:
    other = make_speaker("Mr. Yoshikawa", make_country())
    correct_fields(statement, {"speaker": other}, curator=curator, reason="Cover of the record.")
    correct_fields(statement, {"speaker": other.pk}, curator=curator, reason="Again.")
    statement.refresh_from_db()
    assert statement.speaker == other
    assert Correction.objects.get().value == other.pk


def test_a_date_is_kept_as_iso(curator: User) -> None:
    meeting = make_meeting()
    correct_fields(meeting, {"date": "2016-11-08"}, curator=curator, reason="Cover.")
    meeting.refresh_from_db()
    assert meeting.date == datetime.date(2016, 11, 8)
    assert Correction.objects.get().source_value == "2016-11-07"
    withdraw(Correction.objects.get())
    meeting.refresh_from_db()
    assert meeting.date == datetime.date(2016, 11, 7)


def test_a_country_takes_the_place_of_an_organization(curator: User) -> None:
    union = make_organization()
    statement = make_statement(make_meeting(), organization=union)
    correct_fields(statement, {"country": make_country()}, curator=curator, reason="He says so.")
    statement.refresh_from_db()
    assert (statement.country, statement.organization) == (make_country(), None)
    withdraw(Correction.objects.get(field="country"))
    statement.refresh_from_db()
    assert (statement.country, statement.organization) == (None, union)
    assert not Correction.objects.exists()


def test_a_source_that_names_an_organization_does_not_break_a_corrected_country(
    statement: Statement, curator: User
) -> None:
    correct_fields(
        statement, {"country": make_country("Chad", "TCD")}, curator=curator, reason="For Chad."
    )
    union = make_organization()
    assert stored_again(statement, country=None, organization=union) == 2
    statement.refresh_from_db()
    assert (str(statement.country), statement.organization) == ("Chad", None)
    withdraw(Correction.objects.get(field="organization"))
    statement.refresh_from_db()
    assert (statement.country, statement.organization) == (None, union)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("printed", "x", "cannot be corrected"),
        ("speaker", 0, "Speaker: "),
        ("language", "x" * 41, "Language: "),
        ("procedural", "perhaps", "Procedural: "),
        ("heading", None, "Heading: "),
    ],
)
def test_wrong_values_are_refused(
    statement: Statement, curator: User, field: str, value: object, said: str
) -> None:
    with pytest.raises(CurationError, match=said) as caught:
        correct_fields(statement, {field: value}, curator=curator, reason="Because.")
    assert caught.value.field == field
    assert not Correction.objects.exists()


def test_both_delegations_at_once_are_refused(statement: Statement, curator: User) -> None:
    both = {"country": make_country(), "organization": make_organization()}
    with pytest.raises(CurationError, match="not for both"):
        correct_fields(statement, both, curator=curator, reason="Because.")


def test_what_a_constraint_forbids_is_refused(curator: User) -> None:
    meeting = make_meeting(symbol="S/2020/254", number=None, kind=Meeting.Kind.VIDEO)
    Meeting.objects.filter(pk=meeting.pk).update(number=None)
    with pytest.raises(CurationError, match="meeting_numbered_or_video"):
        correct_fields(meeting, {"kind": "in-person"}, curator=curator, reason="Because.")


def test_a_reason_is_required(statement: Statement, curator: User) -> None:
    with pytest.raises(CurationError, match="reason"):
        correct_fields(statement, {"language": "French"}, curator=curator, reason="  ")


def test_a_record_that_is_gone_is_told(statement: Statement, curator: User) -> None:
    Statement.objects.all().delete()
    with pytest.raises(CurationError, match="not there"):
        correct_fields(statement, {"language": "French"}, curator=curator, reason="Heard it.")


def test_a_correction_outlives_the_next_ingest(statement: Statement, curator: User) -> None:
    correct_fields(statement, {"language": "French"}, curator=curator, reason="Heard it.")
    assert stored_again(statement, language="Arabic") == 1
    assert apply_corrections(statement.meeting) == 0
    statement.refresh_from_db()
    assert statement.language == "French"
    withdraw(Correction.objects.get())
    statement.refresh_from_db()
    assert statement.language == "Arabic"


def test_several_fields_of_one_statement_are_put_back(statement: Statement, curator: User) -> None:
    values = {"language": "French", "capacity": "Chair", "procedural": True}
    correct_fields(statement, values, curator=curator, reason="Seen.")
    assert stored_again(statement, language="", capacity="", procedural=False) == 3
    statement.refresh_from_db()
    assert (statement.language, statement.capacity, statement.procedural) == (
        "French",
        "Chair",
        True,
    )


def test_a_row_that_is_gone_does_not_stop_ingest(curator: User) -> None:
    speaker = make_speaker("Mr. Bessho", make_country())
    meeting = make_meeting()
    correct_fields(meeting, {"president": speaker}, curator=curator, reason="Cover.")
    Speaker.objects.filter(pk=speaker.pk).delete()
    assert apply_corrections(meeting) == 0
    withdraw(Correction.objects.get())
    meeting.refresh_from_db()
    assert meeting.president is None


def test_queries_do_not_grow_with_a_meeting(
    curator: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for statements in (1, 12):
        meeting = make_meeting(president=None)
        japan = make_country()
        president = make_speaker(f"Mr. {statements}", japan)
        correct_fields(meeting, {"president": president}, curator=curator, reason="x")
        for place in range(statements):
            speaker = make_speaker(f"Mr. {statements} {place}", japan)
            statement = make_statement(meeting, speaker)
            other = make_speaker(f"Ms. {statements} {place}", japan)
            correct_fields(statement, {"speaker": other}, curator=curator, reason="x")
            correct_fields(statement, {"language": "French"}, curator=curator, reason="x")
            Statement.objects.filter(pk=statement.pk).update(speaker=speaker, language="")
        Meeting.objects.filter(pk=meeting.pk).update(president=None)
        with django_assert_num_queries(5):
            assert apply_corrections(meeting) == 2 * statements + 1


def test_the_history_names_the_curator(statement: Statement, curator: User) -> None:
    correct_fields(statement, {"language": "French"}, curator=curator, reason="Heard it.")
    event = statement.events.get()  # type: ignore[attr-defined]  # made by pghistory
    assert event.language == ""
    assert event.pgh_context.metadata == {"user": curator.pk, "reason": "Heard it."}
