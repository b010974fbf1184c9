"""The place in a document that is cited with it: "para. 6", "p. 12", "annex, para. 9".

A place stands after the document ("S/PV.7802, p. 12") or before it ("paragraphs 2 and 3 of
resolution 2165 (2014)", S/PV.8706 (Resumption 1)), and is kept as cited.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .mentions import Mention

_NUMBER = r"\d+(?:\s?\([a-zA-Z]{1,4}\)|bis\b)*"
_NUMBERS = rf"{_NUMBER}(?:\s?(?:-|–|—|,\s?and\b|to\b|and\b|,)\s?{_NUMBER}(?![\d/]|\s\((?:19|20)))*"
_PLACE = (
    rf"(?:(?:(?:sub|operative\s+|preambular\s+)?(?:paras?\b\.?|paragraphs?))\s?{_NUMBERS}"
    r"|pp?\.\s?\d+(?:\s?(?:[-–]|and)\s?\d+)?|pages?\s\d+(?:\s?(?:[-–]|and|to)\s?\d+)?"
    r"|(?:annex|enclosure|appendix|attachment)(?:es)?(?:\s(?:[IVX]+|\d{1,2})\b)?"
    r"|(?:sects?\.|section)\s(?:[IVX]+(?:\.[A-Z])?|[A-Z]|\d+)\b)"
)
_AFTER = re.compile(rf"\s?,?\s*(?:(?:at|in)\s+)?(?P<place>{_PLACE}(?:,\s{_PLACE})*)(?!\w)")
_BEFORE = re.compile(
    rf"(?P<place>(?:(?:sub|operative\s+|preambular\s+)?(?:[Pp]aragraphs?|[Pp]aras?\.)\s{_NUMBERS}"
    r"|[Ss]ections?\s(?:[A-Z]|[IVX]+)(?:\sand\s[A-Z])?|[Aa]nnex(?:\s(?:[IVX]+|\d{1,2}))?))\s+(?:of|to)\s+"
    r"(?:(?:(?:the|its|our|that|this|Security|Council|General|Assembly|Human|Rights|draft|document)\s+)*"
    # What the document is, and its symbol in brackets: "of his report (S/2020/545)".
    r"|(?:the|his|her|their|its|that|this)\s+(?:[\w'’-]+\s+){1,9}\((?:see\s+)?)\Z"
)
_LONGEST_BEFORE = 110


def place_after(text: str, position: int) -> re.Match[str] | None:
    """Return the place cited right after `position`, under the name "place"."""
    return _AFTER.match(text, position)


def with_pinpoint(mention: Mention, text: str) -> Mention:
    """Return the mention with the place cited on either side of it."""
    if mention.pinpoint:
        return mention
    if after := _AFTER.match(text, mention.end):
        return replace(mention, pinpoint=" ".join(after["place"].split()))
    # Only a small word before a document opens the way to a place before it.
    start = mention.start
    if text[start - 1 : start] in {" ", "("}:
        window = text[max(0, start - _LONGEST_BEFORE) : start]
        if any(word in window for word in ("ara", "nnex", "ection")) and (
            before := _BEFORE.search(window)
        ):
            return replace(mention, pinpoint=" ".join(before["place"].split()))
    return mention
