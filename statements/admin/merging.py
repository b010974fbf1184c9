"""The pages on which speakers are merged, and a merge is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from statements.curation.errors import CurationError
from statements.curation.merges import merge, undo
from statements.models import Merge, Speaker

from .record import RecordAdmin, curator_of, refuse

if TYPE_CHECKING:
    SpeakerChoice = forms.ModelChoiceField[Speaker]
else:
    SpeakerChoice = forms.ModelChoiceField


class KeptField(SpeakerChoice):
    """The speaker who is kept, told apart by address and number of statements."""

    def label_from_instance(self, obj: Any) -> str:
        statements = "1 statement" if obj.said == 1 else f"{obj.said} statements"
        return f"{obj} · {obj.slug} · {statements}"


class MergeForm(forms.Form):
    """Which of the selected speakers is kept, and how it is known that they are one."""

    kept = KeptField(
        queryset=Speaker.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label="Keep",
        help_text="The others’ statements and names go over, and their addresses lead here.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="How do you know that they are one person?",
    )

    def __init__(self, *args: Any, speakers: QuerySet[Speaker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.fields["kept"]
        assert isinstance(kept, KeptField)
        kept.queryset = speakers


def merge_view(
    modeladmin: RecordAdmin, request: HttpRequest, speakers: QuerySet[Speaker]
) -> HttpResponseBase | None:
    """Show the form, or merge and return to the list."""
    if len(speakers) < 2:
        messages.warning(request, "Select two or more speakers to merge.")
        return None
    sent = request.POST if "merge" in request.POST else None
    form = MergeForm(sent, speakers=speakers)
    if form.is_valid():
        _merge_all(request, speakers, form.cleaned_data["kept"], form.cleaned_data["reason"])
        return None
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Merge speakers",
        "form": form,
        "speakers": speakers,
        "checkbox": ACTION_CHECKBOX_NAME,
        "opts": modeladmin.opts,
    }
    return TemplateResponse(request, "admin/statements/merge.html", context)


def _merge_all(
    request: HttpRequest, speakers: QuerySet[Speaker], kept: Speaker, reason: str
) -> None:
    others = [speaker for speaker in speakers if speaker.pk != kept.pk]
    try:
        with transaction.atomic():
            for absorbed in others:
                merge(kept, absorbed, curator=curator_of(request), reason=reason)
    except CurationError as error:
        refuse(request, error)
    else:
        names = ", ".join(map(str, others))
        messages.success(request, f"Merged into {kept}: {names}.")


def undo_view(modeladmin: RecordAdmin, request: HttpRequest, record: Merge) -> HttpResponseBase:
    """Say what undoing gives back, or undo and go to the speaker given back."""
    if request.method == "POST":
        try:
            speaker = undo(record, curator=curator_of(request))
        except CurationError as error:
            refuse(request, error)
            address = reverse("admin:statements_merge_change", args=[record.pk])
        else:
            messages.success(request, f"{speaker} is given back.")
            address = reverse("admin:statements_speaker_change", args=[speaker.pk])
        return HttpResponseRedirect(address)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": f"Undo the merge {record}",
        "merge": record,
        "moved": {kind: len(keys) for kind, keys in record.moved.items()},
        "opts": modeladmin.opts,
    }
    return TemplateResponse(request, "admin/statements/undo_merge.html", context)
