"""The offices in which the Council is presided over, as headings print them."""

from __future__ import annotations

import re

PRESIDENT = "The President"
"""The heading of the President of the month, and the word for that role in the corpus."""
PRESIDENT_CAPACITY = "President of the Security Council"

PRESIDING_OFFICE = r"The\s+(?:(?:Acting|Temporary)\s+)?President"
"""A pattern of every office that presides, in any case of its letters."""

_PRESIDES = re.compile(rf"\s*{PRESIDING_OFFICE}\s*", re.IGNORECASE)


def presides(office: str) -> bool:
    """Whether the name in a heading is an office that presides over the meeting."""
    return _PRESIDES.fullmatch(office) is not None
