"""How a meeting is shown, and where it is shown in another way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.http import urlencode

from statements.pages.text.highlights import Highlighter, highlighter_for
from statements.pages.text.languages import OTHER_LANGUAGES, Language
from statements.pages.web.filters import MeetingFilter


@dataclass(frozen=True, slots=True)
class Shown:
    """A way to show the meeting whose address is `here`.

    In outline, or `whole` with every word. Where whole, a `language` stands beside the English
    text and the words of a search are marked. Only what is `substantive`, or all turns.
    """

    here: str
    whole: bool = False
    substantive: bool = False
    language: Language | None = None
    marking: Highlighter | None = None

    @property
    def address(self) -> str:
        """Where it is shown in this way."""
        asked = {
            "text": "whole" if self.whole else "",
            "procedural": "without" if self.substantive else "",
            "beside": self.language.code if self.language else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        query = "&".join(filter(None, [query, self.marking.query if self.marking else ""]))
        return f"{self.here}?{query}" if query else self.here

    @property
    def outline(self) -> str:
        """Where it is shown in outline."""
        return replace(self, whole=False, language=None, marking=None).address

    @property
    def in_full(self) -> str:
        """Where every word of it is shown."""
        return replace(self, whole=True).address

    @property
    def otherwise(self) -> str:
        """Where turns that only conduct the meeting are left out, or shown again."""
        return replace(self, substantive=not self.substantive).address

    @property
    def alone(self) -> str:
        """Where the English text stands alone."""
        return replace(self, language=None).address

    @property
    def cleared(self) -> str:
        """Where nothing is marked."""
        return replace(self, marking=None).address

    def beside(self, language: Language) -> str:
        """Return where `language` stands beside the English text."""
        return replace(self, whole=True, language=language).address


def shown_of(request: HttpRequest, asked: MeetingFilter) -> Shown:
    """Return how the meeting shall be shown. A query of the index where words are to be marked."""
    language = OTHER_LANGUAGES.get(asked.chosen("beside"))
    whole = asked.chosen("text") == "whole" or language is not None
    return Shown(
        request.path,
        whole,
        asked.chosen("procedural") == "without",
        language,
        highlighter_for(request.GET) if whole and asked.chosen("q") else None,
    )
