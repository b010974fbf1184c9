"""Organizations: the list of those that spoke, and one of them."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from statements.models import Organization, Statement

from .countries import speakers_for
from .listings import statements_of


def organizations(request: HttpRequest) -> HttpResponse:
    """The organizations for which statements were made, by kind, most heard first."""
    heard = heard_organizations(Q())
    groups = [
        (label, [row for row in heard if row.kind == value])
        for value, label in Organization.Kind.choices
    ]
    context = {"groups": [group for group in groups if group[1]], "heard": len(heard)}
    return render(request, "organizations.html", context)


def heard_organizations(among: Q) -> list[Organization]:
    """Return those for which statements were made, most heard first, with the number as `heard`."""
    rows = Organization.objects.filter(among).annotate(heard=Count("statements"))
    return list(rows.filter(heard__gt=0).order_by("-heard", "name"))


def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """One organization: what it belongs to, who spoke for it and what they said."""
    found = get_object_or_404(Organization.objects.select_related("parent"), slug=slug)
    context = {
        "organization": found,
        "names": names_of(found),
        "bodies": heard_organizations(Q(parent=found)),
        "speakers": speakers_for(Q(organization=found)),
        "listing": statements_of(request, Statement.objects.filter(organization=found)),
    }
    return render(request, "organization.html", context)


def names_of(body: Organization) -> list[str]:
    """Return the other names the organization goes by, as a curator has reviewed them."""
    names = body.labels.filter(reviewed=True).values_list("printed", flat=True)
    return [name for name in names if name not in {body.name, body.abbreviation}]
