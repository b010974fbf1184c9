"""What a reader may ask of a list: the only door from GET to the record.

A value that makes no sense is told of and left out, so that the list still answers.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from copy import copy
from typing import Any, ClassVar

import django_filters
from django import forms
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
    RegionalGroup,
    Speaker,
    SpeakerAlias,
    Statement,
)
from statements.search.conditions import FIRST_YEAR, LAST_YEAR, first_and_last
from statements.search.facets import ValueOrder
from statements.search.question import FACETS, Grouping, Question, Sort
from statements.search.roster import Role
from statements.search.tokens import MAX_LENGTH


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
    """Speakers by the first letter of the name, its title left off, or by a part of any name."""

    letter = django_filters.CharFilter(field_name="slug", lookup_expr="istartswith", max_length=1)
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
    q = django_filters.CharFilter(max_length=MAX_LENGTH)

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


class ValuesField(forms.MultipleChoiceField):
    """Several values of one facet, each of the form that its values have."""

    LONGEST = 200

    def __init__(self, *args: object, form: str = r".*", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._form = re.compile(form)

    def validate(self, value: Sequence[str]) -> None:
        for each in value:
            if "\0" in each or len(each) > self.LONGEST or not self._form.fullmatch(each):
                raise forms.ValidationError(gettext("“%s” is no value of this filter.") % each[:40])


class ValuesFilter(django_filters.Filter):
    """The values chosen in one facet. `form` is a regular expression for one of them."""

    field_class = ValuesField


class DateField(forms.CharField):
    """A year, month or day, as it stands after `before:` and `after:` in a query."""

    def clean(self, value: str | None) -> str:
        text: str = super().clean(value)
        if text:
            try:
                first_and_last(text)
            except ValueError as error:
                raise forms.ValidationError(str(error)) from None
        return text


class DateFilter(django_filters.Filter):
    """A first or last date."""

    field_class = DateField


class _Declared(OrderedDict[str, Any]):
    """What a class declares. Each use has its own of every part, but not of what is in these.

    Two dozen fields with their widgets, messages and choices are seven hundred objects, which
    nobody changes.
    """

    def __deepcopy__(self, memo: dict[int, object]) -> dict[str, Any]:
        return {name: copy(part) for name, part in self.items()}


class OneForm(django_filters.FilterSet):
    """Filters whose form is the same class whoever asks, made once and not each time."""

    _classes: ClassVar[dict[type, type[forms.Form]]] = {}

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        """Return the filters that the class declares."""
        return _Declared(super().get_filters())

    def get_form_class(self) -> type[forms.Form]:
        """Return the class of the form with a field for each filter."""
        own = type(self)
        if own not in self._classes:
            made = super().get_form_class()
            made.base_fields = _Declared(made.base_fields)
            self._classes[own] = made
        return self._classes[own]


_NO_ROWS = Statement.objects.none()


class SearchFilter(OneForm):
    """A search: words, the values chosen in each facet, dates, order, groups and place.

    It filters no rows: what it lets through becomes a `Question` to the index.
    """

    q = django_filters.CharFilter()
    country = ValuesFilter()
    org = ValuesFilter()
    speaker = ValuesFilter()
    year = ValuesFilter(form=r"[12][0-9]{3}")
    agenda = ValuesFilter()
    lang = ValuesFilter()
    role = ValuesFilter(form="|".join(Role))
    region = ValuesFilter(form="|".join(RegionalGroup))
    type = ValuesFilter(form="procedural|substantive")
    cites = ValuesFilter()
    meeting = ValuesFilter()
    start = DateFilter(max_length=10)
    to = DateFilter(max_length=10)
    sort = django_filters.ChoiceFilter(choices=[(sort.value, sort.value) for sort in Sort])
    group = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in Grouping])
    glossary = django_filters.ChoiceFilter(choices=[("off", "Only the words as typed")])
    explain = django_filters.ChoiceFilter(choices=[("1", "With the reason for each rank")])
    page = django_filters.NumberFilter(min_value=1, max_value=1_000_000, decimal_places=0)
    after = django_filters.CharFilter(max_length=100)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, queryset=_NO_ROWS)
        # In an address it is `from`, which the language keeps for itself.
        self.filters["from"] = self.filters.pop("start")

    @property
    def form(self) -> forms.Form:
        """The form, with those of two dozen fields of which the address says anything."""
        is_new = not hasattr(self, "_form")
        form: forms.Form = super().form
        if is_new:
            asked = self.data or {}
            form.fields = {name: field for name, field in form.fields.items() if name in asked}
        return form

    def question(self) -> Question:
        """Return what is asked; a value that makes no sense is left out."""
        self.is_valid()
        chosen = self.form.cleaned_data
        start, end = chosen.get("from") or "", chosen.get("to") or ""
        if start and end and first_and_last(start)[0] > first_and_last(end)[1]:
            told = gettext("“%(end)s” is earlier than the first date, “%(start)s”.")
            self.form.add_error("to", told % {"end": end, "start": start})
            end = ""
        group = chosen.get("group")
        return Question(
            text=chosen.get("q") or "",
            start=start,
            end=end,
            sort=Sort(chosen.get("sort") or Sort.RELEVANCE),
            group=Grouping(group) if group else None,
            glossary=chosen.get("glossary") != "off",
            explain=chosen.get("explain") == "1",
            page=int(chosen.get("page") or 1),
            after=chosen.get("after") or "",
            **{facet: tuple(chosen.get(facet) or ()) for facet in FACETS},  # type: ignore[arg-type]
        )


class ValuesPageFilter(SearchFilter):
    """The values of one facet of a search: which facet, what to find among them, their order.

    `page` is that of the values.
    """

    facet = django_filters.ChoiceFilter(choices=[(facet, facet) for facet in FACETS])
    find = django_filters.CharFilter(max_length=100)
    order = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in ValueOrder])

    def listed(self) -> tuple[str, str, ValueOrder, int]:
        """Return facet, what to find, order and page; the first of each where none is asked."""
        self.is_valid()
        chosen = self.form.cleaned_data
        return (
            chosen.get("facet") or FACETS[0],
            chosen.get("find") or "",
            ValueOrder(chosen.get("order") or ValueOrder.COUNT),
            int(chosen.get("page") or 1),
        )


def complaints(asked: django_filters.FilterSet) -> list[str]:
    """Return what was wrong with the values that were left out: "year: Enter a number."."""
    return [
        gettext("%(field)s: %(message)s It was left out.") % {"field": field, "message": message}
        for field, messages in asked.form.errors.items()
        for message in messages
    ]
