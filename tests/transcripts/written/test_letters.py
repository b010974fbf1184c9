from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.records import (
    Format,
    MeetingFiles,
    MeetingKind,
    ParsedStatement,
    ReadingProblem,
    StatementFile,
)
from statements.transcripts.sources.recognise import recognise
from statements.transcripts.statement_files import read_meeting
from statements.transcripts.written.annexes import Bearer, annex_heading, entitled
from statements.transcripts.written.covering import annexed
from statements.transcripts.written.letters import attributed, read_letter, who

COVER = (
    "I have the honour to enclose herewith copies of the briefings by Mr. Mark Ash, Special Envoy"
    " of the Secretary-General for Yemen, and Ms. Olla Birch, Director of the World Food Programme,"
    " as well as the statements delivered by Mr. Jan Elm, Minister for Foreign Affairs of Belgium,"
    " and by the representatives of China, Saint Vincent and the Grenadines (on behalf of the Niger"
    " and Tunisia) and the United Kingdom of Great Britain and Northern Ireland, in connection with"
    " the video-teleconference on Yemen convened on Thursday, 16 April 2020. A statement was also"
    " delivered by the representative of Yemen, Her Excellency Ms. Ada Fir, Minister. In accordance"
    " with the understanding, the following delegations and entities submitted written statements:"
    " Fiji, the European Union and Uruguay. In accordance with the procedure, this is a document."
)


def statement(number: int, text: str, speaker: str = "", country: str = "") -> ParsedStatement:
    return ParsedStatement(
        number, "", speaker, text, (text,), country=country, file=f"{number}.txt"
    )


def test_a_covering_letter_lists_whose_statements_follow() -> None:
    assert [(one.name, one.label, one.written) for one in annexed([COVER])] == [
        ("Mr. Mark Ash", "United Nations", False),
        ("Ms. Olla Birch", "World Food Programme", False),
        ("Mr. Jan Elm", "Belgium", False),
        ("", "China", False),
        ("", "Saint Vincent and the Grenadines", False),
        ("", "United Kingdom of Great Britain and Northern Ireland", False),
        ("Ms. Ada Fir", "Yemen", False),
        ("", "Fiji", True),
        ("", "European Union", True),
        ("", "Uruguay", True),
    ]
    assert annexed(["I thank the Council."]) == ()


@pytest.mark.parametrize(
    ("title", "bearer"),
    [
        (
            "Statement by the Permanent Representative of Belgium to the United Nations, Jan Elm",
            Bearer("Jan Elm", "Belgium"),
        ),
        ("Statement by the Permanent Mission of Fiji to the United Nations", Bearer("", "Fiji")),
        (
            "Briefing by Mr. Mark Ash, Special Envoy of the Secretary-General for Syria",
            Bearer("Mr. Mark Ash", "United Nations"),
        ),
        (
            (
                "Letter dated 28 March 2020 from the Permanent Representative of Belgium to the"
                " United Nations addressed to the President of the Security Council"
            ),
            Bearer("", "Belgium"),
        ),
        (
            (
                "Letter dated 28 March 2020 from the President of the Security Council addressed to"
                " the Permanent Representatives of the members"
            ),
            Bearer("", ""),
        ),
        (
            "Statement by Ambassador Ada Fir, Permanent Representative of France",
            Bearer("Ada Fir", "France"),
        ),
    ],
)
def test_a_title_tells_who_speaks(title: str, bearer: Bearer) -> None:
    assert entitled(title) == bearer


def test_a_title_ends_where_the_first_sentence_begins() -> None:
    heading = annex_heading("Briefing by the Special Envoy, Mark Ash We have much to do.")
    assert heading is not None
    assert (heading.printed, heading.end) == ("Briefing by the Special Envoy, Mark Ash", 40)
    assert annex_heading("Statements by delegations were many.") is None
    assert annex_heading("We have much to do.") is None


def test_a_signature_names_the_speaker() -> None:
    assert who(["We agree.", "(Signed) Jan Elm\nPermanent Representative"]).name == "Jan Elm"
    assert who(["We agree."]).name == ""


def test_the_letter_names_whom_the_files_do_not() -> None:
    read = [
        statement(1, COVER),
        statement(4, "Belgium agrees.", country="Belgium"),
        statement(5, "China agrees.", country="China"),
        statement(8, "Fiji agrees.", country="Fiji"),
        statement(9, "Who says this?"),
        statement(10, "We do.", "Jane Oak", "Yemen"),
    ]
    problems = [ReadingProblem("no-speaker", f"{n}.txt", "?", number=n) for n in (1, 4, 5, 8, 9)]
    filled, left = attributed(read, problems)
    assert [one.speaker for one in filled] == [
        "The President",
        "Mr. Jan Elm",
        "",
        "",
        "",
        "Jane Oak",
    ]
    assert [(one.kind, one.number) for one in left] == [
        ("unnamed-representative", 5),
        ("no-speaker", 9),
    ]


