"""Votes: the lists as printed, the result as the President gives it, and whether they agree.

"In favour: / Chile, China, … / Against: / United States of America / Abstaining: / Costa
Rica", then "The result of the voting is as follows: 13 votes in favour, one against and
one abstaining." (S/PV.3756).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from statements.facts import country_of
from statements.transcripts.name_lists import names_in
from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.directions import joined
from statements.transcripts.records import ParsedVote
from statements.transcripts.sentences import sentences

_ABSENT = "absent"
_MOST_LINES = 14
"""Lines of one list: fifteen members with long names take six."""

_LABEL = re.compile(
    r"\s*(?P<label>In\s+favou?r|Against|Abstain(?:ing|ed)|Abstentions?|"
    r"(?:Present\s+(?:and|but)\s+not|Non-?|Not|Did\s+not)\s?"
    r"(?:participat(?:e|ing)|vot(?:e|ing)|present|take\s+part)(?:\s+in\s+the\s+vot(?:e|ing))?|"
    r"Participating\s+in\s+the\s+voting|Absent)"
    r"\s*:\s*(?P<rest>.*)\Z",
    re.DOTALL | re.IGNORECASE,
)
_GROUPS = {"in": "in_favour", "ag": "against", "ab": "abstaining"}
_NOBODY = re.compile(r"(?:None|Nil|No\s*one|—|-|–)\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+)?")

_WORDS = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_COUNT = rf"(?P<{{}}>\d{{{{1,2}}}}|{'|'.join(_WORDS)}|no|nil|zero|l)"
_FAVOUR = re.compile(
    _COUNT.format("count") + r"\s+(?:votes?\s+)?(?:were\s+)?(?:cast\s+)?in\s+favou?r\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    _COUNT.format("count") + r"\s+(?:votes?\s+)?(?:were\s+)?(?:cast\s+)?against\b", re.IGNORECASE
)
_ABSTAIN = re.compile(
    _COUNT.format("count") + r"\s+(?:members?\s+)?(?:abstain(?:ing|ed)|abstentions?)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    _COUNT.format("favour")
    + r"\s+votes?(?:\s+in\s+favou?r)?\s+to\s+"
    + _COUNT.format("against")
    + r"(?:\s+\([^()]{1,200}\))?(?:[,\s]+(?:with\s+|and\s+)?"
    + _COUNT.format("abstaining")
    + r"\s+(?:members?\s+)?abst)?",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:has|have|was|were|is)\s+(?:therefore\s+)?not\s+(?:been\s+)?(?:adopted|carried|approved)\b"
    r"|\b(?:is|was|has\s+been|been)\s+rejected\b|\bfail(?:s|ed)?\s+to\s+(?:obtain|be\s+adopted)\b"
    r"|\bnot\s+(?:been\s+)?adopted\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:has|have|was|were|is|been)\s+(?:therefore\s+|thus\s+|now\s+)?(?:been\s+)?"
    r"(?:unanimously\s+)?(?:adopted|carried|approved)\b"
    r"|\bdeclare\s+(?:that\s+)?the\s[^.;]{3,80}?\sadopted\b",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(
    r"\bas\s+(?:Security\s+Council\s+)?resolution\s+(?P<number>\d{1,4})\s*\(\s*(?P<year>(?:19|20)\d{2})\s*\)"
)
_UNANIMOUSLY = re.compile(r"\bunanimous(?:ly)?\b", re.IGNORECASE)
_PUT = re.compile(r"\b(?:put|putting|vote|voting)\b", re.IGNORECASE)
_AMENDMENT = re.compile(r"\b(?:amendments?|motion|proposal)\b", re.IGNORECASE)
_CALLED_DRAFT = re.compile(r"\bdraft\s+resolutions?[^.;,]{0,80}\Z")
_CONTAINS_DRAFT = re.compile(
    r"[)\]]?,?\s+(?:(?:each\s+of\s+)?which\s+)?contain(?:s|ing)\b[^;]*?\bdraft\b"
)
_RESULT_WITHIN = 3
"""Sentences from the start of a turn within which a result is announced."""


@dataclass(frozen=True, slots=True)
class VoteLists:
    """Who voted how, by canonical name; `unknown` are printed names no fact knows."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedResult:
    """What was said of a vote's outcome."""

    stated: tuple[int, int, int] | None = None
    carried: bool | None = None
    adopted: str = ""
    unanimous: bool = False


def list_end(
    body: Sequence[PrintedLine], start: int, interrupts: Callable[[int], bool]
) -> int | None:
    """Return where the lists of a vote that begin at `start` end; `None` where none begin."""
    first = _LABEL.match(body[start].text)
    if first is None or (first["rest"].strip() and not _lists(first["rest"].strip())):
        return None
    since_label = 0
    end = index = start
    while index < len(body):
        text = body[index].text.strip()
        if text:
            if _LABEL.match(text):
                since_label = 0
            elif since_label >= _MOST_LINES or interrupts(index) or not _lists(text):
                break
            since_label += 1
            end = index + 1
        index += 1
    return end


def label_of(text: str) -> str:
    """Return the label that a line of the lists opens with ("In favour"), else ""."""
    match = _LABEL.match(text)
    return match["label"] if match else ""


def read_lists(lines: Sequence[PrintedLine]) -> VoteLists:
    """Read the printed lists of one vote."""
    groups: dict[str, list[PrintedLine]] = {}
    group: list[PrintedLine] = []
    for line in lines:
        if label := _LABEL.match(line.text):
            name = _GROUPS.get(label["label"][:2].lower(), _ABSENT)
            name = _ABSENT if label["label"].lower() == "absent" else name
            group = groups.setdefault(name, [])
            if _NOBODY.fullmatch(label["rest"].strip()):
                continue
            if group and label["rest"]:
                group.append(
                    PrintedLine(";")
                )  # two labels of one kind: who voted not, who was away
            group.append(PrintedLine(label["rest"]))
        else:
            group.append(line)
    unknown: list[str] = []
    found = {name: tuple(_members(joined(group), unknown)) for name, group in groups.items()}
    return VoteLists(**found, unknown=tuple(unknown))


