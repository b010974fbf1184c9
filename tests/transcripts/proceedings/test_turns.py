from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.papers.lines import Paper, PrintedLine
from statements.transcripts.proceedings.footnotes import Footnotes
from statements.transcripts.proceedings.numbering import numbers_of
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.proceedings.turns import BodyPiece, BodyPieceKind, take_apart
from statements.transcripts.records import EventKind, Format, ParsedMeeting
from tests.transcripts.printed import letters, printed_texts, repaired
from tests.transcripts.written_papers import paper

TITLES = ("The situation in Examples",)
TURN, SPEECH = BodyPieceKind.TURN, BodyPieceKind.SPEECH
EVENT, SECTION, LIST = BodyPieceKind.EVENT, BodyPieceKind.SECTION, BodyPieceKind.VOTE_LIST


def pieces(written: str, *titles: str) -> list[BodyPiece]:
    body = paper(written).body
    return take_apart(body, titles, numbers_of(body), Footnotes())


def kinds(written: str, *titles: str) -> list[BodyPieceKind]:
    return [piece.kind for piece in pieces(written, *titles)]


def test_a_turn_goes_on_to_the_next_heading() -> None:
    found = pieces("The President: I give the floor.\nMr. Roe (Norway): We\nthank you.")
    assert [(piece.kind, piece.start, piece.end) for piece in found] == [(TURN, 0, 1), (TURN, 1, 3)]


@pytest.mark.parametrize(
    "line",
    [
        "My briefing today will focus on four areas:",
        "Mr. President: we meet again.",
        "Mr. Roe and Mr. Doe: two friends of the Council.",
        "Mr. Roe; Mr. Doe; and others have said so.",
        "Mr. Roe is right.",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert kinds(f"The President: I thank you.\n{line}\nWe go on.") == [TURN]


def test_the_votes_that_candidates_got_open_no_turns() -> None:
    written = "The President: The result is:\nMs. Doe (Norway): 9 votes\nMr. Roe (Peru): 6"
    assert kinds(f"{written}\nThe President: Ms. Doe is elected.") == [TURN, TURN]


def test_a_name_within_a_sentence_opens_no_turn() -> None:
    quoted = "The President: I recall the words of\nMr. Annan: “We the peoples”, he said."
    assert kinds(quoted) == [TURN]
    assert kinds("    The President: I recall.\nMr. Annan: “We the peoples”, he said.") == [TURN]


def test_the_chair_is_known_even_where_a_full_stop_was_lost() -> None:
    assert kinds("Mr. Roe (Norway): We agree\nThe President: I thank him.") == [TURN, TURN]


def test_a_heading_may_be_wrapped() -> None:
    written = "Mr. Nguema Oyono (Equatorial\nGuinea) (spoke in\nSpanish): We agree."
    assert kinds(f"The President: I thank you.\n{written}") == [TURN, TURN]


def test_a_change_of_language_interrupts_a_turn() -> None:
    written = "Mr. Roe (Norway): We propose the words\n(spoke in French)\n“paix”\nand no more."
    assert kinds(written) == [TURN, EVENT, SPEECH]


@pytest.mark.parametrize(
    "title",
    [
        "Expression of thanks to the outgoing President",
        "Tribute to the memory of Mr. Roe",
        "Adoption of the agenda",
        "The situation in Examples",
        "Report of the Secretary-General on examples\n(S/2019/9901)",
        "Women and peace and security",
    ],
)
def test_a_title_at_the_end_of_a_turn_is_nobody_s(title: str) -> None:
    written = f"The President: I thank you.\n{title}\nThe President: I should like to speak."
    assert kinds(written) == [TURN, SECTION, TURN]


def test_the_end_of_a_sentence_is_no_title() -> None:
    written = "The President: I thank you.\nWe shall now go on with the vote\nThe President: Well."
    assert kinds(written) == [TURN, TURN]


def test_lists_end_where_the_next_turn_begins() -> None:
    written = (
        "A vote was taken by show of hands.\nIn favour:\nChina, Bosnia and\nHerzegovina\n"
        "Against:\nNone\nAbstaining:\nRussian Federation\nThe President: The result is clear."
    )
    assert kinds(written) == [EVENT, LIST, TURN]


def test_italics_tell_a_direction_in_a_form_of_its_own() -> None:
    body = [
        PrintedLine("The President: I thank you.", begins=True, italic=False),
        PrintedLine("The lights went out in the Chamber.", begins=True, italic=True),
        PrintedLine("The President: Let us go on.", begins=True, italic=False),
    ]
    assert [p.kind for p in take_apart(body, (), numbers_of(body), Footnotes())] == [
        TURN,
        EVENT,
        TURN,
    ]


def test_italics_of_a_speaker_s_own_are_his() -> None:
    body = [
        PrintedLine("The President: I quote.", begins=True, italic=False),
        PrintedLine("We shall never forget.", begins=True, italic=True),
        PrintedLine("So it was written.", begins=True, italic=False),
    ]
    assert [p.kind for p in take_apart(body, (), numbers_of(body), Footnotes())] == [TURN]


def test_bold_type_tells_a_title() -> None:
    body = [
        PrintedLine("Mr. Roe (Norway): We agree.", begins=True, bold=False, lead=8),
        PrintedLine("We say yes: a word of thanks to all of us", begins=True, bold=True, lead=41),
        PrintedLine("The President: Well.", begins=True, bold=False, lead=13),
    ]
    assert [p.kind for p in take_apart(body, (), numbers_of(body), Footnotes())] == [
        TURN,
        SECTION,
        TURN,
    ]


def test_a_list_in_a_statement_has_no_numbers_of_paragraphs() -> None:
    body = paper(
        "1. The PRESIDENT: Two things:\n1. One.\n2. Mr. ROE (Norway): Yes.\n3. Indeed."
    ).body
    numbers = numbers_of(body)
    assert [index in numbers for index in range(4)] == [True, False, True, True]
    assert not any(index in numbers_of(paper("1. One.\n2. Two.").body) for index in range(2))


FRAGMENTS = (
    "The President: I thank you.",
    "The President (spoke in French): We shall now vote on S/2019/99.",
    "The PRESIDENT (interpretation from Chinese): I call on",
    "Mr. Roe (Norway): We agree",
    "Mr. Roe: We agree.",
    "3. Mr. ROE (Norway): We agree.",
    "1. The PRESIDENT: I call on him.",
    "2. Numbers are good.",
    "(spoke in English)",
    "(The President)",
    "The meeting was called to order at 10 a.m.",
    "The meeting was suspended at 1 p.m. and resumed at 3 p.m.",
    "The meeting rose at 1 p.m.",
    "The agenda was adopted.",
    "It was so decided.",
    "A vote was taken by show of hands.",
    "A vote was taken by secret ballot.",
    "In favour:",
    "Against: None",
    "Abstaining: China, Freedonia, Guinea-",
    "Bissau, France",
    "The draft resolution was adopted by 10 votes to none,",
    "with 1 abstention.",
    "At the invitation of the President, Mr. Roe (Norway)",
    "took a seat at the Council table.",
    "Mr. Doe took the Chair.",
    "Adoption of the agenda",
    "Letter dated 4 May 2019 from the representative of",
    "The situation in Examples",
    "I invite Ms. Anna Doe, Director of the Centre, under rule 39.",
    "It received 3 votes in favour. It has been adopted as resolution 9 (2019).",
    "and so we went on until the counter-",
    "terrorism work ended.",
    "“A quotation ends.”",
    "",
)
maybe = st.sampled_from([None, None, True, False])
body_lines = st.builds(
    PrintedLine,
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), printed_texts.map(letters)),
    st.integers(0, 3),
    maybe,
    maybe,
    maybe,
)
untold = st.builds(PrintedLine, st.sampled_from(FRAGMENTS))
bodies = st.one_of(st.lists(body_lines, max_size=30), st.lists(untold, max_size=30))


