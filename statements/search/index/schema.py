"""What the index holds: one document a statement.

Words are folded (case, accents) and cut at everything that is neither letter nor digit,
so that marks never decide a match: "Côte d’Ivoire" and "cote d'ivoire" are the same
words. What a hyphen or apostrophe joins is also listed in `compounds` with the parts it
falls into, so that "counterterrorism" meets "counter-terrorism" from either side.

`body` and `agenda` hold stems, each with a field beside it of the words as they stand for exact
matches; `speaker_name` and `delegation` hold names, which have no stems. A facet's field
is counted by "slug, separator, label", so that no label needs a query, and found by slug;
the slugs of `meeting` are symbols as they stand in addresses. A field of very many values has
a second field of the record's own keys (`KEYED`): the engine counts numbers ten times as fast,
and `names` tells what the keys of a document stand for. The values that most of the record has are
also held apart (`FREQUENT`).
`date` (days since `EPOCH`) and `words` (how many) are for rates over time, `newest` and
`oldest` are the two orders in time, `lot` decides which of very many are read, and `line` is
all that a line of results shows.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tantivy

from statements.search.language.question import FACETS

VERSION = 10
"""To be raised with every change of what is indexed: an index of another version is rebuilt."""

SEPARATOR = "\x1f"
NONE = SEPARATOR
"""What the field of a facet holds where a statement has no value, and nothing finds it by."""

SPLIT = "="

KEYED = {"speaker": "speaker_key", "cites": "cites_key", "agenda": "agenda_key"}
"""The fields of the record's keys by which facets of very many values are counted."""

FREQUENT = {"speaker": "frequent_speaker", "cites": "frequent_document"}
"""The fields that hold the first of a statement's frequent values (`frequent_values`) by key, or 0.

A field of which every document has one value is counted seven times as fast as one of which some
have none and others many. So the other frequent values of a statement are held apart
(`MORE_FREQUENT`), and `has_more_frequent` is 1 where there are any.
"""

MORE_FREQUENT = {"cites": "more_frequent_documents"}

MANY = frozenset(KEYED)
"""The facets of so many values that only the first are listed."""

_STEMMED = "stemmed"
_EXACT = "exact"
_SLUG = "slug"
_WHOLE = "raw"

_JOINTS = "-\u00ad\u2010\u2011'\u2019\u02bc`\u00b4"
_JOINT = re.compile(f"[{_JOINTS}]")
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_COMPOUND = re.compile(rf"[^\W_]+(?:[{_JOINTS}][^\W_]+)+")

EPOCH = datetime.date(1946, 1, 17)
"""The first meeting of the Council."""


@cache
def schema() -> tantivy.Schema:
    """Return the declaration of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("stamp", fast=True)

    builder.add_text_field("body", stored=True, tokenizer_name=_STEMMED)
    builder.add_text_field("body_exact", tokenizer_name=_EXACT)
    builder.add_text_field("agenda_title", tokenizer_name=_STEMMED)
    builder.add_text_field("agenda_exact", tokenizer_name=_EXACT)
    builder.add_text_field("speaker_name", tokenizer_name=_EXACT)
    builder.add_text_field("delegation", tokenizer_name=_EXACT)
    builder.add_text_field("compounds", tokenizer_name=_WHOLE, index_option="basic")

    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name=_SLUG, index_option="basic")
    for keys in KEYED.values():
        builder.add_integer_field(keys, indexed=True, fast=True)
    for keys in (*FREQUENT.values(), *MORE_FREQUENT.values()):
        builder.add_integer_field(keys, fast=True)
    builder.add_integer_field("has_more_frequent", indexed=True)
    builder.add_integer_field("date", fast=True)
    builder.add_integer_field("words", fast=True)
    builder.add_integer_field("newest", fast=True)
    builder.add_integer_field("oldest", fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_integer_field("lot", fast=True)

    builder.add_bytes_field("line", stored=True)
    builder.add_bytes_field("names", stored=True)
    return builder.build()


def begin_index(folder: Path) -> tantivy.Index:
    """Begin an empty index in an empty folder."""
    return _prepared(tantivy.Index(schema(), path=str(folder), reuse=False))


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in `folder` as it is now. Raises ValueError if it cannot be read."""
    index = _prepared(tantivy.Index.open(str(folder)))
    index.reload()
    return index


