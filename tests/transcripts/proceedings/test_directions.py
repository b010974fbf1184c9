from __future__ import annotations

import datetime

import pytest

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.directions import direction_at, joined, kind_of, parts
from statements.transcripts.proceedings.times import date_in, date_in_head, time_in
from statements.transcripts.records import EventKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The meeting was called to order at 10.05 a.m.", EventKind.OPENED),
        ("The meeting resumed at 10.10 a.m. on Wednesday, 22 January.", EventKind.RESUMED),
        ("The meeting was suspended at 1.10 p.m.", EventKind.SUSPENDED),
        ("The meeting was suspended for five minutes.", EventKind.SUSPENDED),
        ("The meeting rose at noon.", EventKind.CLOSED),
        ("The meeting was called to order on Monday, 3 May 1993, at 5 p.m.", EventKind.OPENED),
        ("The agenda was adopted.", EventKind.AGENDA_ADOPTED),
        ("The agenda, as amended, was adopted.", EventKind.AGENDA_ADOPTED),
        ("It was so decided.", EventKind.DECIDED),
        ("A vote was taken by show of hands.", EventKind.VOTE),
        ("A recorded vote was taken.", EventKind.VOTE),
        ("Mr. Roe (Norway) took a seat at the Council table.", EventKind.SEATED),
        (
            "At the invitation of the President, Mr. Roe took a place at the table.",
            EventKind.SEATED,
        ),
        ("Mr. Roe, President of Norway, was escorted to the Council table.", EventKind.SEATED),
        (
            "At the invitation of the President, Mr. Roe and Ms. Doe took places at the table.",
            EventKind.SEATED,
        ),
        ("The members of the Council left the Chamber.", EventKind.SEATED),
        ("The members of the Council stood in silence for one minute.", EventKind.SILENCE),
        ("An audio recording was played.", EventKind.OTHER),
        ("Photographs were shown on screen.", EventKind.OTHER),
        ("The ballot papers were distributed.", EventKind.OTHER),
        (
            "At the invitation of the President, Mr. Roe and Ms. Doe acted as tellers.",
            EventKind.OTHER,
        ),
        ("(spoke in Spanish and English)", EventKind.OTHER),
        ("Mr. Roe took the Chair.", EventKind.SEATED),
        ("Mr. Roe withdrew.", EventKind.SEATED),
        ("The members of the Council observed a minute of silence.", EventKind.SILENCE),
        ("A video was shown in the Council Chamber.", EventKind.OTHER),
        ("(spoke in English)", EventKind.OTHER),
        ("(spoke in Arabic; English text provided by the delegation)", EventKind.OTHER),
    ],
)
def test_directions_have_a_fixed_grammar(text: str, kind: EventKind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    "said",
    [
        "The meeting of the Quartet was held in Munich.",
        "The meeting is suspended until 3 p.m.",  # the chair says it, the record then tells it
        "The meeting is resumed.",
        "The meeting rose above our differences.",
        "The agenda was adopted at a time of which we all have memories, and not the best.",
        "It was so decided by the parties.",
        "The elections took place in May.",
        "Mr. Roe withdrew his forces.",
        "I saw that Mr. Roe took a seat at the table.",
        "The convoy was escorted by the Mission.",
        "A video can show it.",
        "There was a moment of silence, and then the shelling began. It went on.",
        "(see S/PV.8470)",
    ],
)
def test_what_a_speaker_says_is_no_direction(said: str) -> None:
    assert kind_of(said) is None


def lines(*texts: str) -> list[PrintedLine]:
    return [PrintedLine(text) for text in texts]


def test_a_direction_goes_on_to_its_full_stop() -> None:
    body = lines(
        "At the invitation of the President, Mr.", "Roe (Norway) took a seat at the", "table."
    )
    found = direction_at([*body, PrintedLine("The President: I thank")], 0)
    assert found is not None
    assert (found.kind, found.end) == (EventKind.SEATED, 3)


def test_an_hour_does_not_end_a_direction_that_goes_on() -> None:
    found = direction_at(lines("The meeting resumed at 10.10 a.m.", "on Wednesday, 22 January."), 0)
    assert found is not None
    assert found.end == 2


def test_an_hour_without_its_full_stop_ends_a_direction() -> None:
    found = direction_at(lines("The meeting rose at 6.05 p.m", "Annex"), 0)
    assert found is not None
    assert (found.kind, found.end) == (EventKind.CLOSED, 1)


def test_a_sentence_within_a_paragraph_is_no_direction() -> None:
    assert direction_at(lines("A vote was taken on it and", "lost: we know why?"), 0) is None


def test_a_pause_is_two_events() -> None:
    text = "The meeting was suspended at 1.05 p.m. and resumed at 3 p.m."
    assert parts(EventKind.SUSPENDED, text) == [
        (EventKind.SUSPENDED, "The meeting was suspended at 1.05 p.m."),
        (EventKind.RESUMED, "and resumed at 3 p.m."),
    ]


def test_a_hyphen_keeps_its_word_together() -> None:
    assert joined(lines("Guinea-", "Bissau, the", "", " Niger")) == "Guinea-Bissau, the Niger"
    assert (
        joined(lines("the troop-", "and police contributors"))
        == "the troop- and police contributors"
    )


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("at 10 a.m.", datetime.time(10)),
        ("at 12.15 a.m.", datetime.time(0, 15)),
        ("at 12 noon", datetime.time(12)),
        ("at 12.30 p.m.", datetime.time(12, 30)),
        ("7 November 2016, 3.05 p.m.", datetime.time(15, 5)),
        ("at 6:25 pm", datetime.time(18, 25)),
        ("at 25 p.m.", None),
        ("in May", None),
    ],
)
def test_hours(text: str, time: datetime.time | None) -> None:
    assert time_in(text) == time


def test_days_in_running_heads() -> None:
    assert date_in_head("16/01/2020 Examples S/PV.8704") == datetime.date(2020, 1, 16)
    assert date_in_head("Fifty-second year 21 March 1997") == datetime.date(1997, 3, 21)
    assert date_in_head("31/02/2020") is None


def test_days() -> None:
    assert date_in("Thursday, 16 January 2020, 10 a.m.") == datetime.date(2020, 1, 16)
    assert date_in("on 7 FEBRUARY 1958") == datetime.date(1958, 2, 7)
    assert date_in("31 February 2020") is None
