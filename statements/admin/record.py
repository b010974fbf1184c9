"""What the admin pages of all records have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pghistory.core
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.curation.errors import CurationError

from .history import history_of

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline

# The long columns of a statement, which no list shows.
LONG = ("printed", "paragraphs", "repairs")


def without_text(rows: models.QuerySet[Any], *, through: str = "") -> models.QuerySet[Any]:
    """Leave the long texts of statements in the database, where `rows` refer to statements."""
    prefix = f"{through}__" if through else ""
    return rows.defer(*(prefix + column for column in LONG))


class RecordAdmin(ModelAdmin):
    """A record with its page on the site and the history of its changes."""

    # Counting the whole table for each page of a search costs more than it tells.
    show_full_result_count = False
    list_per_page = 50

    def view_on_site(self, obj: models.Model) -> str | None:
        """Return the address of the public page, where there is one."""
        address: Callable[[], str] | None = getattr(obj, "get_absolute_url", None)
        return address() if address else None

    @admin.display(description="page")
    def page(self, obj: models.Model) -> SafeString:
        """A link to the public page."""
        return format_html('<a href="{}">View</a>', self.view_on_site(obj))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The changes that the database has kept, newest first; else the admin's own log."""
        tracked = pghistory.core.event_models(tracks_model=self.model)
        obj = self.get_object(request, object_id)
        if not tracked or obj is None:
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of changes: {obj}",
            "subtitle": None,
            "changes": history_of(obj, tracked[0]),
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/statements/history.html", context)


class IngestedAdmin(RecordAdmin):
    """A record that ingest alone makes and changes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ListInline(TabularInline):
    """A list of what belongs to a record, each with a link to its own page."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def curator_of(request: HttpRequest) -> AbstractBaseUser:
    """Return who is logged in. Nobody else gets as far as the admin's pages."""
    assert request.user.is_authenticated
    return request.user


def say(request: HttpRequest, number: int, done: str, model: type[models.Model]) -> None:
    """Tell the curator to how many rows of `model` something was done."""
    one, many = model._meta.verbose_name, model._meta.verbose_name_plural
    rows = f"1 {one} was" if number == 1 else f"{number} {many} were"
    level = messages.SUCCESS if number else messages.WARNING
    messages.add_message(request, level, f"{rows} {done}.")


def refuse(request: HttpRequest, error: CurationError) -> None:
    """Tell the curator why something was not done."""
    messages.error(request, str(error))


def columns(model: type[models.Model], *, but: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the names of all columns of a model except its key and those in `but`."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in but
    )
