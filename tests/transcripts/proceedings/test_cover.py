from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.cover import Cover, read_cover, symbol_in
from statements.transcripts.records import MeetingKind, ParsedSeat
from tests.transcripts.printed import printed_texts

MODERN = """United Nations S/PV.8706 (Resumption 1)
Security Council
Seventy-fifth year
8706th meeting
Wednesday, 22 January 2020, 10 a.m.
New York
Provisional
President: Mr. Roe. . . . . . . . . . (Viet Nam)
Members: Belgium. . . . . . . . . . . Ms. Peeters
United Kingdom of Great Britain and
Northern Ireland . . . . . . . . . . . Sir Jan Doe
Agenda
The situation in the Middle East, including
the Palestinian question
Letter dated 4 May 2019 from the Permanent Representative of
Examples (S/2019/9901)
Note by the President (S/2019/9902)
This record contains the text of speeches delivered in English."""

OLD = """PROVISIONAL
S/PV.2750 (Part I)
6 March 1987
Held at Headquarters, New York,
on Thursday, 5 March 1987, at 10.30 a.m.
President: Mr. ROE (Bulgaria)
later: Mr. VERNON WALTERS (United States of America)
Members: China    Mr. LI Ming
Ghana\tMr. ANSAH"""


def read(written: str) -> Cover:
    return read_cover([PrintedLine(line) for line in written.splitlines()])


def test_a_cover_of_today() -> None:
    cover = read(MODERN)
    assert (cover.symbol, cover.number) == ("S/PV.8706 (Resumption 1)", 8706)
    assert (cover.year_of_council, cover.provisional) == ("Seventy-fifth year", True)
    assert (cover.date, cover.scheduled) == (datetime.date(2020, 1, 22), datetime.time(10))
    assert (cover.city, cover.kind) == ("New York", MeetingKind.IN_PERSON)
    assert (cover.president, cover.president_country) == ("Mr. Roe", "Viet Nam")
    assert cover.seats == (
        ParsedSeat("Viet Nam", "Mr. Roe", presiding=True),
        ParsedSeat("Belgium", "Ms. Peeters"),
        ParsedSeat("United Kingdom", "Sir Jan Doe"),
    )
    assert cover.agenda == (
        "The situation in the Middle East, including the Palestinian question",
        "Letter dated 4 May 2019 from the Permanent Representative of Examples (S/2019/9901)",
        "Note by the President (S/2019/9902)",
    )


def test_a_cover_of_the_1980s() -> None:
    cover = read(OLD)
    assert (cover.symbol, cover.city) == ("S/PV.2750 (Part I)", "New York")
    assert (cover.date, cover.scheduled) == (datetime.date(1987, 3, 5), datetime.time(10, 30))
    assert cover.president == "Mr. Roe/Mr. Vernon Walters"
    assert [seat.representative for seat in cover.seats[1:]] == ["Mr. Li Ming", "Mr. Ansah"]


def test_a_cover_without_names() -> None:
    cover = read("Present: The representatives of the following\ncountries: China, France, Iraq.")
    assert [seat.country for seat in cover.seats] == ["China", "France", "Iraq"]


def test_a_private_meeting() -> None:
    cover = read("Official communiqué of the 8712th (closed) meeting of the Security Council")
    assert (cover.number, cover.kind) == (8712, MeetingKind.PRIVATE)


def test_a_symbol_in_any_spelling() -> None:
    assert symbol_in("S/PV.8699(ResumptionI)") == "S/PV.8699 (Resumption 1)"
    assert symbol_in("S/2020/254") == ""


@given(st.one_of(printed_texts, printed_texts.map(lambda text: f"{MODERN}\n{text}")))
def test_no_cover_raises(written: str) -> None:
    assert "" not in read(written).agenda
