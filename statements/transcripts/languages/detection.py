"""Which official language a record is in, from its file's name or from its text.

The name is the quicker witness ("S_PV.9642.fr.txt", "S_PV_9642-FR.pdf", and the one letter
that the United Nations prints at the foot of a document, "S_PV.9642_F.txt"). The text is
the surer one: script first, then the words that every record of a language is full of.
"""

from __future__ import annotations

import re

from statements.transcripts.languages.grammars.arabic import ARABIC
from statements.transcripts.languages.grammars.chinese import CHINESE
from statements.transcripts.languages.grammars.english import ENGLISH
from statements.transcripts.languages.grammars.french import FRENCH
from statements.transcripts.languages.grammars.grammar import LEFT_TO_RIGHT, Grammar
from statements.transcripts.languages.grammars.russian import RUSSIAN
from statements.transcripts.languages.grammars.spanish import SPANISH

GRAMMARS: dict[str, Grammar] = {
    grammar.code: grammar for grammar in (ENGLISH, FRENCH, SPANISH, RUSSIAN, CHINESE, ARABIC)
}
"""The six official languages by their code."""

_LETTERS = {"e": "en", "f": "fr", "s": "es", "r": "ru", "c": "zh", "a": "ar"}
_IN_NAME = re.compile(
    r"PV[._ ]?\d{1,5}.*?[._\-( ](?P<code>en|fr|es|ru|zh|ar|[efsrca])\)?(?=[._\- )]|\Z)",
    re.IGNORECASE,
)
_ENOUGH_TEXT = 60_000
"""Characters that settle it: a cover and two pages are ten thousand."""

_SCRIPTS = (
    ("zh", re.compile(r"[㐀-䶿一-鿿]")),
    ("ar", re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")),
    ("ru", re.compile(r"[Ѐ-ӿ]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_COMMON = {
    "en": re.compile(r"\b(?:the|of|and|that|which|spoke|we|is)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:le|les|des|du|et|une|est|nous|dans|parle)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|los|las|del|y|una|es|por|habla)\b", re.IGNORECASE),
}
_CLEAR = 0.2
_DENSE = {"zh": 2.5}
"""A Chinese character says as much as this many letters."""


def language_of(text: str) -> str:
    """Return the code of the official language that `text` is written in.

    Empty where no language is clear: no letters at all, or too few words.
    """
    sample = text[:_ENOUGH_TEXT]
    counts = {
        code: len(script.findall(sample)) * _DENSE.get(code, 1.0) for code, script in _SCRIPTS
    }
    latin = len(_LATIN.findall(sample))
    code, most = max(counts.items(), key=lambda item: item[1])
    if most > latin * _CLEAR and most > 0:
        return code
    found = {code: len(pattern.findall(sample)) for code, pattern in _COMMON.items()}
    ranked = sorted(found.values(), reverse=True)
    if ranked[0] == 0 or ranked[0] < ranked[1] * (1 + _CLEAR):
        return ""
    return max(found, key=lambda code: found[code])


def language_of_file(name: str) -> str:
    """Return the code of the language that a file's name tells; empty where it does not.

    >>> language_of_file("S_PV_9642-FR.pdf"), language_of_file("S_PV.9642_R.txt")
    ('fr', 'ru')
    """
    match = _IN_NAME.search(name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1])
    if match is None:
        return ""
    code = match["code"].lower()
    return _LETTERS.get(code, code)


def direction(language: str) -> str:
    """Return "rtl" for a language written from right to left, else "ltr".

    Nothing in a text is altered for display; a page says the direction and the browser
    does the rest.
    """
    grammar = GRAMMARS.get(language)
    return grammar.direction if grammar else LEFT_TO_RIGHT
