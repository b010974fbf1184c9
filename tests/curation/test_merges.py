"""Two speakers become one, and two again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection

from statements.curation.aliases import reassign
from statements.curation.corrections import correct_fields
from statements.curation.errors import CurationError
from statements.curation.merges import current_speaker, merge, undo
from statements.models import Correction, Meeting, Merge, Speaker, SpeakerAlias, Statement
from tests.factories import make_country, make_organization

from .records import make_meeting, make_speaker, make_statement

pytestmark = pytest.mark.django_db


def said_by(speaker: Speaker) -> set[int]:
    return set(Statement.objects.filter(speaker=speaker.pk).values_list("pk", flat=True))


def three_speakers() -> list[tuple[Speaker, Statement]]:
    japan = make_country()
    speakers = [make_speaker(f"Mr. {name}", japan) for name in ("Able", "Baker", "Charlie")]
    return [(speaker, make_statement(make_meeting(), speaker)) for speaker in speakers]


def test_everything_goes_over(curator: User) -> None:
    (kept, own), (absorbed, other), _ = three_speakers()
    meeting = make_meeting(president=absorbed)
    record = merge(kept, absorbed, curator=curator, reason="One person.")
    assert said_by(kept) == {own.pk, other.pk}
    meeting.refresh_from_db()
    assert meeting.president == kept
    assert {alias.printed for alias in kept.aliases.all()} == {"Mr. Able", "Mr. Baker"}
    assert not Speaker.objects.filter(pk=absorbed.pk).exists()
    assert (record.curator_id, record.reason) == (curator.pk, "One person.")


def test_undoing_gives_everything_back(curator: User) -> None:
    (kept, own), (absorbed, other), _ = three_speakers()
    meeting = make_meeting(president=absorbed)
    before = Speaker.objects.filter(pk=absorbed.pk).values().get()
    record = merge(kept, absorbed, curator=curator, reason="One person.")
    undo(record, curator=curator)
    assert Speaker.objects.filter(pk=absorbed.pk).values().get() == before
    assert (said_by(kept), said_by(absorbed)) == ({own.pk}, {other.pk})
    assert [alias.printed for alias in absorbed.aliases.all()] == ["Mr. Baker"]
    meeting.refresh_from_db()
    assert meeting.president == absorbed
    assert record.undone_at is not None


def test_the_old_address_leads_to_the_kept_speaker(curator: User) -> None:
    (kept, _), (absorbed, _), (last, _) = three_speakers()
    slug = absorbed.slug
    first = merge(kept, absorbed, curator=curator, reason="x")
    assert current_speaker(slug) == kept
    second = merge(last, kept, curator=curator, reason="x")
    assert current_speaker(slug) == current_speaker(kept.slug) == last
    undo(second)
    assert current_speaker(slug) == kept
    undo(first)
    assert current_speaker(slug) == absorbed
    assert current_speaker("nobody") is None


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_chain_is_undone_in_any_order(curator: User, order: tuple[int, int]) -> None:
    (able, a), (baker, b), (charlie, c) = three_speakers()
    merges = [
        merge(baker, charlie, curator=curator, reason="x"),
        merge(able, baker, curator=curator, reason="x"),
    ]
    assert said_by(able) == {a.pk, b.pk, c.pk}
    for place in order:
        undo(Merge.objects.get(pk=merges[place].pk))
    assert (said_by(able), said_by(baker), said_by(charlie)) == ({a.pk}, {b.pk}, {c.pk})
    assert {alias.speaker_id: alias.printed for alias in SpeakerAlias.objects.all()} == {
        able.pk: "Mr. Able",
        baker.pk: "Mr. Baker",
        charlie.pk: "Mr. Charlie",
    }


def test_what_came_in_since_goes_back_too(curator: User) -> None:
    (kept, _), (absorbed, other), _ = three_speakers()
    record = merge(kept, absorbed, curator=curator, reason="x")
    new = make_statement(make_meeting(), kept, heading="Mr. Baker (Japan) (spoke in French):")
    undo(record)
    assert said_by(absorbed) == {other.pk, new.pk}


def test_what_a_curator_has_moved_since_stays(curator: User) -> None:
    (kept, own), (absorbed, other), (third, _) = three_speakers()
    pinned = make_statement(other.meeting, absorbed)
    record = merge(kept, absorbed, curator=curator, reason="x")
    correct_fields(other, {"speaker": third}, curator=curator, reason="Seen.")
    correct_fields(pinned, {"speaker": kept}, curator=curator, reason="Heard.")
    undo(record)
    assert said_by(absorbed) == set()
    assert said_by(kept) == {own.pk, pinned.pk}
    assert {each.source_value for each in Correction.objects.all()} == {absorbed.pk}


def test_corrections_follow_the_speaker(curator: User) -> None:
    (kept, own), (absorbed, other), (third, _) = three_speakers()
    correct_fields(own, {"speaker": absorbed}, curator=curator, reason="Seen.")
    correct_fields(other, {"speaker": third}, curator=curator, reason="Heard.")
    record = merge(kept, absorbed, curator=curator, reason="x")
    to_absorbed, from_absorbed = Correction.objects.order_by("pk")
    assert (to_absorbed.value, to_absorbed.source_value) == (kept.pk, kept.pk)
    assert (from_absorbed.value, from_absorbed.source_value) == (third.pk, kept.pk)
    undo(record)
    to_absorbed, from_absorbed = Correction.objects.order_by("pk")
    assert to_absorbed.value == absorbed.pk
    assert from_absorbed.source_value == absorbed.pk
    assert said_by(absorbed) == {own.pk}


def test_a_speaker_is_not_merged_with_itself(curator: User) -> None:
    (kept, _), *_ = three_speakers()
    with pytest.raises(CurationError, match="itself"):
        merge(kept, kept, curator=curator, reason="x")


def test_a_speaker_is_not_merged_twice(curator: User) -> None:
    (kept, _), (absorbed, _), (third, _) = three_speakers()
    merge(kept, Speaker.objects.get(pk=absorbed.pk), curator=curator, reason="x")
    with pytest.raises(CurationError, match="Baker is not there any more"):
        merge(third, absorbed, curator=curator, reason="x")


def test_a_merge_needs_a_reason(curator: User) -> None:
    (kept, _), (absorbed, _), _ = three_speakers()
    with pytest.raises(CurationError, match="reason"):
        merge(kept, absorbed, curator=curator, reason="")
    assert Speaker.objects.filter(pk=absorbed.pk).exists()


def test_a_merge_is_not_undone_twice(curator: User) -> None:
    (kept, _), (absorbed, _), _ = three_speakers()
    record = merge(kept, absorbed, curator=curator, reason="x")
    undo(record)
    with pytest.raises(CurationError, match="undone already"):
        undo(record)


def test_an_address_taken_since_is_named(curator: User) -> None:
    (kept, _), (absorbed, _), _ = three_speakers()
    record = merge(kept, absorbed, curator=curator, reason="x")
    Speaker.objects.create(name="Ms. Dog", slug=absorbed.slug)
    with pytest.raises(CurationError, match=r"now belongs to .*Dog"):
        undo(record)
    assert Merge.objects.get().undone_at is None


def test_a_delegation_gone_since_is_named(curator: User) -> None:
    (kept, _), *_ = three_speakers()
    union = make_organization()
    absorbed = Speaker.objects.create(name="Ms. Dog", slug="dog", organization=union)
    record = merge(kept, absorbed, curator=curator, reason="x")
    union.delete()
    with pytest.raises(CurationError, match=r"organization of .*Dog"):
        undo(record)


def test_the_history_names_the_curator(curator: User) -> None:
    (kept, _), (absorbed, other), _ = three_speakers()
    merge(kept, absorbed, curator=curator, reason="One person.")
    event = other.events.get()  # type: ignore[attr-defined]  # made by pghistory
    assert event.speaker_id == absorbed.pk
    assert event.pgh_context.metadata == {"user": curator.pk, "reason": "One person."}


def test_a_name_is_given_to_another_speaker_with_what_was_said_under_it(curator: User) -> None:
    japan = make_country()
    former, right = make_speaker("Mr. Able", japan), make_speaker("Mr. Baker", japan)
    alias = SpeakerAlias.objects.create(speaker=former, printed="Mr. Bakr", country=japan)
    meeting = make_meeting(
        president=former, president_printed="Mr. Bakr (Japan)", president_country=japan
    )
    misprinted = make_statement(meeting, former, heading="Mr. Bakr (Japan):")
    own = make_statement(meeting, former)
    unnamed = make_statement(meeting, former, heading="")
    elsewhere = make_statement(meeting, former, heading="Mr. Bakr (France):", country=None)
    assert reassign(alias, right, curator=curator, reason="A misprint.") == 2
    assert said_by(right) == {misprinted.pk}
    assert said_by(former) == {own.pk, unnamed.pk, elsewhere.pk}
    assert Meeting.objects.get(pk=meeting.pk).president == right
    alias.refresh_from_db()
    assert (alias.speaker, alias.reviewed) == (right, True)


def test_the_only_name_takes_statements_without_heading_along(curator: User) -> None:
    former, right = make_speaker("Mr. Able", make_country()), make_speaker("Mr. Baker")
    statement = make_statement(make_meeting(), former, heading="")
    alias = former.aliases.get()
    assert reassign(alias, right, curator=curator, reason="One person.") == 1
    assert said_by(right) == {statement.pk}


def test_a_corrected_statement_stays_but_its_source_follows_the_name(curator: User) -> None:
    (former, own), (right, _), (third, _) = three_speakers()
    correct_fields(own, {"speaker": third}, curator=curator, reason="Seen.")
    reassign(former.aliases.get(), right, curator=curator, reason="One person.")
    assert own.pk in said_by(third)
    assert Correction.objects.get().source_value == right.pk


def test_a_name_is_not_given_to_its_own_speaker(curator: User) -> None:
    (kept, _), *_ = three_speakers()
    with pytest.raises(CurationError, match="already"):
        reassign(kept.aliases.get(), kept, curator=curator, reason="x")


@pytest.mark.django_db(transaction=True)
def test_of_two_merges_at_once_one_is_refused() -> None:
    curator = User.objects.create_user("ada")
    (able, _), (_, b), (charlie, _) = three_speakers()

    def merge_into(kept: Speaker) -> str:
        try:
            merge(kept, Speaker.objects.get(name="Mr. Baker"), curator=curator, reason="x")
        except (CurationError, Speaker.DoesNotExist) as error:
            return type(error).__name__
        finally:
            connection.close()
        return "merged"

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(merge_into, (able, charlie)))
    assert outcomes.count("merged") == 1
    assert len(said_by(able) | said_by(charlie)) == 3
    assert Merge.objects.get().moved["statements"] == [b.pk]
