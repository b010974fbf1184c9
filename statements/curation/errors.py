"""What a curator is told when something cannot be done."""

from __future__ import annotations


class CurationError(Exception):
    """A decision that the record cannot take. The message is one sentence for the curator.

    `field` names the field at fault, empty where there is none.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def required_reason(reason: str) -> str:
    """Return `reason` without outer white space. Raises `CurationError` where none is left."""
    if not (stripped := reason.strip()):
        raise CurationError("A reason is required.", field="reason")
    return stripped
