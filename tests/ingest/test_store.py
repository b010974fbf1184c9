"""What ingest makes of a meeting in the record."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from statements.ingest.report import Fate
from statements.ingest.run import Options
from statements.models import (
    AgendaItem,
    Citation,
    Document,
    IngestRun,
    Label,
    Meeting,
    Organization,
    Problem,
    Redirect,
    Source,
    Speaker,
    SpeakerAlias,
    Statement,
)

from .conftest import BESSHO, DELATTRE, ingest, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]


def test_a_statement_is_stored_with_its_speaker_and_country() -> None:
    ingest(meeting(BESSHO))
    statement = Statement.objects.select_related("speaker", "country").get()
    assert statement.speaker is not None
    assert statement.country is not None
    assert (statement.speaker.name, statement.country.slug) == ("Mr. Bessho", "japan")


def test_text_as_printed_and_as_restored_are_both_kept() -> None:
    ingest(meeting(BESSHO))
    statement = Statement.objects.get()
    assert statement.printed == BESSHO
    assert statement.paragraphs == [BESSHO.partition(": ")[2]]


def test_the_meeting_holds_what_the_source_says_of_it() -> None:
    ingest(meeting(BESSHO))
    stored = Meeting.objects.get()
    assert (stored.symbol, stored.number, stored.city) == ("S/PV.7802", 7802, "New York")
    assert str(stored.agenda_item) == "Maintenance of international peace and security"


def test_citations_slice_back_to_what_they_say() -> None:
    ingest(meeting(BESSHO, DELATTRE))
    citations = Citation.objects.select_related("statement", "document")
    assert {c.document.symbol for c in citations} == {"S/RES/2295 (2016)", "S/2015/446"}
    for citation in citations:
        text = citation.statement.paragraphs[citation.paragraph - 1]
        assert text[citation.start : citation.end] == citation.printed


def test_a_second_run_changes_nothing() -> None:
    ingest(meeting(BESSHO, DELATTRE))
    before = list(Statement.objects.order_by("pk").values())
    report = ingest(meeting(BESSHO, DELATTRE))
    assert report.counts["statements", Fate.UNCHANGED] == 2
    assert list(Statement.objects.order_by("pk").values()) == before


def test_a_first_load_leaves_no_history() -> None:
    ingest(meeting(BESSHO, DELATTRE))
    assert not apps.get_model("statements", "StatementEvent")._default_manager.exists()


def test_a_changed_text_updates_the_same_row_and_keeps_what_it_was() -> None:
    ingest(meeting(BESSHO))
    key = Statement.objects.get().pk
    report = ingest(meeting(BESSHO + " That is all."))
    assert report.counts["statements", Fate.UPDATED] == 1
    assert Statement.objects.get().pk == key
    event = apps.get_model("statements", "StatementEvent")._default_manager.get()
    assert event.printed == BESSHO


def test_a_statement_numbered_otherwise_keeps_its_key_and_leaves_a_redirect() -> None:
    ingest(meeting(BESSHO))
    key = Statement.objects.get().pk
    ingest(meeting(DELATTRE, None, BESSHO))
    assert Statement.objects.get(number=3).pk == key
    assert Redirect.objects.get(number=1).statement_id == key


def test_statements_that_change_places_keep_their_keys() -> None:
    ingest(meeting(BESSHO, DELATTRE))
    keys = list(Statement.objects.order_by("number").values_list("pk", flat=True))
    ingest(meeting(DELATTRE, BESSHO))
    assert list(Statement.objects.order_by("-number").values_list("pk", flat=True)) == keys


def test_a_statement_the_source_does_not_have_stays() -> None:
    ingest(meeting(BESSHO, DELATTRE))
    ingest(meeting(None, DELATTRE + " More."))
    assert Statement.objects.count() == 2


def test_silence_of_a_later_source_takes_nothing_away() -> None:
    ingest(meeting(BESSHO))
    ingest(meeting(BESSHO, DELATTRE, agenda="", date=None))
    stored = Meeting.objects.get()
    assert stored.agenda_item is not None
    assert stored.date is not None


def test_a_title_read_otherwise_leaves_no_agenda_item_behind() -> None:
    ingest(meeting(BESSHO, agenda="The situation in Exampel"))
    ingest(meeting(BESSHO, symbol="S/PV.7803", agenda="The situation in Example"))
    ingest(meeting(BESSHO, agenda="The situation in Example"))
    assert [item.title for item in AgendaItem.objects.all()] == ["The situation in Example"]
    ingest(meeting(BESSHO, agenda="The situation in Exampel"))
    slugs = AgendaItem.objects.values_list("slug", flat=True)
    assert set(slugs) == {"the-situation-in-exampel", "the-situation-in-example"}


def test_an_unknown_delegation_becomes_an_organization_to_review() -> None:
    report = ingest(meeting("Ms. Roe (Institute of Tides): I thank the Council."))
    body = Organization.objects.get(name="Institute of Tides")
    assert not Label.objects.get(organization=body).reviewed
    assert report.problems == {"unknown-delegation": 1}
    assert Problem.objects.get().kind == "unknown-delegation"


def test_a_new_name_is_an_alias_to_review() -> None:
    ingest(meeting(BESSHO))
    assert not SpeakerAlias.objects.get(printed="Mr. Bessho").reviewed


def test_a_name_goes_where_the_curator_said_it_belongs() -> None:
    ingest(meeting("Mr. Besho (Japan): I thank the briefers for their briefings today."))
    misprint = SpeakerAlias.objects.get()
    right = Speaker.objects.create(name="Mr. Bessho", slug="right", country=misprint.country)
    SpeakerAlias.objects.filter(pk=misprint.pk).update(speaker=right, reviewed=True)
    ingest(meeting("Mr. Besho (Japan): I support the report.", symbol="S/PV.7803"))
    assert Statement.objects.get(meeting__symbol="S/PV.7803").speaker == right


def test_two_delegates_of_one_name_are_two_people() -> None:
    ingest(meeting("Mr. Smith (Canada): I agree.", "Mr. Smith (Australia): I agree."))
    assert Speaker.objects.filter(name="Mr. Smith").count() == 2


def test_a_number_no_database_holds_is_a_problem_and_the_rest_is_stored() -> None:
    huge = meeting(BESSHO, symbol="S/PV.7801")
    file = dataclasses.replace(huge.files[0], number=10**12)
    report = ingest(dataclasses.replace(huge, files=(file,)), meeting(DELATTRE))
    assert report.problems["not-stored"] == 1
    assert list(Meeting.objects.values_list("symbol", flat=True)) == ["S/PV.7802"]


def test_names_made_in_a_meeting_that_failed_are_made_again() -> None:
    huge = meeting(BESSHO, symbol="S/PV.7801")
    file = dataclasses.replace(huge.files[0], number=10**12)
    ingest(dataclasses.replace(huge, files=(file,)), meeting(BESSHO))
    assert Statement.objects.get().speaker is not None


def test_a_dry_run_tells_what_would_change_and_changes_nothing() -> None:
    report = ingest(meeting(BESSHO, DELATTRE), options=Options(dry_run=True))
    assert report.counts["statements", Fate.CREATED] == 2
    assert not Meeting.objects.exists()
    assert not IngestRun.objects.exists()
    assert not AgendaItem.objects.exists()


def test_the_bytes_of_each_source_are_kept() -> None:
    ingest(meeting(BESSHO))
    source = Source.objects.get()
    assert source.size == len(BESSHO.encode())
    assert source.statements.get().number == 1


def test_the_run_is_recorded_with_its_report() -> None:
    ingest(meeting(BESSHO))
    run = IngestRun.objects.get()
    assert run.status == IngestRun.Status.DONE
    assert run.report["statements"]["created"] == 1


def test_a_resolved_problem_stays_resolved() -> None:
    odd = "Ms. Roe (Institute of Tides): I thank the Council."
    ingest(meeting(odd))
    Problem.objects.update(resolved_at="2026-01-01T00:00Z")
    ingest(meeting(odd + " Again."))
    assert not Problem.objects.open().exists()


def test_documents_are_shared_between_statements() -> None:
    ingest(meeting(BESSHO, DELATTRE + " See resolution 2295 (2016)."))
    assert Document.objects.get(symbol="S/RES/2295 (2016)").citations.count() == 2


@pytest.mark.parametrize("again", [False, True], ids=["first", "changed"])
def test_queries_do_not_grow_with_the_statements_of_a_meeting(again: bool) -> None:
    counted = []
    for number, size in ((1, 3), (2, 30)):
        texts = [
            f"Mr. {_name(n)} (Japan): Resolution {1000 + n} (2000) matters." for n in range(size)
        ]
        symbol = f"S/PV.{8000 + number}"
        if again:
            ingest(meeting(*texts, symbol=symbol))
            texts = [text + " Still." for text in texts]
        with CaptureQueriesContext(connection) as queries:
            ingest(meeting(*texts, symbol=symbol, agenda=f"Item {number}"))
        counted.append(len(queries))
    assert counted[0] == counted[1]


def _name(number: int) -> str:
    """A name that is like no other."""
    return hashlib.sha256(str(number).encode()).hexdigest().translate(_LETTERS).title()


_LETTERS = str.maketrans("0123456789", "ghjkmprstz")
