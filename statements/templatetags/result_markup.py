"""How what is found is written where there is very much of it: values, columns, lines.

A page of results has two hundred links, a concordance a thousand lines. The engine of the
templates takes ten times as long for each as it takes to fill one pattern again and again,
and `format_html` three times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple, Protocol, Self

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from statements.models.addresses import record_addresses
from statements.search.language.question import Question
from statements.search.matching.extracts import Fragment, Position
from statements.search.results.answer import Hit
from statements.search.results.facets import Facet, FacetValue
from statements.search.results.timeline import Span
from statements.search.studies.concordance import ConcordanceLine
from statements.search.studies.trends import Point
from statements.writing.dates import write_day
from statements.writing.numbers import bar_percent, decimal_mark, grouped

from .languages import page_language

register = template.Library()


class Row(Protocol):
    """A line of a concordance, with the address of its statement."""

    @property
    def line(self) -> ConcordanceLine: ...
    @property
    def address(self) -> str: ...


def _filled(pattern: str, *values: str | float) -> str:
    """Fill a pattern of HTML with texts, each of them escaped, and numbers.

    Nothing is taken for HTML but the pattern: a value that is marked as safe is escaped too.
    """
    return pattern.format(*[escape(v) if isinstance(v, str) else v for v in values])


def _together(between: str, parts: Iterable[str]) -> SafeString:
    """Join what `_filled` has made."""
    return mark_safe(between.join(parts))


@register.simple_tag
def bucket_items(buckets: Iterable[FacetValue], address: str) -> SafeString:
    """Write values of a facet as items of a list, each with its count and linked to its search.

    `address` is that of the page of results.
    """
    return _together("\n", _bucket_items(buckets, address))


def _bucket_items(buckets: Iterable[FacetValue], address: str) -> Iterator[str]:
    page = escape(address)
    for one in buckets:
        current, told = "", ""
        if one.selected:
            current = ' aria-current="true"'
            # Names of the record are English on every page, and what is said of them is not.
            words = escape(gettext("(chosen: remove)"))
            told = f'<span class="unseen" lang="{page_language()}"> {words}</span>'
        yield (
            f'<li><a href="{page}?{escape(one.query)}" rel="nofollow"{current}>{escape(one.label)}'
            f'{told}</a> <span class="count">{grouped(one.count)}</span></li>'
        )


_HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag
def hidden_inputs(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """Write what is asked already as fields of a form."""
    return _together("\n", (_filled(_HIDDEN, name, value) for name, value in pairs))


_FIND = (
    '<form class="facet-find" action="{values}" data-values="{data}">\n'
    '<input type="hidden" name="facet" value="{facet}">{hidden}\n'
    '<label class="unseen" for="find-{facet}">{label}</label>\n'
    '<div class="field"><input id="find-{facet}" name="find" type="search" maxlength="100"'
    ' autocomplete="off" placeholder="{among}"><button type="submit" class="plain">{find}</button>'
    "</div>\n</form>\n"
    '<p class="more"><a href="{values}?{query}&amp;facet={facet}" rel="nofollow">{more}</a></p>\n'
)


class Finding(NamedTuple):
    """What the forms that find more values of facets have in common, as HTML.

    `values` and `data` are the address of the page of values and of its twin for the script,
    `hidden` and `query` the search in which they are; the rest are words.
    """

    values: str
    data: str
    hidden: str
    query: str
    label: str
    find: str
    among: str
    unknown: str
    more: str
    many: str


@register.simple_tag
def finding_within(question: Question, values: str, data: str) -> Finding:
    """Return what finds more values of the facets of a search: see `Finding`."""
    return Finding(
        values=escape(values),
        data=escape(data),
        hidden=hidden_inputs(question.pairs()),
        # A page of results is none of the values.
        query=escape(question.with_page(1).query_string()),
        label=gettext("Find under %(label)s"),
        find=escape(gettext("Find")),
        among=gettext("Find among %(total)s"),
        unknown=escape(gettext("Find one of them")),
        more=gettext('%(number)s more<span class="unseen"> under %(label)s</span>'),
        many=gettext('Many more<span class="unseen"> under %(label)s</span>'),
    )


_FACET = (
    '<div class="facet" id="by-{key}">\n<h3>{label}</h3>\n'
    '<ul class="tally"{lang}>\n{items}\n</ul>\n{more}</div>'
)


@register.simple_tag
def facet_written(facet: Facet, address: str, finding: Finding) -> SafeString:
    """Write a facet: the values shown, those chosen first, and the way to what is not shown.

    `address` is that of the page of results.
    """
    # Every value is escaped, or made of what is; the words are the archive's own.
    return mark_safe(
        _FACET.format(
            key=escape(facet.key),
            label=escape(facet.label),
            lang=' lang="en"' if facet.key == "agenda" else "",
            items="\n".join(_bucket_items((*facet.selected, *facet.others), address)),
            more="" if facet.more == 0 else _found_more(facet, finding),
        )
    )


def _found_more(facet: Facet, finding: Finding) -> str:
    told = {"label": escape(facet.label), "number": grouped(facet.more or 0)}
    among = escape(finding.among % {"total": grouped(facet.total)}) if facet.total else ""
    return _FIND.format(
        values=finding.values,
        data=finding.data,
        facet=escape(facet.key),
        hidden=finding.hidden,
        label=finding.label % told,
        among=among or finding.unknown,
        find=finding.find,
        query=finding.query,
        more=(finding.more if facet.more else finding.many) % told,
    )


@register.simple_tag
def columns_drawn(spans: Sequence[Span], address: str) -> SafeString:
    """Draw a timeline: columns a unit wide, each linked to the search of its year or month.

    `address` is that of the page of results.
    """
    return _together("\n", _columns(spans, address))


def _columns(spans: Sequence[Span], address: str) -> Iterator[str]:
    greatest = max((span.count for span in spans), default=0)
    page, colon = escape(address), escape(gettext(":"))
    for at, span in enumerate(spans):
        height = bar_percent(span.count, greatest)
        chosen = " column-chosen" if span.selected else ""
        # A span is digits, told by the archive itself.
        yield (
            f'<a href="{page}?{escape(span.query)}" tabindex="-1" rel="nofollow">'
            f"<title>{span.value}{colon} {grouped(span.count)}</title>"
            f'<rect class="column-room" x="{at}" width="1" height="100"></rect>'
            f'<rect class="column{chosen}" x="{at}.1" y="{round(100 - height, 2)}" width="0.8"'
            f' height="{height}"></rect></a>'
        )


@register.simple_tag
def figures_written(points: Iterable[Point]) -> SafeString:
    """Write what was found in a period as cells of a table: five for each series.

    How many statements fit, of how many, of how many words, and the share and rate where the
    statements are enough for one.
    """
    cells = (f'<td class="number">{figure}</td>' for figure in _figures(points))
    return _together("", cells)


def _figures(points: Iterable[Point]) -> Iterator[str]:
    mark, few = escape(decimal_mark()), _too_few()
    for point in points:
        # Where there is nothing at all, the figures before say so.
        none = few if point.of_statements else "–"
        yield grouped(point.statements)
        yield grouped(point.of_statements)
        yield grouped(point.of_words)
        for figure in (point.share, point.rate):
            yield none if figure is None else f"{figure:.2f}".replace(".", mark)


def _too_few() -> str:
    """Write that there is no figure, for those who see a dash and those who hear the page."""
    words = escape(gettext("too few for a share"))
    return f'<span aria-hidden="true">–</span><span class="unseen">{words}</span>'


def extracted(fragments: Iterable[Fragment]) -> SafeString:
    """Write an extract, what is to be marked in `<mark>`."""
    return _together(
        "",
        (f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in fragments),
    )


class _Finds(NamedTuple):
    """The words of statements found, in the language of a page."""

    unnamed: str
    procedural: str
    specimen: str
    place: str
    place_on_page: str

    @classmethod
    def told(cls) -> Self:
        """Look them up."""
        return cls(
            unnamed=gettext("Speaker not named"),
            procedural=gettext("procedural"),
            specimen=gettext("specimen"),
            place=gettext("Paragraph %(paragraph)s of %(paragraphs)s"),
            place_on_page=gettext("Page %(page)s, paragraph %(paragraph)s of %(paragraphs)s"),
        )


@register.simple_tag(takes_context=True)
def hit_rows(context: Context, hits: Iterable[Hit], marking: str, headed: str = "") -> SafeString:
    """Write statements found as items of a list: who, where, on what, the extract, its place.

    And the reason for its rank, where that was asked. Under a heading that names the meeting or
    the speaker (`headed`) the lines do not again.
    """
    words, address = _Finds.told(), record_addresses()
    rows = (
        f'<li class="row">{_hit_lines(hit, address(hit.record), marking, headed, words)}'
        f"{_reasoned(context, hit)}</li>"
        for hit in hits
    )
    return _together("\n", rows)


def _reasoned(context: Context, hit: Hit) -> str:
    """Write why a hit has its rank. It is long and few ask for it: a template writes it."""
    if hit.reason is None or context.template is None:
        return ""
    reasons = context.template.engine.get_template("results/parts/ranking_reasons.html")
    with context.push(hit=hit, reason=hit.reason):
        return reasons.render(context)


def _hit_lines(hit: Hit, address: str, marking: str, headed: str, words: _Finds) -> str:
    link = f'href="{escape(address)}?{escape(marking)}" rel="nofollow"'
    if not marking:
        link = f'href="{escape(address)}"'
    symbol = f'<span class="symbol">{escape(hit.symbol)}</span>'
    who = symbol if headed == "speaker" else escape(hit.who or words.unnamed)
    where = " · ".join(_where(hit, symbol, headed, words))
    agenda = "" if headed == "meeting" else hit.agenda
    about = f"{hit.capacity} · {agenda}" if hit.capacity and agenda else hit.capacity or agenda
    told = f'<p class="row-agenda" lang="en">{escape(about)}</p>' if about else ""
    return (
        f'<p class="row-line"><a class="row-who" {link}>{who}</a>'
        f' <span class="row-where">{where}</span></p>{told}'
        f'<p class="row-text row-found" lang="en">{extracted(hit.extract)}</p>'
        f"{_place(hit.position, address, marking, words) if hit.position else ''}"
    )


def _where(hit: Hit, symbol: str, headed: str, words: _Finds) -> Iterator[str]:
    if not headed:
        yield symbol
    if hit.date and headed != "meeting":
        yield f'<time datetime="{hit.date.isoformat()}">{escape(write_day(hit.date))}</time>'
    if hit.specimen and headed != "meeting":
        yield f'<span class="tag">{escape(words.specimen)}</span>'
    if hit.procedural:
        yield f'<span class="tag">{escape(words.procedural)}</span>'


def _place(position: Position, address: str, marking: str, words: _Finds) -> str:
    """Write where in a statement an extract stands, linked to its paragraph, and draw it.

    Nothing for a text in one piece without pages: "paragraph 1 of 1" tells nothing.
    """
    if not position.page and position.paragraphs == 1:
        return ""
    told = {"paragraph": position.paragraph, "paragraphs": position.paragraphs}
    if position.page:
        text = words.place_on_page % (told | {"page": position.page})
    else:
        text = words.place % told
    return (
        f'<p class="row-place"><a href="{escape(address)}?{escape(marking)}#p{position.paragraph}"'
        f' rel="nofollow">{escape(text)}</a> <svg class="place" viewBox="0 0 103 4"'
        ' preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect class="place-whole" y="1.5" width="103" height="1"></rect>'
        f'<rect class="place-here" x="{position.depth}" width="3" height="4"></rect></svg></p>'
    )


_WHERE = '<td class="kwic-where"><a href="{}?{}#p'


@register.simple_tag
def lined_up(rows: Iterable[Row], marking: str) -> SafeString:
    """Write a concordance as rows of a table, linked with `marking` to where they were said."""
    return _together("\n", _lines(rows, marking))


def _lines(rows: Iterable[Row], marking: str) -> Iterator[str]:
    # The table is in the language of the record, these words in that of the page.
    unnamed = _filled('<span lang="{}">{}</span>', page_language(), gettext("Not named"))
    # A statement has several lines: what is the same in them is written once.
    written: dict[str, tuple[str, str]] = {}
    for row in rows:
        line, address = row.line, row.address
        if address not in written:
            said = line.statement
            year = f", {said.date.year}" if said.date else ""
            named = escape(said.delegation or said.speaker) or unnamed
            whose = (
                f'" rel="nofollow">{named}, <span class="symbol">{escape(said.symbol)}</span>'
                f"{year}</a></td></tr>"
            )
            written[address] = _filled(_WHERE, address, marking), whose
        where, whose = written[address]
        yield (
            f'<tr><td class="kwic-before"><span>{escape(line.left_context)}</span></td>'
            f'<td class="kwic-match"><mark>{escape(line.match)}</mark></td>'
            f'<td class="kwic-after"><span>{escape(line.right_context)}</span></td>'
            f"{where}{line.paragraph}{whose}"
        )
