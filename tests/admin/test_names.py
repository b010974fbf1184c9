"""Who is who: speakers merged, names given to others, labels and titles kept apart."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.curation.merges import merge
from statements.models import (
    AgendaItem,
    CouncilTerm,
    Label,
    Merge,
    Speaker,
    SpeakerAlias,
    Statement,
)
from tests.curation.records import make_speaker
from tests.factories import make_country, make_organization

from .forms import act, errors, form_of, send

pytestmark = pytest.mark.django_db


def test_selected_speakers_are_merged(curator_client: Client, statement: Statement) -> None:
    kept, absorbed = make_speaker("Mr. Beshho", make_country()), statement.speaker
    asked = act(curator_client, "speaker", "merge_selected", kept, absorbed)
    assert "1 statement<" in asked.content.decode()
    refused = act(curator_client, "speaker", "merge_selected", kept, absorbed, merge="yes")
    assert refused.context["form"].errors.keys() == {"kept", "reason"}  # type: ignore[attr-defined]
    done = act(
        curator_client,
        "speaker",
        "merge_selected",
        kept,
        absorbed,
        merge="yes",
        kept=kept.pk,
        reason="A misprint.",
    )
    assert "Merged into" in done.content.decode()
    statement.refresh_from_db()
    assert statement.speaker == kept
    assert Speaker.objects.get() == kept


def test_one_speaker_is_not_merged(curator_client: Client, statement: Statement) -> None:
    page = act(curator_client, "speaker", "merge_selected", statement.speaker)
    assert "two or more" in page.content.decode()


def test_a_merge_is_undone(curator_client: Client, curator: User, statement: Statement) -> None:
    absorbed = statement.speaker
    assert absorbed is not None
    key = absorbed.pk
    merge(make_speaker("Mr. Beshho", make_country()), absorbed, curator=curator, reason="x")
    record = Merge.objects.get()
    undo = reverse("admin:statements_merge_undo", args=[record.pk])
    assert undo in curator_client.get(form_of(record)).content.decode()
    assert "1 statement," in curator_client.get(undo).content.decode()
    assert curator_client.post(undo).status_code == 302
    statement.refresh_from_db()
    assert statement.speaker_id == key
    again = curator_client.post(undo, follow=True)
    assert "undone already" in again.content.decode()


def test_a_merge_is_undone_by_those_who_may(
    client: Client, curator: User, statement: Statement
) -> None:
    assert statement.speaker is not None
    kept = make_speaker("Mr. Beshho", make_country())
    record = merge(kept, statement.speaker, curator=curator, reason="x")
    curator.groups.clear()
    client.force_login(curator)
    undo = reverse("admin:statements_merge_undo", args=[record.pk])
    assert client.post(undo).status_code == 403


def test_an_alias_given_to_another_takes_the_statements_along(
    curator_client: Client, statement: Statement
) -> None:
    other = make_speaker("Mr. Yoshikawa", make_country())
    alias = SpeakerAlias.objects.get(printed="Mr. Bessho")
    assert "reason" in errors(send(curator_client, form_of(alias), speaker=other.pk))
    data = {"speaker": other.pk, "reason": "The same person."}
    assert send(curator_client, form_of(alias), **data).status_code == 302
    statement.refresh_from_db()
    alias.refresh_from_db()
    assert statement.speaker == alias.speaker == other
    assert alias.reviewed


def test_aliases_are_added_with_their_key(curator_client: Client, statement: Statement) -> None:
    assert statement.speaker is not None
    add = reverse("admin:statements_speakeralias_add")
    data = {"speaker": statement.speaker.pk, "country": make_country().pk}
    taken = send(curator_client, add, printed="MR BESSHO", **data)
    assert "printed" in errors(taken)
    added = send(
        curator_client, add, printed="Mr. Beshho", period_0="2016-01-01", period_1="", **data
    )
    assert added.status_code == 302
    alias = SpeakerAlias.objects.get(printed="Mr. Beshho")
    assert alias.key == "mr beshho"
    assert (str(alias.period.lower), alias.period.upper) == ("2016-01-01", None)


def test_names_without_letters_are_refused(curator_client: Client, statement: Statement) -> None:
    for model, field in (
        ("speakeralias", "printed"),
        ("label", "printed"),
        ("agendaitem", "title"),
    ):
        response = send(curator_client, reverse(f"admin:statements_{model}_add"), **{field: "—"})
        assert field in errors(response)


def test_aliases_and_labels_are_marked_as_reviewed(
    curator_client: Client, statement: Statement
) -> None:
    label = Label.objects.create(printed="Japan", country=make_country())
    act(curator_client, "label", "mark_as_reviewed", label)
    act(curator_client, "speakeralias", "mark_as_reviewed", SpeakerAlias.objects.get())
    assert Label.objects.get().reviewed
    assert SpeakerAlias.objects.get().reviewed


def test_a_label_belongs_to_one(curator_client: Client) -> None:
    add, japan, body = reverse("admin:statements_label_add"), make_country(), make_organization()
    both = {"country": japan.pk, "organization": body.pk}
    assert "country" in errors(send(curator_client, add, printed="Nippon"))
    assert "country" in errors(send(curator_client, add, printed="Nippon", **both))
    assert send(curator_client, add, printed="Nippon", country=japan.pk).status_code == 302
    twice = send(curator_client, add, printed="NIPPON", country=japan.pk)
    assert "there already, for Japan" in str(errors(twice))


def test_an_agenda_item_is_there_once(curator_client: Client) -> None:
    add = reverse("admin:statements_agendaitem_add")
    assert send(curator_client, add, title="Côte d’Ivoire", slug="civ").status_code == 302
    assert AgendaItem.objects.get().key == "cote divoire"
    assert "title" in errors(send(curator_client, add, title="COTE D'IVOIRE", slug="x"))


def test_organizations_and_speakers_are_added(curator_client: Client) -> None:
    add = reverse("admin:statements_organization_add")
    assert send(curator_client, add, name="Red Cross", slug="red-cross").status_code == 302
    add = reverse("admin:statements_speaker_add")
    assert send(curator_client, add, name="Ms. Able", slug="able").status_code == 302


def test_a_term_is_added(admin_client: Client) -> None:
    add, japan = reverse("admin:statements_councilterm_add"), make_country()
    days = {"period_0": "2016-01-01", "period_1": "2018-01-01"}
    term = send(admin_client, add, country=japan.pk, seat="elected", **days)
    assert term.status_code == 302
    assert str(CouncilTerm.objects.get().period.upper) == "2018-01-01"
    overlapping = send(admin_client, add, country=japan.pk, seat="elected", **days)
    assert errors(overlapping)
