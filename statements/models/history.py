"""History: what a row was before each change, kept by the database.

A row's arrival is not recorded, only what changed after it came in: a bulk load costs
nothing more, and the first version can always be told from the oldest event.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import pghistory
from django.db import models

_Model = TypeVar("_Model", bound=type[models.Model])


def keep_history(*, exclude: tuple[str, ...] = ()) -> Callable[[_Model], _Model]:
    """Return a class decorator that keeps the former state of each row changed or deleted.

    A change of the fields in `exclude` alone leaves no event, and they are not kept.
    """
    decorator = pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old, condition=pghistory.AnyChange()),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )
    return cast("Callable[[_Model], _Model]", decorator)
