"""Countries, organizations, speakers and agenda items for programs, each as its page tells it.

As JSON what is known of it and a page of its statements; as CSV all its statements. The
statements that only conduct a meeting are left out of both, as they are of the page, unless
`procedural=with` is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from statements.curation.merges import current_speaker
from statements.models import AgendaItem, Country, Meeting, Organization, Speaker, Statement
from statements.models.statements import StatementQuerySet

from . import agenda, countries, organizations, speakers
from .bars import Bar
from .calendar import listed
from .filters import complaints
from .list_twins import paged, whole
from .listings import PER_PAGE, counts_by_year, found_statements, with_openings
from .paging import PER_PAGE as MEETINGS_PER_PAGE
from .rows import MEETINGS, STATEMENTS
from .twins import as_json


def country_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One country: its names, terms, speakers and a page of its statements."""
    found = get_object_or_404(Country, slug=slug)
    body = {
        "name": found.name,
        "official_name": found.official_name,
        "names": countries.names_of(found),
        "alpha3": found.alpha3,
        "status": found.status,
        "regional_group": found.regional_group,
        "admitted": found.admitted,
        "ended": found.ended,
        "terms": [asdict(term) for term in countries.terms_of(found)],
        "predecessors": _named(request, found.predecessors.all()),
        "successors": _named(request, found.successors.all()),
        "speakers": _counted(countries.speakers_for(Q(country=found))),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(body | _statements(request, Statement.objects.by(found)))


def country_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All statements made for one country."""
    found = get_object_or_404(Country, slug=slug)
    return _sheet(request, Statement.objects.by(found))


def organization_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One organization: its names, what belongs to it, speakers and a page of its statements."""
    found = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    body = {
        "name": found.name,
        "abbreviation": found.abbreviation,
        "names": organizations.names_of(found),
        "kind": found.kind,
        "parent": _named(request, [found.parent])[0] if found.parent else None,
        "bodies": _named(request, organizations.heard_organizations(Q(parent=found))),
        "speakers": _counted(countries.speakers_for(Q(organization=found))),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(body | _statements(request, Statement.objects.filter(organization=found)))


def organization_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All statements made for one organization."""
    found = get_object_or_404(Organization, slug=slug)
    return _sheet(request, Statement.objects.filter(organization=found))


def speaker_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One speaker: the names, offices and delegations, and a page of the statements."""
    found = _speaker(slug)
    if found.slug != slug:
        return redirect("speaker-json", found.slug, permanent=True)
    delegation = found.country or found.organization
    body = {
        "name": found.name,
        "names": speakers.names_of(found),
        "delegation": _named(request, [delegation])[0] if delegation else None,
        "offices": [asdict(office) for office in speakers.offices_of(found)],
        "meetings_presided": found.presided.count(),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(body | _statements(request, Statement.objects.filter(speaker=found)))


def speaker_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All statements of one speaker."""
    found = _speaker(slug)
    if found.slug != slug:
        return redirect("speaker-csv", found.slug, permanent=True)
    return _sheet(request, Statement.objects.filter(speaker=found))


def _speaker(slug: str) -> Speaker:
    found = current_speaker(slug)
    if found is None:
        raise Http404(f"No speaker has the address “{slug}”.")
    return found


def agenda_item_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One agenda item: its years, who spoke most, and a page of its meetings, newest first."""
    found = get_object_or_404(AgendaItem, slug=slug)
    body = {
        "title": found.title,
        "years": _counted(counts_by_year(Statement.objects.filter(meeting__agenda_item=found))),
        "countries": _counted(agenda.countries_speaking(found)),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    met = listed(Meeting.objects.filter(agenda_item=found).in_order().reverse())
    return as_json(body | paged(request, MEETINGS, met, MEETINGS_PER_PAGE))


def agenda_item_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All meetings on one agenda item, newest first."""
    found = get_object_or_404(AgendaItem, slug=slug)
    met = Meeting.objects.filter(agenda_item=found).in_order().reverse()
    return whole(request, MEETINGS, listed(met))


def _statements(request: HttpRequest, rows: StatementQuerySet) -> dict[str, object]:
    asked, found = found_statements(request, rows)
    with_procedural = request.GET.get("procedural") == "with"
    counted = rows if with_procedural else rows.substantive()
    return {
        "years": _counted(counts_by_year(counted)),
        **paged(request, STATEMENTS, with_openings(found), PER_PAGE),
        "left_out": complaints(asked),
    }


def _sheet(request: HttpRequest, rows: StatementQuerySet) -> HttpResponseBase:
    return whole(request, STATEMENTS, with_openings(found_statements(request, rows)[1]))


def _named(request: HttpRequest, things: Iterable[Country | Organization]) -> list[dict[str, str]]:
    return [
        {"name": thing.name, "address": request.build_absolute_uri(thing.get_absolute_url())}
        for thing in things
    ]


def _counted(bars: Iterable[Bar]) -> list[dict[str, str | int]]:
    return [{"label": bar.label, "statements": bar.count} for bar in bars]
