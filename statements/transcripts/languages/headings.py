"""The headings with which turns open, in each official language.

"M. Wood (États-Unis d’Amérique) (parle en anglais) :", "傅聪先生（中国）：" (S/PV.9642). As in
English a colon is not enough: a title or an office stands first (in Chinese last), and the
name is made of names. A heading without a language is spoken in that of the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from statements.facts import UNITED_NATIONS
from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar, spaced

from .rows import PrintedRow, Window

_GROUP = r"\s*[(（]\s*(?:[^()（）]|[(（][^()（）]*[)）])*[)）]"
_NAME = r"[^()（）:：;!?«»“”\"\n]{1,90}?"
_CHINESE_NAME = r"[^()（）:：;!?，。；！？、“”《》\s]{1,40}?"
_INSIDE = re.compile(r"[(（]\s*((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de del della der den des di do dos das da du d e y el la las los le van von bin bint "
        "ibn ben al ul ud zu et ter ten of and the аль эль ан ас аш ибн бен бин бинт де ван "
        "фон да ди дю дер ла и оглы заде фер дос до",
    )
)
_SENTENCE_END = re.compile(r"(?<![A-ZА-ЯÀ-Þ])(?<!\b(?:St|Jr|Sr|Ma))\.\s")
_FINITE = re.compile(
    r"^(?:我|请|感谢|现在|谢谢|正如|欢迎|以及|对于|根据|祝贺)|(?:说|指出|表示|问|写道)$"
)
_SECRETARY_GENERAL = re.compile(r"secr[eé]ta|секретар|秘书长|[اأ]مين", re.IGNORECASE)
_INNER_SPACE = re.compile(r"\(\s+")  # "( parle en anglais)": the italics begin a new run
_MOST_NAMES = 9


@dataclass(frozen=True, slots=True)
class LanguageHeading:
    """A heading. `printed` has its colon left off, `affiliation` is the label in brackets.

    `language` is an English name, empty where the bracket names one that is not known;
    `spoken` is that bracket. `end` is the offset in the record where the body begins.
    """

    printed: str
    name: str
    affiliation: str
    language: str
    spoken: str
    presides: bool
    end: int


def heading_in(window: Window, grammar: Grammar) -> LanguageHeading | None:
    """Return the heading that a window opens with; None where there is none."""
    match = _pattern(grammar).match(window.text)
    if match is None:
        return None
    who = " ".join(match["who"].split())
    groups = [" ".join(found[1].split()) for found in _INSIDE.finditer(match["groups"] or "")]
    office = match["office"] is not None or match["president"] is not None
    if not office and not _is_name(match["name"], grammar, bool(groups)):
        return None
    if not office and not groups and grammar.address.match(who):
        return None
    language, spoken, affiliation = grammar.language, "", ""
    for inside in groups:
        if told := grammar.spoken.match(inside):
            language, spoken = _language(told, grammar), inside
        elif not affiliation:
            affiliation = inside
    if not affiliation and match["office"] and _SECRETARY_GENERAL.search(who):
        affiliation = UNITED_NATIONS
    end = match.end()
    if end < len(window.places):
        place = window.places[end]
    else:
        place = window.places[-1] + 1 if window.places else 0
    printed = _INNER_SPACE.sub("(", " ".join(window.text[: match.end("groups")].split()))
    return LanguageHeading(
        printed, who, affiliation, language, spoken, match["president"] is not None, place
    )


def may_open(row: PrintedRow, grammar: Grammar) -> bool:
    """Whether a line can begin a heading at all, so that no window is made in vain."""
    return _opening(grammar).match(row.text) is not None


def presides_on_cover(rows: Sequence[PrintedRow], index: int, grammar: Grammar) -> bool:
    """Whether the line that looks like the President's heading is that of the cover."""
    near = rows[index + 1 : index + 4]
    return any(grammar.cover.members.match(row.text) for row in near)


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str]:
    if grammar.title_last:
        person = rf"(?P<name>{_CHINESE_NAME})(?:{grammar.title})"
    else:
        person = rf"(?:{spaced(grammar.title)})\s*(?P<name>{_NAME})"
    return re.compile(
        rf"(?P<who>(?P<president>{spaced(grammar.president)})|(?P<office>{spaced(grammar.office)})"
        rf"|{person})(?P<groups>(?:{_GROUP}){{0,3}})\s*[:：]\s*"
    )


@cache
def _opening(grammar: Grammar) -> re.Pattern[str]:
    if grammar.title_last:
        spread = r"\s*".join  # "夫人" may be set as "夫 人"
        titles = "|".join(spread(title) for title in grammar.title.split("|"))
        offices = r"(?:代理|临时|常务副|副)?(?:主席|秘书长|检察官|书记官长|高级专员)|联合国?难民署"
        return re.compile(rf"(?:{offices})\s*[（(：:]|.{{1,40}}?(?:{titles})\s*(?:[（(：:]|\Z)")
    return re.compile(
        rf"(?:{spaced(grammar.president)}|{spaced(grammar.office)}|{spaced(grammar.title)})"
    )


def _language(told: re.Match[str], grammar: Grammar) -> str:
    word = next((group for group in told.groups() if group), "").casefold()
    word = word.removeprefix("по").removeprefix("-")
    if grammar.direction == RIGHT_TO_LEFT and not word.startswith("ال"):
        word = f"ال{word}"
    for key, name in grammar.languages.items():
        if word == key or (grammar.code == "ru" and word.startswith(key)):
            return name
    return ""


def _is_name(name: str, grammar: Grammar, bracketed: bool) -> bool:
    if grammar.title_last:
        return not _FINITE.search(name) and (bracketed or len(name) <= _MOST_NAMES * 2)
    parts = name.split()
    if not parts or len(parts) > (_MOST_NAMES if bracketed else _MOST_NAMES - 3):
        return False
    if _SENTENCE_END.search(name) or "," in name:
        return False
    if grammar.direction == RIGHT_TO_LEFT:
        return all(not part.isascii() or part == "-" for part in parts)
    return all(_is_part(part) for part in parts) and any(letter.isupper() for letter in name)


def _is_part(part: str) -> bool:
    if not part[0].isalpha() or part[0].isupper() or part.casefold() in _PARTICLES:
        return not part[0].isdigit()
    head, mark, tail = re.sub(r"['’ʼ`]", "-", part).partition("-")
    return bool(mark) and len(head) <= 3 and tail[:1].isupper()
