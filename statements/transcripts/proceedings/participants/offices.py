"""People introduced with their office, and the body that an office belongs to.

"Mr. Martin Griffiths, Special Envoy of the Secretary-General for Yemen" (S/PV.8704) is
how the record says for whom a briefer speaks, whose heading gives a name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from statements.facts import UNITED_NATIONS, OrganizationFact, country_of, fold, organization_of

_HONORIFIC = (
    r"(?:(?:His|Her|Their)\s+(?:Excellenc(?:y|ies)|(?:Royal\s+|Serene\s+)?Highness|Eminence|"
    r"Majesty|Holiness),?\s+)"
)
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Msgr)\b\.?|Miss|Sir|Dame|Lord|Lady|Baroness|Judge|Archbishop|Bishop|"
    r"Cardinal|Monsignor|Father|Reverend|Professor|Ambassador|Sheikha?|Prince(?:ss)?|"
    r"(?:(?:Lieutenant|Major|Brigadier)[\s-])?General(?:\s+\([Rr]et(?:ired|d?\.)\))?|Admiral|Colonel)"
)
_PERSON = re.compile(
    rf"(?<![\w-])(?:{_HONORIFIC}(?:{_TITLE}\s+)?|{_TITLE}\s+)(?!of\b|for\b|Assembly\b)(?=[^\W\d_a-z])"
)
_AT_START = re.compile(rf"(?:{_HONORIFIC})?(?P<title>{_TITLE}\s+)?")
_TRAILING = re.compile(r"[\s,;:.]*(?:\band\b)?[\s,;:.]*\Z")
_AFTER_OFFICE = re.compile(
    r";.*|[,;]?\s+(?:to\s+(?:participate|take\s+(?:a|his|her|the)|make|brief|address|join)\b|who\b|and\s+(?:to\s+|I\b)|"
    r"(?:is|are|was|were|will)\b|in\s+accordance\b|under\s+rule\b|via\b|from\s+\w+\s+via\b|"
    r"and\s+(?:the\s+)?other\b|as\s+well\s+as\b|"
    r"(?:for|on)\s+(?:his|her|their)\b|I\s+(?:now\s+)?(?:give|invite)\b|on\s+behalf\b).*\Z",
    re.DOTALL,
)
_IN_CAPACITY = re.compile(r"\bin\s+(?:his|her)\s+capacity\s+as\s+(?:the\s+)?")
_SECRETARIAT = re.compile(
    r"\bof\s+the\s+(?:United\s+Nations\s+)?Secretary-General\b|\b(?:Resident|Humanitarian)\s+Coordinator\b"
    r"|\bSpecial\s+Coordinator\s+for\b|\bSecretary-General[’']s\b|\bEmergency\s+Relief\s+Coordinator\b"
    r"|\bHigh\s+Representative\s+for\s+Disarmament\b"
)
# "the European Union Special Representative for …", "the United States Special Envoy for Syria".
_BODY_BEFORE = re.compile(
    r"(?P<body>[A-Z].{1,80}?)\s+(?:(?:Acting|Deputy)\s+)?"
    r"(?:Special|Permanent|High|Personal|Ambassador|Minister|Secretary|Commissioner|Envoy|Representative)\b"
)
_SENT_TO = re.compile(
    r"\b(?:Envoy|Special\s+(?:Representative|Advis[eo]r)|High\s+Representative)\b.*?\sfor\s",
    re.DOTALL,
)
"""An envoy for a country speaks for whoever sent him, not for it."""
_PRIVATE = re.compile(
    r"\b(?:Association|Network|Foundation|Institute|Coalition|Forum|Syndicate|Initiative|Society|"
    r"University|Centre|Center|Observatory|Movement|Collective)\b"
)
"""Bodies whose people speak for them though a country is in the name: "… of Women of Chad"."""
_UNDER_SECRETARY = re.compile(
    r"\b(?:Under|Assistant|Deputy)[\s-]+Secretary-General\b(?!\s+of\s+(?!the\s+United\s+Nations))"
)
_BODY_WITHIN = re.compile(r"\b(?:of|at|from|to|with|for)\s+(?:the\s+)?")
_CUT = re.compile(r"\s+(?:to\s+the\s+United\s+Nations|and|in|for|to)\b.*\Z", re.DOTALL)
_ROLE = re.compile(
    r"\b(?:Director|Chair\w*|President|Founder|Co-?founder|Head|Member|Coordinator|Executive|"
    r"Representative|Secretary|Officer|Professor|Fellow|Leader|Commissioner|Advis[eo]r|Manager|"
    r"Adviser|Analyst|Observer|Envoy|Coordinator|Researcher|Spokes\w+|Minister|Lawyer|Judge)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:those|members|all|any|other|next|each|both|him|her|the\s+next)\b", re.IGNORECASE
)
_OWN_BODY = re.compile(
    r"\s(?:(?:of|with|from)\s+(?:the\s+)?(?![^,]*\sat\s)|at\s+(?:the\s+)?)(?P<body>[^\W\d_a-z][^,]*)\Z"
)
_SECRETARIAT_SLUGS = frozenset({"secretariat", "united-nations"})
"""Bodies whose people speak for the United Nations as a whole."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody introduced: `name` with title as printed, `office` empty where not given."""

    name: str
    office: str = ""


