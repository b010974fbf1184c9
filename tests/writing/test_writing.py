"""How numbers, names and references are written."""

from __future__ import annotations

import datetime
import re

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Country, Meeting, Organization, Speaker, Statement
from statements.search.language.question import Question
from statements.search.matching.extracts import Fragment, Position
from statements.search.results.answer import Hit
from statements.search.results.facets import Bucket, Facet
from statements.search.results.timeline import Span
from statements.search.studies.trends import LEAST, Point
from statements.templatetags.archive import shortened
from statements.templatetags.result_markup import (
    bucket_items,
    columns_drawn,
    extracted,
    facet_written,
    figures_written,
    finding_within,
    hidden_inputs,
    hit_rows,
)
from statements.writing.dates import day
from statements.writing.numbers import grouped
from statements.writing.references import reference, who
from statements.writing.terms import spelled

JAPAN = Country(name="Japan")
BESSHO = Speaker(name="Mr. Bessho", country=JAPAN)
MEETING = Meeting(symbol="S/PV.7802", date=datetime.date(2016, 11, 7))


@pytest.mark.parametrize(
    ("number", "written"), [(7, "7"), (999, "999"), (1451, "1\u202f451"), (0, "0")]
)
def test_numbers_are_grouped_thinly(number: int, written: str) -> None:
    assert grouped(number) == written


@pytest.mark.parametrize(
    ("day", "form", "english", "french"),
    [
        (1, "j F Y", "1 November 2016", "1er novembre 2016"),
        (2, "j F Y", "2 November 2016", "2 novembre 2016"),
        (1, "F Y", "November 2016", "novembre 2016"),
        (11, "Y-m-d", "2016-11-11", "2016-11-11"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_does(
    day: int, form: str, english: str, french: str
) -> None:
    written = Template("{{ day|date:form }}")
    context = Context({"day": datetime.date(2016, 11, day), "form": form})
    assert written.render(context) == english
    with override("fr"):
        assert written.render(context) == french


def test_what_is_no_date_is_written_as_nothing() -> None:
    assert Template("{{ day|date:'j F Y' }}").render(Context({"day": None})) == ""


def test_fields_and_kinds_are_spelled_as_words() -> None:
    assert spelled("presidential-statement") == "presidential statement"
    assert spelled("president_printed") == "president printed"
    assert spelled("security-council") == "Security Council"
    assert spelled("provision") == "part of the Charter"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (Statement(speaker=BESSHO, country=JAPAN), "Mr. Bessho (Japan)"),
        (Statement(speaker=BESSHO, organization=Organization(name="ICRC")), "Mr. Bessho (ICRC)"),
        (Statement(speaker=BESSHO), "Mr. Bessho"),
        (Statement(country=JAPAN, heading="x"), "Japan"),
        (Statement(heading="The representative of Japan"), "The representative of Japan"),
        (Statement(), "Speaker not named"),
    ],
)
def test_who_spoke_and_for_whom(statement: Statement, said: str) -> None:
    assert who(statement) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            Statement(meeting=MEETING, speaker=BESSHO, country=JAPAN),
            "S/PV.7802, statement of Mr. Bessho (Japan), 7 November 2016",
        ),
        (
            Statement(meeting=MEETING, number=4, heading="x"),
            "S/PV.7802, statement 4, 7 November 2016",
        ),
        (
            Statement(meeting=Meeting(symbol="S/2020/254"), country=JAPAN),
            "S/2020/254, statement of Japan",
        ),
    ],
)
def test_a_reference_begins_with_the_symbol(statement: Statement, said: str) -> None:
    assert reference(statement) == said


def test_values_are_written_with_what_they_choose_and_escaped() -> None:
    chosen = Bucket("japan", "Japan", 1200, selected=True, query="")
    other = Bucket("x", "<b> & Co.", 3, selected=False, query="q=a&country=x")
    first, second = bucket_items([chosen, other], "/search").split("\n")
    assert first.startswith('<li><a href="/search?" rel="nofollow" aria-current="true">Japan<')
    assert first.endswith(' <span class="count">1\u202f200</span></li>')
    assert 'href="/search?q=a&amp;country=x" rel="nofollow">&lt;b&gt; &amp; Co.</a>' in second


