"""The heading with which a turn opens: who speaks, for whom, in which language.

"Mr. Nebenzia (Russian Federation) (spoke in Russian):" has a title word or an office, a
name, an affiliation and a language. A colon alone makes no heading: "My briefing today
will focus on four areas:" is the first sentence of a statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from statements.facts import country_of
from statements.transcripts.restoration.damage import repairs
from statements.transcripts.restoration.doubts import doubts
from statements.transcripts.restoration.edits import apply, separate

_LONGEST = 400
"""Characters within which a heading ends, a sentence astray in it included."""

_OFFICES = (
    r"The\s+(?:(?:Acting|Temporary|Deputy|Assistant|Honorary|Vice)[\s-]+)?"
    r"(?:President|Secretary[\s-]+General|Chairman|Chairperson|Chair|Prosecutor|Registrar|"
    r"Rapporteur|Presiding\s+Officer|Under-Secretary-General|High\s+Commissioner)"
)
_TITLES = (
    r"(?:(?:His|Her)\s+(?:Royal\s+Highness|Excellency|Majesty|Holiness|Eminence|Highness)\s+)?"
    r"(?:(?:Mr|Mrs|Ms|Dr)\b(?:\s?[.,])?|(?:Prof|Msgr|Mgr|Gen|Col|Rev|Hon|Amb)\s?[.,]|Miss|"
    r"Messrs\.|Sir|Dame|"
    r"Lord|Lady|Baron|Baroness|Count|Countess|Viscount|Earl|Duke|Crown\s+Prince(?:ss)?|Prince|"
    r"Princess|King|Queen|Emir|Sultan|Sheikha|Sheikh|Shaikha|Shaikh|Sheik|Sayyid|Sayed|Grand\s+Duke|"
    r"Archbishop|Monsignor|Bishop|Cardinal|Father|Sister|Reverend|Rabbi|Imam|Judge|Justice|"
    r"(?:Lieutenant|Major|Brigadier|Vice|Rear)[\s-]+(?:General|Admiral)|General|Major|Brigadier|"
    r"Colonel|Captain|Commander|Commissioner|Admiral|Marshal|Vice[\s-]President|President|"
    r"(?:Deputy\s+)?Prime\s+Minister|(?:Foreign\s+)?Minister|Secretary(?:\s+of\s+State)?|Senator|"
    r"Chancellor|Governor|Prosecutor|"
    r"Ambassador|Chairman|Chairperson|Chairwoman|Professor|Doctor|"
    r"Dato['’]?|Datuk|Tan\s+Sri|Tun|Nana|Chief|Begum|Daw|U)"
)
_PARTICLES = (
    "de|del|della|der|den|des|di|do|dos|das|da|du|e|y|el|la|las|le|les|los|van|von|vom|bin|bint|ibn|"
    r"ben|al|ul|ud|zu|zur|ter|ten|te|aan|im|(?:in\s+)?['’]t|op\s+de|of|and|the|d['’]"
)
_WORD = (
    rf"(?:[^\W\d_a-z][\w'’`´.\-]*|(?:d|al|el|ul|an|as|ad)['’\-][^\W\d_][\w'’\-]*|(?:{_PARTICLES})\b"
    r"|(?<=\s[A-Z]\s)[a-z]{2,})"  # a letter set apart: "Mr. Liu J ieyi" (S/PV.7138)
)
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,9}}"
_SMALL_NAME = r"[a-z][\w'’\-]{1,30}(?=\s*\()"  # a first letter lost: "Mrs. ngu (Nigeria)"
_WHO = re.compile(
    rf"\s*(?P<who>{_OFFICES}(?![\w-])|{_TITLES}(?:\s+|(?<=[.,]))(?!(?:of|and|the|for)\b)"
    rf"(?:{_NAME}|{_SMALL_NAME}))"
)
# "Mahmoud Bey FAWZI (Egypt):", before 1970: no title, the surname in capitals, and a country.
_UNTITLED = re.compile(
    rf"\s*(?P<who>(?:(?:[^\W\d_a-z][\w'’`´.\-]*|{_PARTICLES})\s+){{1,5}}"
    r"[^\W\d_a-z][^\W\d_a-z'’\-]*[^\W\d_a-z](?:\s+[^\W\d_a-z]{2,}){0,2})(?=\s*\((?P<of>[^()]+)\))"
)
_WHO_IN_CAPITALS = re.compile(rf"\s*(?P<who>{_OFFICES}(?![\w-]))", re.IGNORECASE)
_GROUP = re.compile(
    r"\s*\((?P<inside>(?:[^()]|\([^()]*\))*)\)"
    r"|\s*\((?P<unclosed>[^():]+?)\s*(?=\((?:spoke|interpretation)\b)"
)
# "Mr. SARRE (Senegal), Chairman of the Special Committee (interpretation from French):"
_OFFICE = re.compile(
    r",\s+(?:(?:Acting|Deputy|Permanent|Special|Vice)[\s-])?"
    r"(?:Chair\w*|President|Rapporteur|Observer|Representative|Secretary|Minister|Commissioner|"
    r"Director|Prime\s+Minister)\b(?:[^:,()]|,(?!\s+[a-z])){0,160}(?=[:(])"
)
_LANGUAGE = re.compile(
    r"(?:spoke|speaking|interpretation|translat(?:ion|ed)|original)\s*(?:in|from)\s*"
    r"(?P<language>[A-Z][a-z]+)\b.*\Z",
    re.DOTALL | re.IGNORECASE,
)
_SPLIT_LANGUAGE = re.compile(
    r"(?P<verb>spoke|interpretation)\s+(?P<astray>.+?[.!?])\s+(?P<of>in|from)\s+"
    r"(?P<language>[A-Z][a-z]+)\Z",
    re.DOTALL,
)
_END = re.compile(r"\s*[:;]\s*")
_CLOSE_TITLE = re.compile(r"\A\s*[A-Z][a-z]{1,3}\.(?=\w)")
_LOST_START = re.compile(r"[1I|l]\s+thank\s+(?=\S)")

# Ways of addressing somebody, which open a statement and no turn.
_ADDRESS = re.compile(
    r"(?:Mr|Mrs|Ms)(?:\s?[.,])?\s+(?:President|Chairman|Chairperson|Chair|Minister|Speaker|Ambassador|"
    r"Secretary\b.*|Foreign\b.*|Prime\b.*|Under.*)|General\s+Assembly.*|President\s+of\b.*|"
    r"(?:Prime\s+)?Minister\s+(?:of|for)\b.*|Chairman\s+of\b.*|Sir|King\s+of\b.*|"
    r"Secretary[\s-]+General\b.*|Secretary\s+of\b(?!\s+State\s+[A-Z]).*"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart.

    `printed` is the whole heading without its colon, white space made single. `name` is
    title and name ("Mr. Bessho") or office ("The President"), `affiliation` the label in
    brackets with its damage made good, both empty where absent; `language` is the English
    name of a language, empty where none is named. `end` is the offset where the body
    starts. `astray` is the part of the first sentence that was printed inside the heading
    and belongs at `end`.
    """

    printed: str
    name: str
    affiliation: str
    language: str
    end: int
    astray: str = ""


