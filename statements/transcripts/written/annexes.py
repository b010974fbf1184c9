"""The annexes of a letter: whose statement each is, by its title or its signature.

In 2020 and 2021 the Council met by video, and what was said came out as annexes to a letter
of the President: "Annex 3: Statement by the Permanent Representative of Belgium to the United
Nations, Marc Pecsteen de Buytswerve" (S/2020/254). An annex has no heading with a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from statements.facts import country_of, organization_of
from statements.transcripts.turn.headings import Heading

_KIND = (
    r"(?:(?:Joint|Written|Oral|National|Video)\s+)?(?:[Ss]tatement|[Bb]riefing|[Rr]emarks|"
    r"[Ii]ntervention|[Pp]resentation|[Mm]essage|[Aa]ddress|[Ee]xplanation\s+of\s+vote)s?"
)
_TITLE = re.compile(
    rf"\s*(?:Annex(?:\s+(?:[IVXLT]{{1,7}}|\d{{1,3}})\b)?\s*[:.–—-]?\s*)?"
    rf"(?P<title>{_KIND}\s+(?:dated\s+\d{{1,2}}\s+[A-Z][a-z]+(?:\s+\d{{4}})?\s+)?"
    r"(?:(?:delivered|submitted|made|provided)\s+)?(?:by|of|on\s+behalf\s+of)\s+(?=\S)"
    r"|Letter\s+dated\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\s+from\s+(?=\S))"
)
_TITLE_LETTERS = 400
_LONGEST = 600
"""Letters within which somebody is described."""
_BLANK = re.compile(r"\n[^\S\n]*\n|\n\s*(?=\[(?:Original|Translated))")
_ORIGINAL = re.compile(
    r"\s*\[?(?:Original|Translated\s+from)\s*:?\s*(?P<language>[^\]\n]{3,60})\]\s*"
)
# Where the title and the first sentence stand on one line, as in S/2020/420.
_SENTENCE_BEGINS = re.compile(
    r"(?<=[^\W\d_])\s+(?=(?:I|We|My|Let|Allow|Thank|Today|Since|First|Mr\.|Madam|At\s+the\s+outset|"
    r"On\s+behalf|As|This|It)\s)"
)
_SIGNED = re.compile(
    r"\(Signed\)\s*(?P<name>[^\n(),]{3,70}?)\s*(?=\n|[(),]|\Z|(?:Permanent|Ambassador|Chargé|"
    r"President|Representative|Deputy|Minister)\b)"
)
_BY = re.compile(rf"{_KIND}\s+(?:[^,]{{0,60}}?\b)?(?:by|of)\s+", re.DOTALL)
_LETTER_FROM = re.compile(r"Letter\s+dated\s+[^,]{5,40}?\s+from\s+")
_PRESIDENT = re.compile(r"\bPresident\s+of\s+the\s+Security\s+Council\b")
_OFFICE = re.compile(
    r"\b(?:Representative|Mission|Minister|Secretary|Envoy|Coordinator|Director|President|Chair\w*|"
    r"Observer|Commissioner|Nations|Union|Affairs|Ambassador|Delegation|Head|Officer|Prosecutor|"
    r"Founder|Council|Republic|Programme|Fund|Chargé|Special|Adviser|Group|Department|Organization|"
    r"Permanent|Deputy|Acting|High|Professor|Member|States|Court|Prince|Queen|King|delegation)\b"
)
_HONORIFIC = (
    r"(?:(?:H\.E\.|His|Her|Excellency|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Prof)\.?\s+)*"
)
_NAME = re.compile(
    rf"{_HONORIFIC}[^\W\d_a-z][\w'’.\-]*"
    r"(?:\s+(?:[^\W\d_a-z][\w'’.\-]*|d[aeiou]s?|del|della|van|von|der|den|bin|bint|al|el|ul|y|e)){1,7}"
)
_AMBASSADOR = re.compile(r"^(?:Ambassador|(?:His|Her)\s+Excellency)\s+(?=\S)")
_SECRETARIAT = re.compile(
    r"\b(?:(?:Under|Assistant|Deputy)[\s-]+)?Secretary[\s-]+General(?!\s+of\b(?!\s+the\s+United))"
)
_OF = re.compile(r"\bof\s+")
_FOR = re.compile(r"\bfor\s+")
_LABEL_ENDS = re.compile(
    r",|\s+to\s+the\s+United\s+Nations|\s+to\s+the\s+UN\b|\s+on\s+behalf|\s+and\s+|\Z"
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose an annex is. `name` is the person, `label` the country or organization they speak
    for, as printed; either is empty where it is not told."""

    name: str = ""
    label: str = ""


