"""The row of numbered pages."""

import pytest
from django.test import RequestFactory

from statements.models import AgendaItem
from statements.pages.web.paging import page_links, paginate


def labels(number: int, pages: int) -> list[str]:
    return [link.label for link in page_links(str, number, pages)]


def test_one_page_needs_no_links() -> None:
    assert labels(1, 1) == []


def test_pages_far_away_are_left_out() -> None:
    assert labels(10, 99) == [
        "Previous", "1", "…", "8", "9", "10", "11", "12", "…", "99", "Next",
    ]  # fmt: skip


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after() -> None:
    assert labels(1, 3) == ["1", "2", "3", "Next"]
    assert labels(3, 3) == ["Previous", "1", "2", "3"]


def test_the_present_page_is_told_from_the_others() -> None:
    current = [link.label for link in page_links(str, 2, 3) if link.current]
    assert current == ["2"]


@pytest.mark.django_db
def test_links_keep_what_else_was_asked() -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(slug=str(n), title=str(n), key=str(n)) for n in range(3)
    )
    request = RequestFactory().get("/x", {"letter": "b", "page": "2"})
    page, links = paginate(request, AgendaItem.objects.all(), 1)
    assert [item.slug for item in page] == ["1"]
    assert [link.href for link in links] == [
        "?letter=b",
        "?letter=b",
        "?letter=b&page=2",
        "?letter=b&page=3",
        "?letter=b&page=3",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "given"), [("x", 1), ("0", 2), ("-1", 2), ("99", 2), ("", 1)])
def test_a_page_that_makes_no_sense_is_still_a_page(asked: str, given: int) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(slug=str(n), title=str(n), key=str(n)) for n in range(2)
    )
    request = RequestFactory().get("/x", {"page": asked})
    page, _ = paginate(request, AgendaItem.objects.all(), 1)
    assert page.number == given
