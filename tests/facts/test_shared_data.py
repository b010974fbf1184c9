"""The facts agree with the tables that the project was given to check against."""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from statements.facts import (
    country_of,
    members_on,
    organization_of,
    president_on,
    resolution_year,
    seat_on,
)

# The table gives the elected seat of 1991-1992 to Côte d'Ivoire, which sat in 1990-1991;
# the member was India, as the vote on resolution 748 (1992) in S/PV.3063 shows.
WRONG_IN_TABLE = {1992: ("cote-divoire", "india")}
# Resolutions that the table of meetings dates to a year other than that of adoption.
MISDATED_RESOLUTIONS = {207, 770, 771}


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(
            lines,
            delimiter=delimiter,
            quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        )


def test_membership_1992_to_2023_is_that_of_the_table(shared_data: Path) -> None:
    members: dict[int, set[tuple[str, str]]] = {year: set() for year in range(1992, 2024)}
    for row in rows(shared_data / "facts" / "council_membership.csv"):
        country = country_of(row["country_org"])
        assert country is not None, row
        for year in range(int(row["start_year"]), int(row["end_year"]) + 1):
            if year in members:
                members[year].add((country.slug, row["seat"]))
    for year, (wrong, right) in WRONG_IN_TABLE.items():
        members[year].remove((wrong, "elected"))
        members[year].add((right, "elected"))
    for year, expected in members.items():
        for day in (datetime.date(year, 1, 1), datetime.date(year, 12, 31)):
            assert {(slug, seat_on(slug, day)) for slug in members_on(day)} == expected


def test_every_state_of_the_crosswalk_has_its_code(shared_data: Path) -> None:
    """Former states are there under the code of a successor, here under their own."""
    for row in rows(shared_data / "facts" / "entities.csv"):
        country = country_of(row["country_org"])
        if row["entity_type"] != "state":
            assert country is None, row
            continue
        assert country is not None, row
        codes = {country.alpha3}
        if country.status == "former":
            codes = {"COD"} if country.slug == "zaire" else {"SRB"}
        assert row["iso3"] in codes, row


def test_every_alias_of_the_crosswalk_meets_its_canonical_label(shared_data: Path) -> None:
    for row in rows(shared_data / "facts" / "country_aliases.csv"):
        alias = country_of(row["alias"]) or organization_of(row["alias"])
        canonical = country_of(row["canonical"]) or organization_of(row["canonical"])
        if canonical is not None:
            assert alias == canonical, row


def test_every_frequent_label_of_version_6_1_is_known(shared_data: Path) -> None:
    for row in rows(shared_data / "facts" / "v6_1_speeches_per_country_org_table3.csv"):
        if int(row["speeches"]) > 4:
            label = row["country_org"]
            assert country_of(label) or organization_of(label), label


@pytest.mark.parametrize(
    ("table", "column"),
    [("corpus-v5/speaker.tsv", "country"), ("corpus-v6.1/speaker.tsv", "country_org")],
)
def test_no_state_of_a_corpus_is_unknown(shared_data: Path, table: str, column: str) -> None:
    """The labels that are left are organizations that ingest makes as it meets them."""
    labels = {row[column] or "" for row in rows(shared_data / table, "\t")}
    unknown = {x for x in labels if not (country_of(x) or organization_of(x))}
    assert unknown <= {
        "",
        "Arab Human Rights Foundation",
        "Fondasyon Je Klere (FJKL)",
        "Group of Friends of Children and Armed Conflict",
        "Haitian Bars Federation",
        "Individual",
        "Municipal Association of Women",
        "Women's Monthly Forum on Peace and Political Processes in South Sudan",
    }


def test_every_affiliation_in_a_heading_is_a_country(shared_data: Path) -> None:
    for row in rows(shared_data / "gold" / "speaker_headings.tsv", "\t"):
        affiliation = row["affiliation"]
        if affiliation and not affiliation.startswith("spoke "):
            assert country_of(affiliation), row


def test_presidents_are_those_who_open_the_meetings(shared_data: Path) -> None:
    openings = [
        row
        for row in rows(shared_data / "corpus-v5" / "speaker.tsv", "\t")
        if row["speech"] == "1" and row["participanttype"] == "The President"
    ]
    assert openings
    for row in openings:
        if row["spv"].isdigit():  # The letters of 2020 are dated after the meeting.
            day = datetime.date(int(row["year"]), int(row["month"]), int(row["day"]))
            country = country_of(row["country"])
            assert country is not None, row
            assert president_on(day) == country.slug, row


def test_resolutions_are_of_the_year_that_the_table_tells(shared_data: Path) -> None:
    for row in rows(shared_data / "facts" / "sc_resolutions_from_meeting_tables.csv"):
        number = int(row["resolution"])
        if number not in MISDATED_RESOLUTIONS:
            assert resolution_year(number) == int(row["res_year"]), row
        else:
            assert resolution_year(number) == int(row["meeting_year"]), row
