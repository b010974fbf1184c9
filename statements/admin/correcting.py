"""Forms that record a correction where another form would overwrite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from statements.curation.corrections import correct_fields
from statements.curation.errors import CurationError
from statements.curation.values import CORRECTABLE, clean_value, field_of, record_of
from statements.models import Correction

from .record import RecordAdmin, columns, curator_of

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class CorrectedFilter(admin.SimpleListFilter):
    """Records in which a curator has corrected something, or the others."""

    title = "corrected"
    parameter_name = "corrected"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        owner = str(queryset.model._meta.model_name)
        corrected = Exists(Correction.objects.filter(**{owner: OuterRef("pk")}))
        return queryset.filter(corrected if self.value() == "yes" else ~corrected)


class CorrectingForm(ModelForm):
    """The correctable fields of a meeting or statement, and the reason for a change."""

    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Required when a field is changed: how do you know what is right?",
    )

    @property
    def corrected(self) -> dict[str, Any]:
        """The new value of each field that was changed."""
        return {
            name: self.cleaned_data[name]
            for name in self.changed_data
            if name != "reason" and name in self.cleaned_data
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        values = self.corrected
        if values and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Say why, so that others can follow the correction.")
        elif values:
            self._check(values)
        return self.cleaned_data

    def _check(self, values: dict[str, Any]) -> None:
        # The form shows both delegations, so both are what the curator has said.
        shown: dict[str, Any] = {
            name: self.cleaned_data[name]
            for name in ("country", "organization")
            if name in self.cleaned_data and values.keys() & {"country", "organization"}
        }
        try:
            clean_value(self.instance, {**values, **shown})
        except CurationError as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))


class CorrectingAdmin(RecordAdmin):
    """A record that comes from a source. A change of it is kept as a correction."""

    form = CorrectingForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (
            *columns(self.model, but=CORRECTABLE[self.model]),
            *super().get_readonly_fields(request, obj),
            "corrections",
        )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return [("Corrections", {"fields": ("corrections", "reason")}), *fieldsets]
        return [("Corrections", {"fields": ("corrections",)}), *fieldsets]

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: CorrectingForm, change: bool
    ) -> None:
        if values := form.corrected:
            # `obj` holds the new values already, and a correction starts from the old ones.
            correct_fields(
                self.model._default_manager.get(pk=obj.pk),
                values,
                curator=curator_of(request),
                reason=form.cleaned_data["reason"],
            )

    @admin.display(description="corrected")
    def corrections(self, obj: models.Model) -> SafeString | str:
        """What has been corrected here, why, and the way back."""
        standing = list(
            Correction.objects.filter(**{str(self.opts.model_name): obj}).select_related("curator")
        )
        if not standing:
            return "Nothing: every field is as the source has it."
        return format_html_join("", "<div>{}</div>", ((_described(each),) for each in standing))


def _described(correction: Correction) -> SafeString:
    """One line about a correction, with links to it and to withdrawing it."""
    return format_html(
        '<a href="{}">{}</a> (the source has: {}). {} {}, {} · <a href="{}">Withdraw</a>',
        reverse("admin:statements_correction_change", args=[correction.pk]),
        correction.field.replace("_", " ").capitalize(),
        in_words(correction, correction.source_value),
        correction.reason,
        correction.curator or "A former user",
        f"{correction.made_at:%d %B %Y}",
        reverse("admin:statements_correction_delete", args=[correction.pk]),
    )


def in_words(correction: Correction, value: Any) -> str:
    """Return a value of a correction as a curator reads it: a row by its name."""
    field = field_of(record_of(correction), correction.field)
    if field.related_model is not None and value is not None:
        assert isinstance(field.related_model, type)
        row = field.related_model._default_manager.filter(pk=value).first()
        return str(row) if row else f"no. {value}, which is gone"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value in (None, "") else str(value)
