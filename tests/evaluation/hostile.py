"""20,000 strings that nobody should type, asked of the real material: none may be an error."""

from __future__ import annotations

from collections.abc import Iterator

from tests.search.strings import strings

from .outcomes import Measure, Outcome, Verdict

SIZE = 20_000


def measures() -> Iterator[Measure]:
    """Yield how many of the strings are answered. An archive must be set up."""
    yield Measure("strings answered", tuple(map(_answered, strings(SIZE))))


def _answered(text: str) -> Outcome:
    # Nothing of Django can be imported before an archive is set up.
    from statements.search.question import Question  # noqa: PLC0415
    from statements.search.results import answer  # noqa: PLC0415

    try:
        answer(Question(text))
    except Exception as error:  # any at all is what is looked for
        return Outcome(f"{text!r}: {error!r}", Verdict.MISSED)
    return Outcome("answered", Verdict.RIGHT)
