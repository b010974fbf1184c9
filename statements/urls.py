"""The addresses of the archive. A UN symbol is its own address, so the record comes last."""

from __future__ import annotations

from django.contrib.sitemaps import views as sitemap_views
from django.urls import URLPattern, path

from statements.pages.agenda import agenda_item, agenda_items
from statements.pages.caching import View, kept
from statements.pages.calendar import meetings, meetings_of_month, meetings_of_year
from statements.pages.compare import compare_csv, compare_json, compare_page
from statements.pages.completion import completion, opensearch_suggestions
from statements.pages.concordance import concordance_csv, concordance_json, concordance_page
from statements.pages.council import council_of_year
from statements.pages.countries import countries, country
from statements.pages.coverage import coverage, coverage_json, coverage_of_year
from statements.pages.documents import documents
from statements.pages.facets import facet_values, facet_values_csv, facet_values_json
from statements.pages.home import home
from statements.pages.organizations import organization, organizations
from statements.pages.record import record
from statements.pages.resolve import resolve, resolve_csv, resolve_json
from statements.pages.search import search, search_csv, search_json
from statements.pages.similar import similar, similar_csv, similar_json
from statements.pages.sitemaps import sitemaps
from statements.pages.speakers import speaker, speakers
from statements.pages.texts import about, help_page, opensearch, robots
from statements.pages.trends import trends, trends_csv, trends_json


def page(route: str, view: View, name: str, *, counts: bool = False) -> URLPattern:
    """Return the route of a page that anyone may keep for a while.

    `counts` is for pages whose counts come from the index.
    """
    return path(route, kept(view, counts=counts), name=name)


urlpatterns = [
    page("", home, "home", counts=True),
    page("search", search, "search", counts=True),
    page("search.json", search_json, "search-json", counts=True),
    page("search.csv", search_csv, "search-csv", counts=True),
    page("search/facets", facet_values, "facets", counts=True),
    page("search/facets.json", facet_values_json, "facets-json", counts=True),
    page("search/facets.csv", facet_values_csv, "facets-csv", counts=True),
    page("complete", completion, "complete", counts=True),
    page("complete.opensearch", opensearch_suggestions, "opensearch-suggestions", counts=True),
    page("concordance", concordance_page, "concordance", counts=True),
    page("concordance.json", concordance_json, "concordance-json", counts=True),
    page("concordance.csv", concordance_csv, "concordance-csv", counts=True),
    page("compare", compare_page, "compare", counts=True),
    page("compare.json", compare_json, "compare-json", counts=True),
    page("compare.csv", compare_csv, "compare-csv", counts=True),
    page("trends", trends, "trends", counts=True),
    page("trends.json", trends_json, "trends-json", counts=True),
    page("trends.csv", trends_csv, "trends-csv", counts=True),
    path("resolve", resolve, name="resolve"),
    path("resolve.json", resolve_json, name="resolve-json"),
    path("resolve.csv", resolve_csv, name="resolve-csv"),
    page("meetings/", meetings, "meetings"),
    page("meetings/<int:year>/", meetings_of_year, "meetings"),
    page("meetings/<int:year>/<int:month>/", meetings_of_month, "meetings"),
    page("council/<int:year>/", council_of_year, "council"),
    page("coverage/", coverage, "coverage"),
    page("coverage/<int:year>/", coverage_of_year, "coverage"),
    page("coverage.json", coverage_json, "coverage-json"),
    page("countries/", countries, "countries"),
    page("countries/<slug:slug>/", country, "country"),
    page("organizations/", organizations, "organizations"),
    page("organizations/<slug:slug>/", organization, "organization"),
    page("speakers/", speakers, "speakers"),
    page("speakers/<slug:slug>/", speaker, "speaker"),
    page("documents/", documents, "documents"),
    page("agenda/", agenda_items, "agenda-items"),
    page("agenda/<slug:slug>/", agenda_item, "agenda-item"),
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
    page("<path:symbol>/similar.json", similar_json, "similar-json", counts=True),
    page("<path:symbol>/similar.csv", similar_csv, "similar-csv", counts=True),
    page("<path:symbol>", record, "record"),
]