def annex_heading(text: str, name: str = "") -> Heading | None:
    """Read the title of an annex that `text` opens with, as a heading; None without one.

    `name` is the speaker as a table has it, which tells where a title ends that runs into
    the first sentence.
    """
    match = _TITLE.match(text)
    if match is None:
        return None
    end = _title_end(text, match, name)
    if not end:
        return None
    title = " ".join(text[match.start("title") : end].split())
    bearer = entitled(title)
    language = ""
    if original := _ORIGINAL.match(text, end):
        languages = re.findall(r"[A-Z][a-z]+", original["language"])
        language = languages[0] if len(languages) == 1 else ""
        end = original.end()
    end += len(text[end:]) - len(text[end:].lstrip())
    return Heading(title, bearer.name, bearer.label, language, end)


def _title_end(text: str, match: re.Match[str], name: str) -> int:
    limit = min(len(text), match.start("title") + _TITLE_LETTERS)
    if blank := _BLANK.search(text, match.end(), limit):
        return blank.start()
    line = text.find("\n", match.end(), limit)
    if line >= 0:
        return line
    last = name.rpartition(" ")[2]
    if last and (known := text.find(last, match.end(), limit)) >= 0:
        return known + len(last)
    begins = _SENTENCE_BEGINS.search(text, match.end(), limit)
    return begins.start() if begins else 0


def signed(text: str) -> str:
    """Return the name under a letter or an annex, empty where nobody signed."""
    names = [" ".join(match["name"].split()) for match in _SIGNED.finditer(text)]
    return names[-1] if names and _NAME.fullmatch(names[-1]) else ""


def entitled(title: str) -> Bearer:
    """Read from a title who speaks: "… by the Special Envoy … for Syria, Geir Pedersen"."""
    described = title.partition(" addressed to ")[0]
    by = _BY.match(described) or _LETTER_FROM.match(described)
    bearer = bearer_of(described[by.end() :] if by else described)
    # The President writes for the Council: of which country only the roster tells.
    return Bearer(bearer.name) if _PRESIDENT.search(described) else bearer


def bearer_of(described: str) -> Bearer:
    """Read "the Permanent Representative of Belgium to the United Nations, Marc Pecsteen" and
    "Mr. Martin Griffiths, Special Envoy of the Secretary-General for Yemen"."""
    described = " ".join(described[:_LONGEST].split()).strip(" ,.;")
    pieces = [_AMBASSADOR.sub("", piece.strip()) for piece in described.split(", ")]
    names = [piece for piece in pieces if _is_name(piece)]
    name = "" if not names else names[-1] if described.startswith("the ") else names[0]
    return Bearer(name, label_in(described))


def label_in(described: str) -> str:
    """Return the country or organization that an office is of; empty where there is none.

    The Special Envoy of the Secretary-General for Syria speaks for the United Nations.
    """
    if _SECRETARIAT.search(described):
        return "United Nations"
    for preposition in (_OF, _FOR):
        for before in preposition.finditer(described):
            found = islice(_LABEL_ENDS.finditer(described, before.end()), 3)
            for end in reversed([end.start() for end in found]):
                label = described[before.end() : end].strip()
                if label and (country_of(label) or organization_of(label)):
                    return label.removeprefix("the ")
    return "United Nations" if "United Nations" in described else ""


def _is_name(piece: str) -> bool:
    return (
        _NAME.fullmatch(piece) is not None
        and _OFFICE.search(piece) is None
        and country_of(piece) is None
    )
