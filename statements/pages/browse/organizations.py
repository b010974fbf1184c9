"""Organizations: the list of those that spoke, and one of them."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext, gettext_noop

from statements.models import Organization, Statement
from statements.pages.figures.counted_links import CountedLink
from statements.pages.figures.terms_and_years import terms_and_years
from statements.pages.web.filters import OrganizationFilter, complaints
from statements.pages.web.metadata import of_delegation
from statements.search.language.question import Question
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE

from .countries import speakers_for
from .profile_lists import profile_lists
from .statements_of import statements_by_value, statements_of

HEADINGS = {
    Organization.Kind.UN: gettext_noop("United Nations offices and bodies"),
    Organization.Kind.REGIONAL: gettext_noop("Regional organizations"),
    Organization.Kind.AGENCY: gettext_noop("Specialized agencies and treaty bodies"),
    Organization.Kind.NGO: gettext_noop("Non-governmental organizations"),
    Organization.Kind.OTHER: gettext_noop("Others"),
}


def organizations(request: HttpRequest) -> HttpResponse:
    """The organizations for which statements were made, by kind, most heard first."""
    asked, rows = filter_organizations(request)
    groups = [
        (gettext(heading), [_link(row) for row in rows if row.kind == kind])
        for kind, heading in HEADINGS.items()
    ]
    context = {
        "groups": [group for group in groups if group[1]],
        "heard": len(statements_by_value(request, "org")),
        "name": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/organizations.html", context)


def _link(body: Organization) -> CountedLink:
    label = body.name
    if body.abbreviation not in ("", body.name):
        label += f" ({body.abbreviation})"
    return CountedLink(label, body.heard, body.get_absolute_url())  # type: ignore[attr-defined]  # annotated


def filter_organizations(request: HttpRequest) -> tuple[OrganizationFilter, list[Organization]]:
    """Return what is asked for, and those that fit and spoke, most heard first.

    Each has the number of its statements as `heard`.
    """
    asked = OrganizationFilter(request.GET, queryset=Organization.objects.all())
    rows = asked.qs.annotate(heard=Count("statements")).filter(heard__gt=0)
    return asked, list(rows.order_by("-heard", "name"))


def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """One organization: what it belongs to, who spoke for it and what they said."""
    body = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    rows = Statement.objects.filter(organization=body)
    listing = statements_of(request, rows, Question(org=(slug,)))
    context = {
        "organization": body,
        "metadata": of_delegation(request, body),
        "names": names_of_organization(body),
        "bodies": bodies_heard(body),
        "speakers": speakers_for(rows),
        "listing": listing,
        "figure": terms_and_years(listing.profile.years),
        "lists": profile_lists(listing.profile),
        "least": MIN_STATEMENTS_FOR_SHARE,
    }
    return render(request, "browse/organization.html", context)


def names_of_organization(body: Organization) -> list[str]:
    """Return the other names the organization goes by, as a curator has reviewed them."""
    names = body.labels.filter(reviewed=True).values_list("printed", flat=True)
    return [name for name in names if name not in {body.name, body.abbreviation}]


def bodies_heard(body: Organization) -> list[Organization]:
    """Return what belongs to `body` and spoke, most heard first. One query."""
    counted = body.bodies.annotate(heard=Count("statements")).filter(heard__gt=0)
    return list(counted.order_by("-heard", "name"))