def result_in(text: str) -> StatedResult:
    """Read the result of a vote from what the President, or the record, says of it.

    >>> result_in("The draft resolution received 15 votes in favour.").stated
    (15, 0, 0)
    """
    said = " ".join(sentences(" ".join(text.split()))[:_RESULT_WITHIN])
    carried = False if _FAILED.search(said) else (True if _CARRIED.search(said) else None)
    resolution = _RESOLUTION.search(said)
    adopted = f"S/RES/{resolution['number']} ({resolution['year']})" if resolution else ""
    unanimous = bool(_UNANIMOUSLY.search(said)) and carried is not False
    if to := _TO.search(said):
        stated = (_count(to["favour"]), _count(to["against"]), _count(to["abstaining"] or "no"))
        return StatedResult(stated, carried, adopted, unanimous)
    counts = [pattern.search(said) for pattern in (_FAVOUR, _AGAINST, _ABSTAIN)]
    if counts[0] is None:
        return StatedResult(None, carried, adopted, unanimous)
    favour, against, abstaining = (_count(match["count"]) if match else 0 for match in counts)
    return StatedResult((favour, against, abstaining), carried, adopted, unanimous)


def subject_in(texts: Sequence[str], documents: Mapping[str, str]) -> str:
    """Return the symbol of the draft put to the vote, empty where it is not certain.

    `texts` are what the chair said before the vote, the latest first; `documents` are those
    cited in them, as printed, with the symbol of each. The sentence that puts the draft to
    the vote may name it, else it is the one draft before the Council. An amendment moved
    orally has no symbol.
    """
    for sentence in reversed(sentences(texts[0]) if texts else []):
        if not _PUT.search(sentence):
            continue
        if cited := _cited(sentence, documents):
            return (_drafts(sentence, cited) or [symbol for _, _, symbol in cited])[-1]
        if _AMENDMENT.search(sentence):
            return ""
    for text in texts:
        drafts: dict[str, None] = {}
        for sentence in sentences(text):
            if "draft" in sentence and (cited := _cited(sentence, documents)):
                found = _drafts(sentence, cited) or [symbol for _, _, symbol in cited]
                drafts |= dict.fromkeys(found)
        if drafts:
            return next(iter(drafts)) if len(drafts) == 1 else ""
    return ""


def _cited(sentence: str, documents: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Return the documents that a sentence cites, in order: start, end and symbol."""
    return sorted(
        (match.start(), match.end(), symbol)
        for printed, symbol in documents.items()
        for match in re.finditer(rf"{re.escape(printed)}(?!\d)", sentence)
    )


def _drafts(sentence: str, cited: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return those of the documents cited that the sentence calls a draft."""
    found = []
    bounds = [0, *(end for _, end, _ in cited)]
    nexts = [*(start for start, _, _ in cited[1:]), len(sentence)]
    for (start, end, symbol), before, after in zip(cited, bounds, nexts, strict=False):
        called = _CALLED_DRAFT.search(sentence[before:start])
        if called or _CONTAINS_DRAFT.match(sentence[end:after]):
            found.append(symbol)
    return found


def discord(vote: ParsedVote, unknown: Sequence[str], seats: int) -> Iterator[tuple[str, str]]:
    """Yield, as kind and reason, what does not agree in a vote.

    `seats` is the number of members that should be accounted for, 0 where not known.
    """
    lists = (vote.in_favour, vote.against, vote.abstaining)
    for name in unknown:
        yield "unknown-country", f"No country is known by the name “{name}” in a vote."
    named = [name for members in (*lists, vote.absent) for name in members]
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        yield "member-votes-twice", f"{name} is named more than once in a vote."
    counted = tuple(map(len, lists))
    if any(counted) and vote.stated is not None and counted != vote.stated:
        yield (
            "vote-does-not-add-up",
            f"The lists give {_tally(counted)}, the stated result {_tally(vote.stated)}.",
        )
    elif any(counted) and seats and len(named) + len(unknown) != seats:
        yield (
            "vote-does-not-add-up",
            f"The lists name {len(named) + len(unknown)} members; the Council has {seats}.",
        )


def _tally(counts: Sequence[int]) -> str:
    return "–".join(map(str, counts))


def _lists(text: str) -> bool:
    """Whether a line can belong to a list of countries."""
    if _NOBODY.fullmatch(text):
        return True
    if text.endswith((":", "?", "!", "”")):
        return False
    names = [name for name in _BETWEEN.split(text.rstrip(".")) if name]
    return bool(names) and all(_name_like(name) for name in names)


def _name_like(name: str) -> bool:
    """Whether every word that counts has a capital: "and the Grenadines", "of Korea"."""
    small = {"and", "of", "the", "d", "de", "da", "former", "s", "l"}
    words = re.findall(r"[^\W\d_]+", name)
    return bool(words) and all(word[0].isupper() or word in small for word in words)


def _members(text: str, unknown: list[str]) -> Iterator[str]:
    text = text.strip().removesuffix(".")
    if not text or _NOBODY.fullmatch(text):
        return
    for member in names_in(text, country_of):
        if isinstance(member, str):
            unknown.append(member)
        else:
            yield member.name


def _count(word: str) -> int:
    word = word.lower().replace("l", "1") if word in {"l", "L"} else word.lower()
    if word.isdigit():
        return int(word)
    return _WORDS.index(word) if word in _WORDS else 0
