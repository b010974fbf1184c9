"""Who was invited to take part, under which rule of procedure, and in what office.

Rule 37 of the provisional rules of procedure (S/96/Rev.7) is for states that are not
members of the Council, rule 39 for anybody who can give information. Observers are
invited under neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from statements.facts import country_of
from statements.transcripts.records import ParsedInvitation
from statements.transcripts.sentences import sentences
from statements.transcripts.turn.headings import split

from .offices import Person, body_of, is_office, matches, people_in, tidy

_RULE = re.compile(r"\brules?\s+(?P<rule>37|39)\b")
_AS_BEFORE = re.compile(r"\bdecisions?\s+(?:taken|made|adopted)\b.*\bmeetings?\b", re.DOTALL)
"""Whoever was invited at an earlier meeting on the item is invited again, with no rule named."""
_INVITES = re.compile(r"\binvit(?:e|es|ed|ing|ation)\b", re.IGNORECASE)
_REPRESENTATIVES = re.compile(
    r"\b(?:the\s+)?(?:Permanent\s+)?[Rr]epresentatives?\s+of\s+(?P<countries>.{2,3000}?)"
    r"(?=,?\s+(?:to\s+(?:participate|the\s+United|take)|in\s+which|requesting|in\s+accordance|"
    r"asking|who\b|under\b)|[.;:]|\Z)",
    re.DOTALL,
)
_OBSERVER = re.compile(
    r"\b(?P<office>(?:Permanent\s+)?Observer)\s+of\s+(?:the\s+)?(?P<country>.{3,80}?)"
    r"(?=,|\s+to\s+(?:the\s+United|participate|take)|[.;])"
)
_OBSERVER_STATE = re.compile(r"(?:Non-[Mm]ember\s+)?Observer\s+State\s+of\s+(?:the\s+)?")
_SEATED = re.compile(
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sheikha?|Prince(?:ss)?|Monsignor|Archbishop)\b\.?\s[^;,()]{2,60}?)"
    r"\s*\((?P<country>[^()]+(?:\([^()]*\))?)\)"
)
_GIVES_FLOOR = re.compile(
    r"\b(?:floor\s+(?:to\s+)?|call\s+on\s+|calling\s+on\s+|invite\s+)(?:the\s+)?(?P<office>[^\W\d_][^.]{3,300}?)\.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """Whom the chair named with an office: `body` is the country or organization of it."""

    person: Person
    body: str


def invitations_in(paragraphs: Iterable[str]) -> Iterator[ParsedInvitation]:
    """Yield the invitations that the chair issued, from its words.

    Under rule 37 one a country, without a name; under rule 39 one a person with an office.
    """
    for paragraph in paragraphs:
        text = " ".join(paragraph.split())
        if not _INVITES.search(text):
            continue
        spoken = 0
        for sentence in sentences(text):
            if rule := _RULE.search(sentence):
                spoken = int(rule["rule"])
        rules = {int(rule["rule"]) for rule in _RULE.finditer(text)}
        if 37 in rules or _AS_BEFORE.search(text):
            yield from _states(text, 37 if 37 in rules else 0)
        for sentence in sentences(text):
            named = _RULE.search(sentence)
            if not named and not _INVITES.search(sentence) and 39 not in rules:
                continue
            rule_number = int(named["rule"]) if named else (39 if spoken == 39 else 0)
            for person in people_in(sentence):
                if person.office:
                    invitation = _of_person(person, rule_number)
                    # Under rule 37 a state is invited: a minister may be named for it.
                    if rule_number != 37 or invitation.country:
                        yield invitation
        yield from _observers(text)


def seated_in(text: str) -> Iterator[ParsedInvitation]:
    """Yield who took a seat, by name and country, from a stage direction (S/PV.3756)."""
    for match in _SEATED.finditer(text):
        fact = country_of(match["country"])
        name = " ".join(match["name"].split())
        heading = split(f"{name}:")  # writes "Mr. SLIM" as a heading of today would
        yield ParsedInvitation(
            0, heading.name if heading else name, fact.name if fact else match["country"]
        )


def gathered(
    spoken: Sequence[ParsedInvitation], seated: Sequence[ParsedInvitation]
) -> tuple[ParsedInvitation, ...]:
    """Return each invitation once, with the name of the person where a direction gives it."""
    found: list[ParsedInvitation] = []
    for invitation in spoken:
        same = [
            known
            for known in found
            if (known.country, known.name) == (invitation.country, invitation.name)
            or (invitation.name and known.name and matches(known.name, invitation.name))
            or (not invitation.name and known.country == invitation.country)
        ]
        if not same:
            found.append(invitation)
    for seat in seated:
        for index, known in enumerate(found):
            if known.country == seat.country and not known.name:
                found[index] = replace(known, name=seat.name)
                break
    return tuple(found)


def introductions_in(paragraphs: Iterable[str]) -> Iterator[Introduced]:
    """Yield the people whom the chair named with an office, wherever it did."""
    for paragraph in paragraphs:
        for sentence in sentences(" ".join(paragraph.split())):
            for person in people_in(sentence):
                if person.office and person.office[0].isupper():
                    yield Introduced(person, body_of(person.office))


def office_called(paragraphs: Sequence[str]) -> str:
    """Return the office to which the chair gave the floor without a name, else "".

    "I now give the floor to the Vice-Chair of the Committee …" (S/PV.8706 (Resumption 1)).
    """
    for paragraph in reversed(paragraphs):
        for sentence in reversed(sentences(" ".join(paragraph.split()))):
            if match := _GIVES_FLOOR.search(sentence):
                office = tidy(match["office"])
                return office if is_office(office) and not any(people_in(office)) else ""
    return ""


def _of_person(person: Person, rule: int) -> ParsedInvitation:
    body = body_of(person.office)
    fact = country_of(body) if body else None
    return ParsedInvitation(rule, person.name, fact.name if fact else "", person.office)


def _states(text: str, rule: int) -> Iterator[ParsedInvitation]:
    for match in _REPRESENTATIVES.finditer(text):
        for name in countries_in(match["countries"]):
            yield ParsedInvitation(rule, country=name)


def _observers(text: str) -> Iterator[ParsedInvitation]:
    for match in _OBSERVER.finditer(text):
        label = _OBSERVER_STATE.sub("", match["country"])
        if fact := country_of(label):
            yield ParsedInvitation(0, country=fact.name, office=match["office"])


def countries_in(text: str) -> Iterator[str]:
    """Yield the canonical names of the countries that a phrase enumerates.

    "the Sudan, Trinidad and Tobago and the United Arab Emirates": an "and" may part two
    names or belong to one.
    """
    for piece in re.split(r"\s*[,;]\s*(?:and\s+)?", text):
        words = piece.split(" and ")
        start = 0
        while start < len(words):
            for end in range(len(words), start, -1):
                if fact := country_of(" and ".join(words[start:end])):
                    yield fact.name
                    start = end
                    break
            else:
                start += 1
