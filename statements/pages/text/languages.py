"""A statement in the other official languages, beside the English text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_noop

from statements.models import LanguageVersion, Meeting, Statement
from statements.pages.web.addresses import LANGUAGES_OF_DOCUMENTS

from .paragraphs import Paragraph

NAMES = {code: name for code, name in LANGUAGES_OF_DOCUMENTS if code != "en"}
# From here on a match is not worth a note: turns that are one agree to 0.98 and more.
_SURE = 0.9
# Letters by which the lengths of two paragraphs that belong together may always differ.
MAY_DIFFER = 80
ENGLISH_NAMES = {
    "en": gettext_noop("English"),
    "ar": gettext_noop("Arabic"),
    "zh": gettext_noop("Chinese"),
    "fr": gettext_noop("French"),
    "ru": gettext_noop("Russian"),
    "es": gettext_noop("Spanish"),
}


@dataclass(frozen=True, slots=True)
class Language:
    """An official language: its code, its own name, its English one and its direction."""

    code: str
    name: str
    english: str

    @property
    def direction(self) -> str:
        """What `dir` says of a text in it."""
        return "rtl" if self.code == "ar" else "ltr"


OTHER_LANGUAGES = {code: Language(code, name, ENGLISH_NAMES[code]) for code, name in NAMES.items()}


@dataclass(frozen=True, slots=True)
class HeldLanguage:
    """How many statements of a meeting are held in a language, and where they stand beside."""

    language: Language
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class ParagraphPair:
    """What stands side by side: some paragraphs, and the same in the other language."""

    paragraphs: list[Paragraph]
    texts: list[str]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A version beside the English text.

    Each pair is one paragraph, or there is one pair, of all. `confidence` is in per cent, None
    where the match is sure.
    """

    language: Language
    heading: str
    pairs: list[ParagraphPair]
    confidence: int | None


def languages_of(statement: Statement) -> list[Language]:
    """Return the other languages in which `statement` is held. One query."""
    held = set(statement.versions.order_by().values_list("language", flat=True))
    return [language for code, language in OTHER_LANGUAGES.items() if code in held]


def languages_of_meeting(
    meeting: Meeting, address: Callable[[Language], str]
) -> list[HeldLanguage]:
    """Return the other languages in which statements of `meeting` are held. One query.

    `address` tells where a language stands beside the English text.
    """
    rows = (
        LanguageVersion.objects.filter(statement__meeting=meeting)
        .order_by()
        .values_list("language")
        .annotate(count=Count("pk"))
    )
    counted = dict(rows)
    return [
        HeldLanguage(language, counted[code], address(language))
        for code, language in OTHER_LANGUAGES.items()
        if code in counted
    ]


def versions_of_meeting(meeting: Meeting, language: Language) -> dict[int, LanguageVersion]:
    """Return the statements of `meeting` in `language`, by the key of each. One query."""
    rows = LanguageVersion.objects.filter(statement__meeting=meeting, language=language.code)
    return {row.statement_id: row for row in rows.order_by().defer("printed", "repairs")}


def side_by_side(
    statement: Statement, language: Language, paragraphs: Iterable[Paragraph]
) -> SideBySide | None:
    """Return the version of `statement` in `language`, or None where none is held. One query."""
    version = statement.versions.filter(language=language.code).defer("printed", "repairs").first()
    return pair_paragraphs(statement, version, paragraphs) if version else None


def pair_paragraphs(
    statement: Statement, version: LanguageVersion, paragraphs: Iterable[Paragraph]
) -> SideBySide:
    """Return `version` beside `paragraphs`, those of the `statement` that it is of. No query."""
    english, other = list(paragraphs), version.paragraphs
    aligned = _alike([len(text) for text in statement.paragraphs], [len(text) for text in other])
    return SideBySide(
        OTHER_LANGUAGES[version.language],
        version.heading,
        # Where they differ, which paragraph is which would be a guess.
        [ParagraphPair([one], [two]) for one, two in zip(english, other, strict=True)]
        if aligned
        else [ParagraphPair(english, other)],
        int(version.confidence * 100) if version.confidence < _SURE else None,
    )


def _alike(english: list[int], other: list[int]) -> bool:
    """Whether paragraphs of these lengths are likely the same ones, each of each.

    Their number does not settle it: in S/PV.9642 China's statement has four paragraphs in
    English and in Spanish, which begin at other sentences. Of a pair that belongs together
    neither is twice as long as the statement as a whole has it; a line or so is no matter.
    """
    if len(english) != len(other) or not sum(other):
        return False
    scale = sum(english) / sum(other)
    return all(
        abs(one - two * scale) <= max(MAY_DIFFER, min(one, two * scale))
        for one, two in zip(english, other, strict=True)
    )
