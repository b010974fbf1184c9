"""The row of numbered pages."""

from django.test import RequestFactory

from statements.pages.paging import page_links


def labels(number: int, pages: int) -> list[str]:
    return [link.label for link in page_links(RequestFactory().get("/x"), number, pages)]


def test_one_page_needs_no_links() -> None:
    assert labels(1, 1) == []


def test_pages_far_away_are_left_out() -> None:
    assert labels(10, 99) == [
        "Previous", "1", "…", "8", "9", "10", "11", "12", "…", "99", "Next",
    ]  # fmt: skip


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after() -> None:
    assert labels(1, 3) == ["1", "2", "3", "Next"]
    assert labels(3, 3) == ["Previous", "1", "2", "3"]


def test_links_keep_what_else_was_asked() -> None:
    request = RequestFactory().get("/x", {"letter": "b", "page": "2"})
    queries = [link.query for link in page_links(request, 2, 3)]
    assert queries == [
        "?letter=b",
        "?letter=b",
        "?letter=b&page=2",
        "?letter=b&page=3",
        "?letter=b&page=3",
    ]


def test_the_first_page_of_all_is_the_bare_address() -> None:
    assert next(iter(page_links(RequestFactory().get("/x"), 2, 2))).query == "/x"
