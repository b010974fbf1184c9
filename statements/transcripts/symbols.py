"""The symbols of United Nations documents: every spelling in, one spelling out.

A symbol is a document's name and, here, its address. `S/PV.8699(Resumption1)`,
`S/PV.8699 (ResumptionI)` and `S/PV.8699 (Resumption 1` are one meeting, whose canonical
symbol is `S/PV.8699 (Resumption 1)` and whose address form has no space.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

SECURITY_COUNCIL = "security-council"
GENERAL_ASSEMBLY = "general-assembly"
ECONOMIC_AND_SOCIAL_COUNCIL = "economic-and-social-council"
SECRETARIAT = "secretariat"
CHARTER = "charter"
SPECIMEN = "specimen"
OTHER = "other"

RESOLUTION = "resolution"
PRESIDENTIAL_STATEMENT = "presidential-statement"
VERBATIM_RECORD = "verbatim-record"
PRESS_RELEASE = "press-release"
DRAFT = "draft"
AGENDA = "agenda"
PROVISION = "provision"
DOCUMENT = "document"

_BODIES = {
    "S": SECURITY_COUNCIL,
    "SC": SECURITY_COUNCIL,
    "A": GENERAL_ASSEMBLY,
    "GA": GENERAL_ASSEMBLY,
    "E": ECONOMIC_AND_SOCIAL_COUNCIL,
    "ECOSOC": ECONOMIC_AND_SOCIAL_COUNCIL,
    "ST": SECRETARIAT,
    "SG": SECRETARIAT,
    "DSG": SECRETARIAT,
    "SPECIMEN": SPECIMEN,
}
_MAX_LENGTH = 100
_CHARTER_PAGES = "https://www.un.org/en/about-us/un-charter/"
# The last Article of each Chapter of the Charter.
_LAST_ARTICLES = (2, 6, 8, 22, 32, 38, 51, 54, 60, 72, 74, 85, 91, 96, 101, 105, 107, 109, 111)


class SymbolError(ValueError):
    """The text is not the symbol of a document."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One document's name, taken apart.

    `text` is canonical. `number` is the number in the series (0 where there is none),
    `year` the calendar year (0 where the symbol has none), `session` the session of the
    General Assembly as written ("60", "ES-10", "II"). For a meeting, `resumption` and
    `part` are 0 for the meeting itself. `suffix` is "Add.1", "Corr.2", "Rev.1", ….
    """

    text: str
    body: str
    kind: str
    number: int = 0
    year: int = 0
    session: str = ""
    resumption: int = 0
    part: int = 0
    suffix: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def is_meeting(self) -> bool:
        """Whether this names a meeting of the Council (or a specimen of one)."""
        return self.kind == VERBATIM_RECORD and self.body in {SECURITY_COUNCIL, SPECIMEN}

    @property
    def path(self) -> str:
        """The address form, without spaces: "S/RES/2295(2016)"."""
        return self.text.replace(" ", "")

    @property
    def url(self) -> str:
        """The official page of the document; empty for a specimen, which has none."""
        if self.body == SPECIMEN:
            return ""
        if self.body == CHARTER:
            chapter = self.number
            if "Article" in self.text:
                chapter = bisect_left(_LAST_ARTICLES, self.number) + 1
            return f"{_CHARTER_PAGES}chapter-{chapter}"
        return f"https://docs.un.org/en/{quote(self.path, safe='/()')}"


# The number of a resumption or part: a figure, a Roman numeral, or a small L for a 1.
_ORDINAL = r"[0-9]{1,2}|[IVX]{1,4}|l"
_TAIL = (
    rf"(?:\s*\(?\s*Resumption\s*\.?\s*(?P<resumption>{_ORDINAL})\s*\)?)?"
    rf"(?:\s*\(?\s*Part\s*(?P<part>{_ORDINAL})\s*\)?)?"
)
_SUFFIX = r"(?P<suffix>(?:\s*/\s*(?:Add|Corr|Rev|Summary|Amend)\s*\.?\s*[0-9]{0,3})*)"

_FORMS = tuple(
    (kind, re.compile(pattern + _SUFFIX + r"\Z", re.IGNORECASE | re.ASCII))
    for kind, pattern in (
        (VERBATIM_RECORD, r"(?P<body>S|SPECIMEN)/PV\s?\.?\s?(?P<number>[0-9]{1,5})" + _TAIL),
        (RESOLUTION, r"(?P<body>S)/RES/(?P<number>[0-9]{1,5})(?:\s?\(?(?P<year>[0-9]{4})\)?)?"),
        (PRESIDENTIAL_STATEMENT, r"(?P<body>S)/PRST/(?P<year>[0-9]{4})/(?P<number>[0-9]{1,4})"),
        # "S/2020/PRST/8" (S/PV.8756): year and series in the order of other documents.
        (PRESIDENTIAL_STATEMENT, r"(?P<body>S)/(?P<year>[0-9]{4})/PRST/(?P<number>[0-9]{1,4})"),
        (AGENDA, r"(?P<body>S)/AGENDA/(?P<number>[0-9]{1,5})" + _TAIL),
        (DOCUMENT, r"(?P<body>S|SPECIMEN)/(?P<year>(?:19|20)[0-9]{2})/(?P<number>[0-9]{1,4})"),
        (DOCUMENT, r"(?P<body>S)/(?P<number>[0-9]{1,5})"),
        (
            RESOLUTION,
            (
                r"(?P<body>A|E)/RES/(?P<session>(?:ES-|S-)?[0-9]{1,4})/"
                r"(?P<number>[0-9]{1,4})(?P<letter>(?:\s?[A-Z])?)"
            ),
        ),
        (
            RESOLUTION,
            (
                r"(?P<body>A)/RES/(?P<number>[0-9]{1,4})(?P<letter>(?:\s?[A-Z])?)"
                r"\s?\((?P<session>S-[IVX]{1,5}|ES-[IVX]{1,5}|[IVXL]{1,7})\)"
            ),
        ),
        (
            VERBATIM_RECORD,
            r"(?P<body>A)/(?P<session>(?:ES-|S-)?[0-9]{1,2})/PV\s?\.\s?(?P<number>[0-9]{1,4})"
            + _TAIL,
        ),
        (
            DRAFT,
            r"(?P<body>A)/(?P<session>(?:ES-|S-)?[0-9]{1,2})/L\s?\.\s?(?P<number>[0-9]{1,4})",
        ),
        (DOCUMENT, r"(?P<body>A)/(?P<session>(?:ES-|S-)?[0-9]{1,2})/(?P<number>[0-9]{1,4})"),
        (
            PRESS_RELEASE,
            r"(?P<body>SC|GA|ECOSOC|D?SG/SM)/(?P<number>[0-9]{3,5})",
        ),
    )
)
_SHORT_RESOLUTION = re.compile(
    r"(?:(?:ES-|S-)?[0-9]{1,3}/[0-9]{1,3}(?:\s?[A-Z])?"
    r"|[0-9]{1,4}(?:\s?[A-Z])?\s?\((?:E?S-)?[IVXL]+\))\Z"
)
_ANY = re.compile(
    r"(?P<body>[A-Z]{1,8})(?:/[A-Z0-9][A-Z0-9.\-]*(?:\s?\([A-Za-z0-9 .]{1,20}\))?)+\Z",
    re.IGNORECASE | re.ASCII,
)
_PROVISION = re.compile(
    r"Charter,?\s*(?:Article\s*(?P<article>[0-9]{1,3})|Chapter\s*(?P<chapter>[IVX]{1,5}))\Z",
    re.IGNORECASE | re.ASCII,
)
_FIGURE = re.compile(r"[0-9]")
# The one resumption of a meeting had no number until 2000: "S/PV.3988 (Resumption)".
_ONLY_RESUMPTION = re.compile(r"\s*\(?\s*Resumption\s*\)?(?=/|\Z)", re.IGNORECASE)
_DRAFT_PART = re.compile(r"/(?:C\.\d+/\d+/)?L\.\d")
_MISREAD_S = re.compile(r"[$8]\s?/\s?(?=PV|RES/|PRST/|AGENDA/|(?:19|20)[0-9]{2}/)")
ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX"),
)
"""The numerals from 1 to 19, which is as many as the Charter has Chapters."""
_ROMAN = {roman: number for number, roman in enumerate(ROMAN, 1)}


@lru_cache(maxsize=16384)
def parse(text: str) -> Symbol:
    """Read a symbol in any of its spellings.

    Raises `SymbolError` when `text` is not one. "60/1" and "181 (II)" alone are
    resolutions of the General Assembly; an S misread as $ or 8 is made good. The Charter has
    no symbol of its own: "Charter, Article 51" and "Charter, Chapter VII" stand for one.
    """
    spelled = _tidy(text)
    if spelled[:1] in {"C", "c"} and (provision := _provision(spelled)):
        return provision
    if _SHORT_RESOLUTION.match(spelled):
        spelled = f"A/RES/{spelled}"
    for kind, form in _FORMS:
        if match := form.match(spelled):
            return _symbol(kind, match.groupdict(default=""))
    if (match := _ANY.match(spelled)) and _FIGURE.search(spelled):
        body = _BODIES.get(match["body"].upper(), OTHER)
        canonical = spelled.upper() if spelled.islower() else spelled
        kind = DRAFT if _DRAFT_PART.search(canonical) else DOCUMENT
        return Symbol(canonical, body, kind)
    raise SymbolError(f"not the symbol of a document: {text[:_MAX_LENGTH]!r}")


def _provision(spelled: str) -> Symbol | None:
    match = _PROVISION.match(spelled)
    if match is None:
        return None
    number = int(match["article"]) if match["article"] else _ROMAN.get(match["chapter"].upper(), 0)
    if not 0 < number <= (_LAST_ARTICLES[-1] if match["article"] else len(_LAST_ARTICLES)):
        return None
    named = f"Article {number}" if match["article"] else f"Chapter {_roman(number)}"
    return Symbol(f"Charter, {named}", CHARTER, PROVISION, number)


def canonical(text: str) -> str:
    """Return the one spelling of a symbol; raises `SymbolError` as `parse` does."""
    return parse(text).text


def path(symbol: Symbol | str) -> str:
    """Return the address form of a symbol, without spaces."""
    return (parse(symbol) if isinstance(symbol, str) else symbol).path


def _tidy(text: str) -> str:
    if len(text) > _MAX_LENGTH:
        raise SymbolError(f"too long for a symbol: {text[:40]!r}…")
    spelled = " ".join(text.split()).strip(" .,;:")
    spelled = re.sub(r"\s*/\s*", "/", spelled)
    spelled = _ONLY_RESUMPTION.sub(" (Resumption 1)", spelled)
    return _MISREAD_S.sub("S/", spelled, count=1) if spelled[:1] in {"$", "8"} else spelled


def _symbol(kind: str, parts: dict[str, str]) -> Symbol:
    series = parts["body"].upper()
    number, year = int(parts["number"]), int(parts.get("year") or 0)
    session = (parts.get("session") or "").upper()
    letter = (parts.get("letter") or "").strip().upper()
    resumption = _ordinal(parts.get("resumption") or "")
    part = _ordinal(parts.get("part") or "")
    suffix = _suffix(parts.get("suffix") or "")

    if kind == VERBATIM_RECORD:
        text = f"{series}/{session}/PV.{number}" if session else f"{series}/PV.{number}"
    elif kind == RESOLUTION and series == "S":
        text = f"S/RES/{number} ({year})" if year else f"S/RES/{number}"
    elif kind == RESOLUTION and not session[-1:].isdigit():
        text = f"{series}/RES/{number}{' ' + letter if letter else ''} ({session})"
    elif kind == RESOLUTION:
        text = f"{series}/RES/{session}/{number}{' ' + letter if letter else ''}"
    elif kind == PRESIDENTIAL_STATEMENT:
        text = f"S/PRST/{year}/{number}"
    elif kind == AGENDA:
        text = f"S/AGENDA/{number}"
    elif kind == DRAFT:
        text = f"{series}/{session}/L.{number}"
    else:
        between = "".join(f"/{piece}" for piece in (session, year) if piece)
        text = f"{series}{between}/{number}"
    if resumption:
        text += f" (Resumption {resumption})"
    if part:
        text += f" (Part {_roman(part)})"
    body = _BODIES[series.split("/", 1)[0]]
    return Symbol(
        text + suffix, body, kind, number, year, session, resumption, part, suffix.lstrip("/")
    )


def _ordinal(text: str) -> int:
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    return 1 if text == "l" else _ROMAN.get(text.upper(), 1)


def _roman(number: int) -> str:
    return next((roman for roman, value in _ROMAN.items() if value == number), str(number))


def _suffix(text: str) -> str:
    return "".join(
        f"/{word.capitalize()}{'.' + str(int(figure)) if figure else ''}"
        for word, figure in re.findall(r"([A-Za-z]+)[\s.]*([0-9]*)", text)
    )
