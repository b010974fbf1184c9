"""How two spellings of a name are known to be one."""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼʻ"), None)
_NOT_LETTERS = re.compile(r"[^\w]+|_+")


def fold(label: str) -> str:
    """Return the key under which spellings of `label` meet.

    Case, accents, apostrophes, hyphens and white space never decide a match:
    "Côte d'Ivoire", "COTE D’IVOIRE" and "Cote dIvoire" all give "cote divoire".
    """
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_LETTERS.sub(" ", letters.translate(_APOSTROPHES)).strip()
