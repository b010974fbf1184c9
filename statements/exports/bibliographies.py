"""A reference as a file for programs that keep references: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re

from .references import COUNCIL, Reference

# What TeX takes for a command.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    }
)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(of: Reference) -> str:
    """Return one entry of BibTeX, UTF-8, with names in braces so that none is turned round."""
    entry = {
        "author": f"{{{_tex(of.author)}}}",
        "title": f"{{{_tex(of.title)}}}",
        "howpublished": _tex(_where(of)),
        "organization": "" if of.specimen else COUNCIL,
        "address": _tex(of.city),
        "year": str(of.date.year) if of.date else "",
        "url": _one_line(of.address),
        "note": _tex(_note(of)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in entry.items() if value]
    if of.date:
        # The month stands without braces, so that a style may write it in its own language.
        lines.append(f'  month = "{of.date.day}~" # {_MONTHS[of.date.month - 1]},')
    return "\n".join([f"@misc{{{_key(of)},", *lines, "}", ""])


def ris(of: Reference) -> str:
    """Return one record of RIS: lines of a tag and a value, ended as on paper tape."""
    tags = [
        ("TY", "GOVDOC"),
        ("AU", of.author),
        ("TI", of.title),
        ("T2", of.agenda),
        ("PB", "" if of.specimen else COUNCIL),
        ("CY", of.city),
        ("PY", str(of.date.year) if of.date else ""),
        ("DA", f"{of.date:%Y/%m/%d}" if of.date else ""),
        ("SP", str(of.first or "")),
        ("EP", str(of.last or "")),
        ("AN", of.symbol),
        ("LA", "en"),
        ("UR", of.address),
        ("L2", of.official),
        ("N1", _note(of)),
        ("ID", _key(of)),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(of: Reference) -> str:
    """Return a list of one item, as citeproc and the programs built on it read it."""
    date = [[of.date.year, of.date.month, of.date.day]] if of.date else None
    item = {
        "id": _key(of),
        "type": "speech",
        "title": of.title,
        "author": [{"literal": of.author}],
        "issued": {"date-parts": date} if date else None,
        "event-title": _event(of),
        "event-place": of.city,
        "container-title": of.agenda,
        "publisher": "" if of.specimen else COUNCIL,
        "number": of.symbol,
        "page": of.pages,
        "URL": of.address,
        "note": _note(of),
        "language": "en",
    }
    present = {name: value for name, value in item.items() if value}
    return json.dumps([present], ensure_ascii=False, indent=2) + "\n"


def _where(of: Reference) -> str:
    return ", ".join(filter(None, [of.symbol, f"p. {of.pages}" if of.pages else ""]))


def _event(of: Reference) -> str:
    return f"{COUNCIL}, meeting {of.meeting}" if of.meeting and not of.specimen else ""


def _note(of: Reference) -> str:
    """Say for whom the speaker spoke and in which office, or that all of it is invented."""
    if of.specimen:
        return "Specimen: invented text"
    return "; ".join(filter(None, [of.delegation, of.capacity]))


def _key(of: Reference) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", of.key).strip("-")


def _tex(text: str) -> str:
    return _one_line(text).translate(_TEX)


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
