"""20,000 strings that nobody should type, asked of the real material: none may be an error."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .outcomes import Figure, Measure, Outcome, Verdict

SIZE = 20_000
DEAR = (
    *("the", "the of and to in that we for a is on with", "the OR of OR and OR to OR in OR a"),
    '"of the" OR "in the" OR "to the" OR "and the" OR "for the" OR "on the" OR "that the"',
    '"the of and"~50 "women and peace"~50 "security council peace"~50',
    "th* an* to* in* co* pe* se* re*",
    "th* OR an* OR to* OR in* OR co* OR pe* OR se* OR re*",
    "=the =of =and =to =in =that =we =for =a =is =on =with =security =council =united =nations",
    "UN OR UK OR US OR EU OR AU OR DRC OR OSCE OR OPCW OR ICRC OR R2P OR P5 OR SDGs OR WPS OR WHO",
    "humanitarain resolucion securty councl internatonal protction kountry peple",
    "counter-terrorism peace-keeping self-defence co-operation cross-border long-term well-being",
)
"""What the engine answers at most cost within the bounds of a query."""

_TIMES = 3
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One string and the seconds of the processor that it took; `error` is empty for none."""

    text: str
    seconds: float
    error: str = ""


def asked(texts: Iterable[str]) -> list[Asked]:
    """Ask every text. An archive must be set up."""
    return list(map(_asked, texts))


def _asked(text: str) -> Asked:
    # Nothing of Django can be imported before an archive is set up.
    from statements.search.index.sync import current  # noqa: PLC0415
    from statements.search.language.question import Question  # noqa: PLC0415
    from statements.search.results.answer import answer  # noqa: PLC0415
    from tests.guard import SLOWEST  # noqa: PLC0415

    opened = current()
    seconds: list[float] = []
    # What is slow once, for a table had to be read or something swept up, is tried again.
    while len(seconds) < _TIMES and (not seconds or seconds[-1] > SLOWEST / 2):
        start = time.thread_time()
        try:
            answer(Question(text), opened)
        except Exception as error:  # any at all is what is looked for
            return Asked(text, 0.0, repr(error))
        seconds.append(time.thread_time() - start)
    return Asked(text, min(seconds))


def measures(answers: Sequence[Asked]) -> Iterator[Measure]:
    """Yield how many of the strings are answered."""
    yield Measure("strings answered", tuple(map(_outcome, answers)))


def _outcome(one: Asked) -> Outcome:
    if one.error:
        return Outcome(f"{one.text!r}: {one.error}", Verdict.MISSED)
    return Outcome("answered", Verdict.RIGHT)


def figures(name: str, answers: Sequence[Asked]) -> Iterator[Figure]:
    """Yield how long the middle and the slowest of some texts took."""
    times = sorted(1000 * one.seconds for one in answers)
    yield Figure(f"{name}, the middle one", times[len(times) // 2], "ms of the processor")
    yield Figure(f"{name}, the slowest", times[-1], f"ms of the processor, of {len(times):,}")


def slowest(answers: Sequence[Asked]) -> Iterator[str]:
    """Yield the slowest of the strings, each with its time."""
    for one in sorted(answers, key=lambda one: -one.seconds)[:_NAMED]:
        yield f"{1000 * one.seconds:4.0f} ms: {one.text[:100]!r}"
