"""Turns that only conduct the meeting, told from those that say something.

About a third of all turns are the President's: giving the floor, thanking a briefer,
inviting to the table, putting to the vote, adjourning. A reader looking for what was said
must be able to leave them out, and must never lose the President's own statement by it.

The President always announces the change of role: "I shall now make a statement in my
capacity as the representative of South Africa" (S/PV.8778), "in my national capacity"
(S/PV.8764). Without such words a turn is judged sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from statements.transcripts.sentences import sentences

from .presidency import presides

_SPEAKS_FOR_ITSELF = re.compile(
    r"\b(?:statement|speak|remarks?|briefing|explanation|intervention|say|observations?|words?|"
    r"comments?|floor|position|contribution|deliver)\b[^.:]{0,120}?"
    r"\bin\s+(?:my|his|her)\s+(?:(?:own|individual|personal|other)\s+)?"
    r"(?:national\s+capacity|capacity\s+as\s+(?!President\b|the\s+President\b))",
    re.IGNORECASE,
)
_AS_REPRESENTATIVE = re.compile(
    r"\b(?:make|deliver|give)\s+(?:a|the\s+following|some)\s+(?:[a-z]+\s+)?"
    r"(?:statement|remarks|observations)[^.:]{0,60}?"
    r"\b(?:as\s+(?:the\s+)?(?:representative|Minister|Permanent)|on\s+behalf\s+of\s+(?:my|the\s+delegation))",
    re.IGNORECASE,
)
_ON_BEHALF_OF_COUNCIL = re.compile(
    r"\bmake\s+the\s+following\s+statement\s+on\s+behalf\s+of\s+the\s+(?:Security\s+)?Council\b",
    re.IGNORECASE,
)
_RESUMES = re.compile(
    r"\bI\s+(?:shall\s+|will\s+)?(?:now\s+)?resume\s+my\s+(?:functions?|role|capacity|duties)\b"
)

_CONDUCT = re.compile(
    r"\b(?:give|gives|giving|given|yield)\s+(?:him\s+|her\s+|them\s+)?(?:the\s+floor|the\s+of\b)"
    r"|\bthe\s+floor\s+(?:to|for)\b|\bfloor\s+to\s+the\s+representative\b|\bI\s+(?:now\s+)?call\s+on\b"
    r"|\b(?:asked|wishes|wishing|wish)\s+(?:for\s+the\s+floor|to\s+(?:speak|make\s+(?:a|an|further)))"
    r"|\bI\s+(?:would\s+like\s+to\s+|wish\s+to\s+|also\s+|warmly\s+|sincerely\s+)*(?:thank|welcome)\b"
    r"|\bprovisional\s+rules\s+of\s+procedure\b|\b(?:draw|call)\b.{0,40}\battention\b"
    r"|\bwill\s+now\s+(?:begin|resume|continue|proceed|hear)\b|\bitem\s+on\s+(?:its|the)\s+agenda\b"
    r"|\b(?:Members\s+of\s+the\s+)?Council\s+(?:also\s+)?(?:have|has)\s+before\s+(?:them|it)\b"
    r"|\bput\b.{0,60}\bto\s+(?:the|a)\s+vote\b|\bproceed\s+to\s+(?:the\s+)?(?:vote|voting)\b"
    r"|\bvotes?\s+(?:in\s+favour|was\s+taken)\b|\bIn\s+favour:|\bAgainst:|\bAbstaining:"
    r"|\b(?:has|is|was)\s+(?:not\s+)?(?:been\s+)?adopted\b|\badoption\s+of\b"
    r"|\bobjection\b|\bso\s+decided\b|\bMay\s+I\s+take\s+it\b|\bIt\s+is\s+my\s+understanding\b"
    r"|\bnames\s+inscribed\b|\b(?:list\s+of\s+speakers|speakers\s+(?:remaining|on\s+(?:my|the)\s+list))\b"
    r"|\bmeeting\s+(?:rose|was\s+(?:called|suspended|resumed|adjourned)|is\s+(?:suspended|adjourned))\b"
    r"|\b(?:suspend|adjourn|resume)\b.{0,40}\bmeeting\b|\badjourning\b"
    r"|\bto\s+(?:take\s+(?:a\s+|his\s+|her\s+)?(?:seat|place|the\s+seat)|the\s+Council\s+table)\b|\btook\s+(?:a\s+|the\s+)?(?:seat|place)s?\b"
    r"|\bescorted\b|\binformal\s+consultations\b|\bto\s+consultations\b|\blimit\s+their\b|\bminutes\b"
    r"|\bconcluded\s+(?:the|its)\b|\bcontinue\s+(?:its|our|the)\s+(?:consideration|discussion)\b"
    r"|\bparticipat(?:e|ing)\s+in\s+(?:this|today|the)\b|\bvideo-?\s?(?:tele)?conference\b"
    r"|\bballots?\b|\btellers?\b|\binterpreters\b|\btribute\s+to\b|\bpresidency\s+for\s+the\s+month\b"
    r"|\bissued\s+as\s+a\s+document\b|\bcirculated\b|\bagenda\s+was\s+adopted\b"
    r"|\bhonour\s+to\s+enclose\s+herewith\b|\bminute\s+of\s+silence\b",
    re.IGNORECASE | re.DOTALL,
)

_STATEMENT_WORDS = 40
"""After "I shall now make a statement in my national capacity" at least this many words."""
_SHORT_TURN = 300
"""A turn of the President this short, in no other capacity, conducts the meeting."""
_LONGEST_SENTENCE = 600
_SHORT_REMARK = 60
"""A turn of anybody else is conduct only if it is this short and nothing else."""


def is_procedural(speaker: str, paragraphs: Sequence[str]) -> bool:
    """Whether a turn only conducts the meeting.

    `speaker` is the name or office in the heading ("The President"). An empty turn is
    procedural. The rules lean towards saying no: a statement left out is lost to a
    reader, a formality let in is only noise.
    """
    text = "\n".join(paragraphs)
    if not text.strip():
        return True
    if not presides(speaker):
        is_short = len(text.split(maxsplit=_SHORT_REMARK)) <= _SHORT_REMARK
        return is_short and _conduct_share(text) == 1.0
    words = len(text.split())
    if words < _STATEMENT_WORDS:
        return True  # too short to hold a statement, announced or not
    if announced := _own_statement(text):
        return len(text[announced:].split()) < _STATEMENT_WORDS
    return words <= _SHORT_TURN or _conduct_share(text) >= 0.5


def _own_statement(text: str) -> int:
    """Return where a statement that is not the chair's begins, 0 where there is none."""
    for pattern in (_SPEAKS_FOR_ITSELF, _AS_REPRESENTATIVE, _ON_BEHALF_OF_COUNCIL):
        for match in pattern.finditer(text):
            if _is_announced(text, match):
                return match.end()
    return _resumed(text)


def _is_announced(text: str, match: re.Match[str]) -> bool:
    """Whether the President speaks of a statement now, not of one made at another time."""
    near = max(0, match.start() - _LONGEST_SENTENCE)
    start = max(text.rfind(mark, near, match.start()) for mark in ".\n") + 1
    sentence = text[max(start, near) : match.end()]
    spoken = re.search(r"\bI\b|\blet me\b|\ballow me\b|\bmay I\b", sentence, re.IGNORECASE)
    return spoken is not None and "I will not comment" not in sentence


def _resumed(text: str) -> int:
    """A turn that ends with "I now resume my functions as President" began as another."""
    match = _RESUMES.search(text)
    return 1 if match and len(text[: match.start()].split()) > _STATEMENT_WORDS else 0


def _conduct_share(text: str) -> float:
    """Return the share of words that stand in sentences conducting the meeting."""
    whole = conduct = 0
    for sentence in (each for line in text.split("\n") for each in sentences(line)):
        words = len(sentence.split())
        whole += words
        if _CONDUCT.search(sentence):
            conduct += words
    return conduct / whole if whole else 1.0
