"""Whom ingest takes a printed name for."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from statements.curation.aliases import separate
from statements.models import Problem, Speaker, SpeakerAlias, Statement
from tests.curation.records import make_curator
from tests.ingest.conftest import ingest, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

EARLIER = datetime.date(2000, 1, 1)
LATER = datetime.date(2016, 11, 7)


def _speak(name: str, symbol: str = "S/PV.7802", date: datetime.date = LATER) -> Statement:
    ingest(meeting(f"{name} (Estonia): I thank the briefers.", symbol=symbol, date=date))
    return Statement.objects.get(meeting__symbol=symbol)


def test_damaged_accents_do_not_make_two_people() -> None:
    first = _speak("Mr. Jürgenson", "S/PV.7801")
    assert _speak("Mr. Jiirgenson").speaker == first.speaker


def test_a_name_joined_through_damage_says_how_sure_that_is() -> None:
    _speak("Mr. Jürgenson", "S/PV.7801")
    _speak("Mr. Jiirgenson")
    alias = SpeakerAlias.objects.get(printed="Mr. Jiirgenson")
    assert 0.9 < alias.confidence < 1
    assert not alias.reviewed


def test_a_like_name_is_another_speaker_and_a_question() -> None:
    _speak("Mr. Petersen", "S/PV.7801")
    _speak("Mr. Pedersen")
    assert Speaker.objects.filter(country__slug="estonia").count() == 2
    question = Problem.objects.get(kind="similar-speaker")
    assert "“Mr. Pedersen” and “Mr. Petersen” (estonia)" in question.reason


def test_a_question_is_no_problem_of_the_run() -> None:
    _speak("Mr. Petersen", "S/PV.7801")
    report = ingest(meeting("Mr. Pedersen (Estonia): I thank the briefers."))
    assert not report.problems
    assert len(report.suggestions) == 1


def test_a_period_tells_two_people_of_one_name_apart() -> None:
    first = _speak("Mr. Kask", "S/PV.4000", EARLIER)
    SpeakerAlias.objects.update(period=(None, datetime.date(2010, 1, 1)), reviewed=True)
    second = _speak("Mr. Kask")
    assert second.speaker != first.speaker
    assert _speak("Mr. Kask", "S/PV.4001", EARLIER).speaker == first.speaker


def test_the_same_name_for_another_country_is_another_person() -> None:
    ingest(meeting("Mr. Kask (Estonia): I agree.", "Mr. Kask (Latvia): I agree."))
    assert Speaker.objects.filter(name="Mr. Kask").count() == 2


def test_a_person_in_two_offices_is_asked_about_and_not_merged() -> None:
    ingest(
        meeting("Mr. Olof Skoog (Sweden): I agree.", symbol="S/PV.7801"),
        meeting("Mr. Skoog (Sweden): I agree.", "Mr. Skoog (European Union): I agree."),
    )
    assert Speaker.objects.filter(name__endswith="Skoog").count() == 2
    question = Problem.objects.get(kind="same-person-in-two-offices")
    assert "“Mr. Skoog” (european-union) and “Mr. Skoog” (sweden)" in question.reason


def test_an_address_leads_to_whoever_has_the_name_now(client: Client) -> None:
    first = _speak("Mr. Jiirgenson", "S/PV.7801").speaker
    assert first is not None
    assert client.get("/speakers/jiirgenson-estonia/").status_code == 200
    second = _speak("Mr. Jürgenson").speaker
    assert second is not None
    assert (second.name, second.slug) == ("Mr. Jürgenson", "jurgenson-estonia")
    moved = client.get("/speakers/jiirgenson-estonia/")
    assert (moved.status_code, moved["Location"]) == (301, "/speakers/jurgenson-estonia/")


def test_later_evidence_divides_what_was_one() -> None:
    together = _speak("Mr. John Smith", "S/PV.7801").speaker
    assert _speak("Mr. Smith", "S/PV.7802").speaker == together
    _speak("Mr. Peter Smith", "S/PV.7803")
    assert {s.name for s in Speaker.objects.all()} == {
        "Mr. John Smith",
        "Mr. Peter Smith",
        "Mr. Smith",
    }
    assert Problem.objects.get(kind="ambiguous-speaker").resolved_at is None


def test_a_name_that_a_curator_separated_stays_separate() -> None:
    _speak("Mr. John Smith", "S/PV.7801")
    _speak("Mr. Smith")
    alias = SpeakerAlias.objects.get(printed="Mr. Smith")
    own = separate(alias, curator=make_curator(), reason="Another Smith.")
    _speak("Mr. J. Smith", "S/PV.7804")
    assert Statement.objects.get(meeting__symbol="S/PV.7802").speaker == own
    assert Statement.objects.get(meeting__symbol="S/PV.7801").speaker != own
    assert _speak("Mr. Smith", "S/PV.7805").speaker == own