def people_in(text: str) -> Iterator[Person]:
    """Yield the people whom one sentence names, with the office of each.

    >>> [p.office for p in people_in("I invite Mr. Jan Roe, Head of Office, to brief.")]
    ['Head of Office']
    """
    starts = list(_PERSON.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        if end <= start.end():
            continue
        segment = _TRAILING.sub("", text[start.start() : end])
        name, _, office = segment.partition(",")
        office = tidy(office)
        name = _name(_AFTER_OFFICE.sub("", name))
        if name:
            yield Person(name, office)


def tidy(office: str) -> str:
    """Return an office without what the sentence goes on to say."""
    if capacity := _IN_CAPACITY.search(office):
        office = office[capacity.end() :]
    office = _AFTER_OFFICE.sub("", office)
    return _TRAILING.sub("", " ".join(office.split())).lstrip("— ,;")


def is_office(text: str) -> bool:
    """Whether a phrase names an office: not so "those who wish to speak"."""
    return _ROLE.search(text) is not None and _SEVERAL.match(text) is None


def matches(heading: str, introduced: str) -> bool:
    """Whether the name in a heading is that of somebody introduced by their full name.

    >>> matches("Mr. Ruiz Massieu", "Mr. Carlos Ruiz Massieu")
    True
    """
    short, full = _bare(heading), _bare(introduced)
    if not short or not full:
        return False
    words, names = short.split(), full.split()
    for start in range(len(names) - len(words) + 1):
        if names[start : start + len(words)] == words:
            return True
    return len(short) > 4 and "".join(names).endswith("".join(words))


@lru_cache(maxsize=2048)
def body_of(office: str) -> str:
    """Return the country or organization for which the holder of an office speaks.

    A canonical name where a fact knows one, else the name as printed; empty where the
    office tells nothing ("journalist"). Whoever serves in the Secretariat, or in a mission
    under the Secretary-General, speaks for the United Nations.
    """
    if _SECRETARIAT.search(office):
        return UNITED_NATIONS
    under = _UNDER_SECRETARY.search(office) is not None
    if (before := _BODY_BEFORE.match(office)) and (fact := country_of(before["body"])):
        return fact.name
    for candidate in _candidates(office):
        if not under and (country := country_of(candidate)) and not _is_object(candidate, office):
            return country.name
        if organization := organization_of(candidate):
            return UNITED_NATIONS if _serves(organization) else organization.name
    return UNITED_NATIONS if under or "United Nations" in office else _printed_body(office)


def _is_object(candidate: str, office: str) -> bool:
    """Whether a country in an office is what it deals with, or part of another body's name."""
    before = office[: office.find(candidate)]
    return (
        _SENT_TO.search(before) is not None
        or _PRIVATE.search(before.rpartition(",")[2]) is not None
    )


def _serves(organization: OrganizationFact) -> bool:
    """Whether whoever heads a body speaks for the United Nations rather than for it.

    So do the Secretariat and the missions of the Council; not so tribunals, committees,
    funds and agencies.
    """
    if organization.parent == "secretariat" or organization.slug in _SECRETARIAT_SLUGS:
        return True
    mission = organization.kind == "un" and organization.parent == "security-council"
    return mission and UNITED_NATIONS in organization.name


def _printed_body(office: str) -> str:
    """Return the body that an office names last, though no fact knows it."""
    last = office.rpartition(",")[2].strip()
    if own := _OWN_BODY.search(f" {last}"):
        return own["body"] if _ROLE.search(last) else last
    return last if "," in office and last[:1].isupper() and not _ROLE.search(last) else ""


def _candidates(office: str) -> Iterator[str]:
    """Yield the parts of an office that may name a body, the widest first."""
    # A name may have commas of its own: "… of the United Nations Educational, Scientific and …".
    within = (office[match.end() :] for match in _BODY_WITHIN.finditer(office))
    yield from (tail for tail in within if "," in tail)
    for part in office.split(","):
        whole = part.strip().removeprefix("the ").removeprefix("The ")
        tails = [whole, *(whole[match.end() :] for match in _BODY_WITHIN.finditer(whole))]
        for tail in tails:
            yield from dict.fromkeys(
                (
                    tail,
                    *(match["body"] for match in [_BODY_BEFORE.match(tail)] if match),
                    tail.partition(" to the United Nations")[0],
                    _CUT.sub("", tail),
                )
            )


def _name(printed: str) -> str:
    words = " ".join(printed.split())
    start = _AT_START.match(words)
    rest = words[start.end() :] if start else words
    title = (start["title"] or "") if start else ""
    return f"{title}{rest}".strip() if rest else ""


def _bare(name: str) -> str:
    words = " ".join(name.split())
    start = _AT_START.match(words)
    return fold(words[start.end() :] if start else words)