def test_what_claims_to_be_safe_is_escaped_too() -> None:
    value = Bucket("x", mark_safe("<script>"), 3, selected=False, query=mark_safe('"&'))
    (item,) = bucket_items([value], "/search").split("\n")
    assert 'href="/search?&quot;&amp;" rel="nofollow">&lt;script&gt;</a>' in item


def test_a_day_is_written_in_the_language_of_the_page() -> None:
    first = datetime.date(2016, 5, 1)
    assert day(first) == "1 May 2016"
    with override("fr"):
        assert day(first) == "1er mai 2016"
    assert day(first) == "1 May 2016"


def test_an_extract_is_escaped_and_marked() -> None:
    extract = [Fragment("war & ", marked=False), Fragment("<peace>", marked=True)]
    assert extracted(extract) == "war &amp; <mark>&lt;peace&gt;</mark>"


HIT = Hit(
    id=1,
    symbol="S/PV.7802",
    number=12,
    date=datetime.date(2016, 11, 7),
    speaker="Mr. <b>",
    speaker_slug="b-japan",
    delegation="Japan & Co.",
    delegation_slug="japan",
    delegation_kind="country",
    capacity="Chair <i>",
    agenda='Peace "and" <u>',
    agenda_slug="peace",
    language="",
    procedural=True,
    specimen=True,
    word_count=4,
    extract=(Fragment("<p>", marked=True),),
    position=Position(1, 2, None, 3.0),
)


def row(hit: Hit, marking: str = "", headed: str = "") -> str:
    return hit_rows(Context(), [hit], marking, headed)


def test_a_place_leads_to_its_paragraph() -> None:
    told = row(HIT._replace(position=Position(3, 4, 12, 55.5)), "q=a&b")
    assert (
        '<a href="/S/PV.7802/12?q=a&amp;b#p3" rel="nofollow">Page 12, paragraph 3 of 4</a>' in told
    )
    assert 'x="55.5"' in told
    assert ">Paragraph 3 of 4<" in row(HIT._replace(position=Position(3, 4, None, 1.0)))
    assert "row-place" not in row(HIT._replace(position=Position(1, 1, None, 1.0)))


def test_rows_are_items_of_a_list() -> None:
    rows = hit_rows(Context(), [HIT, HIT], "")
    assert [line[:16] for line in rows.split("\n")] == ['<li class="row">'] * 2
    assert hit_rows(Context(), [], "") == ""


def test_a_line_of_results_escapes_all_that_comes_from_a_record() -> None:
    line = row(HIT, 'q="&')
    assert 'href="/S/PV.7802/12?q=&quot;&amp;" rel="nofollow">' in line
    assert "Mr. &lt;b&gt; (Japan &amp; Co.)</a>" in line
    assert ">Chair &lt;i&gt; · Peace &quot;and&quot; &lt;u&gt;</p>" in line
    assert "<mark>&lt;p&gt;</mark>" in line
    assert not set(re.findall(r"<(\w+)", line)) - {
        *"pa",
        "li",
        "span",
        "time",
        "mark",
        "svg",
        "rect",
    }


def test_a_line_does_not_repeat_what_its_heading_says() -> None:
    alone = row(HIT, "")
    assert ' href="/S/PV.7802/12">Mr.' in alone
    where = '<span class="symbol">S/PV.7802</span> · <time datetime="2016-11-07">'
    assert where in alone
    assert '>specimen</span> · <span class="tag">procedural</span></span></p>' in alone
    under_speaker = row(HIT, "", "speaker")
    assert ' href="/S/PV.7802/12"><span class="symbol">S/PV.7802</span></a>' in under_speaker
    assert '<span class="row-where"><time datetime="2016-11-07">' in under_speaker
    under_meeting = row(HIT, "", "meeting")
    assert '<span class="row-where"><span class="tag">procedural</span></span>' in under_meeting
    assert ">Chair &lt;i&gt;</p>" in under_meeting


