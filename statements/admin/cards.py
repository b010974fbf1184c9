"""Query cards in the admin: what readers pinned, to look at and to remove."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from statements.models import PinnedSet, QueryCard

from .record import IngestedAdmin, ListInline, columns


class PinnedSetInline(ListInline):
    """What the queries of a card found."""

    model = PinnedSet
    fields = ("place", "wording", "count")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("statements")


@admin.register(QueryCard)
class QueryCardAdmin(IngestedAdmin):
    """Query cards. Nobody's words are in one but the query: that is what is removed one for."""

    list_display = ("key", "kind", "query", "pinned_at", "held", "page_on_site")
    list_filter = ("page",)
    date_hierarchy = "pinned_at"
    search_fields = ("key", "query")
    inlines = (PinnedSetInline,)

    @admin.display(description="page", ordering="page")
    def kind(self, obj: QueryCard) -> str:
        """The page that was pinned."""
        return obj.get_page_display()

    @admin.display(description="card")
    def page_on_site(self, obj: QueryCard) -> str:
        """A link to the card."""
        return self.page(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Who may remove a card removes its sets with it, which nobody may alone."""
        deleted, counts, _, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected


@admin.register(PinnedSet)
class PinnedSetAdmin(IngestedAdmin):
    """What each query of a card found."""

    list_display = ("card", "place", "wording", "count")
    list_select_related = ("card",)
    search_fields = ("card__key", "wording")
    fields = columns(PinnedSet, but=("statements",))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("statements")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
