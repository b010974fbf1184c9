"""Where the cover of a record ends and the meeting begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import PrintedLine

_OPENING = re.compile(
    r"The meeting was (?:called to order|resumed)\b|The meeting (?:was )?resumed at\b"
    r"|La séance(?:, suspendue[^\n]{0,80},)? est (?:ouverte|reprise)\b"
    r"|Se (?:abre|reanuda|reanudó) la sesión\b"
    r"|(?:Заседание|Прерванное)[^\n]{0,80} (?:открывается|возобновляется)\b"
    r"|.{0,24}(?:开会|復会|复会)。"
    r"|.{0,12}(?:افتتحت|افتُتحت|استؤنفت) الجلسة"
)
# Records before 1970 tell of no call to order: after the cover the agenda is adopted, or the
# President speaks (S/PV.1381).
_ADOPTION = re.compile(r"(?:Adoption of the agenda|The agenda was adopted\.?)\Z", re.IGNORECASE)
_TURN = re.compile(
    r"(?:\d{1,3}\s?\. +)?(?:The (?:ACTING |TEMPORARY )?PRESIDENT\b"
    r"|(?:Mr|Mrs|Miss|Sir|Lord|Count|Prince|Dr)\b\.? [^()\n]{0,60}[A-Z]{2}[^()\n]{0,40}"
    r"(?:\([^()]+\) ?){0,2}:)"
)
_LEADER = re.compile(r"(?:\. ?){6}|…{3}|\.{6}")
_COVER = re.compile(
    r"(?:United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций|联合国|الأمم)"
    r"\b.{0,40}S/PV"
    r"|Provisional\Z|Provisoire\Z|Предварительный отчет\Z|临时逐字记录|مؤقت"
    r"|\d{1,5}(?:st|nd|rd|th) [Mm]eeting\Z|\d{1,5}e séance\Z|\d{1,5}ª sesión\Z"
    r"|\d{1,5}-е заседание\Z"
    r"|[A-Z]+(?:[ -][A-Z]+)* MEETING(?:: .{6,30})?\Z|\d{1,5}(?:st|nd|rd|th) MEETING\b"
    r"|PROVISIONAL VERBATIM RECORD\b|Held (?:at|in) |Members?:(?:\s|\Z)|Present:\s"
    r"|President:(?:\s|\Z)|Président:?\s|Présidence|Presidente?:?\s|Председатель:|主席：.*\. \. "
    r"|(?:Agenda|Ordre du jour|Orden del día|Повестка дня|议程项目)\Z"
    r"|This record contains the"
)
_LEADERS = 3
_SIGNS = 2


def is_opening(line: str) -> bool:
    """Whether a line opens a meeting: "The meeting was called to order at 10.05 a.m."."""
    return _OPENING.match(line[:160]) is not None


def has_cover(lines: Sequence[str]) -> bool:
    """Whether among `lines` are the marks of a cover: its list of members, its formulas."""
    leaders = sum(_LEADER.search(line[:400]) is not None for line in lines)
    signs = {match.group() for line in lines if (match := _COVER.match(line[:200]))}
    return leaders >= _LEADERS or len(signs) >= _SIGNS


def parted(
    lines: Sequence[PrintedLine], moved: bool = False
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines of the cover and those of the body.

    The body begins with the page on which the meeting opens; on the cover's own page (final
    records before 1994) and where there are no pages, with the opening itself. An excerpt
    has no cover. `moved` says that columns may have been swapped on their way into text:
    then what stands before the opening on its own page is the other column, and follows.
    """
    opening = next((i for i, line in enumerate(lines) if is_opening(line.text)), None)
    if opening is None:
        opening = _untold_opening(lines)
    head = lines if opening is None else lines[:opening]
    first = lines[0].page if lines else 0
    if not has_cover([line.text for line in head if line.page == first][:120]):
        return [], list(lines)
    if opening is None:
        inner = next((i for i, line in enumerate(lines) if line.page > first), None)
        return (list(lines), []) if inner is None else (list(lines[:inner]), list(lines[inner:]))
    page = lines[opening].page
    start = opening
    if page > first:
        lowest = first + 1 if moved else page
        start = next(i for i, line in enumerate(lines) if lowest <= line.page <= page)
    end = next((i for i in range(opening, len(lines)) if lines[i].page != page), len(lines))
    before = list(lines[start:opening])
    body = list(lines[opening:end])
    body = body + before if moved else before + body
    return list(lines[:start]), body + list(lines[end:])


def _untold_opening(lines: Sequence[PrintedLine]) -> int | None:
    """Return the line with which a meeting opens that no call to order tells of, if any."""
    turn = next((i for i, line in enumerate(lines) if _TURN.match(line.text)), None)
    if turn is None:
        return None
    adoption = [i for i in range(turn) if _ADOPTION.match(lines[i].text.strip())]
    # A table of contents has the words too, and the meeting's own heading comes last.
    titles = [i for i in adoption if not lines[i].text.startswith("The ")]
    return (titles or adoption or [turn])[-1]