def split(text: str) -> Heading | None:
    """Read the heading that `text` opens with; `None` where there is none.

    The forms are those of the record: "The PRESIDENT (interpretation from French):" before
    1995, "Mr. Lavrov (Russian Federation)(spoke in Russian):" (S/PV.4644), "(spoke in
    Japanese; interpretation provided by the delegation)", and a heading broken over lines.
    In "The President (spoke I thank Mr. Shearer for his briefing. in Chinese):"
    (S/PV.8741) the sentence is put back where it was said.
    """
    opening = text[:_LONGEST]
    who = _WHO.match(opening) or _WHO_IN_CAPITALS.match(opening) or _untitled(opening)
    if who is None or _ADDRESS.fullmatch(" ".join(who["who"].split())):
        return None
    affiliation = language = astray = whole = ""
    position = who.end()
    while group := _GROUP.match(opening, position):
        inside = " ".join((group["inside"] or group["unclosed"] or "").split())
        if spoken := _LANGUAGE.match(inside):
            language = spoken["language"].capitalize()
        elif broken := _SPLIT_LANGUAGE.match(inside):
            language, astray = broken["language"], broken["astray"]
            before = opening[: group.start()]
            whole = f"{before} ({broken['verb']} {broken['of']} {language})"
        elif not affiliation:
            affiliation = inside
        position = group.end()
        if affiliation and (office := _OFFICE.match(opening, position)):
            position = office.end()
    end = _END.match(opening, position)
    if end is None and not language:
        return None
    printed = whole or opening[:position]
    position = end.end() if end else position + _leading_space(opening, position)
    if astray:
        astray, position = _first_sentence(astray, text, position)
    return Heading(
        printed=" ".join(printed.split()),
        name=_name(who["who"]),
        affiliation=_repaired(affiliation),
        language=language,
        end=position,
        astray=astray,
    )


def _untitled(opening: str) -> re.Match[str] | None:
    """Match a name without a title, which only the country after it tells from a sentence."""
    who = _UNTITLED.match(opening)
    return who if who and country_of(" ".join(who["of"].split())) else None


def _name(printed: str) -> str:
    """Write a name as it is written now: single spaces, no capitals, "Mr." set apart."""
    spaced = _CLOSE_TITLE.sub(r"\g<0> ", printed)
    return " ".join(_in_small_letters(word) for word in spaced.split())


def _leading_space(text: str, position: int) -> int:
    return len(text[position:]) - len(text[position:].lstrip())


def _first_sentence(astray: str, text: str, position: int) -> tuple[str, int]:
    """Complete a sentence whose opening words stayed behind the heading.

    "(spoke Mr. Lowcock for his briefing. in French): 1 thank I shall now give the floor"
    (S/PV.8715) is "I thank Mr. Lowcock for his briefing. I shall now give the floor".
    """
    opening = _LOST_START.match(text, position)
    if opening is None or astray.startswith("I "):
        return astray, position
    return f"I thank {astray}", opening.end()


def _in_small_letters(word: str) -> str:
    """Write a surname in capitals as it is written now: "AL-KIDWA" gives "Al-Kidwa"."""
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) > 3 and word.startswith("Mc") and word[2:].isupper():
        return "Mc" + word[2:].capitalize()
    if "-" in word and not word.isupper():
        return "-".join(
            _in_small_letters(part) if len(part) > 2 else part for part in word.split("-")
        )
    if len(letters) < 2 or not word.isupper() or re.fullmatch(r"[IVX]{2,4}|(?:[A-Z]\.){2,}", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _repaired(label: str) -> str:
    if not label:
        return ""
    return apply(label, separate(repairs(label, doubts(label.split()))))
