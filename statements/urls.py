"""The addresses of the archive. A UN symbol is its own address, so the record comes last.

Pages are there in every language that is offered, each at an address that begins with it;
data are the same to all, and there once.
"""

from __future__ import annotations

import re

from django.contrib.sitemaps import views as sitemap_views
from django.urls import URLPattern, path

from statements.pages.browse.agenda_items import agenda_item, agenda_items
from statements.pages.browse.calendar import meetings, meetings_of_month, meetings_of_year
from statements.pages.browse.council import (
    council_of_year,
    council_of_year_csv,
    council_of_year_json,
)
from statements.pages.browse.countries import countries, country
from statements.pages.browse.coverage import (
    coverage,
    coverage_csv,
    coverage_json,
    coverage_of_year,
    coverage_of_year_csv,
    coverage_of_year_json,
)
from statements.pages.browse.documents import documents
from statements.pages.browse.list_formats import (
    AGENDA_ITEMS,
    COUNTRIES,
    DOCUMENTS,
    MEETINGS,
    ORGANIZATIONS,
    SPEAKERS,
)
from statements.pages.browse.organizations import organization, organizations
from statements.pages.browse.profile_formats import AGENDA_ITEM, COUNTRY, ORGANIZATION, SPEAKER
from statements.pages.browse.speakers import speaker, speakers
from statements.pages.record.citations_in_text import resolve, resolve_csv, resolve_json
from statements.pages.record.dispatch import record
from statements.pages.record.error_reports import report
from statements.pages.record.formats import record_csv, record_json
from statements.pages.record.references import reference_bib, reference_csl, reference_ris
from statements.pages.record.similar import similar, similar_csv, similar_json
from statements.pages.results.cards import card, card_csv, card_json, cards
from statements.pages.results.compare import compare_csv, compare_json, compare_page
from statements.pages.results.completion import completion, completion_csv, opensearch_suggestions
from statements.pages.results.concordance import concordance_csv, concordance_json, concordance_page
from statements.pages.results.facet_values import facet_values, facet_values_csv, facet_values_json
from statements.pages.results.search import search, search_csv, search_json
from statements.pages.results.trends import trends, trends_csv, trends_json
from statements.pages.site.about import about, help_page, opensearch, robots
from statements.pages.site.downloads import data as data_page
from statements.pages.site.downloads import data_csv, data_json, dump_csv, dump_jsonl
from statements.pages.site.home import home, home_json
from statements.pages.site.sitemaps import sitemaps
from statements.pages.web.caching import View, kept
from statements.pages.web.formats import Formats, open_to_all


def page(route: str, view: View, name: str, *, counts: bool = False) -> URLPattern:
    """Return the route of a page that anyone may keep for a while.

    `counts` is for pages whose counts come from the index.
    """
    return path(route, kept(view, counts=counts), name=name)


def for_programs(route: str, view: View, name: str, *, counts: bool = False) -> URLPattern:
    """Return the route of what programs read, those of other sites too."""
    return path(route, open_to_all(kept(view, counts=counts)), name=name)


def list_routes(
    route: str, name: str, view: View, json: View, csv: View, *, counts: bool = False
) -> list[URLPattern]:
    """Return the routes of a page that ends in a slash, and of its formats, which do not."""
    return [
        page(f"{route}/", view, name, counts=counts),
        for_programs(f"{route}.json", json, f"{name}-json", counts=counts),
        for_programs(f"{route}.csv", csv, f"{name}-csv"),
    ]


def with_formats(
    route: str, name: str, view: View, formats: Formats, *, counts: bool = False
) -> list[URLPattern]:
    """Return the same routes, where the formats are one object."""
    return list_routes(route, name, view, formats.json, formats.csv, counts=counts)