def test_a_period_is_written_as_five_figures_for_each_series() -> None:
    points = [Point(1_234, 5_000, 1_000_000), Point(1, LEAST - 1, 40), Point(0, 0, 0)]
    none = '<span aria-hidden="true">–</span><span class="unseen">too few for a share</span>'
    assert re.findall('<td class="number">(.+?)</td>', figures_written(points)) == [
        *("1\u202f234", "5\u202f000", "1\u202f000\u202f000", "24.68", "123.40"),
        *("1", str(LEAST - 1), "40", none, none),
        *("0", "0", "0", "–", "–"),
    ]
    with override("fr"):
        french = figures_written(points)
    assert '<td class="number">24,68</td>' in french
    assert '<span class="unseen">trop peu pour une part</span>' in french


def test_a_column_tells_its_number_in_the_language_of_the_page() -> None:
    span = Span("2016", 1_234, selected=False, query="year=2016")
    assert "<title>2016: 1\u202f234</title>" in columns_drawn([span], "/search")
    with override("fr"):
        assert "<title>2016\u00a0: 1\u202f234</title>" in columns_drawn([span], "/search")


def test_what_is_asked_goes_along_in_a_form() -> None:
    fields = hidden_inputs([("q", '"<a>"'), ("country", "japan")])
    assert fields == (
        '<input type="hidden" name="q" value="&quot;&lt;a&gt;&quot;">\n'
        '<input type="hidden" name="country" value="japan">'
    )


def test_values_not_shown_can_be_found() -> None:
    pages = ("/search/facets", "/search/facets.json")

    def written(facet: Facet) -> str:
        return facet_written(facet, "/search", finding_within(Question("a & b"), *pages))

    some = written(Facet("speaker", "<Speaker>", (), 1_200))
    assert 'placeholder="Find among 1\u202f200"' in some
    assert 'name="facet" value="speaker"><input type="hidden" name="q" value="a &amp; b">' in some
    assert ">Find under &lt;Speaker&gt;</label>" in some
    assert 'href="/search/facets?q=a%20%26%20b&amp;facet=speaker"' in some
    assert '>1\u202f200 more<span class="unseen"> under &lt;Speaker&gt;</span></a>' in some
    many = written(Facet("cites", "Cites", (), None))
    assert 'placeholder="Find one of them"' in many
    assert '>Many more<span class="unseen"> under Cites</span></a>' in many
    with override("fr"):
        assert ">Beaucoup d’autres<" in written(Facet("cites", "", (), None))


def test_of_a_facet_the_values_chosen_come_first() -> None:
    buckets = tuple(
        Bucket(str(at), f"<{at}>", at, selected=at == 3, query=f"q={at}") for at in (1, 2, 3)
    )
    finding = finding_within(Question("a"), "/values", "/values.json")
    written = facet_written(Facet("agenda", "Agenda item", buckets, 0), "/search", finding)
    assert written.startswith('<div class="facet" id="by-agenda">\n<h3>Agenda item</h3>')
    assert '<ul class="tally" lang="en">' in written
    with override("fr"):
        french = facet_written(Facet("agenda", "", buckets, 0), "/search", finding)
    assert '&lt;3&gt;<span class="unseen" lang="fr"> (choisi\u00a0: retirer)</span></a>' in french
    assert re.findall("&lt;(.)&gt;", written) == ["3", "1", "2"]
    assert "<form" not in written


@given(text=st.text(max_size=12), most=st.integers(1, 12))
def test_a_text_is_shortened_to_what_there_is_room_for(text: str, most: int) -> None:
    told = shortened(text, most)
    assert told == text if len(text) <= most else told == text[: most - 1] + "…"
    assert len(told) <= most
