"""Malformed tables: the fault is named with file, line and reason."""

from pathlib import Path

import pytest

from statements.facts.council import read_terms, read_vacancies
from statements.facts.countries import read_countries
from statements.facts.organizations import read_organizations
from statements.facts.resolutions import read_resolution_years
from statements.facts.tables import FactsError, read_rows

COUNTRIES = "slug,name,official_name,alpha3,status,regional_group,admitted,ended,successors\n"
JAPAN = "japan,Japan,Japan,JPN,member,asia-pacific,1956-12-18,,\n"
TERMS = "country,seat,start,end,note\n"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the header must be: one,two"),
        ("one;two\n", 1, "the header must be: one,two"),
        ("one,two\na,b\nc\n", 3, "1 cells where 2 belong"),
        ("one,two\na,b,c\n", 2, "3 cells where 2 belong"),
        ("one,two\na, b\n", 2, "white space around “b” in two"),
        ('one,two\n"a"b,c\n', 2, "',' expected after '\"'"),
        (b"one,two\n\xff,b\n", 1, "not UTF-8: invalid start byte"),
    ],
)
def test_a_malformed_table(tmp_path: Path, text: str | bytes, line: int, reason: str) -> None:
    path = write(tmp_path, "facts.csv", text)
    with pytest.raises(FactsError) as fault:
        list(read_rows(path, ("one", "two")))
    assert (fault.value.file, fault.value.line) == ("facts.csv", line)
    assert str(fault.value) == f"facts.csv, line {line}: {reason}"


def test_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"absent\.csv, line 1: cannot be read: No such file"):
        list(read_rows(tmp_path / "absent.csv", ("one",)))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (JAPAN, "slug “japan” is used twice"),
        (JAPAN.replace("japan,Japan,Japan", "nippon,Nippon,Nippon"), "alpha3 “JPN” is used twice"),
        ("nippon,JAPAN,Nippon,NIP,other,,,,\n", "“JAPAN” cannot be told from"),
        ("nippon,,Nippon,NIP,other,,,,\n", "name is empty"),
        ("nippon,Nippon,Nippon,nip,other,,,,\n", "alpha3 is “nip”, not three capital letters"),
        ("nippon,Nippon,Nippon,NIP,island,,,,\n", "status is “island”, not one of: former"),
        ("nippon,Nippon,Nippon,NIP,other,asian,,,\n", "regional_group is “asian”, not one of"),
        ("nippon,Nippon,Nippon,NIP,member,,18 Dec,,\n", "admitted is “18 Dec”, not a date"),
        ("nippon,Nippon,Nippon,NIP,member,,,,\n", "a member has a day of admission"),
        ("nippon,Nippon,Nippon,NIP,former,,,,\n", "a former country, and no other, has an end"),
        ("nippon,Nippon,Nippon,NIP,former,,1950-01-02,1950-01-01,\n", "it ended before it was"),
        ("nippon,Nippon,Nippon,NIP,former,,,1950-01-01,edo\n", "there is no country “edo”"),
    ],
)
def test_a_malformed_country(tmp_path: Path, row: str, reason: str) -> None:
    write(tmp_path, "countries.csv", COUNTRIES + JAPAN + row)
    write(tmp_path, "country_aliases.csv", "alias,country,note\n")
    with pytest.raises(FactsError, match=reason) as fault:
        read_countries(tmp_path)
    assert (fault.value.file, fault.value.line) == ("countries.csv", 3)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Nippon,nippon,", "there is no “nippon” for it to mean"),
        (",japan,", "alias is empty"),
        ("(the),japan,", "no letters to know it by"),
    ],
)
def test_a_malformed_alias(tmp_path: Path, row: str, reason: str) -> None:
    write(tmp_path, "countries.csv", COUNTRIES + JAPAN)
    write(tmp_path, "country_aliases.csv", f"alias,country,note\n{row}\n")
    with pytest.raises(FactsError, match=r"country_aliases\.csv, line 2: .*" + reason.strip("()")):
        read_countries(tmp_path)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("un,UN,,un,", "slug “un” is used twice"),
        ("uno,UN,,un,", "“UN” cannot be told from"),
        ("who,WHO,,firm,", "kind is “firm”, not one of"),
        ("who,WHO,,agency,world", "“world” cannot be its parent"),
        ("who,WHO,,agency,who", "“who” cannot be its parent"),
    ],
)
def test_a_malformed_organization(tmp_path: Path, row: str, reason: str) -> None:
    table = f"slug,name,abbreviation,kind,parent\nun,United Nations,UN,un,\n{row}\n"
    write(tmp_path, "organizations.csv", table)
    write(tmp_path, "organization_aliases.csv", "alias,organization,note\n")
    with pytest.raises(FactsError, match=rf"organizations\.csv, line 3: .*{reason}"):
        read_organizations(tmp_path)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("atlantis,elected,1950-01-01,1951-12-31,", "country is “atlantis”, not one of: japan"),
        ("japan,guest,1950-01-01,1951-12-31,", "seat is “guest”, not one of"),
        ("japan,elected,1951-01-01,1950-12-31,", "the term ends before it starts"),
        ("japan,elected,1959-12-31,1961-12-30,", "japan has another term on 1959-12-31"),
        ("japan,elected,,1961-12-30,", "start is empty"),
    ],
)
def test_a_malformed_term(tmp_path: Path, row: str, reason: str) -> None:
    table = f"{TERMS}japan,elected,1958-01-01,1959-12-31,\n{row}\n"
    with pytest.raises(FactsError, match=rf"terms\.csv, line 3: .*{reason}"):
        read_terms(write(tmp_path, "terms.csv", table), ["japan"])


def test_a_term_that_continues_leaves_no_room_for_another(tmp_path: Path) -> None:
    table = f"{TERMS}japan,permanent,1958-01-01,,\njapan,elected,2000-01-01,2001-12-31,\n"
    with pytest.raises(FactsError, match=r"line 3: japan has another term on 2000-01-01"):
        read_terms(write(tmp_path, "terms.csv", table), ["japan"])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1980-01-06,1980-01-01,1,", "the vacancy ends before it starts"),
        ("1980-01-01,1980-01-06,0,", "seats is “0”, not a number above zero"),
        ("1980-01-01,1980-01-06,one,", "seats is “one”, not a number above zero"),
    ],
)
def test_a_malformed_vacancy(tmp_path: Path, row: str, reason: str) -> None:
    with pytest.raises(FactsError, match=f"line 2: {reason}"):
        read_vacancies(write(tmp_path, "vacancies.csv", f"start,end,seats,note\n{row}\n"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1948,16,37", "a year or a resolution is skipped"),
        ("1947,17,37", "a year or a resolution is skipped"),
        ("1947,16,15", "the last resolution comes before the first"),
    ],
)
def test_a_malformed_resolution_year(tmp_path: Path, row: str, reason: str) -> None:
    path = write(tmp_path, "years.csv", f"year,first,last\n1946,1,15\n{row}\n")
    with pytest.raises(FactsError, match=f"line 3: {reason}"):
        read_resolution_years(path)
