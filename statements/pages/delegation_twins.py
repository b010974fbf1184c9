"""Countries, organizations, speakers and agenda items for programs, each as its page tells it.

As JSON what is known of it and a page of its statements; as CSV all its statements. The
statements that only conduct a meeting are left out of both, as they are of the page, unless
`procedural=with` is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from statements.curation.merges import current_speaker
from statements.models import AgendaItem, Country, Organization, Speaker, Statement
from statements.models.statements import StatementQuerySet
from statements.search.profile import Profile
from statements.search.question import Question

from . import agenda, countries, organizations, speakers
from .filters import complaints
from .list_twins import paged, whole
from .listings import PER_PAGE, found_statements, profile_of, with_openings
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
        "speakers": [asdict(one) for one in countries.speakers_for(Statement.objects.by(found))],
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(
        body | _statements(request, Statement.objects.by(found), Question(country=(slug,)))
    )


def country_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All statements made for one country."""
    found = get_object_or_404(Country, slug=slug)
    return _sheet(request, Statement.objects.by(found))


def organization_json(request: HttpRequest, slug: str) -> HttpResponse:
    """One organization: its names, what belongs to it, speakers and a page of its statements."""
    found = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    rows = Statement.objects.filter(organization=found)
    body = {
        "name": found.name,
        "abbreviation": found.abbreviation,
        "names": organizations.names_of(found),
        "kind": found.kind,
        "parent": _named(request, [found.parent])[0] if found.parent else None,
        "bodies": _named(request, organizations.bodies_heard(found)),
        "speakers": [asdict(one) for one in countries.speakers_for(rows)],
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(body | _statements(request, rows, Question(org=(slug,))))


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
    rows = Statement.objects.filter(speaker=found)
    body = {
        "name": found.name,
        "names": speakers.names_of(found),
        "delegation": _named(request, [delegation])[0] if delegation else None,
        "offices": [asdict(office) for office in speakers.offices_of(found)],
        "meetings_presided": found.presided.count(),
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return as_json(body | _statements(request, rows, Question(speaker=(slug,))))


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
    said = agenda.said_under(request, found)
    asked, met = agenda.found_meetings(request, found)
    body = {
        "title": found.title,
        "years": _years(said),
        "countries": [asdict(one) for one in said.countries],
        "documents": [asdict(one) for one in said.cites],
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    listed = paged(request, MEETINGS, met, MEETINGS_PER_PAGE)
    return as_json(body | listed | {"left_out": complaints(asked)})


def agenda_item_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """All meetings on one agenda item, newest first."""
    found = get_object_or_404(AgendaItem, slug=slug)
    return whole(request, MEETINGS, agenda.found_meetings(request, found)[1])


def _statements(
    request: HttpRequest, rows: StatementQuerySet, question: Question
) -> dict[str, object]:
    asked, found = found_statements(request, rows)
    with_procedural = request.GET.get("procedural") == "with"
    counted = profile_of(request, question, procedural=with_procedural)
    return {
        "years": _years(counted),
        "undated": counted.undated,
        **paged(request, STATEMENTS, with_openings(found), PER_PAGE),
        "left_out": complaints(asked),
    }


def _sheet(request: HttpRequest, rows: StatementQuerySet) -> HttpResponseBase:
    return whole(
        request,
        STATEMENTS,
        with_openings(found_statements(request, rows)[1]),
    )


def _named(request: HttpRequest, things: Iterable[Country | Organization]) -> list[dict[str, str]]:
    return [
        {"name": thing.name, "address": request.build_absolute_uri(thing.get_absolute_url())}
        for thing in things
    ]


def _years(counted: Profile) -> list[dict[str, str | int | float | None]]:
    """List the years of which anything is held, each with the share of its statements."""
    return [asdict(year) | {"share": year.share} for year in counted.years if year.held]
