"""How well statement files are read: citations, repairs, headings, text, letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from statements.facts import country, country_of, president_on
from statements.transcripts.records import MeetingKind, ParsedStatement
from statements.transcripts.restoration.text import BROKEN_HEADING
from statements.transcripts.turn.headings import split
from statements.transcripts.written.annexes import annex_heading
from tests.transcripts.printed import letters, repaired

from .material import DATA, HERE, corpus, corpus_statements, delegation, rows
from .outcomes import Measure, Outcome, Verdict, judged, same


def measures() -> Iterator[Measure]:
    """Yield what is measured on corpus-v5."""
    yield from _citations()
    yield Measure("repairs", tuple(_repairs()))
    yield Measure("headings of statement files", tuple(_headings()))
    yield Measure("presidents of the corpus by roster", tuple(_presidents()))
    yield Measure("speaker or delegation of written statements", tuple(_letters()))
    yield Measure("text kept, statement files", tuple(map(_text, corpus_statements().values())))


def _citations() -> Iterator[Measure]:
    """Against citations.tsv; a year known to be wrong must be kept as cited too."""
    annotated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(HERE / "citations.tsv"):
        cited = annotated[row["file"]]
        if row["symbol"]:
            cited.append((row["symbol"], row["pinpoint"]))
    documents: list[Outcome] = []
    places: list[Outcome] = []
    for file, expected in annotated.items():
        read = corpus_statements()[file].citations
        documents += judged(file, (s for s, _ in expected), (one.symbol for one in read))
        pinned = [(one.symbol, one.pinpoint) for one in read if one.pinpoint]
        places += judged(file, (pair for pair in expected if pair[1]), pinned)
    for row in rows(DATA / "gold" / "citation_year_mismatches.tsv"):
        statement = corpus_statements().get(row["file"])
        if statement is not None and row["file"] not in annotated:
            symbol = f"S/RES/{row['resolution']} ({row['cited_year']})"
            found = symbol in {one.symbol for one in statement.citations}
            verdict = Verdict.RIGHT if found else Verdict.MISSED
            documents.append(Outcome(f"{row['file']}: {symbol}", verdict))
    yield Measure("citations", tuple(documents))
    yield Measure("places cited", tuple(places))


def _repairs() -> Iterator[Outcome]:
    """Against repairs.tsv, a sample judged by hand. A right one made no more is missed."""
    made: dict[str, Counter[tuple[str, ...]]] = {
        file: Counter(
            (one.rule, str(one.start), _escaped(one.before), _escaped(one.after))
            for one in statement.repairs
        )
        for file, statement in corpus_statements().items()
    }
    for row in rows(HERE / "repairs.tsv"):
        repair = (row["rule"], row["start"], row["before"], row["after"])
        key = f"{row['file']}: {row['rule']} at {row['start']}: {row['before']} → {row['after']}"
        still = made[row["file"]][repair] > 0
        if row["verdict"] == "right":
            yield Outcome(key, Verdict.RIGHT if still else Verdict.MISSED)
        elif still:
            yield Outcome(key, Verdict.EXTRA)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _headings() -> Iterator[Outcome]:
    """Against speaker_headings.tsv: every distinct heading.

    Where a first sentence was printed inside it, that table takes it for an affiliation.
    """
    for row in rows(DATA / "gold" / "speaker_headings.tsv"):
        label, language = row["affiliation"], row["language"]
        if label.startswith("spoke "):
            label, language = "", label.rpartition(" in ")[2]
        read = split(f"{row['heading']}: We meet today.")
        got = (read.name, delegation(read.affiliation), read.language) if read else None
        yield same(
            row["heading"], (" ".join(row["name"].split()), delegation(label), language), got
        )


def _presidents() -> Iterator[Outcome]:
    """The country that the roster gives a month, against the corpus's own.

    Not for meetings by video: their letters were often signed by the President after.
    """
    for meeting in corpus():
        if meeting.kind is MeetingKind.VIDEO or not meeting.date:
            continue
        slug = president_on(meeting.date)
        named = [one.country for one in meeting.statements if _presides(one)]
        if named and slug:
            yield same(meeting.symbol, Counter(named).most_common(1)[0][0], country(slug).name)


def _presides(statement: ParsedStatement) -> bool:
    return statement.capacity.startswith("President of the Security Council") and bool(
        country_of(statement.country)
    )


def _letters() -> Iterator[Outcome]:
    for meeting in corpus():
        if meeting.kind is MeetingKind.VIDEO:
            for one in meeting.statements:
                told = one.speaker or one.country or one.organization
                verdict = Verdict.RIGHT if told else Verdict.MISSED
                yield Outcome(f"{meeting.symbol}, statement {one.number}", verdict)


def _text(statement: ParsedStatement) -> Outcome:
    """No letter of the body is lost or invented other than by a recorded repair."""
    heading = split(statement.printed)
    if heading is None and statement.heading:
        heading = annex_heading(statement.printed, statement.speaker)
    start = heading.end if heading else 0
    if any(repair.rule == BROKEN_HEADING for repair in statement.repairs):
        start = 0  # the repair itself takes the heading off
    body = repaired(statement.printed, statement.repairs, start)
    kept = letters(body) == letters("".join(statement.paragraphs))
    return Outcome(statement.file, Verdict.RIGHT if kept else Verdict.MISSED)
