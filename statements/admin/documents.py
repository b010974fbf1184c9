"""Documents and the places where they are cited in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from statements.models import Citation, Document

from .record import IngestedAdmin, RecordAdmin, without_text


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """Documents."""

    list_display = ("symbol", "body", "kind", "year", "date", "title", "page")
    list_filter = ("kind", "body")
    search_fields = ("symbol", "title")


@admin.register(Citation)
class CitationAdmin(IngestedAdmin):
    """Citations, as the text has them."""

    list_display = ("statement", "paragraph", "printed", "document", "pinpoint")
    list_filter = (("document__kind", admin.AllValuesFieldListFilter),)
    search_fields = ("document__symbol", "statement__meeting__symbol")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("statement__meeting", "document")
        return without_text(rows, through="statement")
