"""Address parts that nobody has yet."""

from __future__ import annotations


def free_slug(slug: str, taken: set[str]) -> str:
    """Return `slug`, numbered where it is taken already, and take it."""
    slug = slug or "unnamed"
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    taken.add(candidate)
    return candidate
