"""The addresses of the archive. A UN symbol is its own address, so the record comes last."""

from __future__ import annotations

from django.urls import URLPattern, path

from statements.pages.agenda import agenda_item, agenda_items
from statements.pages.caching import View, kept
from statements.pages.completion import completion
from statements.pages.concordance import concordance_csv, concordance_json, concordance_page
from statements.pages.countries import countries, country
from statements.pages.documents import documents
from statements.pages.home import home
from statements.pages.meetings import meetings, meetings_of_year
from statements.pages.organizations import organization, organizations
from statements.pages.record import record
from statements.pages.resolve import resolve, resolve_csv, resolve_json
from statements.pages.search import search, search_csv, search_json
from statements.pages.speakers import speaker, speakers
from statements.pages.texts import about, help_page, robots
from statements.pages.trends import trends, trends_csv, trends_json


def page(route: str, view: View, name: str) -> URLPattern:
    """Return the route of a page that anyone may keep for a while."""
    return path(route, kept(view), name=name)


urlpatterns = [
    page("", home, "home"),
    page("search", search, "search"),
    page("search.json", search_json, "search-json"),
    page("search.csv", search_csv, "search-csv"),
    page("complete", completion, "complete"),
    page("concordance", concordance_page, "concordance"),
    page("concordance.json", concordance_json, "concordance-json"),
    page("concordance.csv", concordance_csv, "concordance-csv"),
    page("trends", trends, "trends"),
    page("trends.json", trends_json, "trends-json"),
    page("trends.csv", trends_csv, "trends-csv"),
    path("resolve", resolve, name="resolve"),
    path("resolve.json", resolve_json, name="resolve-json"),
    path("resolve.csv", resolve_csv, name="resolve-csv"),
    page("meetings/", meetings, "meetings"),
    page("meetings/<int:year>/", meetings_of_year, "meetings"),
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
    page("robots.txt", robots, "robots"),
    page("<path:symbol>", record, "record"),
]