def test_places_count_only_where_everything_else_agrees() -> None:
    cover = (
        "I have the honour to enclose herewith the statements delivered by the representatives of"
        " Belgium, China and Fiji in connection with the meeting."
    )
    agreeing = [statement(1, cover), *(statement(n, "Yes.") for n in (2, 3, 4))]
    assert [one.country for one in attributed(agreeing, ())[0][1:]] == ["Belgium", "China", "Fiji"]
    contrary = [*agreeing[:3], statement(4, "Yes.", country="France")]
    assert [one.country for one in attributed(contrary, ())[0][1:]] == ["", "", "France"]
    assert attributed(agreeing[1:], ()) == (tuple(agreeing[1:]), ())


LETTER = """Security Council

Letter dated 31 March 2020 from the President of the Security Council

I have the honour to enclose herewith a copy of the briefing by the Special Envoy of the
Secretary-General for Syria, Mark Ash, and of the statements delivered by the representatives
of Belgium and China in connection with the videoconference convened on Monday, 30 March 2020
(see annexes).

(Signed) Jun Oak
President of the Security Council

2/9 20-01174
Annex 1
Statement by the Special Envoy of the Secretary-General for Syria,
Mark Ash

We stand by resolution 2254 (2015), as we
always did.

And we hope.

Annex 2: Statement by the Permanent Representative of Belgium to the United Nations, Jan Elm
[Original: French]

We thank the briefer.

Annex 3

China agrees.
(Signed) Jun Oak
"""


def test_a_whole_letter_is_a_meeting() -> None:
    meeting = read_letter(LETTER, symbol="S/2020/254", file="S_2020_254_E.txt")
    assert (meeting.format, meeting.kind) == (Format.LETTER, MeetingKind.VIDEO)
    assert (str(meeting.date), meeting.president, meeting.president_country) == (
        "2020-03-30",
        "Jun Oak",
        "China",
    )
    assert [
        (one.number, one.speaker, one.country or one.organization, one.language)
        for one in meeting.statements
    ] == [
        (1, "Jun Oak", "China", ""),
        (2, "Mark Ash", "United Nations", ""),
        (3, "Jan Elm", "Belgium", "French"),
        (4, "Jun Oak", "China", ""),
    ]
    second = meeting.statements[1]
    assert second.paragraphs == (
        "We stand by resolution 2254 (2015), as we always did.",
        "And we hope.",
    )
    assert [citation.symbol for citation in second.citations] == ["S/RES/2254 (2015)"]
    assert meeting.problems == ()


def test_letters_annexed_are_signed_and_a_mention_of_an_annex_is_none() -> None:
    text = (
        "I have the honour to refer to resolution 2516 (2020), adopted on 30 March 2020.\n"
        "Annex I to the present letter has more.\n\n"
        "Annex I\n"
        "Letter dated 28 March 2020 from the Permanent Representative of Belgium to the\n"
        "United Nations addressed to the President of the Security Council\n\n"
        "Belgium votes in favour of the draft resolution.\n\n(Signed) Jan Elm\nAmbassador\n"
    )
    meeting = read_letter(text, symbol="S/2020/266", file="x.txt")
    assert [(one.number, one.speaker, one.country) for one in meeting.statements] == [
        (1, "The President", "China"),
        (2, "Jan Elm", "Belgium"),
    ]
    assert str(meeting.date) == "2020-03-30"


def test_a_letter_without_annexes_is_a_problem() -> None:
    meeting = read_letter("Nothing here.", symbol="S/2020/1", file="x.txt")
    assert [problem.kind for problem in meeting.problems] == ["no-speaker", "no-annex"]
    assert read_letter("", symbol="S/2020/1", file="x.txt").statements == ()


@given(st.text(max_size=400), st.sampled_from(["", COVER, LETTER, "Annex 1\n", "Statement by "]))
def test_no_letter_raises(text: str, before: str) -> None:
    read_letter(before + text, symbol="S/2020/254", file="x.txt")
    read_letter(text + before, symbol="S/2020/254", file="x.txt")
    files = (StatementFile("1.txt", (before + text).encode(errors="replace"), 1),)
    read_meeting(MeetingFiles("S/2020/254", Format.STATEMENT_FILES, files))


def test_every_statement_of_the_letters_has_a_speaker_or_a_delegation(shared_data: Path) -> None:
    meetings = [read_meeting(files) for files in recognise(shared_data / "corpus-v5")]
    kinds = [problem.kind for meeting in meetings for problem in meeting.problems]
    assert "no-speaker" not in kinds
    assert kinds.count("unnamed-representative") <= 46
