"""Statements in the other official languages in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from statements.models import LanguageVersion

from .record import IngestedAdmin, without_text


@admin.register(LanguageVersion)
class LanguageVersionAdmin(IngestedAdmin):
    """Language versions: those least surely matched are first when sorted by confidence."""

    list_display = ("statement", "language", "heading", "confidence", "page")
    list_filter = ("language",)
    search_fields = ("statement__meeting__symbol", "heading")
    readonly_fields = ("restored",)
    fieldsets: ClassVar = [
        (None, {"fields": ("statement", "language", "heading", "confidence")}),
        ("Text", {"fields": ("restored", "printed", "source")}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("statement__meeting")
        return without_text(without_text(rows, through="statement"))

    def view_on_site(self, obj: Any) -> str | None:
        return f"{obj.statement.get_absolute_url()}?with={obj.language}"

    @admin.display(description="text as restored")
    def restored(self, obj: LanguageVersion) -> SafeString:
        """The paragraphs, in the direction in which they are read."""
        rows = ((text,) for text in obj.paragraphs)
        return format_html_join("", '<p dir="auto">{}</p>', rows)
