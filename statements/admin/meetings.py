"""Meetings and agenda items in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.facts.labels import fold
from statements.models import AgendaItem, Meeting

from .correcting import CorrectedFilter, CorrectingAdmin
from .record import RecordAdmin

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[AgendaItem]
else:
    ModelForm = forms.ModelForm


@admin.register(Meeting)
class MeetingAdmin(CorrectingAdmin):
    """Meetings: corrected, never overwritten."""

    list_display = ("symbol", "date", "kind", "city", "president", "agenda_item", "page")
    list_select_related = (
        "president__country",
        "president__organization",
        "agenda_item",
    )
    list_filter = (CorrectedFilter, "kind", "specimen")
    date_hierarchy = "date"
    search_fields = ("symbol", "agenda_item__title", "president__name")
    autocomplete_fields = ("president", "president_country", "agenda_item")
    readonly_fields = ("statements",)
    fieldsets: ClassVar = [
        (None, {"fields": ("symbol", "specimen", "statements")}),
        ("Where and when", {"fields": ("date", "opened", "closed", "city", "kind")}),
        ("President", {"fields": ("president_printed", "president", "president_country")}),
        ("Agenda", {"fields": ("agenda_item",)}),
        ("Parts of the symbol", {"fields": ("number", "resumption", "part")}),
    ]

    @admin.display(description="statements")
    def statements(self, obj: Meeting) -> SafeString:
        """A link to the statements of the meeting."""
        return format_html(
            '<a href="{}?meeting__id__exact={}">{} statements</a>',
            reverse("admin:statements_statement_changelist"),
            obj.pk,
            obj.statements.count(),
        )


class AgendaItemForm(ModelForm):
    """An agenda item, whose title must not be one that is there in another spelling."""

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        key = fold(title)
        if not key:
            raise forms.ValidationError("A title has letters or figures.")
        if AgendaItem.objects.exclude(pk=self.instance.pk).filter(key=key).exists():
            raise forms.ValidationError("An agenda item with this title is there already.")
        return title


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    """Agenda items."""

    form = AgendaItemForm
    list_display = ("title", "slug", "page")
    search_fields = ("title",)
    fields = ("title", "slug")
    prepopulated_fields: ClassVar = {"slug": ("title",)}

    def save_model(self, request: HttpRequest, obj: AgendaItem, form: Any, change: bool) -> None:
        obj.key = fold(obj.title)
        super().save_model(request, obj, form, change)
