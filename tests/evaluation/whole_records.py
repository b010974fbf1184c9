"""How well whole records are read: turns, headings, directions, votes, text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from statements.facts import fold
from statements.transcripts.records import ParsedStatement

from .material import HERE, Record, Turn, delegation, records, rows, structure_of_3756, turns
from .outcomes import Measure, Outcome, Verdict, aligned, judged, same

_WORDS = re.compile(r"\w+")
_SHORT = 24
"""Letters of a direction's opening that are compared: hyphens and spaces differ by form."""


def measures() -> Iterator[Measure]:
    """Yield what is measured on the eight whole records, each as PDF and as text."""
    read = records()
    pairs = [(record, list(_pairs(record))) for record in read]
    yield Measure("turns", tuple(out for record in read for out in _turns(record)))
    yield Measure("heading parts", tuple(out for pair in pairs for out in _parts(*pair)))
    yield Measure("president resolved", tuple(out for pair in pairs for out in _presidents(*pair)))
    yield Measure(
        "affiliation of briefers", tuple(out for pair in pairs for out in _briefers(*pair))
    )
    for form in ("pdf", "txt"):
        yield Measure(
            f"paragraphs (S/PV.3756, {form})",
            tuple(out for pair in pairs if pair[0].form == form for out in _paragraphs(*pair)),
        )
    yield Measure("seats (S/PV.3756)", tuple(out for record in read for out in _seats(record)))
    yield Measure("stage directions", tuple(out for record in read for out in _directions(record)))
    yield Measure("votes", tuple(out for record in read for out in _votes(record)))
    yield Measure("citations (S/PV.3756)", tuple(out for pair in pairs for out in _cited(*pair)))
    yield Measure(
        "text kept, whole records", tuple(out for record in read for out in _text(record))
    )


def _name(printed: str) -> str:
    return fold(printed).replace("-", " ").replace("’", "'")


def _squeezed(printed: str) -> str:
    """Without spaces: a text may have lost them ("Mr.Abdelaziz(spokeinArabic)")."""
    return "".join(_name(printed.partition("(")[0]).split())


def _pairs(record: Record) -> Iterator[tuple[Turn, ParsedStatement]]:
    """The turns that gold and reading agree on, in order, by the name in the heading."""
    gold, read = turns()[record.number], record.meeting.statements
    names = [_squeezed(statement.heading) for statement in read]
    for ours, theirs in aligned([_squeezed(turn.name) for turn in gold], names):
        yield gold[ours], read[theirs]


def _turns(record: Record) -> Iterator[Outcome]:
    gold, read = turns()[record.number], record.meeting.statements
    names = [_squeezed(statement.heading) for statement in read]
    agreed = aligned([_squeezed(turn.name) for turn in gold], names)
    ours, theirs = {pair[0] for pair in agreed}, {pair[1] for pair in agreed}
    for place, turn in enumerate(gold):
        verdict = Verdict.RIGHT if place in ours else Verdict.MISSED
        yield Outcome(f"{record.name} {place + 1}: {turn.name}", verdict)
    for place, statement in enumerate(read):
        if place not in theirs:
            yield Outcome(f"{record.name} read {place + 1}: {statement.heading}", Verdict.EXTRA)


def _key(record: Record, statement: ParsedStatement) -> str:
    return f"{record.name} {statement.number}: {statement.heading}"


def _parts(record: Record, pairs: list[tuple[Turn, ParsedStatement]]) -> Iterator[Outcome]:
    """Name, delegation and language as printed: three answers a turn."""
    for turn, one in pairs:
        key = _key(record, one)
        if turn.role != "The President":
            yield same(f"{key}, name", _name(turn.name), _name(one.speaker))
        if turn.label:
            yield same(
                f"{key}, delegation", delegation(turn.label), one.country or one.organization
            )
        yield same(f"{key}, language", turn.language or "English", one.language)


def _presidents(record: Record, pairs: list[tuple[Turn, ParsedStatement]]) -> Iterator[Outcome]:
    """The person and the country behind "The President"; where the cover has two persons and
    nothing tells them apart, the office and the country."""
    for turn, one in pairs:
        if turn.role == "The President":
            persons = {_name(person) for person in turn.person.split("/")}
            known = _name(one.speaker)
            told = known in persons or (len(persons) > 1 and known == "the president")
            told = told or any(set(person.split()) <= set(known.split()) for person in persons)
            answer = (True, delegation(turn.delegation))
            yield same(f"{_key(record, one)}, {one.speaker}", answer, (told, one.country))


