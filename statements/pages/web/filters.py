"""What a reader may ask of a list: the only door from GET to the record.

A value that makes no sense is left out, and the page says so: the list still answers.
"""

from __future__ import annotations

from typing import ClassVar

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext

from statements.facts.labels import fold
from statements.models import (
    AgendaItem,
    Country,
    Document,
    Label,
    LanguageVersion,
    Meeting,
    Organization,
    Speaker,
    SpeakerAlias,
    Statement,
)
from statements.search.language.query_dates import FIRST_YEAR, LAST_YEAR
from statements.search.language.tokenizer import MAX_QUERY_LENGTH


class CountryFilter(django_filters.FilterSet):
    """Countries by a part of any of their names, and whether they stand by regional group."""

    q = django_filters.CharFilter(method="filter_name", max_length=100)
    by = django_filters.ChoiceFilter(
        choices=[("group", "By regional group")], method="filter_group"
    )

    class Meta:
        model = Country
        fields: ClassVar[list[str]] = []

    def filter_name(self, rows: QuerySet[Country], name: str, value: str) -> QuerySet[Country]:
        labels = Label.objects.filter(country=OuterRef("pk"), key__contains=fold(value))
        return rows.filter(Q(name__icontains=value) | Exists(labels))

    def filter_group(self, rows: QuerySet[Country], name: str, value: str) -> QuerySet[Country]:
        return rows  # they only stand in another order


class OrganizationFilter(django_filters.FilterSet):
    """Organizations by a part of any of their names or their abbreviation."""

    q = django_filters.CharFilter(method="filter_name", max_length=100)

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = []

    def filter_name(
        self, rows: QuerySet[Organization], name: str, value: str
    ) -> QuerySet[Organization]:
        labels = Label.objects.filter(organization=OuterRef("pk"), key__contains=fold(value))
        named = Q(name__icontains=value) | Q(abbreviation__icontains=value)
        return rows.filter(named | Exists(labels))


class AgendaFilter(django_filters.FilterSet):
    """Agenda items by a part of their title."""

    q = django_filters.CharFilter(method="filter_title", max_length=100)

    class Meta:
        model = AgendaItem
        fields: ClassVar[list[str]] = []

    def filter_title(
        self, rows: QuerySet[AgendaItem], name: str, value: str
    ) -> QuerySet[AgendaItem]:
        return rows.filter(key__contains=fold(value))


class MeetingsFilter(django_filters.FilterSet):
    """Meetings of one year."""

    year = django_filters.NumberFilter(
        method="filter_year", min_value=FIRST_YEAR, max_value=LAST_YEAR, decimal_places=0
    )

    class Meta:
        model = Meeting
        fields: ClassVar[list[str]] = []

    def filter_year(self, rows: QuerySet[Meeting], name: str, value: float) -> QuerySet[Meeting]:
        return rows.filter(date__year=int(value))


class SpeakerFilter(django_filters.FilterSet):
    """Speakers by the first letter of the family name, or by a part of any name."""

    letter = django_filters.CharFilter(
        field_name="sort_name", lookup_expr="istartswith", max_length=1
    )
    q = django_filters.CharFilter(method="filter_name", max_length=100)

    class Meta:
        model = Speaker
        fields: ClassVar[list[str]] = []

    def filter_name(self, rows: QuerySet[Speaker], name: str, value: str) -> QuerySet[Speaker]:
        aliases = SpeakerAlias.objects.filter(speaker=OuterRef("pk"), key__contains=fold(value))
        return rows.filter(Q(name__icontains=value) | Exists(aliases))


class DocumentFilter(django_filters.FilterSet):
    """Documents by kind, and by a part of their symbol or title."""

    kind = django_filters.CharFilter(max_length=30)
    q = django_filters.CharFilter(method="filter_symbol", max_length=100)

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []

    def filter_symbol(self, rows: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return rows.filter(Q(symbol__icontains=value) | Q(title__icontains=value))


class StatementFilter(django_filters.FilterSet):
    """Statements of one year, and whether those that conduct the meeting are wanted too."""

    year = django_filters.NumberFilter(
        method="filter_year", min_value=FIRST_YEAR, max_value=LAST_YEAR, decimal_places=0
    )
    procedural = django_filters.ChoiceFilter(
        choices=[("with", "With procedural statements")], method="filter_procedural"
    )

    class Meta:
        model = Statement
        fields: ClassVar[list[str]] = []

    def filter_year(
        self, rows: QuerySet[Statement], name: str, value: float
    ) -> QuerySet[Statement]:
        return rows.filter(meeting__date__year=int(value))

    def filter_procedural(
        self, rows: QuerySet[Statement], name: str, value: str
    ) -> QuerySet[Statement]:
        # They are in the rows already: `statements_of` leaves them out where this is not set.
        return rows


class MeetingFilter(django_filters.FilterSet):
    """How a meeting shall be shown, and words to look for in it."""

    text = django_filters.ChoiceFilter(choices=[("whole", "Whole text")])
    procedural = django_filters.ChoiceFilter(choices=[("without", "Without procedural turns")])
    beside = django_filters.ChoiceFilter(choices=LanguageVersion.Language.choices)
    q = django_filters.CharFilter(max_length=MAX_QUERY_LENGTH)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, queryset=Statement.objects.none())

    def chosen(self, name: str) -> str:
        """Return the value of one field, empty where it makes no sense."""
        self.is_valid()
        return str(self.form.cleaned_data.get(name) or "")


class CitingFilter(StatementFilter):
    """Statements that cite a document, of one year, and of one country or organization."""

    country = django_filters.CharFilter(field_name="country__slug", max_length=50)
    org = django_filters.CharFilter(field_name="organization__slug", max_length=120)


def complaints(asked: django_filters.FilterSet) -> list[str]:
    """Return what was wrong with the values that were left out: "year: Enter a number."."""
    return [
        gettext("%(field)s: %(message)s It was left out.") % {"field": field, "message": message}
        for field, messages in asked.form.errors.items()
        for message in messages
    ]
