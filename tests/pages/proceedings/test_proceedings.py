"""What a meeting's page tells beside its statements: who was there, what happened, votes."""

from __future__ import annotations

import datetime
import itertools
import math
import re

import pytest
from django.test import Client

from statements.models import Direction, Meeting
from statements.pages.figures.horseshoe import MOST_SEATED, seated
from statements.pages.proceedings.events import by_statement, events_at
from statements.pages.proceedings.votes import MOST_DRAWN, results_of
from tests.pages.page import look
from tests.pages.small_record import (
    country,
    direction,
    document,
    invite,
    meeting,
    seat,
    speaker,
    statement,
    term,
    vote,
)

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">'


def plain(html: str) -> str:
    """The words of a page, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def order(html: str, *words: str) -> bool:
    """Whether `words` follow each other."""
    places = [html.index(word) for word in words]
    return places == sorted(places)


def test_the_masthead_tells_year_times_and_that_it_is_provisional(client: Client) -> None:
    held = meeting()
    held.year_of_council, held.provisional = "Seventy-first year", True
    held.opened, held.closed = datetime.time(10, 5), datetime.time(18, 30)
    held.save()
    words = plain(look(client, "/S/PV.7802").html)
    assert "Seventy-first year provisional" in words
    assert "called to order 10:05 a.m., rose 6:30 p.m." in words


def test_of_a_meeting_not_known_to_have_begun_the_hour_announced_is_told(client: Client) -> None:
    Meeting.objects.filter(pk=meeting().pk).update(scheduled=datetime.time(15))
    assert "announced for 3 p.m." in plain(look(client, "/S/PV.7802").html)


def test_attendance_tells_country_representative_and_seat(client: Client) -> None:
    held = meeting()
    japan, france, senegal = (
        country("Japan", "JPN"),
        country("France", "FRA"),
        country("Senegal", "SEN"),
    )
    term(japan, "elected", "2016-01-01", "2018-01-01")
    term(france, "permanent", "1946-01-17")
    seat(held, japan, "Mr. Bessho", speaker=speaker("Mr. Bessho", japan))
    seat(held, france, "Mr. Delattre")
    seat(held, senegal, "Mr. Ciss", presiding=True)
    page = look(client, "/S/PV.7802")
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page.html, re.DOTALL)
    assert [plain(row) for row in rows] == [
        "Senegal President Mr. Ciss not known",
        "France Mr. Delattre permanent",
        "Japan Mr. Bessho elected",
    ]
    assert {"/countries/france/", "/speakers/bessho-japan/"} <= set(page.addresses)
    assert "3 members" in page.text


def test_the_invited_stand_under_the_rule_with_their_office(client: Client) -> None:
    held = meeting()
    invite(held, 39, "Ms. Coninsx", office="Executive Director")
    invite(held, 37, country=country("Mali", "MLI"))
    invite(held, 0, "Mr. Nobody")
    words = look(client, "/S/PV.7802").words
    assert order(words, "Under rule 37", "Mali", "Under rule 39", "Ms. Coninsx, Exec", "Otherwise")


def test_a_meeting_of_which_nothing_more_is_known_has_no_empty_folds(client: Client) -> None:
    meeting()
    html = look(client, "/S/PV.7802").html
    assert 'class="fold' not in html
    assert 'class="vote"' not in html


@pytest.mark.parametrize("address", ["/S/PV.7802", "/S/PV.7802?text=whole"])
def test_directions_and_headings_stand_in_their_places(client: Client, address: str) -> None:
    held = meeting()
    for number in (1, 2):
        statement(held, number, [f"First of {number}.", f"Second of {number}."])
    direction(held, "The meeting was called to order.", kind="opened")
    direction(held, "Expression of thanks", 1, 2, kind="section")
    direction(held, "It was so decided.", 2, 2, kind="decided")
    html = look(client, address).html
    assert '<h3 class="section-heading" lang="en" dir="auto">Expression of thanks</h3>' in html
    assert '<p class="direction" lang="en" dir="auto">It was so decided.</p>' in html
    assert order(html, "called to order", "First of 1", "Expression of", "First of 2", "so decided")


def test_what_happened_in_midst_of_a_statement_stands_there(client: Client) -> None:
    held = meeting()
    statement(held, 1, ["Let us rise.", "Thank you."])
    direction(held, "A minute of silence was observed.", 1, 1, kind="silence")
    direction(held, "It was so decided.", 1, 2, kind="decided")
    whole = look(client, "/S/PV.7802?text=whole").html
    assert order(whole, "Let us rise", "minute of silence", "Thank you", "so decided")
    html = look(client, "/S/PV.7802/1").html
    assert order(html, "Let us rise", "minute of silence", "Thank you")
    assert "so decided" not in html


def test_what_followed_a_statement_not_held_follows_the_one_before_it() -> None:
    held = meeting()
    direction(held, "It was so decided.", 3, 1)
    happened = events_at(held)
    assert list(by_statement(happened, [1, 2, 5])) == [2]
    assert list(by_statement(happened, [4, 5])) == [0]
    assert list(by_statement(happened, [])) == [0]


def test_a_vote_follows_the_words_that_it_was_taken_with() -> None:
    held = meeting()
    direction(held, "A vote was taken by show of hands.", 1, 1, kind="vote")
    direction(held, "It was so decided.", 1, 1, kind="decided")
    direction(held, "A second vote was taken.", 1, 1, kind="vote")
    for _ in range(3):
        vote(held, 1, 1)
    vote(held)
    found = [
        event.result.vote.place if event.result else str(event.direction)
        for event in events_at(held)
    ]
    first, second = "A vote was taken by show of hands.", "A second vote was taken."
    assert found == [4, first, 1, "It was so decided.", second, 2, 3]


def test_a_vote_is_a_table_of_numbers_and_names(client: Client) -> None:
    held = meeting()
    statement(held, 1)
    draft, resolution = document("S/2016/900"), document("S/RES/2295 (2016)")
    vote(
        held,
        1,
        2,
        cast="ffa-x",
        method="show-of-hands",
        subject=draft,
        adopted=resolution,
        in_favour=2,
        against=1,
        abstaining=1,
        carried=True,
    )
    page = look(client, "/S/PV.7802")
    words = plain(page.html)
    assert "Vote by show of hands · on S/2016/900 · Carried · adopted as S/RES/2295 (2016)" in words
    assert "In favour 2 Member A , Member B" in words
    assert "Against 1 Member C Abstaining 1 Member D Did not take part 1 Member E" in words
    assert {"/S/2016/900", "/S/RES/2295(2016)", "/countries/member-a/"} <= set(page.addresses)
    assert page.html.count("translate(") == 5


def test_those_who_voted_are_drawn_at_their_seats_with_the_president_at_the_head(
    client: Client,
) -> None:
    held = meeting()
    held.president_country = country("Member A", "MAA")
    held.save()
    vote(held, cast="ffa-x")
    html = look(client, "/S/PV.7802").html
    drawn = r"<title>(.*?)</title>\s*<g.*?<(?:circle|path) class=\"([\w-]+)\""
    seats = re.findall(drawn, html[html.index("table-edge") :], re.DOTALL)
    assert seats == [
        ("Member D", "abstaining"),
        ("Member E", "absent"),
        ("Member A", "in-favour"),
        ("Member B", "in-favour"),
        ("Member C", "against"),
    ]
    assert re.findall(r"seat-presides\"[^>]*>(\w+)<", html) == ["MAA"]
    assert "Member A, which presided, is at the head" in plain(html)


@pytest.mark.parametrize("cast", ["f", "fa", "f" * 11, "fa-x" * 3 + "fff"])
def test_seats_stand_apart_within_the_drawing(cast: str) -> None:
    seats = seated(vote(meeting(), cast=cast).ballots.select_related("country"), None)
    assert [seat.country.name[-1] for seat in seats] == list("ABCDEFGHIJKLMNO"[: len(cast)])
    assert all(0 <= seat.x <= 304 and 0 <= seat.y <= 216 for seat in seats)
    assert all(12 <= seat.label_x <= 308 and 6 <= seat.label_y <= 226 for seat in seats)
    pairs = itertools.combinations(seats, 2)
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 20 for a, b in pairs)


def test_more_than_the_council_has_seats_are_not_seated() -> None:
    ballots = vote(meeting(), cast="f" * (MOST_SEATED + 1)).ballots.select_related("country")
    assert seated(ballots, None) == ()


def test_where_not_all_who_voted_are_named_no_seat_is_drawn(client: Client) -> None:
    vote(meeting(), cast="ff", in_favour=3, against=0, abstaining=0)
    html = look(client, "/S/PV.7802").html
    assert 'class="seat' not in html
    assert html.count("translate(") == 3


def test_a_vote_that_failed_says_so_and_nobody_was_absent(client: Client) -> None:
    held = meeting()
    vote(held, in_favour=3, against=7, abstaining=5, carried=False)
    words = plain(look(client, "/S/PV.7802").html)
    assert "Vote · Not carried" in words
    assert "In favour 3 not named" in words
    assert "Did not take part" not in words


def test_lists_that_do_not_agree_with_the_result_are_told() -> None:
    vote(meeting(), cast="ff", in_favour=15, against=0, abstaining=0)
    (result,) = results_of(meeting("S/PV.1").votes.model.objects.all())
    assert [(side.count, len(side.named), side.differs) for side in result.sides] == [
        (15, 2, True),
        (0, 0, False),
        (0, 0, False),
    ]


def test_a_result_misread_as_thousands_is_told_and_not_drawn(client: Client) -> None:
    vote(meeting(), in_favour=MOST_DRAWN + 1, against=0, abstaining=0)
    html = look(client, "/S/PV.7802").html
    assert "translate(" not in html
    assert str(MOST_DRAWN + 1) in html


def test_a_vote_of_which_nothing_is_told_says_so(client: Client) -> None:
    vote(meeting(), method="secret-ballot")
    words = plain(look(client, "/S/PV.7802").html)
    assert "Vote by secret ballot" in words
    assert "does not say who voted how" in words


def test_a_document_tells_the_votes_on_it(client: Client) -> None:
    resolution, draft = document("S/RES/2295 (2016)"), document("S/2016/900")
    vote(meeting(), cast="f-", subject=draft, adopted=resolution, carried=True)
    for address in ("/S/RES/2295(2016)", "/S/2016/900"):
        page = look(client, address)
        assert "Member B" in page.text
        assert "/S/PV.7802" in page.addresses
    document("S/2016/901")
    assert "Put to the vote" not in look(client, "/S/2016/901").text


def test_hostile_proceedings_are_printed_and_never_run(client: Client) -> None:
    held = meeting()
    statement(held, 1, ["one", "two"])
    seat(held, country(HOSTILE, "XXX"), HOSTILE)
    invite(held, 39, HOSTILE, office=HOSTILE)
    direction(held, HOSTILE, 1, 1)
    direction(held, HOSTILE, 1, 1, kind="section")
    vote(held, 1, 1, method="<img src=x>")
    Meeting.objects.update(year_of_council="<script>alert(1)</script>")
    for address in ("/S/PV.7802", "/S/PV.7802?text=whole", "/S/PV.7802/1"):
        html = client.get(address).content.decode()
        assert "<script>" not in html
        assert "<img" not in html
    assert Direction.objects.count() == 2


def test_a_remark_within_a_speech_is_left_out_of_the_outline(client: Client) -> None:
    held = meeting()
    statement(held, 1, ["First.", "Second."])
    direction(held, "(spoke in English)", 1, 1, kind="other")
    assert "(spoke in English)" not in look(client, "/S/PV.7802").html
    assert "(spoke in English)" in look(client, "/S/PV.7802?text=whole").html


def test_a_communique_and_a_footnote_are_told_from_stage_directions(client: Client) -> None:
    held = meeting("S/PV.9701")
    direction(held, "Held in private.", kind="communique")
    direction(held, "1 See S/PV.9670.", kind="note")
    html = look(client, "/S/PV.9701").html
    assert '<p class="communique" lang="en" dir="auto">Held in private.</p>' in html
    assert '<p class="direction footnote" lang="en" dir="auto">1 See S/PV.9670.</p>' in html