@given(bodies)
def test_every_line_is_in_exactly_one_piece(body: list[PrintedLine]) -> None:
    position = 0
    for piece in take_apart(body, TITLES, numbers_of(body), Footnotes()):
        assert piece.start == position
        assert piece.end > piece.start
        position = piece.end
    assert position == len(body)


def read(body: list[PrintedLine]) -> ParsedMeeting:
    return read_record(Paper((), tuple(body)), file="record.txt", format=Format.RECORD_TEXT)


@given(bodies)
def test_every_character_is_in_exactly_one_place(body: list[PrintedLine]) -> None:
    meeting = read(body)
    kept = [statement.printed for statement in meeting.statements]
    kept += [event.text for event in meeting.events]
    kept += [vote.printed for vote in meeting.votes]
    assert sorted(letters("".join(kept))) == sorted(letters("".join(line.text for line in body)))


@given(bodies)
def test_nothing_said_changes_but_by_a_repair(body: list[PrintedLine]) -> None:
    for statement in read(body).statements:
        printed = statement.printed
        for repair in statement.repairs:
            assert printed[repair.start : repair.end] == repair.before
        whole = letters(repaired(printed, statement.repairs))
        said = letters("".join(statement.paragraphs))
        assert whole.endswith(said)
        if not statement.heading:
            assert whole == said


@given(bodies)
def test_what_stands_between_turns_has_its_place(body: list[PrintedLine]) -> None:
    meeting = read(body)
    lengths = [0, *(len(statement.paragraphs) for statement in meeting.statements)]
    places = [(event.after, event.paragraph) for event in meeting.events]
    assert places == sorted(places)
    for after, paragraph in [*places, *((v.after, v.paragraph) for v in meeting.votes)]:
        assert 0 <= paragraph <= lengths[after]
    for statement in meeting.statements:
        assert not statement.pages or len(statement.pages) == len(statement.paragraphs)
    assert all(
        event.kind is not EventKind.SECTION or event.time is None for event in meeting.events
    )
