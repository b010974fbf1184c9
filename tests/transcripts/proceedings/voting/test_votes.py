from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.proceedings.voting.votes import (
    VoteLists,
    discord,
    read_lists,
    result_in,
    subject_in,
)
from statements.transcripts.records import Format, ParsedMeeting, ParsedVote
from tests.transcripts.printed import printed_texts
from tests.transcripts.written_papers import paper


def lists(written: str) -> VoteLists:
    return read_lists([PrintedLine(line) for line in written.splitlines()])


def test_lists_run_over_lines() -> None:
    found = lists(
        "In favour:\nChile, Guinea-\nBissau, Russian\nFederation, United Kingdom of Great Britain\n"
        "and Northern Ireland\nAgainst:\nUnited States of America\nAbstaining:\nNone"
    )
    assert found.in_favour == ("Chile", "Guinea-Bissau", "Russian Federation", "United Kingdom")
    assert found.against == ("United States",)
    assert found.abstaining == ()


def test_lists_may_stand_beside_their_labels() -> None:
    found = lists(
        "In favour: Bosnia and Herzegovina, Germany, Federal Republic of, Ghana and Italy.\n"
        "Against: None.\nAbstentions: Zaire\nPresent and not voting: China"
    )
    assert found.in_favour == ("Bosnia and Herzegovina", "Germany", "Ghana", "Italy")
    assert (found.against, found.abstaining, found.absent) == ((), ("Zaire",), ("China",))


def test_who_voted_not_and_who_was_away_are_told_apart_from_nobody() -> None:
    found = lists("In favour:\nPeru\nNot participating in the vote: Chad\nAbsent: None.")
    assert (found.absent, found.unknown) == (("Chad",), ())
    found = lists("Present and not voting: China\nNot present: Chad, Mali")
    assert found.absent == ("China", "Chad", "Mali")


def test_a_name_that_no_fact_knows_is_kept() -> None:
    assert lists("Against:\nFreedonia, France").unknown == ("Freedonia",)


@pytest.mark.parametrize(
    ("said", "stated", "carried"),
    [
        (
            "13 votes in favour, one against and one abstaining. It has not been adopted",
            (13, 1, 1),
            False,
        ),
        ("received 15 votes in favour. It has been adopted unanimously", (15, 0, 0), True),
        ("received three votes in favour, seven against and five abstentions.", (3, 7, 5), None),
        ("11 votes in favour, none against and 4 abstentions. It is adopted", (11, 0, 4), True),
        ("14 votes in favour, none against, with 1 abstention.", (14, 0, 1), None),
        ("was adopted by 10 votes to none, with 1 abstention.", (10, 0, 1), True),
        ("was rejected by 2 votes to 9, with 4 abstentions.", (2, 9, 4), False),
        ("was adopted unanimously.", None, True),
        ("was adopted by 9 votes to 1 (Peru), with 1 abstention.", (9, 1, 1), True),
        ("got 13 votes in favour, zero against and 2 abstentions.", (13, 0, 2), None),
        ("I give the floor to Mr. Roe.", None, None),
    ],
)
def test_results(said: str, stated: tuple[int, int, int] | None, carried: bool | None) -> None:
    result = result_in(f"The draft resolution {said}")
    assert (result.stated, result.carried) == (stated, carried)


def test_the_resolution_that_came_of_it() -> None:
    said = "The draft resolution has been adopted unanimously as resolution 2732\n(2024)."
    assert result_in(said).adopted == "S/RES/2732 (2024)"
    assert result_in(said).unanimous


def test_a_result_is_announced_first_thing() -> None:
    said = "I thank him. I go on. We all know. At last: it got 15 votes in favour."
    assert result_in(said).stated is None


DOCUMENTS = {"S/2020/24": "S/2020/24", "S/2020/25": "S/2020/25", "S/2020/240": "S/2020/240"}


@pytest.mark.parametrize(
    ("texts", "subject"),
    [
        (["I put to the vote the draft resolution in document S/2020/24."], "S/2020/24"),
        (["I put it to the vote.", "Document S/2020/24 has the draft resolution."], "S/2020/24"),
        (
            [
                "I put it to the vote.",
                "Document S/2020/25 is here, and document S/2020/24, which contains a draft.",
            ],
            "S/2020/24",
        ),
        (
            ["I put it to the vote. S/2020/24 and S/2020/25 each contain a draft resolution."],
            "",
        ),
        (["I put to the vote the oral amendment.", "See draft resolution S/2020/24."], ""),
        (["I thank him."], ""),
        (["I put S/2020/240 to the vote."], "S/2020/240"),
        ([], ""),
    ],
)
def test_what_was_put_to_the_vote(texts: list[str], subject: str) -> None:
    assert subject_in(texts, DOCUMENTS) == subject


def kinds(vote: ParsedVote, seats: int = 0) -> list[str]:
    return [kind for kind, _ in discord(vote, (), seats)]


def test_what_does_not_add_up() -> None:
    vote = ParsedVote(1, "show-of-hands", ("Chile", "Japan"), ("France",), stated=(2, 1, 0))
    assert kinds(vote) == []
    assert kinds(vote, seats=3) == []
    assert kinds(vote, seats=15) == ["vote-does-not-add-up"]
    assert kinds(ParsedVote(1, "", ("Chile",), stated=(2, 0, 0))) == ["vote-does-not-add-up"]
    assert kinds(ParsedVote(1, "", ("Chile",), ("Chile",))) == ["member-votes-twice"]
    assert kinds(ParsedVote(1, "", stated=(15, 0, 0)), seats=15) == []


def meeting(written: str) -> ParsedMeeting:
    return read_record(paper(written), file="record.txt", format=Format.RECORD_TEXT)


def test_a_vote_without_lists_has_its_result() -> None:
    (vote,) = meeting(
        "The President: I put it to the vote.\nA vote was taken by show of hands.\n"
        "The President: There were 15 votes in favour. It has been adopted."
    ).votes
    assert (vote.after, vote.method, vote.stated, vote.carried) == (
        1,
        "show-of-hands",
        (15, 0, 0),
        True,
    )


def test_an_election_is_an_event_only() -> None:
    read = meeting(
        "The President: We vote.\nA vote was taken by secret ballot.\nThe President: Well."
    )
    assert [event.kind.value for event in read.events] == ["vote"]
    assert read.votes == ()


def test_what_a_member_says_next_is_no_result() -> None:
    (vote,) = meeting(
        "The President: I put it to the vote.\nA recorded vote was taken.\nIn favour:\nJapan\n"
        "Mr. Roe (Norway): The text received 15 votes in favour."
    ).votes
    assert (vote.method, vote.stated) == ("recorded", None)


@given(printed_texts)
def test_no_text_raises(printed: str) -> None:
    result_in(printed)
    lists(f"In favour:\n{printed}")
    assert subject_in([printed], DOCUMENTS) in {"", *DOCUMENTS}


@given(st.integers(0, 15), st.integers(0, 15), st.integers(0, 15))
def test_every_result_is_understood(favour: int, against: int, abstaining: int) -> None:
    said = f"It received {favour} votes in favour, {against} against and {abstaining} abstentions."
    assert result_in(said).stated == (favour, against, abstaining)