urlpatterns = [
    page("", home, "home", counts=True),
    for_programs("home.json", home_json, "home-json", counts=True),
    page("search", search, "search", counts=True),
    for_programs("search.json", search_json, "search-json", counts=True),
    for_programs("search.csv", search_csv, "search-csv", counts=True),
    page("search/facets", facet_values, "facets", counts=True),
    for_programs("search/facets.json", facet_values_json, "facets-json", counts=True),
    for_programs("search/facets.csv", facet_values_csv, "facets-csv", counts=True),
    for_programs("complete", completion, "complete", counts=True),
    for_programs("complete.json", completion, "complete-json", counts=True),
    for_programs("complete.csv", completion_csv, "complete-csv", counts=True),
    page("complete.opensearch", opensearch_suggestions, "opensearch-suggestions", counts=True),
    page("concordance", concordance_page, "concordance", counts=True),
    for_programs("concordance.json", concordance_json, "concordance-json", counts=True),
    for_programs("concordance.csv", concordance_csv, "concordance-csv", counts=True),
    page("compare", compare_page, "compare", counts=True),
    for_programs("compare.json", compare_json, "compare-json", counts=True),
    for_programs("compare.csv", compare_csv, "compare-csv", counts=True),
    page("trends", trends, "trends", counts=True),
    for_programs("trends.json", trends_json, "trends-json", counts=True),
    for_programs("trends.csv", trends_csv, "trends-csv", counts=True),
    path("resolve", resolve, name="resolve"),
    path("resolve.json", open_to_all(resolve_json), name="resolve-json"),
    path("resolve.csv", open_to_all(resolve_csv), name="resolve-csv"),
    path("cards/", cards, name="cards"),
    page("cards/<slug:key>", card, "card", counts=True),
    for_programs("cards/<slug:key>.json", card_json, "card-json", counts=True),
    for_programs("cards/<slug:key>.csv", card_csv, "card-csv", counts=True),
    *with_formats("meetings", "meetings", meetings, MEETINGS),
    *with_formats("meetings/<int:year>", "meetings", meetings_of_year, MEETINGS),
    *with_formats("meetings/<int:year>/<int:month>", "meetings", meetings_of_month, MEETINGS),
    *list_routes(
        "council/<int:year>", "council", council_of_year, council_of_year_json, council_of_year_csv
    ),
    *list_routes("coverage", "coverage", coverage, coverage_json, coverage_csv),
    *list_routes(
        "coverage/<int:year>",
        "coverage",
        coverage_of_year,
        coverage_of_year_json,
        coverage_of_year_csv,
    ),
    *with_formats("countries", "countries", countries, COUNTRIES, counts=True),
    *with_formats("countries/<slug:slug>", "country", country, COUNTRY, counts=True),
    *with_formats("organizations", "organizations", organizations, ORGANIZATIONS, counts=True),
    *with_formats(
        "organizations/<slug:slug>", "organization", organization, ORGANIZATION, counts=True
    ),
    *with_formats("speakers", "speakers", speakers, SPEAKERS),
    *with_formats("speakers/<slug:slug>", "speaker", speaker, SPEAKER, counts=True),
    *with_formats("documents", "documents", documents, DOCUMENTS),
    *with_formats("agenda", "agenda-items", agenda_items, AGENDA_ITEMS),
    *with_formats("agenda/<slug:slug>", "agenda-item", agenda_item, AGENDA_ITEM, counts=True),
    *list_routes("data", "data", data_page, data_json, data_csv),
    for_programs("data/<slug:name>.csv", dump_csv, "dump-csv"),
    for_programs("data/<slug:name>.jsonl", dump_jsonl, "dump-jsonl"),
    page("about", about, "about"),
    page("help", help_page, "help"),
    page("opensearch.xml", opensearch, "opensearch"),
    page("robots.txt", robots, "robots"),
    path("sitemap.xml", kept(sitemap_views.index), {"sitemaps": sitemaps()}, name="sitemap"),
    path(
        "sitemap-<slug:section>.xml",
        kept(sitemap_views.sitemap),
        {"sitemaps": sitemaps()},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    page("<path:symbol>/similar", similar, "similar", counts=True),
    for_programs("<path:symbol>/similar.json", similar_json, "similar-json", counts=True),
    for_programs("<path:symbol>/similar.csv", similar_csv, "similar-csv", counts=True),
    path("<path:symbol>/report", report, name="report"),
    for_programs("<path:symbol>.bib", reference_bib, "reference-bib"),
    for_programs("<path:symbol>.ris", reference_ris, "reference-ris"),
    for_programs("<path:symbol>.csl.json", reference_csl, "reference-csl"),
    for_programs("<path:symbol>.json", record_json, "record-json"),
    for_programs("<path:symbol>.csv", record_csv, "record-csv"),
    page("<path:symbol>", record, "record"),
]

# Pages are there in every language that is offered, each at an address that begins with it.
# Data, whose address ends in the name of a format, are the same to all and there once.
_FORMAT = re.compile(r"\.[a-z]+$")
data = [route for route in urlpatterns if _FORMAT.search(str(route.pattern))]
pages = [route for route in urlpatterns if not _FORMAT.search(str(route.pattern))]
