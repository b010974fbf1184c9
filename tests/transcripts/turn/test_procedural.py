from __future__ import annotations

import pytest

from statements.transcripts.turn.procedural import is_procedural

PRESIDENT = "The President"

CONDUCT = [
    "I give the floor to the representative of Specimenland.",
    (
        "I thank Mr. Example for his briefing. I now give the floor to those Council members who "
        "wish to make statements."
    ),
    (
        "There are no more names inscribed on the list of speakers. I now invite Council members "
        "to informal consultations to continue our discussion on the subject. The meeting rose."
    ),
    (
        "The draft resolution received 15 votes in favour. The draft resolution has been adopted "
        "unanimously as resolution 2295 (2016)."
    ),
    (
        "In accordance with rule 37 of the Council's provisional rules of procedure, I invite the "
        "representatives of Mali and Niger to participate in this meeting."
    ),
    (
        "I will not comment on that in my capacity as President but as the representative of my "
        "country in my right of reply at the end of the meeting."
    ),  # S/PV.8764
]

NATIONAL = (
    "My delegation attaches great importance to the work of the Office. We share the concern of "
    "the briefers about the humanitarian situation in the region, where more people than ever "
    "depend on assistance, and we call on all parties to allow safe and unhindered access to all."
)


@pytest.mark.parametrize("text", CONDUCT)
def test_conducting_the_meeting_is_procedural(text: str) -> None:
    assert is_procedural(PRESIDENT, [text])


@pytest.mark.parametrize(
    "announcement",
    [
        "I shall now make a statement in my capacity as the representative of Viet Nam.",
        "I shall now make a statement in my national capacity.",
        "I will now make a statement in my capacity as representative of South Africa.",
        "I shall now make a statement in my capacity as Deputy Prime Minister of Belgium.",
        "Let me now say a few words in my national capacity.",
    ],
)
def test_a_statement_announced_in_another_capacity_is_not(announcement: str) -> None:
    assert not is_procedural(PRESIDENT, ["I thank Mr. Example.", announcement, NATIONAL])


def test_an_announcement_with_nothing_after_it_is_procedural() -> None:
    text = "I shall now make a statement in my national capacity. I have nothing to add."
    assert is_procedural(PRESIDENT, [text])


def test_resuming_the_chair_shows_that_it_was_left() -> None:
    text = f"{NATIONAL} I now resume my functions as President of the Council."
    assert not is_procedural(PRESIDENT, [text])


def test_a_statement_of_the_council_read_out_is_not() -> None:
    opening = (
        "After consultations among members of the Council, I have been authorized to make the "
        "following statement on behalf of the Council:"
    )
    assert not is_procedural(PRESIDENT, [opening, NATIONAL])


def test_a_long_speech_without_announcement_is_not() -> None:
    assert not is_procedural(PRESIDENT, [NATIONAL] * 8)


def test_a_delegation_s_statement_is_not() -> None:
    assert not is_procedural("Mr. Example", [NATIONAL])
    assert not is_procedural("Mr. Example", ["We voted in favour. Peace needs more than that."])


def test_a_delegation_s_motion_is() -> None:
    assert is_procedural("Mr. Example", ["I ask for the floor to make a further statement."])


def test_an_empty_turn_is() -> None:
    assert is_procedural(PRESIDENT, [])
