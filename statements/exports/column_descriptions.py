"""What stands in the columns of the files that can be downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext, gettext_noop

_COLUMNS: Mapping[str, str] = {
    "address": gettext_noop("Where it stands in the archive."),
    "admitted": gettext_noop("When the State became a Member of the United Nations."),
    "adopted": gettext_noop("The document that the vote adopted."),
    "agenda_item": gettext_noop("The item on the agenda."),
    "alpha3": gettext_noop("Three letters by ISO 3166-1."),
    "abbreviation": gettext_noop("The usual abbreviation."),
    "body": gettext_noop("The organ whose document it is."),
    "capacity": gettext_noop("The office in which the speaker spoke."),
    "choice": gettext_noop("in-favour, against, abstaining, or absent for one that did not vote."),
    "citations": gettext_noop(
        "A list of citations, each with what citations.csv has from “paragraph” to “true_year”."
    ),
    "cites": gettext_noop("The documents cited, parted by a semicolon."),
    "citing_statements": gettext_noop("How many statements cite it."),
    "city": gettext_noop("Where the Council met."),
    "closed": gettext_noop("When the meeting rose, local time."),
    "confidence": gettext_noop("How surely it is the same statement: 1 for certain."),
    "country": gettext_noop("The member that voted."),
    "country_key": gettext_noop("The key of the State in countries.csv."),
    "date": gettext_noop("The day of the meeting."),
    "delegation": gettext_noop("For which State or organization."),
    "document": gettext_noop("The symbol of the document cited."),
    "end": gettext_noop("The character of the paragraph before which the citation ends."),
    "ended": gettext_noop("When a former State ceased to exist."),
    "first": gettext_noop("The day of the first statement."),
    "heading": gettext_noop("The heading as printed, from which speaker and delegation follow."),
    "key": gettext_noop("Its key, by which other files name it."),
    "kind": gettext_noop("Of what kind it is."),
    "language": gettext_noop("The language in which it was delivered; empty where not known."),
    "last": gettext_noop("The day of the last statement."),
    "meeting": gettext_noop("The number of the meeting; empty for a letter."),
    "name": gettext_noop("The name."),
    "number": gettext_noop("The place of the statement at its meeting, from 1."),
    "official_name": gettext_noop("The name in full."),
    "opened": gettext_noop("When the meeting was called to order, local time."),
    "organization_key": gettext_noop("The key of the organization in organizations.csv."),
    "pages": gettext_noop(
        "The page of the record on which each paragraph begins; empty where not known."
    ),
    "paragraph": gettext_noop("The paragraph, from 1."),
    "paragraphs": gettext_noop("The text as restored, a list of paragraphs."),
    "pinpoint": gettext_noop("The place in the document that is cited."),
    "president": gettext_noop("Who presided."),
    "president_country": gettext_noop("The State that presided."),
    "printed": gettext_noop("The citation as it stands in the text."),
    "procedural": gettext_noop("Whether the statement only conducts the meeting."),
    "regional_group": gettext_noop("The regional group of the United Nations."),
    "resumption": gettext_noop("Which resumption of the meeting it is; 0 for none."),
    "role": gettext_noop(
        "What the delegation was on that day: permanent, elected, non-member, un or other."
    ),
    "session": gettext_noop("The session of the General Assembly."),
    "speaker": gettext_noop("Who spoke; empty where nobody is named."),
    "speaker_key": gettext_noop("The key of the speaker in speakers.csv."),
    "start": gettext_noop("The character of the paragraph at which the citation begins, from 0."),
    "statements": gettext_noop("How many statements there are."),
    "status": gettext_noop("Whether it is a Member, an observer, or a former State."),
    "subject": gettext_noop("The document that was voted on."),
    "symbol": gettext_noop("The symbol of the record; with “number” it names a statement."),
    "text": gettext_noop("The text as restored; a blank line parts the paragraphs."),
    "title": gettext_noop("The title, where it is known."),
    "true_year": gettext_noop("The year of the resolution, where it was cited with another."),
    "vote": gettext_noop("Which vote of the meeting, by its place in the record."),
    "words": gettext_noop("How many words it has."),
    "year": gettext_noop("The year in the symbol."),
}
_IN: Mapping[tuple[str, str], str] = {
    ("documents", "symbol"): gettext_noop("The symbol of the document."),
    ("documents", "date"): gettext_noop("The date of the document, where it is known."),
    ("documents", "number"): gettext_noop("The number of the document."),
    ("meetings", "symbol"): gettext_noop("The symbol of the record."),
    ("ballots", "symbol"): gettext_noop("The symbol of the record."),
    ("ballots", "address"): gettext_noop("Where the meeting stands in the archive."),
    ("citations", "address"): gettext_noop("Where the paragraph stands in the archive."),
    ("versions", "language"): gettext_noop("The language of the text: ar, zh, fr, ru or es."),
}
"""What is meant in one file alone."""


def describe_columns(file: str, columns: Iterable[str]) -> list[tuple[str, str]]:
    """Return the columns of a file, each with what stands in it in the language of the page."""
    return [(name, gettext(_IN.get((file, name)) or _COLUMNS[name])) for name in columns]
