"""A meeting as one line of JSON: the format that `manage.py parse` prints.

An object a meeting, with these keys in this order:

`symbol`      canonical symbol, "S/PV.8706 (Resumption 1)"; "" where nothing tells it
`date`        "2020-01-22", or null where it is not known
`city`        where the Council met; "" for a meeting by video, and where it is not known
`president`   "Mr. Dang (Viet Nam)", the country alone, or ""
`agenda`      title of the agenda item, or ""
`kind`        "in-person", "video" or "private"
`statements`  the turns in order, as below
`problems`    what a curator should look at: `kind`, `file`, `line`, `number`, `reason`;
              `line` and `number` (of the statement) are null where they do not apply
`language`    official language of the record: "en", "fr", "es", "ru", "zh" or "ar"
`opened`, `closed` "10:05", or null where the source does not tell
`seats`       attendance from the cover: `country`, `representative`, `presiding`
`invitations` `rule` (37, 39 or 0), `name`, `country`, `office`
`events`      stage directions and section headings: `kind`, `text`, `after` (number of the
              statement it follows, 0 before the first), `paragraph` (how many paragraphs of
              that statement it follows), `page`
`votes`       `after`, `paragraph`, `page`, `method`, `in_favour`, `against`, `abstaining`,
              `absent` (lists of countries), `stated` (the result as told, as three numbers,
              or null), `carried` (true, false or null), `subject` and `adopted` (symbols)

A statement:

`number`      its place in the meeting
`heading`     as printed, without the colon; "" where there is none
`speaker`     name with title
`country`     short name of the country spoken for, or ""
`organization` name of the organization spoken for, or ""; never beside a country
`capacity`    the office in which was spoken, or ""
`language`    English name of the language in which it was delivered, or ""
`procedural`  true for the running of the meeting, false for substance
`paragraphs`  the text as restored, heading left off
`citations`   documents cited: `symbol`, `printed`, `paragraph` (from 1), `start` and `end`
              (characters of that paragraph, from 0, end excluded), `pinpoint` ("para. 6")
`repairs`     changes to the text as printed: `rule`, `start` and `end` (characters of the
              decoded file with newlines as line ends), `before`, `after`
`file`        name of the file in its source
`pages`       page of the record on which each paragraph begins; [] where there are none

Keys may be added at the end of an object; those above keep their meaning.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import Any

from .records import ParsedEvent, ParsedMeeting, ParsedStatement, ParsedVote, ReadingProblem


def as_json(meeting: ParsedMeeting) -> dict[str, Any]:
    """Return a meeting as plain data, in the keys and the order documented above."""
    return {
        "symbol": meeting.symbol,
        "date": meeting.date.isoformat() if meeting.date else None,
        "city": meeting.city,
        "president": _president(meeting),
        "agenda": meeting.agenda,
        "kind": meeting.kind.value,
        "statements": [_statement(statement) for statement in meeting.statements],
        "problems": [_problem(problem) for problem in meeting.problems],
        "language": meeting.language,
        "opened": _time(meeting.opened),
        "closed": _time(meeting.closed),
        "seats": [asdict(seat) for seat in meeting.seats],
        "invitations": [asdict(invitation) for invitation in meeting.invitations],
        "events": [_event(event) for event in meeting.events],
        "votes": [_vote(vote) for vote in meeting.votes],
    }


def as_line(meeting: ParsedMeeting) -> str:
    """Return a meeting as one line of JSON, without the line end."""
    return json.dumps(as_json(meeting), ensure_ascii=False)


def _president(meeting: ParsedMeeting) -> str:
    if meeting.president and meeting.president_country:
        return f"{meeting.president} ({meeting.president_country})"
    return meeting.president or meeting.president_country


def _statement(statement: ParsedStatement) -> dict[str, Any]:
    return {
        "number": statement.number,
        "heading": statement.heading,
        "speaker": statement.speaker,
        "country": statement.country,
        "organization": statement.organization,
        "capacity": statement.capacity,
        "language": statement.language,
        "procedural": statement.procedural,
        "paragraphs": list(statement.paragraphs),
        "citations": [asdict(citation) for citation in statement.citations],
        "repairs": [asdict(repair) for repair in statement.repairs],
        "file": statement.file,
        "pages": list(statement.pages),
    }


def _time(time: datetime.time | None) -> str | None:
    return time.isoformat("minutes") if time else None


def _event(event: ParsedEvent) -> dict[str, Any]:
    return {
        "kind": event.kind.value,
        "text": event.text,
        "after": event.after,
        "paragraph": event.paragraph,
        "page": event.page,
    }


def _vote(vote: ParsedVote) -> dict[str, Any]:
    return {
        "after": vote.after,
        "paragraph": vote.paragraph,
        "page": vote.page,
        "method": vote.method,
        "in_favour": list(vote.in_favour),
        "against": list(vote.against),
        "abstaining": list(vote.abstaining),
        "absent": list(vote.absent),
        "stated": list(vote.stated) if vote.stated else None,
        "carried": vote.carried,
        "subject": vote.subject,
        "adopted": vote.adopted,
    }


def _problem(problem: ReadingProblem) -> dict[str, Any]:
    return {
        "kind": problem.kind,
        "file": problem.file,
        "line": problem.line,
        "number": problem.number,
        "reason": problem.reason,
    }
