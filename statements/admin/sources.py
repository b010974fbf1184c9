"""Runs of ingest, the bytes they read and the problems they met in the admin."""

from __future__ import annotations

import io
import json
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.curation.review import mark_resolved, reopen
from statements.models import IngestRun, Problem, Source

from .record import IngestedAdmin, RecordAdmin, columns, curator_of, say

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Problem]
else:
    ModelForm = forms.ModelForm


@admin.register(IngestRun)
class IngestRunAdmin(IngestedAdmin):
    """Runs of ingest."""

    list_display = ("started", "finished", "status", "parser_version", "read")
    list_filter = ("status", "parser_version")
    date_hierarchy = "started"
    search_fields = ("paths",)
    fields = ("started", "finished", "status", "parser_version", "read", "what_it_did")

    @admin.display(description="paths")
    def read(self, obj: IngestRun) -> str:
        """What was read."""
        return ", ".join(map(str, obj.paths))

    @admin.display(description="report")
    def what_it_did(self, obj: IngestRun) -> SafeString:
        """The report of the run."""
        return format_html("<pre>{}</pre>", json.dumps(obj.report, indent=2, ensure_ascii=False))


@admin.register(Source)
class SourceAdmin(IngestedAdmin):
    """Sources, whose bytes can be had as they were read."""

    list_display = ("name", "meeting", "format", "length", "parser_version", "download")
    list_select_related = ("meeting",)
    list_filter = ("format", "parser_version")
    search_fields = ("name", "meeting__symbol", "=sha256")
    fields = (
        "meeting",
        "format",
        "name",
        "length",
        "sha256",
        "parser_version",
        "run",
        "download",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[Any]:
        content = path(
            "<int:pk>/content/",
            self.admin_site.admin_view(self.content),
            name="statements_source_content",
        )
        return [content, *super().get_urls()]

    def content(self, request: HttpRequest, pk: int) -> FileResponse:
        """Send the bytes of a source to keep, never to show: they are somebody else's."""
        source = Source.objects.filter(pk=pk).first()
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            raise Http404
        response = FileResponse(
            io.BytesIO(zlib.decompress(source.content)),
            as_attachment=True,
            filename=PurePath(source.name).name,
            content_type="text/plain",
        )
        response["X-Content-Type-Options"] = "nosniff"
        return response

    @admin.display(description="size", ordering="size")
    def length(self, obj: Source) -> str:
        """How many bytes there are."""
        return filesizeformat(obj.size)

    @admin.display(description="bytes")
    def download(self, obj: Source) -> SafeString:
        """A link to the bytes."""
        address = reverse("admin:statements_source_content", args=[obj.pk])
        return format_html('<a href="{}">Download</a>', address)


class StateFilter(admin.SimpleListFilter):
    """The queue by what has become of a problem. Without a choice, what is open."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("resolved", "Resolved"), ("all", "All")]

    def choices(self, changelist: ChangeList) -> Any:
        """Offer "Open" where Django offers "All"."""
        opened, *others = super().choices(changelist)
        return [{**opened, "display": "Open"}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "all":
                return queryset
            case "resolved":
                return queryset.filter(resolved_at__isnull=False)
            case _:
                return queryset.filter(resolved_at__isnull=True)


class NoteForm(ActionForm):
    """A note to keep with the problems that an action resolves."""

    note = forms.CharField(required=False, label="Note:", max_length=500)


class ProblemForm(ModelForm):
    """Whether a problem is dealt with, and a note about it."""

    resolved = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["resolved"] = self.instance.resolved_at is not None


@admin.register(Problem)
class ProblemAdmin(RecordAdmin):
    """The review queue."""

    form = ProblemForm
    action_form = NoteForm
    actions = ("mark_as_resolved", "reopen_selected")
    list_display = ("kind", "reason", "file", "line", "place", "found_at", "resolved_at")
    list_select_related = ("meeting",)
    list_filter = (StateFilter, "kind")
    date_hierarchy = "found_at"
    search_fields = ("reason", "file", "meeting__symbol", "note")
    readonly_fields = (*columns(Problem, but=("note",)), "place")
    fieldsets: ClassVar = [
        (None, {"fields": ("kind", "reason", "place", "file", "line", "found_at", "run")}),
        ("Review", {"fields": ("resolved", "note", "resolved_by", "resolved_at")}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if self.has_change_permission(request, obj) else (*fields, "note")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.has_change_permission(request, obj):
            return self.fieldsets
        shown = ("note", "resolved_by", "resolved_at")
        return [self.fieldsets[0], ("Review", {"fields": shown})]

    def save_model(
        self, request: HttpRequest, obj: Problem, form: ProblemForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if "resolved" in form.changed_data:
            this = Problem.objects.filter(pk=obj.pk)
            done = mark_resolved if form.cleaned_data["resolved"] else reopen
            done(this, curator=curator_of(request))

    @admin.display(description="where", ordering="meeting")
    def place(self, obj: Problem) -> SafeString | str:
        """The meeting or statement concerned, on the site."""
        if obj.meeting is None:
            return ""
        address = obj.meeting.get_absolute_url()
        if obj.number is None:
            return format_html('<a href="{}">{}</a>', address, obj.meeting)
        return format_html(
            '<a href="{}/{}">{}, statement {}</a>', address, obj.number, obj.meeting, obj.number
        )

    @admin.action(description="Mark as resolved", permissions=["change"])
    def mark_as_resolved(self, request: HttpRequest, queryset: QuerySet[Problem]) -> None:
        """Take the selected problems off the queue, with the note beside the action."""
        note = request.POST.get("note", "")
        number = mark_resolved(queryset, curator=curator_of(request), note=note)
        say(request, number, "marked as resolved", Problem)

    @admin.action(description="Reopen", permissions=["change"])
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[Problem]) -> None:
        """Put the selected problems back into the queue."""
        number = reopen(queryset, curator=curator_of(request))
        say(request, number, "reopened", Problem)
