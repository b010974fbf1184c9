"""The formats of the pages of countries, organizations, speakers and agenda items.

As JSON what is known of it and a page of its statements; as CSV all its statements. The
statements that only conduct a meeting are left out of both, as they are of the page, unless
`procedural=with` is asked. An agenda item lists its meetings instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from statements.curation.merges import current_speaker
from statements.exports.tables import MEETING_ROWS, STATEMENT_ROWS, Addressed
from statements.models import AgendaItem, Country, Organization, Speaker, Statement
from statements.models.statements import StatementQuerySet
from statements.pages.web.filters import StatementFilter
from statements.pages.web.formats import ProfileFormats
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import ROWS_PER_PAGE as MEETINGS_PER_PAGE
from statements.search.language.question import Question
from statements.search.studies.profile import Profile

from . import agenda_items, countries, organizations, speakers
from .countries import DelegationSpeaker
from .statements_of import STATEMENTS_PER_PAGE, filter_statements, profile_of


def _country(slug: str) -> Country:
    return get_object_or_404(Country, slug=slug)


def _known_of_country(request: HttpRequest, country: Country) -> dict[str, object]:
    rows = Statement.objects.by(country)
    return {
        "name": country.name,
        "official_name": country.official_name,
        "names": countries.names_of_country(country),
        "alpha3": country.alpha3,
        "status": country.status,
        "regional_group": country.regional_group,
        "admitted": country.admitted,
        "ended": country.ended,
        "terms": [asdict(term) for term in countries.terms_of(country)],
        "predecessors": _named(request, country.predecessors.all()),
        "successors": _named(request, country.successors.all()),
        "speakers": [_speaker_count(one) for one in countries.speakers_for(rows)],
        "address": _address(request, country),
        **_counted(request, Question(country=(country.slug,))),
    }


def _organization(slug: str) -> Organization:
    return get_object_or_404(Organization.objects.select_related("parent"), slug=slug)


def _known_of_organization(request: HttpRequest, body: Organization) -> dict[str, object]:
    rows = Statement.objects.filter(organization=body)
    return {
        "name": body.name,
        "abbreviation": body.abbreviation,
        "names": organizations.names_of_organization(body),
        "kind": body.kind,
        "parent": _named(request, [body.parent])[0] if body.parent else None,
        "bodies": _named(request, organizations.bodies_heard(body)),
        "speakers": [_speaker_count(one) for one in countries.speakers_for(rows)],
        "address": _address(request, body),
        **_counted(request, Question(org=(body.slug,))),
    }


def _speaker(slug: str) -> Speaker:
    person = current_speaker(slug)
    if person is None:
        raise Http404(f"No speaker has the address “{slug}”.")
    return person


def _speaker_count(speaker: DelegationSpeaker) -> dict[str, object]:
    return {
        "name": speaker.label,
        "slug": speaker.slug,
        "count": speaker.count,
        "first": speaker.first,
        "last": speaker.last,
    }


def _known_of_speaker(request: HttpRequest, speaker: Speaker) -> dict[str, object]:
    delegation = speaker.country or speaker.organization
    return {
        "name": speaker.name,
        "names": speakers.names_of_speaker(speaker),
        "delegation": _named(request, [delegation])[0] if delegation else None,
        "offices": [asdict(office) for office in speakers.offices_of(speaker)],
        "meetings_presided": speaker.presided.count(),
        "address": _address(request, speaker),
        **_counted(request, Question(speaker=(speaker.slug,))),
    }


def _agenda_item(slug: str) -> AgendaItem:
    return get_object_or_404(AgendaItem, slug=slug)


def _known_of_agenda_item(request: HttpRequest, item: AgendaItem) -> dict[str, object]:
    profile = agenda_items.profile_of_item(request, item)
    return {
        "title": item.title,
        "years": _years(profile),
        "countries": [asdict(one) for one in profile.countries],
        "documents": [asdict(one) for one in profile.cites],
        "address": _address(request, item),
    }


def _filtered(
    request: HttpRequest, rows: StatementQuerySet
) -> tuple[StatementFilter, StatementQuerySet]:
    asked, fitting = filter_statements(request, rows)
    return asked, fitting.listed()


def _counted(request: HttpRequest, question: Question) -> dict[str, object]:
    with_procedural = request.GET.get("procedural") == "with"
    counted = profile_of(opened_for(request), question, procedural=with_procedural)
    return {"years": _years(counted), "undated": counted.undated}


def _years(counted: Profile) -> list[dict[str, str | int | float | None]]:
    """List the years of which anything is held, each with the share of its statements."""
    return [asdict(year) | {"share": year.share} for year in counted.years if year.held]


def _named(request: HttpRequest, things: Iterable[Country | Organization]) -> list[dict[str, str]]:
    return [{"name": thing.name, "address": _address(request, thing)} for thing in things]


def _address(request: HttpRequest, thing: Addressed) -> str:
    return request.build_absolute_uri(thing.get_absolute_url())


COUNTRY = ProfileFormats(
    find=_country,
    known=_known_of_country,
    table=STATEMENT_ROWS,
    filtered=lambda request, country: _filtered(request, Statement.objects.by(country)),
    per_page=STATEMENTS_PER_PAGE,
)
ORGANIZATION = ProfileFormats(
    find=_organization,
    known=_known_of_organization,
    table=STATEMENT_ROWS,
    filtered=lambda request, body: _filtered(request, Statement.objects.filter(organization=body)),
    per_page=STATEMENTS_PER_PAGE,
)
SPEAKER = ProfileFormats(
    find=_speaker,
    known=_known_of_speaker,
    table=STATEMENT_ROWS,
    filtered=lambda request, speaker: _filtered(request, Statement.objects.filter(speaker=speaker)),
    per_page=STATEMENTS_PER_PAGE,
)
AGENDA_ITEM = ProfileFormats(
    find=_agenda_item,
    known=_known_of_agenda_item,
    table=MEETING_ROWS,
    filtered=agenda_items.filter_meetings,
    per_page=MEETINGS_PER_PAGE,
)
