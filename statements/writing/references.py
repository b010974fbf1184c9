"""The reference to a statement: symbol, pages, who made it for whom, and the day."""

from __future__ import annotations

from django.utils.translation import gettext

from statements.models import Statement

from .dates import write_day


def speaker_and_delegation(statement: Statement) -> str:
    """Return who made a statement and for whom: "Mr. Bessho (Japan)".

    Where no speaker is known, the delegation or the heading as printed has to do:
    statements annexed to a letter have no heading (S/2020/254).
    """
    delegation = statement.country or statement.organization
    if statement.speaker is None:
        return str(delegation or statement.heading or gettext("Speaker not named"))
    return f"{statement.speaker.name} ({delegation})" if delegation else statement.speaker.name


def reference(statement: Statement) -> str:
    """Return the reference to a statement, as the editors of the United Nations write it.

    For example "S/PV.7802, p. 12, statement of Mr. Bessho (Japan), 7 November 2016". The
    pages stand in it where the source has pages.
    """
    return ", ".join(
        filter(
            None, [statement.meeting.symbol, page_numbers(statement), statement_and_day(statement)]
        )
    )


def statement_and_day(statement: Statement) -> str:
    """Return what follows the pages in a reference.

    For example "statement of Mr. Bessho (Japan), 7 November 2016".
    """
    when = write_day(statement.meeting.date) if statement.meeting.date else ""
    named = statement.speaker or statement.country or statement.organization
    if named:
        whose = gettext("statement of %s") % speaker_and_delegation(statement)
    else:
        whose = gettext("statement %d") % statement.number
    return ", ".join(filter(None, [whose, when]))


def page_numbers(statement: Statement) -> str:
    """Return the pages on which the paragraphs of a statement begin: "pp. 12–13".

    Empty where no page is known.
    """
    known = [page for page in statement.pages if page]
    if not known:
        return ""
    first, last = min(known), max(known)
    if first == last:
        return gettext("p. %d") % first
    return gettext("pp. %(first)d–%(last)d") % {"first": first, "last": last}
