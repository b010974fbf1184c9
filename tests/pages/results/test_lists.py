"""What is written many times on a page: rows of statements, values of facets, columns, lines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import pytest
from django.conf import settings
from django.template import Context, Template, engines
from django.utils.safestring import mark_safe
from django.utils.translation import override
from jinja2 import UndefinedError

from statements.pages.results.search import timeline_columns
from statements.search.language.question import Question
from statements.search.matching.extracts import Fragment, Position
from statements.search.results.answer import Hit
from statements.search.results.facets import Facet, FacetValue
from statements.search.results.timeline import Span
from statements.search.studies.concordance import ConcordanceLine
from statements.search.studies.selection import StatementText
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE, Point
from tests.pages.macros import call


def written(name: str, **context: object) -> str:
    """Write a Jinja2 template as `{% jinja %}` does on a page."""
    given = " ".join(f"{key}={key}" for key in context)
    page = Template(f'{{% load jinja %}}{{% jinja "{name}" {given} %}}')
    return page.render(Context(context))


def values(*buckets: FacetValue, rest: str = "") -> list[str]:
    text = written("results/facets/facet_values.jinja", values=buckets, page="/search", rest=rest)
    return text.strip().split("\n")


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        written("results/facets/timeline_columns.jinja")


def test_every_template_of_a_list_can_be_read() -> None:
    folder = settings.BASE_DIR / "templates"
    names = [str(file.relative_to(folder)) for file in folder.rglob("*.jinja")]
    assert "record/parts/statement_row.jinja" in names
    for name in names:
        engines["jinja2"].get_template(name)


def test_values_are_written_with_what_they_choose_and_escaped() -> None:
    chosen = FacetValue("japan", "Japan", 1200, selected=True, query="")
    other = FacetValue("x", "<b> & Co.", 3, selected=False, query="q=a&country=x")
    first, second = values(chosen, other)
    assert first.startswith('<li><a href="/search?" rel="nofollow" aria-current="true">Japan<')
    assert first.endswith(' <span class="count">1\u202f200</span></li>')
    assert 'href="/search?q=a&amp;country=x" rel="nofollow">&lt;b&gt; &amp; Co.</a>' in second
    (listed,) = values(other, rest="facet=country")
    assert 'href="/search?q=a&amp;country=x&amp;facet=country"' in listed


def test_a_word_is_in_the_language_of_the_page_every_time() -> None:
    chosen = FacetValue("japan", "Japan", 1, selected=True, query="")
    assert '<span class="unseen" lang="en"> (chosen: remove)</span>' in values(chosen)[0]
    with override("fr"):
        french = values(chosen)[0]
    assert '<span class="unseen" lang="fr"> (choisi\u00a0: retirer)</span>' in french
    assert '<span class="unseen" lang="en"> (chosen: remove)</span>' in values(chosen)[0]


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
    extract=(Fragment("war & ", marked=False), Fragment("<p>", marked=True)),
    position=Position(1, 2, None, 3.0),
)


def rows(hits: Sequence[Hit], marking: str = "", headed: str = "") -> str:
    given = {"hits": hits, "marking": marking, "headed": headed, "question": Question()}
    return written("results/hits/hits.jinja", **given)


def row(hit: Hit, marking: str = "", headed: str = "") -> str:
    return rows([hit], marking, headed)


def test_a_place_leads_to_its_paragraph() -> None:
    told = row(HIT._replace(position=Position(3, 4, 12, 55.5)), "q=a&b")
    assert (
        '<a href="/S/PV.7802/12?q=a&amp;b#p3" rel="nofollow">Page 12, paragraph 3 of 4</a>' in told
    )
    assert 'x="55.5"' in told
    assert ">Paragraph 3 of 4<" in row(HIT._replace(position=Position(3, 4, None, 1.0)))
    assert "row-place" not in row(HIT._replace(position=Position(1, 1, None, 1.0)))
    assert "row-place" not in row(HIT._replace(position=None))


def test_rows_are_items_of_a_list() -> None:
    assert re.findall("</?li[^>]*>", rows([HIT, HIT])) == ['<li class="row">', "</li>"] * 2
    assert rows([]) == ""


def test_a_row_escapes_all_that_comes_from_a_record() -> None:
    line = row(HIT, 'q="&')
    assert 'href="/S/PV.7802/12?q=&#34;&amp;" rel="nofollow">' in line
    assert "Mr. &lt;b&gt; (Japan &amp; Co.)</a>" in line
    assert ">Chair &lt;i&gt; · Peace &#34;and&#34; &lt;u&gt;</p>" in line
    assert 'lang="en">war &amp; <mark>&lt;p&gt;</mark></p>' in line
    own = {*"pa", "li", "span", "time", "mark", "svg", "rect"}
    assert set(re.findall(r"<(\w+)", line)) <= own


def test_a_row_does_not_repeat_what_its_heading_says() -> None:
    alone = row(HIT)
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


def test_what_is_not_known_of_a_statement_leaves_nothing_behind() -> None:
    bare = HIT._replace(speaker="", delegation="", capacity="", agenda="", date=None)
    line = row(bare._replace(specimen=False, procedural=False))
    assert '">Speaker not named</a> <span class="row-where">' in line
    assert '<span class="row-where"><span class="symbol">S/PV.7802</span></span></p>' in line
    assert "row-agenda" not in line


def test_a_period_is_written_as_five_figures_for_each_series() -> None:
    points = [
        Point(1_234, 5_000, 1_000_000),
        Point(1, MIN_STATEMENTS_FOR_SHARE - 1, 40),
        Point(0, 0, 0),
    ]
    none = '<span aria-hidden="true">–</span><span class="unseen">too few for a share</span>'
    period = {"label": "2016", "held": True}
    name = "results/studies/trend_rows.jinja"
    table = written(name, rows=[(period, points)])
    assert re.findall('<td class="number">(.+?)</td>', table) == [
        *("1\u202f234", "5\u202f000", "1\u202f000\u202f000", "24.68", "123.40"),
        *("1", str(MIN_STATEMENTS_FOR_SHARE - 1), "40", none, none),
        *("0", "0", "0", "–", "–"),
    ]
    with override("fr"):
        french = written(name, rows=[(period | {"held": False}, points)])
    assert '<td class="number">24,68</td>' in french
    assert '<span class="unseen">trop peu pour une part</span>' in french
    assert '<tr class="gap-row"><th scope="row">2016 <span class="list-note">' in french


def test_a_column_tells_its_number_in_the_language_of_the_page() -> None:
    name, spans = "results/facets/timeline_columns.jinja", []
    for year, count in ((2016, 1_234), (2017, 617)):
        spans.append(Span(str(year), count, selected=year == 2017, query=f"a&year={year}"))
    columns = list(timeline_columns(spans))
    drawn = written(name, columns=columns, search_page="/search")
    assert '<a href="/search?a&amp;year=2016" tabindex="-1" rel="nofollow">' in drawn
    assert "<title>2016: 1\u202f234</title>" in drawn
    assert re.findall(r'class="(column\S*|column column-chosen)" x="(.*?)" y="(.*?)"', drawn) == [
        ("column", "0.1", "0.0"),
        ("column column-chosen", "1.1", "50.0"),
    ]
    with override("fr"):
        french = written(name, columns=columns, search_page="/search")
    assert "<title>2016\u00a0: 1\u202f234</title>" in french


def test_what_is_asked_goes_along_in_a_form() -> None:
    pairs = [("q", '"<a>"'), ("country", "japan")]
    assert written("web/parts/hidden_inputs.jinja", pairs=pairs).strip() == (
        '<input type="hidden" name="q" value="&#34;&lt;a&gt;&#34;">\n'
        '<input type="hidden" name="country" value="japan">'
    )


def test_a_line_of_a_concordance_is_linked_to_where_it_was_said() -> None:
    source = StatementText("S/PV.7802", 12, datetime.date(2016, 11, 7), "", "", "")
    line = ConcordanceLine(source, 3, 40, "<b>", "peace", "& war", (), ())
    table = written(
        "results/studies/concordance_lines.jinja",
        rows=[(line, "/S/PV.7802/12")],
        marking="q=a&b",
    )
    assert '<span>&lt;b&gt;</span></td>\n<td class="kwic-match"><mark>peace</mark>' in table
    assert 'href="/S/PV.7802/12?q=a&amp;b#p3" rel="nofollow"><span lang="en">Not named<' in table
    assert '</span>, <span class="symbol">S/PV.7802</span>, 2016</a></td></tr>' in table
    named = line._replace(statement=source._replace(delegation="Japan", date=None))
    table = written("results/studies/concordance_lines.jinja", rows=[(named, "/x")], marking="")
    assert '>Japan, <span class="symbol">S/PV.7802</span></a>' in table


def facet(asked: Facet) -> str:
    asks = mark_safe('<input type="hidden" name="q" value="a">')
    return call(
        "results/facets/facet.jinja",
        "facet_list",
        asked,
        "/search",
        "/search/facets",
        asks,
        "q=a&b",
    )


def test_values_not_shown_can_be_found() -> None:
    some = facet(Facet("speaker", "<Speaker>", (), 1_200))
    assert 'placeholder="Find among 1\u202f200"' in some
    assert 'name="facet" value="speaker">\n<input type="hidden" name="q" value="a">' in some
    assert ">Find under &lt;Speaker&gt;</label>" in some
    assert 'href="/search/facets?q=a&amp;b&amp;facet=speaker"' in some
    assert '>1\u202f200 more<span class="unseen"> under &lt;Speaker&gt;</span></a>' in some
    many = facet(Facet("cites", "Cites", (), None))
    assert 'placeholder="Find one of them"' in many
    assert '>Many more<span class="unseen"> under Cites</span></a>' in many
    with override("fr"):
        assert ">Beaucoup d’autres<" in facet(Facet("cites", "", (), None))


def test_of_a_facet_the_values_chosen_come_first() -> None:
    buckets = tuple(
        FacetValue(str(at), f"<{at}>", at, selected=at == 3, query=f"q={at}") for at in (1, 2, 3)
    )
    listed = facet(Facet("agenda", "Agenda item", buckets, 0))
    assert listed.startswith('<div class="facet" id="by-agenda">\n<h3>Agenda item</h3>')
    assert '<ul class="tally" lang="en">' in listed
    assert re.findall("&lt;(.)&gt;", listed) == ["3", "1", "2"]
    assert "<form" not in listed
