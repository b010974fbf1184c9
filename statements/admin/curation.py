"""Corrections and merges in the admin: what was decided, and taking it back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.curation.corrections import withdraw
from statements.models import Correction, Merge

from .correcting import in_words
from .merging import undo_view
from .record import RecordAdmin, curator_of, without_text


@admin.register(Correction)
class CorrectionAdmin(RecordAdmin):
    """Corrections. They are made on the form of a meeting or statement; deleting withdraws."""

    list_display = ("record", "field", "reason", "curator", "made_at")
    list_filter = ("field", ("curator", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "made_at"
    search_fields = ("meeting__symbol", "statement__meeting__symbol", "reason")
    readonly_fields = ("record", "field", "holds", "source_has", "curator", "made_at")
    fields = ("record", "field", "holds", "source_has", "reason", "curator", "made_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = ("meeting", "statement__meeting", "curator")
        rows = super().get_queryset(request).select_related(*related)
        return without_text(rows, through="statement")

    @admin.display(description="of")
    def record(self, obj: Correction) -> SafeString:
        """The meeting or statement corrected."""
        owner = obj.statement or obj.meeting
        assert owner is not None  # the constraint correction_of_one
        address = reverse(f"admin:statements_{owner._meta.model_name}_change", args=[owner.pk])
        return format_html('<a href="{}">{}</a>', address, owner)

    @admin.display(description="is")
    def holds(self, obj: Correction) -> str:
        """What is right."""
        return in_words(obj, obj.value)

    @admin.display(description="the source has")
    def source_has(self, obj: Correction) -> str:
        """What withdrawing restores."""
        return in_words(obj, obj.source_value)

    def delete_model(self, request: HttpRequest, obj: Correction) -> None:
        withdraw(obj, curator=curator_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        for correction in queryset:
            self.delete_model(request, correction)


class UndoneFilter(admin.SimpleListFilter):
    """Merges that stand, or that were undone."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("standing", "Standing"), ("undone", "Undone")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(undone_at__isnull=self.value() == "standing")


@admin.register(Merge)
class MergeAdmin(RecordAdmin):
    """Merges. They are made from the list of speakers, and undone here."""

    list_display = ("absorbed_name", "speaker", "reason", "curator", "made_at", "undone_at")
    list_filter = (UndoneFilter, ("curator", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "made_at"
    search_fields = ("speaker__name", "absorbed__name", "absorbed__slug", "reason")
    readonly_fields: ClassVar = (
        "absorbed_name",
        "speaker",
        "curator",
        "made_at",
        "undone_at",
        "way_back",
    )
    fields = ("absorbed_name", "speaker", "reason", "curator", "made_at", "undone_at", "way_back")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Without its row a merge could not be undone, and old addresses would lead nowhere.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = ("speaker__country", "speaker__organization", "curator")
        return super().get_queryset(request).select_related(*related)

    def get_urls(self) -> list[Any]:
        undo = path(
            "<int:pk>/undo/",
            self.admin_site.admin_view(self.undo),
            name="statements_merge_undo",
        )
        return [undo, *super().get_urls()]

    def undo(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Undo a merge, after asking."""
        record = self.get_queryset(request).filter(pk=pk).first()
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404
        return undo_view(self, request, record)

    @admin.display(description="absorbed")
    def absorbed_name(self, obj: Merge) -> str:
        """The name of the speaker that was absorbed."""
        return str(obj.absorbed["name"])

    @admin.display(description="undo")
    def way_back(self, obj: Merge) -> SafeString | str:
        """A link to the page that undoes the merge."""
        if obj.undone_at is not None:
            return "Undone"
        address = reverse("admin:statements_merge_undo", args=[obj.pk])
        return format_html('<a href="{}">Undo this merge</a>', address)
