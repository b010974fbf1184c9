"""What a reader may ask of a search: the only door from GET to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from statements.models import RegionalGroup, Statement
from statements.models.council_roles import Role
from statements.search.language.query_dates import first_and_last_day
from statements.search.language.question import FACETS, Grouping, Question, Sort
from statements.search.results.facets import ValueOrder


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
                first_and_last_day(text)
            except ValueError as error:
                raise forms.ValidationError(str(error)) from None
        return text


class DateFilter(django_filters.Filter):
    """A first or last date."""

    field_class = DateField


_NO_ROWS = Statement.objects.none()


class SearchFilter(django_filters.FilterSet):
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

    def question(self) -> Question:
        """Return what is asked; a value that makes no sense is left out."""
        self.is_valid()
        chosen = self.form.cleaned_data
        start, end = chosen.get("from") or "", chosen.get("to") or ""
        if start and end and first_and_last_day(start)[0] > first_and_last_day(end)[1]:
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
