"""The words of a search marked in a statement, whichever of its texts is shown."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.models import Meeting, Statement
from statements.pages.text.paragraphs import ParagraphHits
from statements.pages.text.pieces import Highlight, Link, Run, highlight_pieces, split_at_links
from tests.pages.macros import call
from tests.pages.page import look
from tests.pages.small_record import cite, country, meeting, speaker, statement, version

TEXTS = ["Threats & <b>asymmetric threats</b>.", "See resolution 2295 (2016). No threat", "now."]


@pytest.fixture
def said(db: None) -> Statement:
    """S/PV.7802/1, which cites resolution 2295 (2016), and a statement after it."""
    at = meeting()
    first = statement(at, 1, TEXTS, by=speaker("Mr. Bessho", country("Japan", "JPN")))
    cite(first, "resolution 2295 (2016)", "S/RES/2295 (2016)")
    version(first, "fr", "Menaces.", "Voir.", "Menaces.")
    statement(at, 2, ["Nothing."])
    return first


def test_a_mark_stands_within_a_link_or_outside() -> None:
    pieces = split_at_links("See resolution 2295 now", [Link(4, 19, "/r", "")])
    (see, link, now) = highlight_pieces(
        pieces, [Highlight(0, 14, 1, first=True), Highlight(15, 23, 2, True)]
    )
    assert see.runs == (Run("See ", 1, first=True),)
    assert (link.href, link.runs) == (
        "/r",
        (Run("resolution", 1), Run(" "), Run("2295", 2, True)),
    )
    assert now.runs == (Run(" now", 2),)


def written(text: str, runs: tuple[Run, ...]) -> str:
    return call("text/parts/highlighted.jinja", "highlighted", text, runs)


def test_what_is_marked_is_escaped_first() -> None:
    runs = (Run("<b>", 1, first=True), Run("&"), Run("'", 1))
    assert written("", runs) == '<mark id="hit1">&lt;b&gt;</mark>&amp;<mark>&#39;</mark>'


_SLICES = st.lists(st.integers(0, 40), max_size=12, unique=True).map(sorted)


@given(text=st.text(max_size=40), cuts=_SLICES, ends=_SLICES)
def test_a_text_with_its_marks_taken_off_is_the_text(
    text: str, cuts: list[int], ends: list[int]
) -> None:
    pieces = split_at_links(text, [Link(a, b, "/x", "") for a, b in pairwise(cuts)])
    highlights = [
        Highlight(start, min(end, len(text)), number, first=True)
        for number, (start, end) in enumerate(zip(ends[::2], ends[1::2], strict=False), 1)
        if start < len(text)
    ]
    shown = "".join(
        written(piece.text, piece.runs) for piece in highlight_pieces(pieces, highlights)
    )
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", shown)) == text
    assert re.findall(r"<(/?)mark", shown) == ["", "/"] * shown.count("</mark>")
    assert re.findall(r'id="hit(\d+)"', shown) == [str(each.hit) for each in highlights]


def test_hits_know_those_around_them() -> None:
    assert (
        ParagraphHits(1, 2, 3).previous,
        ParagraphHits(1, 2, 3).next,
        ParagraphHits(3, 3, 3).next,
    ) == (0, 3, 0)


@pytest.mark.usefixtures("said")
def test_every_form_is_marked_and_each_place_has_an_address(client: Client) -> None:
    page = look(client, "/S/PV.7802/1?q=threat")
    assert '<mark id="hit1">Threats</mark> &amp; &lt;b&gt;asymmetric' in page.html
    assert '<mark id="hit2">threats</mark>&lt;/b&gt;.' in page.html
    assert [each for each in page.ids if each.startswith("hit")] == ["hit1", "hit2", "hit3"]
    assert "3 places for “threat”" in page.text
    assert ("Places 1–2 of 3" in page.text, "Place 3 of 3" in page.text) == (True, True)
    steps = [link["href"] for link in page.links if link["href"].startswith("#hit")]
    assert steps == ["#hit1", "#hit3", "#hit3", "#hit2"]
    assert (page.robots, page.canonical) == ("noindex", "http://testserver/S/PV.7802/1")


MARKED = [
    (
        "resolution",
        'title="S/RES/2295 (2016)"><mark id="hit1">resolution</mark> 2295 (2016)</a>',
    ),
    ('"2016 no"', '2295 (<mark id="hit1">2016)</mark></a><mark>. No</mark> threat'),
    ('"threat now"', 'No <mark id="hit1">threat</mark>'),
    ('"threat now"', '<p lang="en" dir="auto"><mark>now</mark>.'),
    ('"see 2295"~1', '<mark id="hit1">See</mark> <a'),
    ('"see 2295"~1', ">resolution <mark>2295</mark> (2016)</a>"),
    ("=threat", 'No <mark id="hit1">threat</mark>'),
    ("asym* threats", '&lt;b&gt;<mark id="hit2">asymmetric threats</mark>'),
    ("year:1994 see -no", '<mark id="hit1">See</mark> <a'),
]


@pytest.mark.usefixtures("said")
def test_marks_go_with_links_and_over_the_ends_of_paragraphs(client: Client) -> None:
    for query, shown in MARKED:
        page = client.get("/S/PV.7802/1", {"q": query}).content.decode()
        assert shown in page


@pytest.mark.usefixtures("said")
def test_other_views_and_statements_keep_the_words_and_clear_takes_them_off(
    client: Client,
) -> None:
    page = look(client, "/S/PV.7802/1?q=threat&country=japan&glossary=off")
    kept = "q=threat&glossary=off"
    asked = "q=threat&country=japan&glossary=off"
    assert {link["href"] for link in page.links if "q=threat" in link["href"]} == {
        f"?text=printed&{kept}",
        f"?with=fr&{kept}",
        f"/S/PV.7802?text=whole&{kept}#s1",
        f"/S/PV.7802/2?{kept}",
        # The same page in French and as data is asked for with all that was asked here.
        f"/fr/S/PV.7802/1?{asked}",
        f"/S/PV.7802/1.json?{asked}",
        f"/S/PV.7802/1.csv?{asked}",
    }
    assert "/S/PV.7802/1" in page.addresses
    beside = look(client, "/S/PV.7802/1?with=fr&q=threat")
    assert {"/S/PV.7802/1?q=threat", "/S/PV.7802/2?with=fr&q=threat"} <= set(beside.addresses)
    assert beside.html.count("<mark") == 3


@pytest.mark.django_db
def test_a_text_as_printed_is_marked_as_it_reads_once_repaired(client: Client) -> None:
    printed = "capacity ofpeace-\nkeepers"
    repairs = [
        {"rule": "glued", "start": 11, "end": 11, "before": "", "after": " "},
        {"rule": "line-end-hyphen", "start": 16, "end": 18, "before": "-\n", "after": ""},
    ]
    statement(meeting(), 1, ["capacity of peacekeepers"], printed=printed, repairs=repairs)
    page = look(client, "/S/PV.7802/1?text=printed&q=%22capacity+of+peacekeepers%22")
    whole = re.sub(r"</?(span|del|ins)[^>]*>|[␣∅↵]", "|", page.html)
    assert '<mark id="hit1">capacity of</mark>' in whole
    assert "<mark>peace</mark>" in whole
    assert "<mark>keepers</mark>" in whole
    assert "1 place for" in page.text


@pytest.mark.usefixtures("said")
def test_words_of_a_name_only_stand_nowhere_in_the_text(client: Client) -> None:
    page = look(client, "/S/PV.7802/1?q=bessho")
    assert "Nothing in this text matches “bessho”." in page.text
    assert "<mark" not in page.html
    assert "places for" not in look(client, "/S/PV.7802/1?q=country:japan").text


WRONG = [
    ("q=threat+%22open", "This quotation mark is never closed. At character 8"),
    ("q=%00", "q: Null characters are not allowed. It was left out."),
    ("q=threat&glossary=x", "glossary: "),
]


@pytest.mark.usefixtures("said")
def test_what_is_wrong_with_the_words_is_told(client: Client) -> None:
    for query, told in WRONG:
        assert told in look(client, f"/S/PV.7802/1?{query}").text


def test_a_result_tells_its_paragraph_and_page_and_leads_there(
    held: Meeting, client: Client
) -> None:
    statement(held, 9, ["One.", "Two hippopotami.", "Three."], pages=[3, 4, 4])
    page = look(client, "/search?q=hippopotami&type=substantive")
    assert "Page 4, paragraph 2 of 3" in page.text
    marked_links = [(link["href"], link.get("rel")) for link in page.links if "/9?" in link["href"]]
    assert marked_links == [
        ("/S/PV.7802/9?q=hippopotami", "nofollow"),
        ("/S/PV.7802/9?q=hippopotami#p2", "nofollow"),
    ]
    assert "/S/PV.7802/9" in look(client, "/search?type=substantive").addresses
    statement(held, 10, ["One rhinoceros in one paragraph."])
    assert "Paragraph 1" not in look(client, "/search?q=rhinoceros").text


@pytest.mark.usefixtures("said")
@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=st.text(max_size=30), view=st.sampled_from([{}, {"text": "printed"}, {"with": "fr"}]))
def test_no_query_is_too_strange(client: Client, query: str, view: dict[str, str]) -> None:
    assert client.get("/S/PV.7802/1", {"q": query, **view}).status_code == 200
