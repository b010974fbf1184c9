"""Macros of Jinja2 templates, called one by one."""

from __future__ import annotations

from django.template import engines
from django.template.backends.jinja2 import Jinja2


def call(template: str, macro: str, *arguments: object) -> str:
    """Return what `macro` of a template writes: `call("text/parts/highlighted.jinja", …)`."""
    backend = engines["jinja2"]
    assert isinstance(backend, Jinja2)
    return str(getattr(backend.env.get_template(template).module, macro)(*arguments))
