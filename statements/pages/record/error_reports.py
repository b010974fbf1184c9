"""A form by which a reader tells of an error in a statement: no account, no cookie, no name."""

from __future__ import annotations

from urllib.parse import unquote

from django import forms
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from statements.curation.reports import file_report
from statements.models import Statement
from statements.models.limits import RateLimited
from statements.pages.web.addresses import locate
from statements.pages.web.caching import kept
from statements.pages.web.same_site import is_same_site

from .dispatch import unknown

MAX_REPORT_LENGTH = 2_000
PAGE = "record/error_report.html"


class ReportForm(forms.Form):
    """What is wrong, and where. `website` is a trap: people do not see it."""

    what = forms.CharField(
        min_length=10,
        max_length=MAX_REPORT_LENGTH,
        error_messages={
            "required": gettext_lazy("Say what is wrong."),
            "min_length": gettext_lazy("Say what is wrong in a few words more."),
            "max_length": gettext_lazy("Say what is wrong in at most 2,000 letters."),
        },
    )
    paragraph = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10_000,
        error_messages={
            "invalid": gettext_lazy("The paragraph is a number."),
            "min_value": gettext_lazy("The paragraph is a number from 1."),
            "max_value": gettext_lazy("No statement has so many paragraphs."),
        },
    )
    website = forms.CharField(required=False, max_length=MAX_REPORT_LENGTH)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, symbol: str) -> HttpResponseBase:
    """The form; with POST, put what is reported into the review queue and thank the reader."""
    statement = locate(symbol)
    if not isinstance(statement, Statement):
        return unknown(request, symbol)
    if request.method == "POST":
        return _receive(request, statement)
    address = _address(statement)
    if request.path != unquote(address):
        return HttpResponsePermanentRedirect(address)
    return _asking(request, statement)


def _receive(request: HttpRequest, statement: Statement) -> HttpResponse:
    if not is_same_site(request):
        return _refused(request, statement, [_("Another site sent this. Report from here.")], 403)
    form = ReportForm(request.POST)
    if not form.is_valid():
        problems = [str(error) for errors in form.errors.values() for error in errors]
        return _refused(request, statement, problems, 400)
    try:
        _file(statement, form)
    except RateLimited as error:
        response = _refused(request, statement, [_("Many reports have come. Try later.")], 503)
        response["Retry-After"] = str(error.seconds)
        return response
    thanks = HttpResponseRedirect(f"{_address(statement)}?sent=1")
    thanks.status_code = 303
    return thanks


def _address(statement: Statement) -> str:
    return f"{statement.get_absolute_url()}/report"


def _file(statement: Statement, form: ReportForm) -> None:
    told = form.cleaned_data
    if told["website"]:
        # Whoever filled in what nobody sees is no reader, and need not know.
        return
    where = f"Paragraph {told['paragraph']}: " if told["paragraph"] else ""
    file_report(statement, f"{where}{told['what']}")


@kept
def _asking(request: HttpRequest, statement: Statement) -> HttpResponse:
    paragraph = request.GET.get("paragraph", "")
    context = {
        "statement": statement,
        "meeting": statement.meeting,
        "sent": "sent" in request.GET,
        "paragraph": paragraph if paragraph.isdecimal() and len(paragraph) < 6 else "",
    }
    return render(request, PAGE, context)


def _refused(
    request: HttpRequest, statement: Statement, problems: list[str], status: int
) -> HttpResponse:
    context = {
        "statement": statement,
        "meeting": statement.meeting,
        "complaints": problems,
        "what": request.POST.get("what", "")[:MAX_REPORT_LENGTH],
        "paragraph": request.POST.get("paragraph", "")[:5],
    }
    return render(request, PAGE, context, status=status)
