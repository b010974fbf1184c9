"""How well the language versions of a record are matched to its English turns."""

from __future__ import annotations

from collections.abc import Iterator

from statements.transcripts.languages.alignment import match
from statements.transcripts.languages.reader import read_language
from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.records import Format

from .material import RECORDS
from .outcomes import Measure, Outcome, same


def measures() -> Iterator[Measure]:
    """Yield what is measured on the records in several languages."""
    yield Measure("language versions matched", tuple(_matched()))


def _matched() -> Iterator[Outcome]:
    """A record has the same turns in every language: turn 7 is turn 7."""
    for path in sorted((RECORDS / "languages").glob("*.en.txt")):
        number = path.name.removesuffix(".en.txt")
        english = read_record(
            read_paper_text(path.read_text(encoding="utf-8"), file=path.name),
            file=path.name,
            format=Format.RECORD_TEXT,
        )
        for other in sorted(path.parent.glob(f"{number}.??.txt")):
            language = other.name.removesuffix(".txt").rpartition(".")[2]
            if language == "en":
                continue
            text = other.read_text(encoding="utf-8")
            version = read_language(text, symbol=english.symbol, language=language, file=other.name)
            found = dict(match(version, english))
            for turn in english.statements:
                answer = found.get(turn.number)
                yield same(f"{number} {language} {turn.number}", turn.number, answer)
