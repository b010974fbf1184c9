"""Speakers and the names they are printed under in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.postgres.forms import DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.curation.aliases import reassign, separate
from statements.curation.errors import CurationError
from statements.models import Attestation, Speaker, SpeakerAddress, SpeakerAlias, Statement
from statements.models.speakers import speaker_key

from .delegations import mark_as_reviewed
from .merging import merge_view
from .record import IngestedAdmin, ListInline, RecordAdmin, curator_of, refuse

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[SpeakerAlias]
else:
    ModelForm = forms.ModelForm


class AliasInline(ListInline):
    """The names of a speaker."""

    model = SpeakerAlias
    fields = readonly_fields = (
        "printed",
        "country",
        "organization",
        "period",
        "evidence",
        "confidence",
        "reviewed",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("country", "organization")


@admin.register(Speaker)
class SpeakerAdmin(RecordAdmin):
    """Speakers: those that are one can be merged."""

    list_display = ("name", "country", "organization", "statements", "page")
    list_filter = (
        ("country", admin.EmptyFieldListFilter),
        ("organization", admin.EmptyFieldListFilter),
    )
    search_fields = ("name", "slug", "aliases__printed", "country__name", "organization__name")
    autocomplete_fields = ("country", "organization")
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines = (AliasInline,)
    actions = ("merge_selected",)

    def save_model(self, request: HttpRequest, obj: Speaker, form: Any, change: bool) -> None:
        if {"name", "sort_name", "slug"} & set(form.changed_data):
            obj.reviewed = True  # ingest leaves a chosen name as it is
        alias = obj.aliases.first() if change else None
        if alias is not None and "slug" in form.changed_data:
            SpeakerAddress.objects.get_or_create(
                slug=form.initial["slug"], defaults={"alias": alias}
            )
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        said = (
            Statement.objects.filter(speaker=OuterRef("pk"))
            .order_by()
            .values("speaker")
            .annotate(number=Count("pk"))
            .values("number")
        )
        rows = super().get_queryset(request).select_related("country", "organization")
        counted: QuerySet[Any] = rows.annotate(
            said=Coalesce(Subquery(said, output_field=IntegerField()), 0)
        )
        return counted

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        # Only for a new speaker: an address does not change by itself.
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))

    @admin.display(description="statements")
    def statements(self, obj: Any) -> SafeString:
        """How many statements the speaker made, with a link to them."""
        return format_html(
            '<a href="{}?speaker__id__exact={}">{}</a>',
            reverse("admin:statements_statement_changelist"),
            obj.pk,
            obj.said,
        )

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Tell whether the user may merge speakers, for Django's check of the action."""
        return request.user.has_perm("statements.add_merge")

    @admin.action(description="Merge the selected speakers", permissions=["merge"])
    def merge_selected(
        self, request: HttpRequest, queryset: QuerySet[Speaker]
    ) -> HttpResponseBase | None:
        """Ask which of the speakers is kept and why, then merge."""
        return merge_view(self, request, queryset)


class AliasForm(ModelForm):
    """A printed name. One name, delegation and day belong to one speaker."""

    period = DateRangeField(
        required=False,
        help_text="The first day, and the day after the last one. Empty where not known.",
    )
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Required when the name is given to another speaker, together with all"
        " that was said under it.",
    )

    def clean_printed(self) -> str:
        printed: str = self.cleaned_data["printed"]
        if not speaker_key(printed):
            raise forms.ValidationError("A name has letters or figures.")
        return printed

    def clean_period(self) -> DateRange:
        period: DateRange | None = self.cleaned_data["period"]
        return period or DateRange(None, None)

    def clean(self) -> dict[str, Any]:
        super().clean()
        moved = self.instance.pk and "speaker" in self.changed_data
        if moved and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Say why the name belongs to another speaker.")
        if {"printed", "period", "country", "organization"} <= self.cleaned_data.keys():
            self._check_free()
        return self.cleaned_data

    def _check_free(self) -> None:
        said = self.cleaned_data
        taken = (
            SpeakerAlias.objects.exclude(pk=self.instance.pk)
            .filter(
                key=speaker_key(said["printed"]),
                country=said["country"],
                organization=said["organization"],
                period__overlap=said["period"],
            )
            .select_related("speaker__country", "speaker__organization")
            .first()
        )
        if taken is not None:
            self.add_error("printed", f"In this period the name belongs to {taken.speaker}.")


@admin.register(SpeakerAlias)
class SpeakerAliasAdmin(RecordAdmin):
    """Printed names: those not yet reviewed come first."""

    form = AliasForm
    list_display = (
        "printed",
        "speaker",
        "country",
        "organization",
        "period",
        "evidence",
        "confidence",
        "reviewed",
    )
    readonly_fields = ("evidence", "confidence")
    list_select_related = (
        "speaker__country",
        "speaker__organization",
        "country",
        "organization",
    )
    list_filter = ("reviewed", ("evidence", admin.EmptyFieldListFilter))
    ordering = (F("reviewed").asc(), "printed", "pk")
    search_fields = ("printed", "speaker__name", "country__name", "organization__name")
    autocomplete_fields = ("speaker", "country", "organization")
    actions = (mark_as_reviewed, "separate_selected")

    @admin.action(
        description="Not the same person: give each name a speaker of its own",
        permissions=["change"],
    )
    def separate_selected(self, request: HttpRequest, queryset: QuerySet[SpeakerAlias]) -> None:
        """Undo what ingest inferred: names that are not their speaker's."""
        for alias in queryset.select_related("speaker", "country", "organization"):
            try:
                speaker = separate(
                    alias, curator=curator_of(request), reason="Not the same person."
                )
            except CurationError as error:
                refuse(request, error)
            else:
                self.message_user(request, f"“{alias}” is a speaker of its own: {speaker.slug}.")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        # The model's default is the range in the database's own words, which no form reads.
        return {"period": None, **super().get_changeform_initial_data(request)}

    def save_model(
        self, request: HttpRequest, obj: SpeakerAlias, form: AliasForm, change: bool
    ) -> None:
        if not change or "speaker" not in form.changed_data:
            super().save_model(request, obj, form, change)
            return
        speaker = obj.speaker
        obj.speaker_id = form.initial["speaker"]
        super().save_model(request, obj, form, change)
        number = reassign(
            obj,
            speaker,
            curator=curator_of(request),
            reason=form.cleaned_data["reason"],
        )
        self.message_user(request, f"{number} statements and presidencies went to {speaker}.")


@admin.register(SpeakerAddress)
class SpeakerAddressAdmin(IngestedAdmin):
    """Addresses that were ever made of a name, and to whom they lead."""

    list_display = ("slug", "alias", "leads_to")
    list_select_related = ("alias__speaker__country", "alias__speaker__organization")
    search_fields = ("slug", "alias__printed")

    @admin.display(description="leads to")
    def leads_to(self, obj: SpeakerAddress) -> str:
        """The speaker who has the name now."""
        return str(obj.alias.speaker)


@admin.register(Attestation)
class AttestationAdmin(IngestedAdmin):
    """Where each printed name stands: the evidence."""

    list_display = ("printed", "alias", "place", "source")
    list_select_related = ("alias", "source")
    list_filter = ("place",)
    search_fields = ("printed", "source__meeting__symbol")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("source__content")
