"""The covering letter of a meeting held by video: whose statements are annexed to it.

"I have the honour to enclose herewith a copy of the briefings by …, and of the statements
delivered by the representatives of Belgium, China, …" (S/2020/254). The letter names the
briefers, seldom the representatives, and of written statements the delegations alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from statements.facts import country_of, organization_of

from .annexes import bearer_of

_OPENS = re.compile(r"\s*I\s+have\s+the\s+honour\s+to\s+(?:enclose|refer|transmit|forward)\b")
_BRIEFINGS = re.compile(
    r"briefings?\b[^;:]{0,60}?\bby\s+(?P<items>.+?)"
    r"(?=,?\s+(?:as\s+well\s+as|and\s+of\s+the\s+statements|together\s+with)|,?\s+in\s+connection|\.\s+(?:In|A|The|Statements?|Copies)\b|\.?\s*\Z)"
)
_STATEMENTS = re.compile(
    r"[Ss]tatements?\s+(?:was\s+|were\s+)?(?:also\s+)?delivered\s+by\s+(?P<items>.+?)"
    r"(?=,?\s+in\s+connection\s+with|,?\s+in\s+the\s+video|\.\s+(?:In|A|The|Statements?|Copies)\b|\.?\s*\Z)"
)
_WRITTEN = re.compile(
    r"submitted\s+written\s+statements[^:]{0,80}:\s*(?P<items>.+?)"
    r"(?=\.\s+(?:In|A|The|Statements?|Copies)\b|\.?\s*\Z)"
)
_ROLE = re.compile(
    r"(?:and\s+)?(?:by\s+)?(?:the\s+)?(?:representatives?|permanent\s+observers?)\s+of\s+"
    r"(?:(?:the\s+)?(?:Security\s+)?Council\s+members:?\s+|members\s+of\s+the\s+Council:?\s+)?"
)
_ASIDE = re.compile(
    r"\s*\((?:[^()]|\([^()]*\))*\)|\s*\(on\s+behalf\s+of[^()]*?(?=,\s+the\s+United)"
)
_PERSON = re.compile(r"(?<![\w.])(?:Mr|Mrs|Ms|Dr|Lord|Sir|Dame|Baroness|H\.E)\b\.?\s+(?=[^\W\d_])")
_ITEM_ENDS = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s*(?:and\s+)?")
_JOINT = re.compile(r"^(?:and|by|the|of|;|,|\s)+")
_EXCELLENCY = re.compile(r"(?:(?:His|Her)\s+Excellency\s+)?(?P<person>(?:Mr|Mrs|Ms|Dr)\.\s[^,;]+)")
_LONGEST_LABEL = 6


@dataclass(frozen=True, slots=True)
class Annexed:
    """One whose statement is annexed. `label` is the country or organization as printed,
    `name` the person where the letter tells; `written` says that it was never delivered."""

    name: str = ""
    label: str = ""
    written: bool = False

    @property
    def delegation(self) -> str:
        """The canonical name of the country or organization, or the label where unknown."""
        return _canonical(self.label)


@lru_cache(maxsize=4096)
def _canonical(label: str) -> str:
    fact = country_of(label) or organization_of(label)
    return fact.name if fact else label


def is_covering(text: str) -> bool:
    """Whether a text opens as the letter of a President does."""
    return _OPENS.match(text) is not None


def annexed(paragraphs: Sequence[str]) -> tuple[Annexed, ...]:
    """Return those whose statements a covering letter says are annexed, in its order."""
    text = " ".join(" ".join(paragraphs).split())
    if not is_covering(text):
        return ()
    found: list[tuple[int, Annexed]] = []
    for pattern, written in ((_BRIEFINGS, False), (_STATEMENTS, False), (_WRITTEN, True)):
        for match in pattern.finditer(text):
            read = _briefers if pattern is _BRIEFINGS else _delegations
            items = read(_ASIDE.sub("", match["items"]))
            found += [(match.start(), Annexed(name, label, written)) for name, label in items]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _briefers(items: str) -> Iterator[tuple[str, str]]:
    """Persons with their offices, on either side of the name."""
    for item in items.split(";") if ";" in items else re.split(r",\s+and\s+(?:by\s+)?", items):
        starts = [match.start() for match in _PERSON.finditer(item)]
        inner = [start for start in starts[1:] if item[:start].rstrip().endswith((" and", ","))]
        for start, end in zip([0, *inner], [*inner, len(item)], strict=True):
            bearer = bearer_of(_JOINT.sub("", item[start:end]).removesuffix(" and"))
            if bearer.name or bearer.label:
                yield bearer.name, bearer.label


def _delegations(items: str) -> Iterator[tuple[str, str]]:
    """Countries and organizations in a row, with a person here and there."""
    for part in items.split(";"):
        role = _ROLE.search(part)
        before = part[: role.start()] if role else part
        if _PERSON.search(before):
            bearer = bearer_of(_JOINT.sub("", before))
            yield bearer.name, bearer.label
        if role or not _PERSON.search(part):
            yield from _labels(part[role.end() :] if role else part)


def _labels(text: str) -> Iterator[tuple[str, str]]:
    """The names of countries in a list; some have "and" or a comma inside."""
    text = _ROLE.sub("", text.strip(" ,."))
    position = 0
    while position < len(text):
        joints = islice(_ITEM_ENDS.finditer(text, position), _LONGEST_LABEL)
        ends = [match.span() for match in joints]
        if len(ends) < _LONGEST_LABEL:
            ends.append((len(text), len(text)))
        for end, following in reversed(ends):
            label = text[position:end].strip().removeprefix("the ")
            if _is_known(label):
                yield _person_after(text, following), label
                break
        else:
            following = ends[0][1]
        position = following


@lru_cache(maxsize=4096)
def _is_known(label: str) -> bool:
    return bool(label) and (country_of(label) or organization_of(label)) is not None


def _person_after(text: str, position: int) -> str:
    """ "the representative of Egypt, His Excellency Mr. Sameh Selim, Minister …" (S/2020/636)."""
    described = _EXCELLENCY.match(text, position)
    return bearer_of(described["person"]).name if described else ""
