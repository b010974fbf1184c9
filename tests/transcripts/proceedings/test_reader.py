from __future__ import annotations

import dataclasses
import datetime
import json
import time
from collections import Counter
from pathlib import Path

import pytest

from statements.facts import country_of, fold, organization_of
from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.papers.lines import Paper, PrintedLine
from statements.transcripts.papers.pdf import read_paper
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.records import EventKind, Format, ParsedMeeting
from statements.transcripts.turn.presidency import PRESIDENT_CAPACITY
from tests.evaluation.material import rows
from tests.transcripts.printed import letters, repaired
from tests.transcripts.written_papers import paper

GOLDEN = Path(__file__).parents[1] / "golden" / "records"


def read(written: str, file: str = "record.txt", symbol: str = "") -> ParsedMeeting:
    return read_record(paper(written), file=file, format=Format.RECORD_TEXT, symbol=symbol)


def golden(name: str) -> ParsedMeeting:
    return read((GOLDEN / f"{name}.txt").read_text(encoding="utf-8"))


def plain(value: object) -> object:
    """Return a value as JSON has it; what is empty is left out, to be read more easily."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((each.name, getattr(value, each.name)) for each in dataclasses.fields(value))
        return {name: plain(found) for name, found in pairs if found not in ((), "", None)}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


@pytest.mark.parametrize("source", sorted(GOLDEN.glob("*.txt")), ids=lambda source: source.stem)
def test_a_record_is_read_as_it_was_agreed(source: Path, bless: bool) -> None:
    result = plain(read(source.read_text(encoding="utf-8")))
    agreed = source.with_suffix(".json")
    if bless:
        agreed.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(result)) == json.loads(agreed.read_text(encoding="utf-8"))


def test_the_chair_changes_when_the_record_says_so() -> None:
    speakers = [statement.speaker for statement in golden("modern").statements]
    assert speakers[1] == "Mr. Delacroix"
    assert speakers[6:8] == ["Ms. Lemaire", "Ms. Lemaire"]


def test_two_presidents_without_a_change_are_one_doubt() -> None:
    read_twice = read(
        "President: Mr. Roe/Ms. Doe. . . . . (France)\n-----\nThe President: I thank you.\n"
        "Mr. Poe (Norway): Thanks.\nThe President: I thank him."
    )
    assert [problem.kind for problem in read_twice.problems] == ["no-symbol", "ambiguous-president"]
    first = read_twice.statements[0]
    assert (first.speaker, first.country) == ("The President", "France")


def test_the_roster_tells_who_presides_where_the_cover_does_not() -> None:
    meeting = read(
        "Thursday, 16 January 2020, 10 a.m.\n-----\nThe President: I thank you.", "x", "S/PV.8704"
    )
    assert (meeting.president, meeting.president_country) == ("", "Viet Nam")
    assert meeting.statements[0].country == "Viet Nam"


@pytest.mark.parametrize(
    ("file", "symbol", "named"),
    [
        ("S_PV.8704_E.txt", "", "S/PV.8704"),
        ("S_PV.8706(Resumption1)_E.pdf", "", "S/PV.8706 (Resumption 1)"),
        ("S_PV.8704_E.txt", "S/PV.8705", "S/PV.8705"),
        ("record.txt", "", ""),
    ],
)
def test_the_symbol_of_a_record_without_a_cover(file: str, symbol: str, named: str) -> None:
    assert read("The President: I thank you.", file, symbol).symbol == named


def test_what_the_cover_and_the_source_do_not_agree_on() -> None:
    cover = "S/PV.8704\n8705th meeting\n-----\nThe President: I thank you."
    kinds = [problem.kind for problem in read(cover, symbol="S/PV.8706").problems]
    assert kinds[:2] == ["symbol-differs", "meeting-number"]


@pytest.mark.parametrize(
    "head", ["S/PV.8704 Examples in Asia 16/01/2020", "16/01/2020 Examples in Asia S/PV.8704"]
)
def test_a_running_head_tells_what_a_missing_cover_would(head: str) -> None:
    body = (PrintedLine("The President: I thank you."),)
    found = Paper((), body, furniture=(PrintedLine("2/19 20-01174"), PrintedLine(head)))
    meeting = read_record(found, file="record.txt", format=Format.RECORD_TEXT)
    assert (meeting.symbol, meeting.date) == ("S/PV.8704", datetime.date(2020, 1, 16))
    assert (meeting.agenda, meeting.president_country) == ("Examples in Asia", "Viet Nam")


def test_an_empty_paper() -> None:
    meeting = read("")
    assert (meeting.statements, meeting.events) == ((), ())
    assert [problem.kind for problem in meeting.problems] == ["no-symbol", "no-turns"]


def test_columns_side_by_side_are_a_problem() -> None:
    column = "It is a matter of the respect that is owed to all\n" * 6
    wide = f"{'two columns of words stand in one line here and so ' * 2}\n" * 2
    kinds = [problem.kind for problem in read(f"Mr. Roe (Norway): We\n{column}{wide}").problems]
    assert "interleaved-columns" in kinds
    kinds = [problem.kind for problem in read(f"Mr. Roe (Norway): We\n{column}").problems]
    assert "interleaved-columns" not in kinds


@pytest.mark.parametrize(
    "unit",
    [
        "The President: I thank you.\n",
        "Mr. Roe (Norway)\n",
        "At the invitation of the President,\n",
        "In favour:\nChina\n",
        "A vote was taken by show of hands.\n",
        "12. The PRESIDENT: I\n",
        "I invite Mr. Roe, Director, under rule 39, the representatives of\n",
        "The situation in\n",
    ],
)
def test_the_time_taken_grows_with_the_record_and_no_faster(unit: str) -> None:
    def seconds(lines: int) -> float:
        written = unit * (lines // unit.count("\n"))
        start = time.process_time()
        read(f"The President: I thank you.\n{written}")
        return time.process_time() - start

    seconds(100)
    assert seconds(4_000) < 16 * seconds(500) + 1


REAL = (
    "S_PV.3756_E",
    "S_PV.8698_E",
    "S_PV.8700_E",
    "S_PV.8702_E",
    "S_PV.8704_E",
    "S_PV.8706_E",
    "S_PV.8706(Resumption1)_E",
    "S_PV.8770_E",
)


@pytest.fixture(params=[f"{name}.{kind}" for name in REAL for kind in ("pdf", "txt")])
def real(request: pytest.FixtureRequest, shared_data: Path) -> tuple[Paper, ParsedMeeting]:
    path = shared_data / "records" / request.param
    if path.suffix == ".pdf":
        found, form = read_paper(path.read_bytes(), file=path.name), Format.RECORD_PDF
    else:
        found = read_paper_text(path.read_text(encoding="utf-8"), file=path.name)
        form = Format.RECORD_TEXT
    return found, read_record(found, file=path.name, format=form)


def test_the_text_of_a_real_record_is_kept_whole(real: tuple[Paper, ParsedMeeting]) -> None:
    found, meeting = real
    kept = [statement.printed for statement in meeting.statements]
    kept += [event.text for event in meeting.events]
    kept += [vote.printed for vote in meeting.votes]
    assert sorted(letters("".join(kept))) == sorted(letters("".join(x.text for x in found.body)))
    for statement in meeting.statements:
        said = letters("".join(statement.paragraphs))
        assert letters(repaired(statement.printed, statement.repairs)).endswith(said)


def test_turns_of_real_records_are_those_of_the_gold(
    real: tuple[Paper, ParsedMeeting], shared_data: Path
) -> None:
    """The gold's order of two turns in S/PV.8700 and S/PV.8706 is that of the corpus."""
    _, meeting = real
    number = "".join(meeting.symbol.removeprefix("S/PV.").split()).translate({40: None, 41: None})
    gold = rows(shared_data / "gold" / "headings.tsv")
    turns = [row for row in gold if row["spv"] == number]
    if not turns:
        pytest.skip("the gold has no headings of this record")
    agreed = Counter(fold(row["pdf_heading"]).replace(" ", "") for row in turns)
    assert Counter(fold(s.heading).replace(" ", "") for s in meeting.statements) == agreed
    by_corpus = [likeness(row["corpus_heading"]) for row in turns]
    assert [likeness(statement.heading) for statement in meeting.statements] == by_corpus
    for statement, row in zip(meeting.statements, turns, strict=True):
        label = row["gold_country"]
        fact = country_of(label) or organization_of(label)
        assert fact is not None
        assert (statement.country or statement.organization) == fact.name
        presiding = row["gold_participanttype"] == "The President"
        assert (statement.capacity == PRESIDENT_CAPACITY) == presiding


