"""The Charter and the rules of procedure as cited in the other languages.

"l’Article 51 de la Charte", "правила 37 временных правил процедуры" (S/PV.10054),
"《宪章》第七章". Only where the Charter or the rules are named with the number: other treaties
have articles and chapters too. Symbols are those of `statements.transcripts.citing.charter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statements.transcripts.citing.charter import RULES_OF_PROCEDURE
from statements.transcripts.languages.grammars.grammar import words
from statements.transcripts.symbols import ROMAN

_LAST_ARTICLE, _LAST_RULE = 111, 61
_FIGURES = {figure: number for number, figure in enumerate("〇一二三四五六七八九")}
_ORDINALS = {"السادس": 6, "السابع": 7, "الثامن": 8, "الأول": 1}


@dataclass(frozen=True, slots=True)
class Provision:
    """A span of a paragraph that cites the Charter or a rule."""

    start: int
    end: int
    symbol: str
    pinpoint: str = ""


@dataclass(frozen=True, slots=True)
class _Forms:
    article: re.Pattern[str]
    chapter: re.Pattern[str]
    rule: re.Pattern[str]


_FORMS = {
    "fr": _Forms(
        words(r"article (\d{1,3}) de (?:la|notre|sa) Charte"),
        words(r"chapitre ([IVX]{1,5}) de (?:la|notre|sa) Charte"),
        words(r"(article (\d{1,2})) d[ue] (?:son |notre )?règlement intérieur provisoire"),
    ),
    "es": _Forms(
        words(r"artículo (\d{1,3}) de (?:la|nuestra|su) Carta"),
        words(r"capítulo ([IVX]{1,5}) de (?:la|nuestra|su) Carta"),
        words(r"(artículo (\d{1,2})) del? (?:su )?reglamento provisional"),
    ),
    "ru": _Forms(
        words(r"стать(?:я|и|е|ей|ю) (\d{1,3}) Устава"),
        words(r"глав(?:а|ы|е|ой|у) ([IVX]{1,5}) Устава"),
        words(r"(правил(?:о|а|у|ом|е) (\d{1,2})) (?:своих )?временных правил"),
    ),
    "zh": _Forms(
        words(r"宪章》?(?:的)?第 ?(\d{1,3}|[一二三四五六七八九十]{1,4}|一百一十[一]?) ?条"),
        words(r"宪章》?(?:的)?第 ?([一二三四五六七八九十]{1,3}) ?章"),
        words(r"暂行议事规则》?(?:的)?(第 ?(\d{1,2}) ?条)"),
    ),
    "ar": _Forms(
        words(r"(?:ال|لل|بال)مادة (\d{1,3}) من (?:ال)?ميثاق"),
        words(r"الفصل (السادس|السابع|الثامن|الأول) من (?:ال)?ميثاق"),
        words(r"((?:ال|لل|بال)مادة (\d{1,2})) من (?:ال)?نظام(?:ه)? الداخلي المؤقت"),
    ),
}


def provisions(text: str, language: str) -> Iterator[Provision]:
    """Yield the Articles, Chapters and rules that a paragraph cites, kind by kind."""
    forms = _FORMS.get(language)
    if forms is None:
        return
    for match in forms.article.finditer(text):
        if 0 < (number := _number(match[1])) <= _LAST_ARTICLE:
            yield Provision(*match.span(), f"Charter, Article {number}")
    for match in forms.chapter.finditer(text):
        if 0 < (number := _chapter(match[1])) <= len(ROMAN):
            yield Provision(*match.span(), f"Charter, Chapter {ROMAN[number - 1]}")
    for match in forms.rule.finditer(text):
        if 0 < int(match[2]) <= _LAST_RULE:
            yield Provision(*match.span(), RULES_OF_PROCEDURE, " ".join(match[1].split()))


def _number(printed: str) -> int:
    """Read a number in figures or in Chinese, 0 where it is neither ("五十一" is 51)."""
    if printed.isdigit():
        return int(printed)
    rest = printed
    hundreds = 0
    if rest.startswith("一百"):
        hundreds, rest = 100, rest[2:].removeprefix("零")
    tens, ten, ones = rest.rpartition("十")
    if not ten:
        return hundreds + _FIGURES.get(ones, 0)
    return hundreds + 10 * (_FIGURES.get(tens, 0) if tens else 1) + _FIGURES.get(ones, 0)


def _chapter(printed: str) -> int:
    if printed.upper() in ROMAN:
        return ROMAN.index(printed.upper()) + 1
    return _ORDINALS.get(printed) or _number(printed)
