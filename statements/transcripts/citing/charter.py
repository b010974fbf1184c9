"""The Charter and the Council's own rules, cited by Article, Chapter and rule.

"Article 51 of the Charter" is `Charter, Article 51`; "rule 37 of the Council's provisional
rules of procedure" is `S/96/Rev.7` with the place "rule 37". Other treaties have articles
and chapters too ("article 56 of the Fourth Geneva Convention", S/2020/263), so that a
number alone counts only where the Charter is the sole reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from statements.transcripts.symbols import ROMAN

from .mentions import Mention

RULES_OF_PROCEDURE = "S/96/Rev.7"
"""The provisional rules of procedure of the Security Council, in their present form."""

_LAST_ARTICLE = 111
_LAST_RULE = 61
_SELF_DEFENCE = 51
# Articles spoken of by their number alone: self-defence, and the Secretary-General's own.
_FAMOUS = frozenset({_SELF_DEFENCE, 99})
# Chapters spoken of by their number alone: settlement, enforcement, regional arrangements.
_CHAPTERS_ALONE = frozenset({6, 7, 8})
_INVITATIONS = frozenset({37, 39})

_AND = r"(?:\s*,\s*(?:and|or)\s+|\s*,\s*|\s+(?:and|or|to|through|and/or)\s+|\s*[-–/]\s*)"
_PARAGRAPH = (
    r"(?:\s?\(\d\)|\.\d|,?\s+(?:paragraphs?|paras?\.)\s?\d{1,2}"
    r"(?:(?:,\s*|\s+and\s+|\s+to\s+)\d{1,2}(?!\w))*)?"
)
_ARTICLES = re.compile(
    rf"[Aa]rticles?\s+(?P<items>\d{{1,3}}(?!\d){_PARAGRAPH}"
    rf"(?:{_AND}(?:Article\s+)?\d{{1,3}}(?!\d){_PARAGRAPH})*)"
)
_ARTICLE = re.compile(rf"(?:Article\s+)?(?P<number>\d{{1,3}})(?P<place>{_PARAGRAPH})")
_CHAPTERS = re.compile(
    rf"[Cc]hapters?\s+(?P<items>(?:[IVXl1L]{{1,6}}|\d{{1,2}})\b"
    rf"(?:{_AND}(?:Chapter\s+)?(?:[IVXl1L]{{1,6}}|\d{{1,2}})\b)*)"
)
_CHAPTER = re.compile(r"(?:Chapter\s+)?(?P<number>[IVXl1L]{1,6}|\d{1,2})\b")
_OF_CHARTER = re.compile(
    r"\s*,?\s*(?:of|in|to|under)\s*"
    r"(?:Chapters?\s+[IVXl1L]{1,6}(?:\s+and\s+[IVXl1L]{1,6})?,?\s+of\s+)?"
    r"(?:the|our|its|that|this|same)\s+(?:(?:United\s+Nations|UN|founding|same|very)(?:['’]s?)?\s+)*"
    r"(?:Charter|CHARTER)(?!\s+of\s+(?!the\s+(?:United|Organi[sz]ation\b(?!\s+(?:of|for))|UN)))"
)
_OF_ANOTHER = re.compile(r"\s*,?\s*of\s+(?:the|its|our|that|this|an?|[A-Z])")
_PLACE_BEFORE = re.compile(r"(?P<place>paragraphs?\s+\d{1,2}(?:\s+and\s+\d{1,2})?),?\s+of\s+\Z")
_CHARTER_BEFORE = re.compile(
    r"\b(?:the|our|its)\s+(?:United\s+Nations\s+|UN\s+)?Charter(?:\s+of\s+the\s+United\s+Nations)?"
    r"(?:['’]s)?(?P<between>[^.;:!?]{0,80})\Z"
)
_CHARTER = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts)\s+(?:United\s+Nations\s+|UN\s+)?Charter\b"
    r"(?!\s+of\s+(?!the\s+(?:United|Organi[sz]ation\b(?!\s+(?:of|for))|UN)))"
)
_INSTRUMENT = re.compile(
    r"\b(?:Statute|Convention|Treaty|Agreement|Constitution|Protocol|Covenant|Declaration|Law|"
    r"[Rr]esolution|[Rr]ules?)\b"
)
_RULES = re.compile(
    r"[Rr]ules?\s+(?P<items>\d{1,2}(?!\d)"
    r"(?:(?:\s*,\s*and\s+|\s*,\s*|\s+(?:and|or|to)\s+)(?:rule\s+)?\d{1,2}(?![\d.,]\d))*)"
)
_OF_THE_RULES = re.compile(
    r"(?:\s*,\s*paragraph\s+\d)?\s*,?\s*of\s+(?:the|its|our)\s+(?:Security\s+)?(?:Council['’]?s?['’]?\s+)?"
    r"(?:own\s+)?(?:[Pp]rovisional|[Rr]ules\s+of\s+[Pp]rocedure\s+of\s+the\s+(?:Security\s+)?Council)"
)
_PROVISIONAL = re.compile(r"[Pp]rovisional\s+[Rr]ules\s+of\s+[Pp]rocedure")
_JOINT = re.compile(_AND)
_FIGURES = re.compile(r"\d+")
_MISREAD_ROMAN = str.maketrans("l1L", "III")


def provisions(text: str, cited: set[str]) -> Iterator[Mention]:
    """Yield the Articles and Chapters of the Charter and the rules of procedure in `text`.

    `cited` are the symbols that the statement has cited before; an Article named alone
    after it was cited in full is that Article again (S/PV.8706 (Resumption 1), Article 51).
    """
    for match in _anchored(_ARTICLES, "rticle", text):
        yield from _articles(match, text, cited)
    for match in _anchored(_CHAPTERS, "hapter", text):
        yield from _chapters(match, text)
    spoken_of: bool | None = None
    for match in _anchored(_RULES, "ule", text):
        if spoken_of is None:
            spoken_of = RULES_OF_PROCEDURE in cited or _PROVISIONAL.search(text) is not None
        yield from _rules(match, text, spoken_of)


def _anchored(pattern: re.Pattern[str], word: str, text: str) -> Iterator[re.Match[str]]:
    """Find a pattern by a word it has after its first letter: faster than searching for it."""
    found = text.find(word)
    while found >= 0:
        match = pattern.match(text, found - 1) if found else None
        if match is not None:
            yield match
        found = text.find(word, match.end() if match else found + 1)


def _articles(match: re.Match[str], text: str, cited: set[str]) -> Iterator[Mention]:
    of_charter = _OF_CHARTER.match(text, match.end()) is not None
    if not of_charter:
        of_another = _OF_ANOTHER.match(text, match.end()) is not None
        if of_another or match.group()[0] == "a":
            return
        of_charter = _follows_charter(match, text) or _speaks_of_charter(text)
    start = match.start()
    before = _PLACE_BEFORE.search(text, max(0, start - 40), start)
    for item in _ARTICLE.finditer(text, match.start("items"), match.end("items")):
        number = int(item["number"])
        symbol = f"Charter, Article {number}"
        alone = number in _FAMOUS or symbol in cited
        if 0 < number <= _LAST_ARTICLE and (of_charter or alone):
            place = " ".join(item["place"].strip(" ,.").split())
            if before and not place:
                place = " ".join(before["place"].split())
            end = item.end("number")
            cited.add(symbol)
            yield Mention(start, end, symbol, place)
        start = _next(text, item.end())


def _follows_charter(match: re.Match[str], text: str) -> bool:
    """Whether the Charter was named just before: "the Charter, especially Article 1"."""
    before = _CHARTER_BEFORE.search(text, max(0, match.start() - 160), match.start())
    return before is not None and _INSTRUMENT.search(before["between"]) is None


def _speaks_of_charter(text: str) -> bool:
    """Whether a paragraph names the Charter and no other text that has Articles (S/PV.8798)."""
    return _CHARTER.search(text) is not None and _INSTRUMENT.search(text) is None


def _chapters(match: re.Match[str], text: str) -> Iterator[Mention]:
    of_charter = _OF_CHARTER.match(text, match.end()) or _follows_charter(match, text)
    if not of_charter and (_OF_ANOTHER.match(text, match.end()) or match.group()[0] == "c"):
        return
    start = match.start()
    for item in _CHAPTER.finditer(text, match.start("items"), match.end("items")):
        number = _chapter(item["number"])
        roman = item["number"].isupper()
        if number and (of_charter or (number in _CHAPTERS_ALONE and roman)):
            yield Mention(start, item.end(), f"Charter, Chapter {ROMAN[number - 1]}")
        start = _next(text, item.end())


def _chapter(printed: str) -> int:
    """Return the number of a Chapter, 0 where there is none such."""
    if printed.isdigit() and set(printed) != {"1"}:
        return int(printed) if int(printed) <= len(ROMAN) else 0
    roman = printed.translate(_MISREAD_ROMAN)
    return ROMAN.index(roman) + 1 if roman in ROMAN else 0


def _rules(match: re.Match[str], text: str, spoken_of: bool) -> Iterator[Mention]:
    numbers = [int(figure) for figure in _FIGURES.findall(match["items"])]
    if not all(0 < number <= _LAST_RULE for number in numbers):
        return
    named = _OF_THE_RULES.match(text, match.end()) is not None
    if not named and _OF_ANOTHER.match(text, match.end()):
        return
    alone = spoken_of or _INVITATIONS.issuperset(numbers)
    if named or alone:
        place = " ".join(match.group().split())
        yield Mention(match.start(), match.end(), RULES_OF_PROCEDURE, place[0].lower() + place[1:])


def _next(text: str, position: int) -> int:
    """Return where the next item of a list starts: past what joins it to this one."""
    joint = _JOINT.match(text, position)
    return joint.end() if joint else position
