from __future__ import annotations

import pytest
from hypothesis import given

from statements.transcripts.proceedings.participants.invitations import (
    countries_in,
    gathered,
    invitations_in,
    office_called,
    seated_in,
)
from statements.transcripts.proceedings.participants.offices import (
    Person,
    body_of,
    matches,
    people_in,
)
from statements.transcripts.records import ParsedInvitation
from tests.transcripts.printed import printed_texts

RULE_37 = (
    "In accordance with rule 37 of the Council’s provisional rules of procedure, I invite the "
    "representatives of Bosnia and Herzegovina, the Islamic Republic of Iran, the Sudan and "
    "Trinidad and Tobago to participate in this meeting."
)
RULE_39 = (
    "In accordance with rule 39 of the Council’s provisional rules of procedure, I invite the "
    "following briefers to participate in this meeting: Ms. Anna Doe, Under-Secretary-General for "
    "Examples; and His Excellency Mr. Jan Roe, Head of the Delegation of the European Union to "
    "the United Nations, who is joining from Brussels."
)


def test_states_are_invited_under_rule_37() -> None:
    found = list(invitations_in([RULE_37]))
    assert {invitation.rule for invitation in found} == {37}
    assert [invitation.country for invitation in found] == [
        "Bosnia and Herzegovina",
        "Iran (Islamic Republic of)",
        "Sudan",
        "Trinidad and Tobago",
    ]


def test_states_that_asked_are_invited_under_rule_37() -> None:
    asked = (
        "I have received letters from the representatives of Israel and Qatar, in which they "
        "request to be invited. I propose to invite those representatives under rule 37."
    )
    assert [invitation.country for invitation in invitations_in([asked])] == ["Israel", "Qatar"]


def test_states_are_invited_as_at_earlier_meetings() -> None:
    said = (
        "In accordance with the decision taken at the 9901st meeting, I invite the representative "
        "of Chad to take a place at the Council table."
    )
    assert list(invitations_in([said])) == [ParsedInvitation(0, country="Chad")]


def test_a_minister_may_be_invited_under_rule_37() -> None:
    said = "In accordance with rule 37, I invite Mr. Jan Roe, Minister for Foreign Affairs of Chad."
    assert list(invitations_in([said])) == [
        ParsedInvitation(37, "Mr. Jan Roe", "Chad", "Minister for Foreign Affairs of Chad")
    ]


def test_an_officer_out_of_service_is_a_person_too() -> None:
    said = (
        "Under rule 39 I invite Ms. Ann Doe, Director of Aid; and Major General (Retired) Jan Roe, "
        "Head of the Observers."
    )
    assert [(one.name, one.office) for one in invitations_in([said])] == [
        ("Ms. Ann Doe", "Director of Aid"),
        ("Major General (Retired) Jan Roe", "Head of the Observers"),
    ]


def test_persons_are_invited_under_rule_39_with_their_office() -> None:
    assert list(invitations_in([RULE_39])) == [
        ParsedInvitation(39, "Ms. Anna Doe", "", "Under-Secretary-General for Examples"),
        ParsedInvitation(
            39,
            "Mr. Jan Roe",
            "",
            "Head of the Delegation of the European Union to the United Nations",
        ),
    ]


def test_observers_are_invited_under_neither() -> None:
    said = (
        "I propose that the Council invite the Permanent Observer of the Observer State of the "
        "Holy See to the United Nations to participate in the meeting."
    )
    assert list(invitations_in([said])) == [
        ParsedInvitation(0, "", "Holy See", "Permanent Observer")
    ]


def test_who_took_a_seat_gives_the_name() -> None:
    seated = list(seated_in("Mr. SLIM (Tunisia) and Ms. Roe (Norway) took a seat at the table."))
    assert [(seat.name, seat.country) for seat in seated] == [
        ("Mr. Slim", "Tunisia"),
        ("Ms. Roe", "Norway"),
    ]
    invited = [ParsedInvitation(37, country="Norway"), ParsedInvitation(37, country="Norway")]
    assert gathered(invited, seated) == (ParsedInvitation(37, "Ms. Roe", "Norway"),)


@pytest.mark.parametrize(
    ("said", "office"),
    [
        ("I now give the floor to the Chair of the Example Group.", "Chair of the Example Group"),
        ("I now give the floor the Vice-Chair of the Committee.", "Vice-Chair of the Committee"),
        ("I now give the floor to Mr. Roe.", ""),
        ("I now give the floor to those members who wish to speak.", ""),
        ("I thank the Chair.", ""),
    ],
)
def test_an_office_called_without_a_name(said: str, office: str) -> None:
    assert office_called([said]) == office


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("Special Envoy of the Secretary-General for Yemen", "United Nations"),
        ("Under-Secretary-General for Examples", "United Nations"),
        (
            "Director, United Nations Office for the Coordination of Humanitarian Affairs",
            "United Nations",
        ),
        ("Head of the Delegation of the European Union to the United Nations", "European Union"),
        (
            "Permanent Observer of the League of Arab States to the United Nations",
            "League of Arab States",
        ),
        ("Minister for Foreign Affairs of Colombia", "Colombia"),
        ("Permanent Representative of Estonia to the United Nations", "Estonia"),
        ("Prosecutor of the International Criminal Court", "International Criminal Court"),
        (
            "Secretary-General of the North Atlantic Treaty Organization",
            "North Atlantic Treaty Organization",
        ),
        (
            "Force Commander of the United Nations Mission in South Sudan",
            "United Nations",
        ),
        ("Founder and Chair of Food for Examples", "Food for Examples"),
        ("Professor of Law at Example University", "Example University"),
        ("Director of Programmes, Women in Grey", "Women in Grey"),
        ("President of the Association of Women of Chad", "Association of Women of Chad"),
        ("Special Envoy for Chad", ""),
        ("European Union Special Representative for Chad", "European Union"),
        ("Special Envoy of Norway for Chad", "Norway"),
        ("United States Special Envoy for Chad", "United States"),
        ("High Representative for Disarmament Affairs", "United Nations"),
        ("Executive Director of the World Food Programme (WFP)", "World Food Programme"),
        ("human rights activist", ""),
        ("", ""),
    ],
)
def test_the_body_of_an_office(office: str, body: str) -> None:
    assert body_of(office) == body


def test_names_in_headings_are_short() -> None:
    assert matches("Mr. Ruiz Massieu", "Mr. Carlos Ruiz Massieu")
    assert matches("Mr. Zhang", "Mr. Zhang Jun")
    assert matches("Ms. DiCarlo", "Ms. Rosemary Di Carlo")
    assert not matches("Mr. Massieu Ruiz", "Mr. Carlos Ruiz Massieu")
    assert not matches("The President", "Mr. Roe")


def test_people_are_told_apart() -> None:
    said = "I welcome Judge Ann Doe, President of the Court, and Sir Jan Roe, Chair."
    assert list(people_in(said)) == [
        Person("Judge Ann Doe", "President of the Court"),
        Person("Sir Jan Roe", "Chair"),
    ]


def test_an_and_may_belong_to_a_name() -> None:
    phrase = "Antigua and Barbuda, the Sudan and Bosnia and Herzegovina and Nowhere"
    assert list(countries_in(phrase)) == ["Antigua and Barbuda", "Sudan", "Bosnia and Herzegovina"]


@given(printed_texts)
def test_no_text_raises(printed: str) -> None:
    said = [f"I invite under rule 39 {printed}", f"{RULE_37} {printed}", printed]
    list(invitations_in(said))
    office_called(said)
    body_of(printed)
