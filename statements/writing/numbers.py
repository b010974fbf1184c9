"""How numbers are written: grouped, as a share, with the reader's decimal mark."""

from __future__ import annotations

from django.utils.formats import get_format
from django.utils.translation import get_language

NARROW_NO_BREAK_SPACE = "\u202f"


def grouped(number: int) -> str:
    """Return a number with narrow spaces between thousands: 106302 → "106 302"."""
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)


def decimal_mark() -> str:
    """Return what stands before the decimal places in the reader's language: "0.50", "0,50"."""
    return str(get_format("DECIMAL_SEPARATOR", get_language()))


def bar_percent(count: float, greatest: float) -> float:
    """Return the length of a bar, `count` in per cent of `greatest`; at least 0.5 unless 0."""
    return round(max(100 * count / greatest, 0.5), 2) if count and greatest else 0.0