def _briefers(record: Record, pairs: list[tuple[Turn, ParsedStatement]]) -> Iterator[Outcome]:
    for turn, one in pairs:
        if turn.role != "The President" and not turn.label and turn.delegation:
            read = one.country or one.organization
            yield same(_key(record, one), delegation(turn.delegation), delegation(read))


def _paragraphs(record: Record, pairs: list[tuple[Turn, ParsedStatement]]) -> Iterator[Outcome]:
    for turn, one in pairs:
        if turn.paragraphs:
            yield same(_key(record, one), turn.paragraphs, len(one.paragraphs))


def _seats(record: Record) -> Iterator[Outcome]:
    if record.number == "3756":
        expected = [
            (_name(name), delegation(label), role == "president")
            for name, label, role in structure_of_3756()["attendees"]
        ]
        seats = record.meeting.seats
        read = [
            (_name(one.representative), delegation(one.country), one.presiding) for one in seats
        ]
        yield from judged(record.name, expected, read)


def _directions(record: Record) -> Iterator[Outcome]:
    """Kind, place among the turns and opening, against directions.tsv."""
    expected = [
        (row["kind"], int(row["after"]), _opening(row["opening"]))
        for row in rows(HERE / "directions.tsv")
        if row["record"] == record.number
    ]
    read = [(one.kind.value, one.after, _opening(one.text)) for one in record.meeting.events]
    yield from judged(record.name, expected, read)


def _opening(text: str) -> str:
    return "".join(text.split()).replace("-", "").casefold()[:_SHORT]


def _votes(record: Record) -> Iterator[Outcome]:
    expected = [
        (
            int(row["after"]),
            tuple(frozenset(filter(None, row[way].split(", "))) for way in _WAYS),
            tuple(map(int, row["stated"].split())),
            row["subject"],
            row["adopted"],
        )
        for row in rows(HERE / "votes.tsv")
        if row["record"] == record.number
    ]
    read = [
        (
            vote.after,
            tuple(map(frozenset, (vote.in_favour, vote.against, vote.abstaining))),
            vote.stated,
            vote.subject,
            vote.adopted,
        )
        for vote in record.meeting.votes
    ]
    yield from judged(record.name, expected, read)


_WAYS = ("in_favour", "against", "abstaining")


def _cited(record: Record, pairs: list[tuple[Turn, ParsedStatement]]) -> Iterator[Outcome]:
    """Documents with a symbol of their own: that gold has neither Charter nor rules."""
    if record.number != "3756":
        return
    gold = [block for block in structure_of_3756()["blocks"] if block["t"] == "spoken"]
    for block, (_, one) in zip(gold, pairs, strict=False):
        symbols = {c.symbol for c in one.citations}
        for symbol in sorted(set(block["cites"])):
            found = symbol in symbols
            key = f"{_key(record, one)}: {symbol}"
            yield Outcome(key, Verdict.RIGHT if found else Verdict.MISSED)


def _text(record: Record) -> Iterator[Outcome]:
    """Every word of the body is in a turn, a direction or a list of votes, and no other."""
    meeting = record.meeting
    voted = [
        name
        for vote in meeting.votes
        for name in (*vote.in_favour, *vote.against, *vote.abstaining, *vote.absent)
    ]
    kept = _words(
        [one.printed for one in meeting.statements] + [event.text for event in meeting.events]
    )
    body = _words(line.text for line in record.paper.body)
    # A list of votes is kept as facts: its words are the countries' names and its labels.
    lists = _words(voted) + _words(_LABELS) + _words(_OFFICIAL) if meeting.votes else Counter()
    for word, times in sorted((body - kept).items()):
        if word not in lists:
            yield Outcome(f"{record.name} lost {times}: {word}", Verdict.MISSED)
    for word, times in sorted((kept - body).items()):
        yield Outcome(f"{record.name} invented {times}: {word}", Verdict.EXTRA)
    shared = (body & kept).total()
    yield from (Outcome(f"{record.name}: word", Verdict.RIGHT) for _ in range(shared))


_LABELS = ("In favour: Against: Abstaining: None",)
_OFFICIAL = ("United Kingdom of Great Britain and Northern Ireland", "United States of America")


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORDS.findall(text))
