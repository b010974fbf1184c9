"""Statements, the places they have had, and what is left of deleted ones, in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from statements.models import Redirect, Statement, Tombstone

from .correcting import CorrectedFilter, CorrectingAdmin
from .record import IngestedAdmin, without_text


@admin.register(Statement)
class StatementAdmin(CorrectingAdmin):
    """Statements: corrected, never overwritten."""

    list_display = (
        "__str__",
        "heading",
        "speaker",
        "country",
        "organization",
        "language",
        "procedural",
        "word_count",
        "page",
    )
    list_filter = (
        CorrectedFilter,
        "procedural",
        "language",
        ("meeting__specimen", admin.BooleanFieldListFilter),
        "country",
    )
    date_hierarchy = "meeting__date"
    search_fields = ("meeting__symbol", "heading", "speaker__name")
    search_help_text = "Symbol of the meeting, heading or speaker."
    autocomplete_fields = ("speaker", "country", "organization")
    readonly_fields = ("restored", "repaired")
    fieldsets: ClassVar = [
        (None, {"fields": ("meeting", "number", "heading")}),
        ("Who", {"fields": ("speaker", "country", "organization", "capacity")}),
        ("How", {"fields": ("language", "procedural", "word_count")}),
        ("Text", {"fields": ("restored", "printed", "repaired", "pages", "source")}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Here and not in list_select_related: what a statement is called takes its meeting,
        # also where a statement is picked for a foreign key.
        delegations = ("country", "organization", "speaker__country", "speaker__organization")
        rows = super().get_queryset(request).select_related("meeting", *delegations)
        return without_text(rows)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow the lists of one meeting, speaker or organization that other pages link to."""
        linked = {"meeting__id__exact", "speaker__id__exact", "organization__id__exact"}
        return lookup in linked or super().lookup_allowed(lookup, value, request)

    @admin.display(description="text as restored")
    def restored(self, obj: Statement) -> SafeString:
        """The paragraphs."""
        return format_html_join("", "<p>{}</p>", ((text,) for text in obj.paragraphs))

    @admin.display(description="repairs")
    def repaired(self, obj: Statement) -> SafeString | str:
        """What was changed between the text as printed and as restored."""
        repairs = ((each["rule"], each["before"], each["after"]) for each in obj.repairs)
        return format_html_join("", "<p>{}: “{}” → “{}”</p>", repairs) or "None"


@admin.register(Redirect)
class RedirectAdmin(IngestedAdmin):
    """Former places of statements."""

    list_display = ("former_place", "statement")
    search_fields = ("meeting__symbol",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("meeting", "statement__meeting")
        return without_text(rows, through="statement")

    @admin.display(description="former place", ordering="meeting")
    def former_place(self, obj: Redirect) -> str:
        """The symbol and number that lead to the statement."""
        return f"{obj.meeting}, statement {obj.number}"


@admin.register(Tombstone)
class TombstoneAdmin(IngestedAdmin):
    """What is left of deleted statements, for the index. Nobody changes it by hand."""

    list_display = ("statement_id", "stamp")
    ordering = ("-stamp",)
    search_fields = ("=statement_id",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
