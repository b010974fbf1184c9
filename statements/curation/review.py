"""The review queue: what was dealt with, by whom and when."""

from __future__ import annotations

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone

from statements.models import Label, Problem, SpeakerAlias


def mark_resolved(problems: QuerySet[Problem], *, curator: AbstractBaseUser, note: str = "") -> int:
    """Mark the open ones among `problems` as resolved, and return how many they were.

    `note` is kept with each, where one is given.
    """
    values = {"note": note.strip()} if note.strip() else {}
    with pghistory.context(user=curator.pk):
        return problems.filter(resolved_at__isnull=True).update(
            resolved_at=timezone.now(), resolved_by=curator, **values
        )


def reopen(problems: QuerySet[Problem], *, curator: AbstractBaseUser) -> int:
    """Put the resolved ones among `problems` back into the queue, and return how many.

    Their notes stay; who had resolved them, and who reopened them, is in their history.
    """
    with pghistory.context(user=curator.pk):
        return problems.filter(resolved_at__isnull=False).update(resolved_at=None, resolved_by=None)


def mark_reviewed(
    names: QuerySet[Label] | QuerySet[SpeakerAlias], *, curator: AbstractBaseUser
) -> int:
    """Mark labels or aliases as looked at: ingest never touches those. Returns how many."""
    with pghistory.context(user=curator.pk):
        return names.filter(reviewed=False).update(reviewed=True)
