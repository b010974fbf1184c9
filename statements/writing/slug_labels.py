"""`SLUG_LABELS`: the words for the slugs of kinds, bodies, formats, fields, problems and repairs.

Slugs are data and stay as they are; a reader gets them in her own language.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

DOCUMENT_KINDS = (
    gettext_noop("resolution"),
    gettext_noop("presidential statement"),
    gettext_noop("verbatim record"),
    gettext_noop("press release"),
    gettext_noop("draft"),
    gettext_noop("agenda"),
    gettext_noop("secretariat"),
    gettext_noop("charter"),
    gettext_noop("specimen"),
    gettext_noop("other"),
)

SOURCE_FORMATS = (
    gettext_noop("statement files"),
    gettext_noop("record text"),
    gettext_noop("record pdf"),
    gettext_noop("letter"),
    gettext_noop("corpus 5"),
    gettext_noop("corpus 6.1"),
)

CORRECTED_FIELDS = (
    gettext_noop("date"),
    gettext_noop("city"),
    gettext_noop("kind"),
    gettext_noop("president"),
    gettext_noop("president country"),
    gettext_noop("agenda item"),
    gettext_noop("speaker"),
    gettext_noop("country"),
    gettext_noop("organization"),
    gettext_noop("capacity"),
    gettext_noop("language"),
    gettext_noop("procedural"),
    gettext_noop("heading"),
)

PROBLEM_KINDS = (
    gettext_noop("ambiguous president"),
    gettext_noop("conflicting president"),
    gettext_noop("conflicting rows"),
    gettext_noop("control characters"),
    gettext_noop("damaged archive"),
    gettext_noop("direction marks"),
    gettext_noop("disordered pages"),
    gettext_noop("doubtful encoding"),
    gettext_noop("doubtful scan"),
    gettext_noop("duplicate number"),
    gettext_noop("duplicate row"),
    gettext_noop("empty file"),
    gettext_noop("empty text"),
    gettext_noop("encoding"),
    gettext_noop("file too large"),
    gettext_noop("interleaved columns"),
    gettext_noop("malformed row"),
    gettext_noop("malformed table"),
    gettext_noop("meeting number"),
    gettext_noop("member votes twice"),
    gettext_noop("missing file"),
    gettext_noop("mojibake"),
    gettext_noop("nested archive"),
    gettext_noop("no affiliation"),
    gettext_noop("no annex"),
    gettext_noop("no date"),
    gettext_noop("no meeting"),
    gettext_noop("no metadata"),
    gettext_noop("no president"),
    gettext_noop("no speaker"),
    gettext_noop("no symbol"),
    gettext_noop("no turns"),
    gettext_noop("not a file"),
    gettext_noop("not a statement"),
    gettext_noop("not stored"),
    gettext_noop("other language"),
    gettext_noop("parser failed"),
    gettext_noop("poor scan"),
    gettext_noop("presentation forms"),
    gettext_noop("reader report"),
    gettext_noop("same person in two offices"),
    gettext_noop("similar speaker"),
    gettext_noop("symbol differs"),
    gettext_noop("unknown affiliation"),
    gettext_noop("unknown country"),
    gettext_noop("unknown delegation"),
    gettext_noop("unknown delivery"),
    gettext_noop("unknown language"),
    gettext_noop("unknown name"),
    gettext_noop("unnamed representative"),
    gettext_noop("unreadable file"),
    gettext_noop("unsafe name"),
    gettext_noop("unsupported format"),
    gettext_noop("visual order"),
    gettext_noop("vote does not add up"),
    gettext_noop("vote list"),
    gettext_noop("vote sum"),
)

REPAIR_KINDS = (
    gettext_noop("broken heading"),
    gettext_noop("flattened hyphen"),
    gettext_noop("footnote mark"),
    gettext_noop("glued words"),
    gettext_noop("lam alef"),
    gettext_noop("line end hyphen"),
    gettext_noop("lost space"),
    gettext_noop("misread digit"),
    gettext_noop("misread i"),
    gettext_noop("misread symbol"),
    gettext_noop("page break"),
    gettext_noop("page furniture"),
    gettext_noop("paragraph number"),
    gettext_noop("stage direction"),
    gettext_noop("syllable break"),
    gettext_noop("visual order"),
    gettext_noop("wrong capital"),
)

# Names have capitals, and slugs that say little get other words: a provision is always one of
# the Charter.
_OTHERWISE = {
    "security council": gettext_noop("Security Council"),
    "general assembly": gettext_noop("General Assembly"),
    "economic and social council": gettext_noop("Economic and Social Council"),
    "provision": gettext_noop("part of the Charter"),
    "document": gettext_noop("other document"),
}

SLUG_LABELS = {
    **{
        term: term
        for term in (
            *DOCUMENT_KINDS,
            *SOURCE_FORMATS,
            *CORRECTED_FIELDS,
            *PROBLEM_KINDS,
            *REPAIR_KINDS,
        )
    },
    **_OTHERWISE,
}
"""The words for a slug, by the words that the slug itself is made of."""


def spelled(slug: str) -> str:
    """Write the name of a field or kind as words: "presidential-statement", "word_count".

    Names stand in capitals, and kinds that say little are told: "provision" is a part of the
    Charter, the only text cited by its provisions.
    """
    words = slug.replace("-", " ").replace("_", " ")
    return gettext(SLUG_LABELS[words]) if words in SLUG_LABELS else words
