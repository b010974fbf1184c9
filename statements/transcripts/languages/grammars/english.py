"""The English record, read by the same rules, so that versions can be compared with it."""

from __future__ import annotations

import calendar

from statements.transcripts.records import EventKind

from .french import FRENCH
from .grammar import EARLY, NUMBERED, SESSION, CoverWords, Grammar, VoteWords, line, words
from .russian import RUSSIAN

_TIME = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? ?(?P<half>a\.m|p\.m|noon)?\.?"

SPOKEN = sorted(set(FRENCH.languages.values()) | set(RUSSIAN.languages.values()))
"""Every language in which a statement is told to have been delivered."""

ENGLISH = Grammar(
    code="en",
    language="English",
    president=r"The (?:Acting |Temporary )?President",
    office=(
        r"The (?:Deputy |Assistant )?Secretary-General|The Prosecutor|The Registrar|"
        r"The High Commissioner"
    ),
    title=(
        r"Mr\.|Mrs\.|Ms\.|Miss|Dr\.|Sir|Dame|Lord|Lady|Baron(?:ess)?|Prince(?:ss)?|Sheikha?|"
        r"Archbishop|Bishop|Monsignor|Cardinal|Judge|(?:Lieutenant |Major )?General|Admiral|"
        r"Colonel|Professor|King|Queen|Emir"
    ),
    spoken=words(r"(?:spoke|interpretation|speaking)(?: in| from) ([A-Za-z]+)"),
    languages={name.casefold(): name for name in SPOKEN},
    formulas=(
        (EventKind.SUSPENDED, line(rf"The meeting was suspended at {_TIME}.{{0,60}}")),
        (EventKind.OPENED, line(rf"The meeting was called to order at {_TIME}")),
        (EventKind.RESUMED, line(rf"The meeting (?:was )?resumed.{{0,40}} at {_TIME}.{{0,40}}")),
        (EventKind.CLOSED, line(rf"The meeting rose at {_TIME}")),
        (EventKind.AGENDA_ADOPTED, line(r"The agenda was adopted")),
        (EventKind.DECIDED, line(r"It was so decided")),
        (EventKind.VOTE, line(r"A (?:recorded )?vote was taken.{0,40}")),
        (EventKind.SILENCE, line(r"The members of the .{0,40}observed a minute of silence")),
        (
            EventKind.SEATED,
            line(r"(?:At the invitation of the President, )?.{3,250} took (?:a seat|seats).{0,60}"),
        ),
    ),
    sections=line(
        r"Adoption of the agenda|Statement by the President|"
        r"Expression of (?:thanks|welcome|sympathy|condolences?).{0,80}|Tribute to .{3,100}"
    ),
    vote=VoteWords(
        in_favour=words(r"In favour ?:"),
        against=words(r"Against ?:"),
        abstaining=words(r"Abstaining ?:"),
        absent=words(r"(?:Not participating|Did not participate) in the voting ?:"),
        result=(
            words(r"(\d{1,2}) votes? in favour"),
            words(r"(\d{1,2}) (?:votes? )?against"),
            words(r"(\d{1,2}) abstentions?"),
        ),
        told=("in favour", "against", "abstention"),
        nobody=frozenset({"none"}),
        none=words(r"no votes?|none|zero"),
        draft="draft resolution",
        methods={
            "show of hands": "show-of-hands",
            "secret": "secret-ballot",
            "recorded": "recorded",
        },
        adopted=words(r"(?:is|has been|was) (?:therefore )?(?:adopted|approved)"),
        rejected=words(r"not (?:been )?(?:adopted|approved)|rejected"),
        numbers={"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    ),
    cover=CoverWords(
        president=words(r"President ?:"),
        members=words(r"Members ?:"),
        agenda=words(r"Agenda\Z"),
        year=words(r"[\w-]+ year\Z"),
        provisional="Provisional",
        city="New York",
        notice="This record contains|Accessible document|Please recycle",
        months={
            name.casefold(): number for number, name in enumerate(calendar.month_name) if number
        },
    ),
    resolution=(
        words(rf"resolutions? (?:{NUMBERED}|{EARLY}|{SESSION})"),
        words(rf"(?:, |and |or ){NUMBERED}"),
    ),
    place_before=words(
        r"(?P<place>paragraphs? \d+(?:(?: to | and |, ?|-)\d+)*) of (?:the |its )?"
        r"(?:Security Council )?\Z"
    ),
    place_after=words(r" ?, (?P<place>(?:paras?\.|annex|p\.)(?: ?\d+|(?: [IVX]+)\b)?)"),
    assembly=words(r"General Assembly"),
    own_capacity=words(r"in my (?:national )?capacity(?! as President)"),
    address=words(r"(?:Mr\.|Madam|Mrs\.|Ms\.) (?:President|Secretary-General)"),
    keeps_hyphens=True,
)
