"""What the help page shows of the language of a search: each way to ask, with queries to try."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Example:
    """What a reader looks for, and queries that find it."""

    finds: Promise
    queries: tuple[str, ...]


def _example(finds: Promise, *queries: str) -> Example:
    return Example(finds, queries)


WORDS = (
    _example(_("All of these words, in any form"), "protecting civilians"),
    _example(_("Exactly this phrase"), '"asymmetric threats"'),
    _example(_("This word in this form only"), "=reforms"),
    _example(
        _("Words near one another: here with at most five others between, in any order and form"),
        '"protecting civilians"~5',
    ),
    _example(_("Words that begin so"), "peacekeep*"),
    _example(_("One word or the other"), "ceasefire OR truce"),
    _example(_("Without a word"), "mission -police", "mission NOT police"),
    _example(_("Groups of words"), "(ceasefire OR truce) monitoring"),
    _example(_("A symbol as it stands in the text"), "S/2015/446"),
)

FIELDS = (
    _example(_("for a country, by any of its names"), "country:japan,uk", "country:burma"),
    _example(_("for an organization, by name or abbreviation"), "org:ocha"),
    _example(_("of a speaker, by words of the name"), 'speaker:"samantha power"'),
    _example(_("at a meeting, with its resumptions"), "meeting:7802"),
    _example(_("on an agenda item, by words of its title"), 'agenda:"middle east"'),
    _example(
        _("that cite a resolution, document or Article"),
        "cites:1325",
        "cites:S/2015/446",
        'cites:"Article 51"',
    ),
    _example(_("delivered in a language"), "lang:french"),
    _example(_("by a permanent member of that day"), "role:permanent"),
    _example(_("by an elected member of that day"), "role:elected"),
    _example(_("by a State that was no member that day"), "role:non-member"),
    _example(_("by the United Nations itself, or by others"), "role:un", "role:other"),
    _example(_("of substance, or conducting the meeting"), "is:substantive", "is:procedural"),
    _example(
        _("before, or after, a year, month or day"),
        "after:2015-12 before:2016-11-07",
    ),
    _example(_("of years, from one to another or since"), "year:1994..1999,2016.."),
    _example(_("with words and conditions together"), "sanctions (country:mali OR agenda:mali)"),
)
