"""A small record to look at: meetings, who spoke at them, and what they cited."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.text import slugify

from statements.models import (
    Ballot,
    Citation,
    CouncilTerm,
    Country,
    Direction,
    Invitation,
    LanguageVersion,
    Meeting,
    Seat,
    Speaker,
    Statement,
    Vote,
)
from tests.factories import (
    add_statement,
    make_country,
    make_document,
    make_meeting,
    make_organization,
    make_speaker,
)

DAY = datetime.date(2016, 11, 7)
document, organization, speaker = make_document, make_organization, make_speaker

CITED = "Japan co-sponsored resolution 2295 (2016), as all remember."


def country(name: str, alpha3: str, group: str = "asia-pacific") -> Country:
    """Return the member of this name and group, made on first use."""
    return make_country(
        name,
        alpha3,
        slug=slugify(name),
        official_name=f"State of {name}",
        status="member",
        regional_group=group,
    )


def meeting(
    symbol: str = "S/PV.7802",
    day: datetime.date | None = DAY,
    agenda: str = "Peace operations facing asymmetric threats",
) -> Meeting:
    """Return the meeting with this symbol, made on first use."""
    return make_meeting(
        symbol, date=day, agenda=agenda, city="New York", president_printed="Mr. Ciss"
    )


def statement(
    at: Meeting,
    number: int,
    paragraphs: Sequence[str] = ("I thank the briefers.", CITED),
    *,
    by: Speaker | None = None,
    **fields: object,
) -> Statement:
    """Return a new statement; `by` speaks for the delegation known."""
    return add_statement(at, paragraphs, number=number, speaker=by, **fields)


def cite(
    by: Statement, printed: str, symbol: str, paragraph: int = 2, **fields: object
) -> Citation:
    """Return a new citation of `symbol`, where `printed` stands in the paragraph."""
    start = by.paragraphs[paragraph - 1].index(printed)
    return Citation.objects.create(
        statement=by,
        document=document(symbol),
        paragraph=paragraph,
        start=start,
        end=start + len(printed),
        printed=printed,
        **fields,
    )


def direction(at: Meeting, text: str, after: int = 0, paragraph: int = 0, **fields: object) -> None:
    """Let something happen at a meeting, after what has happened there."""
    Direction.objects.create(
        meeting=at,
        place=at.directions.count() + 1,
        text=text,
        after=after,
        paragraph=paragraph,
        **{"kind": "other", **fields},
    )


def vote(
    at: Meeting, after: int = 0, paragraph: int = 0, *, cast: str = "", **fields: object
) -> Vote:
    """Return a new vote; `cast` has one letter a member: "f", "a", "-" or "x" for absent."""
    held = Vote.objects.create(
        meeting=at, place=at.votes.count() + 1, after=after, paragraph=paragraph, **fields
    )
    choices = {"f": "in-favour", "a": "against", "-": "abstaining", "x": "absent"}
    for n, letter in enumerate(cast):
        member = country(f"Member {chr(65 + n)}", f"M{chr(65 + n)}A")
        Ballot.objects.create(vote=held, country=member, choice=choices[letter])
    return held


def version(of: Statement, language: str, *paragraphs: str, **fields: object) -> LanguageVersion:
    """Return a new version of a statement in another language."""
    text = list(paragraphs)
    return LanguageVersion.objects.create(
        statement=of, language=language, printed="\n".join(text), paragraphs=text, **fields
    )


def seat(at: Meeting, of: Country, representative: str, **fields: object) -> None:
    """Seat a member at the table."""
    Seat.objects.create(meeting=at, country=of, representative=representative, **fields)


def invite(at: Meeting, rule: int, name: str = "", **fields: object) -> None:
    """Invite somebody to a meeting."""
    place = at.invitations.count() + 1
    Invitation.objects.create(meeting=at, place=place, rule=rule, name=name, **fields)


def proceed(at: Meeting, rows: int) -> None:
    """Let `rows` of everything happen at a meeting besides its statements."""
    first = Statement.objects.get(meeting=at, number=1)
    resolution = document("S/RES/2295 (2016)")
    direction(at, "The meeting was called to order at 10.05 a.m.", kind="opened")
    direction(at, "Expression of thanks", kind="section")
    for n in range(rows):
        official = organization(f"Office {n}")
        seat(at, country(f"Seated {n}", f"S{chr(65 + n)}A"), "Mr. A", speaker=first.speaker)
        invite(at, 39, f"Ms. {n}", office=official.name)
        invite(at, 37, country=first.country)
        direction(at, "A vote was taken by show of hands.", 1, 1 + n % 2, kind="vote")
        said = {"method": "show-of-hands", "subject": resolution, "adopted": resolution}
        vote(at, 1, 1 + n % 2, cast="f" * rows, in_favour=rows, carried=True, **said)
    for language in ("fr", "ar"):
        version(first, language, *first.paragraphs)
    cite(first, "2016", "S/PV.7802", 2, pinpoint="p. 2")


def term(of: Country, seat: str, first: str, after: str | None = None) -> CouncilTerm:
    """Return a new term on the Council."""
    return CouncilTerm.objects.create(country=of, seat=seat, period=(first, after))


def fill(rows: int) -> Meeting:
    """Make a record with something on every kind of page, `rows` of each; return a meeting."""
    japan = country("Japan", "JPN")
    france = country("France", "FRA", "western-european-others")
    term(japan, "elected", "2016-01-01", "2018-01-01")
    term(france, "permanent", "1946-01-17")
    bessho = speaker("Mr. Bessho", japan)
    for n in range(rows):
        held = meeting(f"S/PV.{7802 + n}", DAY + datetime.timedelta(days=n))
        cite(statement(held, 1, by=bessho), "resolution 2295 (2016)", "S/RES/2295 (2016)")
        for k in range(rows):
            other = speaker(f"Ms. Delattre{chr(97 + k)}", france)
            said = statement(held, 2 + k, by=other, language="French")
            cite(said, "resolution 2295 (2016)", f"S/RES/{2295 - k} (2016)")
            cite(said, "2016", "S/PV.7802")
            cite(said, "remember", "S/RES/2295 (2015)", true_year=2016)
        official = speaker("The Secretary-General", organization("United Nations"))
        statement(held, 2 + rows, by=official, capacity="Secretary-General")
        opening = ["The meeting is called to order."]
        statement(held, 3 + rows, opening, by=bessho, procedural=True, pages=[2])
        proceed(held, rows)
    specimen = meeting("SPECIMEN/PV.3", datetime.date(2019, 3, 4), "An invented item")
    statement(specimen, 1, by=bessho)
    letter = meeting("S/2020/254", datetime.date(2020, 3, 26))
    statement(letter, 1, by=bessho)
    meeting("S/PV.7802 (Resumption 1)", DAY)
    return Meeting.objects.get(symbol="S/PV.7802")
