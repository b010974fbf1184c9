"""What holds of every page, whatever it shows."""

from __future__ import annotations

import re

import pytest
from django.conf import settings as site
from django.test import Client

from .page import look

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/search",
    "/search?q=briefers&country=japan",
    "/search?q=nothingfits",
    "/search?q=briefers&group=delegation&explain=1&from=2016-11",
    "/search/facets?q=briefers&facet=speaker&country=japan",
    "/concordance",
    "/concordance?q=briefers&country=japan",
    "/concordance?q=briefers&table=collocates",
    "/trends",
    "/trends?q=briefers&q=resolution&country=japan",
    "/trends?q=briefers&split=country&by=month",
    "/compare?a=country:japan&b=country:france",
    "/meetings/",
    "/meetings/2016/",
    "/meetings/2016/11/",
    "/coverage/",
    "/coverage/2016/",
    "/countries/",
    "/countries/?by=group",
    "/countries/japan/",
    "/countries/japan/?year=2016",
    "/organizations/",
    "/organizations/united-nations/",
    "/speakers/",
    "/speakers/?letter=b",
    "/speakers/bessho-japan/",
    "/documents/",
    "/documents/?kind=resolution",
    "/agenda/",
    "/agenda/peace-operations-facing-asymmetric-threats/",
    "/S/PV.7802",
    "/S/PV.7802?text=whole",
    "/S/PV.7802?text=whole&procedural=without",
    "/S/PV.7802?text=whole&beside=fr&q=briefers",
    "/S/PV.7802?text=whole&beside=zh",
    "/S/PV.7802?page=99",
    "/S/PV.7802(Resumption1)",
    "/S/PV.7802/1",
    "/S/PV.7802/1?with=fr",
    "/S/PV.7802/1?q=briefers",
    "/S/PV.7802/1?text=printed&q=briefers",
    "/S/PV.7802/1?with=ar",
    "/S/PV.7802/2?with=zh",
    "/S/PV.7802/1?text=printed",
    "/S/PV.7802/1/similar",
    "/S/PV.7802/1/report",
    "/compare?a=country:japan",
    "/S/2020/254",
    "/S/2020/254/1",
    "/SPECIMEN/PV.3",
    "/SPECIMEN/PV.3/1",
    "/S/RES/2295(2016)",
    "/S/RES/2295(2016)?country=japan&year=2016",
    "/S/RES/2295(2015)",
    "/about",
    "/help",
    "/cards/",
    "/data/",
]
MISSING = ["/nothing", "/S/PV.9999", "/S/PV.7802/99", "/countries/nowhere/", "/meetings/1999/"]
MISSING += ["/speakers/nobody/", "/meetings/9999/", "/meetings/0/"]


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole(client: Client, address: str) -> None:
    page = look(client, address)
    assert page.headings.count("h1") == 1
    assert page.headings[0] == "h1"
    assert page.description
    assert page.canonical == f"http://testserver{address.partition('?')[0]}"
    assert len(page.ids) == len(set(page.ids))
    assert page.inline == []
    assert "<" not in page.title


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/", ["home"]),
        ("/search", ["search"]),
        ("/countries/", ["lists"]),
        ("/S/PV.7802", ["proceedings"]),
        ("/S/PV.7802/1", ["proceedings", "statement"]),
        ("/S/RES/2295(2016)", ["profiles", "proceedings"]),
        ("/compare", ["analysis", "compare"]),
        ("/about", []),
    ],
)
def test_a_page_loads_the_styles_of_its_kind_only(
    client: Client, address: str, kinds: list[str]
) -> None:
    styles = re.findall(r"/(\w+)[.\w]*\.css", look(client, address).html)
    assert styles == ["archive", *kinds]


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_held_is_said_on_a_whole_page(client: Client, address: str) -> None:
    page = look(client, address, status=404)
    assert page.headings.count("h1") == 1
    assert page.robots == "noindex"
    assert "/" in page.addresses


@pytest.mark.usefixtures("standing")
def test_every_link_inside_the_archive_leads_somewhere(client: Client) -> None:
    leads = {address: page for page in PAGES for address in look(client, page).addresses}
    answers = {
        address: client.get(address).status_code
        for address in leads
        # Formats are asked for, each once, in test_formats.
        if not address.startswith(site.STATIC_URL)
        and not address.partition("?")[0].endswith((".json", ".jsonl", ".csv"))
    }
    broken = {leads[address]: address for address, status in answers.items() if status != 200}
    # The example of an address in the help text is not held by this small record.
    assert broken == {}
    assert len(answers) > len(PAGES)


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("address", PAGES)
def test_links_to_a_paragraph_find_it(client: Client, address: str) -> None:
    page = look(client, address)
    anchors = [link["href"][1:] for link in page.links if link["href"].startswith("#")]
    assert set(anchors) <= set(page.ids)


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("address", [*PAGES, *MISSING, "/search.json?q=peace", "/robots.txt"])
def test_a_page_sets_no_cookie_and_may_be_kept(client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert response.status_code == 404 or response["Cache-Control"] == "public, max-age=60"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.usefixtures("standing")
def test_nothing_is_kept_for_who_is_signed_in(client: Client) -> None:
    client.cookies[site.SESSION_COOKIE_NAME] = "of a curator"
    response = client.get("/S/PV.7802")
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(
    ("address", "crawlable"),
    [
        ("/countries/japan/", True),
        ("/countries/japan/?year=2016", False),
        ("/search?q=briefers", False),
        ("/search", True),
        ("/S/PV.7802/1", True),
        ("/S/PV.7802/1?text=printed", False),
        ("/S/PV.7802/1?with=fr", False),
        ("/S/PV.7802/1?q=briefers", False),
        ("/S/PV.7802?page=99", False),
        ("/SPECIMEN/PV.3/1", False),
        ("/documents/?kind=resolution", False),
    ],
)
def test_only_canonical_pages_are_for_crawlers(
    client: Client, address: str, crawlable: bool
) -> None:
    assert ("noindex" in look(client, address).robots) is not crawlable


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize("address", ["/search", "/search?q=briefers&country=japan", "/documents/"])
def test_crawlers_are_asked_not_to_follow_filters(client: Client, address: str) -> None:
    filters = [
        link
        for link in look(client, address).links
        if link["href"].startswith("?") or link["href"].startswith("/search?")
    ]
    assert filters
    assert all(link.get("rel") == "nofollow" for link in filters)