def _prepared(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(_STEMMED, stemmer())
    index.register_tokenizer(_EXACT, cutter())
    slugs = tantivy.Tokenizer.regex(f"^[^{SEPARATOR}]+")
    index.register_tokenizer(_SLUG, tantivy.TextAnalyzerBuilder(slugs).build())
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build()
    index.register_fast_field_tokenizer(_SLUG, whole)
    index.config_reader("manual")
    return index


@cache
def cutter() -> tantivy.TextAnalyzer:
    """Return what cuts a text into words, case and accents folded."""
    return _words().build()


@cache
def stemmer() -> tantivy.TextAnalyzer:
    """Return what cuts a text into the stems of its words."""
    return _words().filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of one folded word. A language has few: they are remembered."""
    return stemmer().analyze(word)[0]


# A stem's last letter may be another in the word: "happi", "happy". More differs in these.
_IRREGULAR = {"die": "dy", "lie": "ly", "tie": "ty", "vie": "vy"}


def beginnings(stem: str) -> tuple[str, ...]:
    """Return with what all words of a stem begin: so they are found before they are stemmed."""
    beginning = stem[:-1] or stem
    return (beginning, _IRREGULAR[stem]) if stem in _IRREGULAR else (beginning,)


def _words() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.lowercase())
    )


def compounds(text: str) -> set[str]:
    """List what hyphens and apostrophes join: {"counterterrorism=counter terrorism"}."""
    # Joints are rare: to look for them first is ten times as fast as to match words.
    spaced = text.replace("\n", " ")
    chunks = set()
    for joint in _JOINT.finditer(spaced):
        end = spaced.find(" ", joint.end())
        chunks.add(spaced[spaced.rfind(" ", 0, joint.start()) + 1 : None if end < 0 else end])
    entries = {_compound(printed) for chunk in chunks for printed in _COMPOUND.findall(chunk)}
    return entries - {""}


@lru_cache(maxsize=50_000)
def _compound(printed: str) -> str:
    parts = cutter().analyze(printed)
    return f"{''.join(parts)}{SPLIT}{' '.join(parts)}" if len(parts) > 1 else ""


def is_compound(text: str) -> bool:
    """Tell whether hyphens and apostrophes are all that parts `text`."""
    return _COMPOUND.fullmatch(_MARKS_AROUND.sub("", text)) is not None


_MASK = (1 << 64) - 1


def lot(key: int) -> int:
    """Return a number from 0 to 2^62 that a key draws: always the same, and without meaning.

    The constants are those of SplitMix64, a generator made to be seeded with numbers that
    follow one another.
    """
    mixed = key * 0x9E3779B97F4A7C15 & _MASK
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
    return (mixed ^ mixed >> 31) >> 2


def weight(factor: float) -> float:
    """Return what `weight` holds where the engine is to multiply a score by `factor`."""
    return math.exp2(factor) - 2


def factor(weight: float) -> float:
    """Return what the engine multiplies a score by where `weight` holds this."""
    return math.log2(2 + weight)


def facet_value(slug: str, label: str) -> str:
    """Return what a facet's field holds: the slug it is found by and the label it shows."""
    return f"{slug}{SEPARATOR}{label}"


def having(facet: str) -> tantivy.Query:
    """Return what finds the statements that have a value of a facet."""
    if facet in {*KEYED, "meeting"}:
        return tantivy.Query.exists_query(facet)
    # The field of every other facet exists in all of them; of none it has no term.
    return tantivy.Query.regex_query(schema(), facet, ".+")


def slug_of(symbol: str) -> str:
    """Return a symbol as it stands in addresses, and is found by: without its spaces."""
    return symbol.replace(" ", "")


def record_address_of(symbol: str, number: int) -> str:
    """Return the address of a statement below the root of the site: "S/PV.7802/12"."""
    return f"{slug_of(symbol)}/{number}"


def line_of(document: tantivy.Document) -> dict[str, Any]:
    """Return what the `line` of a statement holds, by the names that `build` gives it."""
    # Text is read more quickly than bytes, whose encoding has to be guessed.
    line: dict[str, Any] = json.loads(bytes(document.get_first("line") or b"{}").decode())
    line["date"] = datetime.date.fromisoformat(line["date"]) if line["date"] else None
    return line


def split_value(value: str) -> tuple[str, str]:
    """Return slug and label of what a facet's field holds."""
    slug, _, label = value.partition(SEPARATOR)
    return slug, label
