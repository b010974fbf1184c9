"""Countries, organizations, their labels and Council terms in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import DateRangeField
from django.db.models import QuerySet
from django.http import HttpRequest

from statements.curation.review import mark_reviewed
from statements.facts.labels import fold
from statements.models import CouncilTerm, Country, Label, Organization

from .record import ListInline, RecordAdmin, curator_of, say

if TYPE_CHECKING:
    LabelModelForm = forms.ModelForm[Label]
    TermModelForm = forms.ModelForm[CouncilTerm]
else:
    LabelModelForm = TermModelForm = forms.ModelForm


class LabelForm(LabelModelForm):
    """A label, which must not be one that is there in another spelling."""

    def clean_printed(self) -> str:
        printed: str = self.cleaned_data["printed"]
        key = fold(printed)
        if not key:
            raise forms.ValidationError("A label has letters or figures.")
        if other := Label.objects.exclude(pk=self.instance.pk).filter(key=key).first():
            raise forms.ValidationError(
                f"This label is there already, for {other.country or other.organization}."
            )
        return printed

    def clean(self) -> dict[str, Any]:
        super().clean()
        owners = [self.cleaned_data.get("country"), self.cleaned_data.get("organization")]
        if {"country", "organization"} <= self.cleaned_data.keys() and owners.count(None) != 1:
            self.add_error("country", "Name a country or an organization, one of them.")
        return self.cleaned_data


class LabelInline(ListInline):
    """The labels of a country or organization."""

    model = Label
    fields = readonly_fields = ("printed", "reviewed")


class TermInline(ListInline):
    """The Council terms of a country."""

    model = CouncilTerm
    fields = readonly_fields = ("seat", "period", "note")


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    """Countries. Most come from the tables of facts, which load over what is changed here."""

    list_display = ("name", "official_name", "alpha3", "status", "regional_group", "page")
    list_filter = ("status", "regional_group")
    search_fields = ("name", "official_name", "alpha3", "labels__printed")
    autocomplete_fields = ("successors",)
    inlines = (LabelInline, TermInline)


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Organizations."""

    list_display = ("name", "abbreviation", "kind", "parent", "page")
    list_select_related = ("parent",)
    list_filter = ("kind",)
    search_fields = ("name", "abbreviation", "labels__printed")
    autocomplete_fields = ("parent",)
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines = (LabelInline,)


@admin.action(description="Mark as reviewed", permissions=["change"])
def mark_as_reviewed(
    modeladmin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]
) -> None:
    """Mark labels or aliases as reviewed: ingest leaves them alone from now on."""
    number = mark_reviewed(queryset, curator=curator_of(request))
    say(request, number, "marked as reviewed", modeladmin.model)


@admin.register(Label)
class LabelAdmin(RecordAdmin):
    """Labels: those not yet reviewed come first."""

    form = LabelForm
    list_display = ("printed", "country", "organization", "reviewed")
    list_select_related = ("country", "organization")
    list_filter = ("reviewed", ("country", admin.EmptyFieldListFilter))
    ordering = ("reviewed", "printed")
    search_fields = ("printed", "country__name", "organization__name")
    autocomplete_fields = ("country", "organization")
    actions = (mark_as_reviewed,)


class TermForm(TermModelForm):
    """A term, from its first day to the day after its last."""

    period = DateRangeField(
        help_text="The first day, and the day after the last one: empty while it runs."
    )


@admin.register(CouncilTerm)
class CouncilTermAdmin(RecordAdmin):
    """Council terms."""

    form = TermForm
    list_display = ("country", "seat", "period", "note")
    list_filter = ("seat",)
    search_fields = ("country__name", "note")
    autocomplete_fields = ("country",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("country")
