"""The languages in which a page can be read, each at an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import translation

register = template.Library()


@dataclass(frozen=True, slots=True)
class Edition:
    """A page in one language: its code as in HTML, its own name and its address."""

    code: str
    name: str
    address: str
    current: bool


@register.simple_tag
def page_language() -> str:
    """Return the code of the language that a page is being written in: "fr"."""
    return _written(translation.get_language() or settings.LANGUAGE_CODE)


@register.filter
def editions(request: HttpRequest) -> Iterator[Edition]:
    """Yield the page that is asked for in each language that is offered, this one included."""
    names, current = dict(settings.LANGUAGES), page_language()
    for language in settings.LANGUAGES_OFFERED:
        code = _written(language)
        address = translate_url(request.path_info, language)
        yield Edition(code, str(names[language]), address, code == current)


def _written(language: str) -> str:
    """Return a language without its region: that the English is British matters to no reader."""
    return language.partition("-")[0]
