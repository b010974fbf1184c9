"""How the archive writes numbers, and names in templates."""

from __future__ import annotations

from django import template

register = template.Library()

NARROW_NO_BREAK_SPACE = "\u202f"


@register.filter
def grouped(number: int) -> str:
    """Write a number with thin grouping: 106302 → "106 302"."""
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)


@register.filter
def spelled(slug: str) -> str:
    """Write the name of a field or kind as words: "presidential-statement", "word_count"."""
    return slug.replace("-", " ").replace("_", " ")