def likeness(heading: str) -> str:
    """Return a heading's title and first letter: the corpus has damage in the rest of names."""
    return fold(heading).replace(" ", "")[:3]


def test_a_real_record_of_1997(shared_data: Path) -> None:
    gold = json.loads((shared_data / "gold" / "S-PV-3756.gold.json").read_text(encoding="utf-8"))
    path = shared_data / "records" / "S_PV.3756_E.pdf"
    meeting = read_record(
        read_paper(path.read_bytes(), file=path.name), file=path.name, format=Format.RECORD_PDF
    )
    assert meeting.symbol == gold["symbol"]
    assert f"{meeting.date}" == gold["date"]
    assert f"{meeting.scheduled:%H:%M}" == gold["scheduled_time"]
    assert f"{meeting.closed:%H:%M}" == gold["rose_time"]
    assert meeting.agenda.replace("\n", " / ") == gold["agenda"]
    seats = {(seat.representative, seat.country, seat.presiding) for seat in meeting.seats}
    assert seats == {
        (name, named(country), part == "president") for name, country, part in gold["attendees"]
    }
    spoken = [block for block in gold["blocks"] if block["t"] == "spoken"]
    assert [len(statement.paragraphs) for statement in meeting.statements] == [
        block["paras"] for block in spoken
    ]
    assert [statement.language for statement in meeting.statements] == [
        block["lang"] or "English" for block in spoken
    ]
    directions = [event.text for event in meeting.events if event.kind not in NO_DIRECTIONS]
    assert directions == [b["x"] for b in gold["blocks"] if b["t"] == "italicline"]
    (vote,) = meeting.votes
    (agreed,) = (block for block in gold["blocks"] if block["t"] == "vote")
    assert vote.in_favour == tuple(map(named, agreed["favour_list"]))
    assert vote.against == tuple(map(named, agreed["against_list"]))
    assert vote.abstaining == tuple(map(named, agreed["abstain_list"]))
    assert vote.stated == (agreed["favour"], agreed["against"], agreed["abstain"])
    assert (vote.carried, vote.subject) == (False, "S/1997/241")


NO_DIRECTIONS = {EventKind.SECTION, EventKind.VOTE}


def named(label: str) -> str:
    fact = country_of(label)
    assert fact is not None
    return fact.name
