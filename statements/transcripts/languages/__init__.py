"""Records in the other official languages: recognised, read, matched with the English one.

    meeting = read_language(text, symbol="S/PV.9642", language="fr", file="S_PV.9642.fr.txt")
    pairs = match(meeting, english)

One reader for all of them, with a grammar for each (`french`, `spanish`, `russian`, `chinese`,
`arabic`, and `english` to compare with) and the names of countries in `countries.csv`.
"""

from .alignment import TurnMatch, align, match
from .detection import direction, language_of, language_of_file
from .reader import read_language

__all__ = [
    "TurnMatch",
    "align",
    "direction",
    "language_of",
    "language_of_file",
    "match",
    "read_language",
]
