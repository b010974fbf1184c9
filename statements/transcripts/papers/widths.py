"""How wide a line of text was when it was printed, from the widths of its letters."""

from __future__ import annotations

# Thousandths of the size, as in the Times that the record has been set in.
_BY_WIDTH = {
    200: "|",
    250: " .,",
    278: "ijlt:;/",
    333: "fr()-’‘'I[]",
    389: "sJ",
    444: 'aceçéèêëáàâäãz“”"?',
    500: "bdghknopquvxyñöóòôüúùû0123456789$–",
    556: "FPS",
    611: "ELTZ",
    667: "BCRK",
    722: "wADGHNOQUVXYÉÁ",
    778: "m&",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_OTHER = 500


def width(text: str) -> int:
    """Return the width of a text in thousandths of the size of its type."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text)
