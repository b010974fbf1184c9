"""A form of a meeting or statement makes corrections, and history tells of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from statements.models import Correction, Meeting, Problem, Statement
from tests.curation.records import make_meeting, make_speaker, make_statement
from tests.factories import make_country, make_organization

from .forms import act, errors, form_of, send

pytestmark = pytest.mark.django_db


def test_saving_a_statement_records_corrections(
    curator_client: Client, curator: User, statement: Statement
) -> None:
    other = make_speaker("Mr. Yoshikawa", make_country())
    response = send(
        curator_client,
        form_of(statement),
        speaker=other.pk,
        language="French",
        reason="Heard it.",
    )
    assert response.status_code == 302
    statement.refresh_from_db()
    assert (statement.speaker, statement.language) == (other, "French")
    made = {each.field: each for each in Correction.objects.filter(statement=statement)}
    assert made.keys() == {"speaker", "language"}
    assert made["language"].curator == curator
    assert made["language"].source_value == ""
    context = statement.events.get().pgh_context.metadata  # type: ignore[attr-defined]
    assert context["user"] == curator.pk
    assert context["reason"] == "Heard it."


def test_saving_a_meeting_records_a_correction(
    curator_client: Client, statement: Statement
) -> None:
    response = send(curator_client, form_of(statement.meeting), city="Geneva", reason="Cover.")
    assert response.status_code == 302
    assert Meeting.objects.get().city == "Geneva"
    assert Correction.objects.get(meeting=statement.meeting).source_value == "New York"


def test_saving_without_a_change_records_nothing(
    curator_client: Client, statement: Statement
) -> None:
    assert send(curator_client, form_of(statement)).status_code == 302
    assert not Correction.objects.exists()


def test_a_change_needs_a_reason(curator_client: Client, statement: Statement) -> None:
    assert "reason" in errors(send(curator_client, form_of(statement), language="French"))
    assert not Correction.objects.exists()


def test_a_statement_is_not_made_for_two(curator_client: Client, statement: Statement) -> None:
    body = make_organization()
    data = {"organization": body.pk, "reason": "Heard."}
    assert "organization" in errors(send(curator_client, form_of(statement), **data))
    assert send(curator_client, form_of(statement), country="", **data).status_code == 302
    statement.refresh_from_db()
    assert (statement.country, statement.organization) == (None, body)


def test_what_a_meeting_cannot_be_is_told(curator_client: Client) -> None:
    meeting = make_meeting(symbol="S/2020/254", kind=Meeting.Kind.VIDEO)
    Meeting.objects.filter(pk=meeting.pk).update(number=None)
    response = send(curator_client, form_of(meeting), kind="in-person", reason="Seen.")
    assert errors(response)


def test_corrections_are_shown_and_withdrawn(curator_client: Client, statement: Statement) -> None:
    send(curator_client, form_of(statement), language="French", reason="Heard it.")
    correction = Correction.objects.get()
    withdraw = reverse("admin:statements_correction_delete", args=[correction.pk])
    page = curator_client.get(form_of(statement)).content.decode()
    assert "(the source has: nothing). Heard it. ada," in page
    assert withdraw in page
    assert curator_client.post(withdraw, {"post": "yes"}).status_code == 302
    statement.refresh_from_db()
    assert statement.language == ""
    assert not Correction.objects.exists()


def test_several_corrections_are_withdrawn_at_once(
    curator_client: Client, statement: Statement
) -> None:
    send(curator_client, form_of(statement), language="French", procedural="on", reason="Heard.")
    act(curator_client, "correction", "delete_selected", *Correction.objects.all(), post="yes")
    statement.refresh_from_db()
    assert (statement.language, statement.procedural) == ("", False)


def test_lists_tell_what_is_corrected(curator_client: Client, statement: Statement) -> None:
    make_statement(statement.meeting)
    send(curator_client, form_of(statement), language="French", reason="Heard it.")
    for answer, number in (("yes", [1]), ("no", [2])):
        page = curator_client.get(
            reverse("admin:statements_statement_changelist"), {"corrected": answer}
        )
        assert [row.number for row in page.context["cl"].result_list] == number


def test_a_viewer_changes_nothing(client: Client, curator: User, statement: Statement) -> None:
    curator.groups.clear()
    curator.user_permissions.set(_rights("view_statement", "view_problem"))
    client.force_login(curator)
    page = client.get(form_of(statement))
    assert page.status_code == 200
    assert "reason" not in page.context["adminform"].fieldsets[0][1]["fields"]
    assert client.post(form_of(statement), {"language": "French"}).status_code == 403
    problem = Problem.objects.create(kind="k", reason="r", digest="1")
    assert client.get(form_of(problem)).status_code == 200


def _rights(*codenames: str) -> Any:
    return Permission.objects.filter(codename__in=codenames)


def test_the_history_says_who_and_what(
    curator_client: Client, curator: User, statement: Statement
) -> None:
    other = make_speaker("Mr. Yoshikawa", make_country())
    send(curator_client, form_of(statement), speaker=other.pk, reason="Seen on the cover.")
    page = curator_client.get(reverse("admin:statements_statement_history", args=[statement.pk]))
    (change,) = page.context["changes"]
    (field,) = change.fields
    assert (change.who, change.why) == ("ada", "Seen on the cover.")
    assert (field.field, field.before, field.after) == (
        "speaker",
        "Mr. Bessho (Japan)",
        "Mr. Yoshikawa (Japan)",
    )


def test_the_history_of_what_nobody_changed_says_so(
    curator_client: Client, statement: Statement
) -> None:
    page = curator_client.get(reverse("admin:statements_statement_history", args=[statement.pk]))
    assert "Nothing has changed" in page.content.decode()


def test_a_plain_change_is_attributed_too(curator_client: Client, curator: User) -> None:
    body = make_organization()
    send(curator_client, form_of(body), abbreviation="EU")
    page = curator_client.get(reverse("admin:statements_organization_history", args=[body.pk]))
    (change,) = page.context["changes"]
    assert (change.who, change.fields[0].after) == ("ada", "EU")


def test_links_lead_to_the_statements_of_a_meeting_or_speaker(
    curator_client: Client, statement: Statement
) -> None:
    make_statement(make_meeting())
    listed = reverse("admin:statements_statement_changelist")
    for query, page in (
        (f"?meeting__id__exact={statement.meeting_id}", form_of(statement.meeting)),
        (f"?speaker__id__exact={statement.speaker_id}", "/admin/statements/speaker/"),
    ):
        assert listed + query in curator_client.get(page).content.decode()
        found = curator_client.get(listed + query).context["cl"].result_list
        assert list(found) == [statement]


def test_a_correction_names_the_rows_it_is_about(
    curator_client: Client, statement: Statement
) -> None:
    other = make_speaker("Mr. Yoshikawa", make_country())
    send(curator_client, form_of(statement), speaker=other.pk, procedural="on", reason="Seen.")
    by_field = {each.field: each for each in Correction.objects.all()}
    page = curator_client.get(form_of(by_field["speaker"])).content.decode()
    assert "Mr. Yoshikawa (Japan)" in page
    assert "Mr. Bessho (Japan)" in page
    page = curator_client.get(form_of(statement)).content.decode()
    assert "(the source has: no)" in page


def test_the_reason_of_a_correction_can_be_put_better(
    curator_client: Client, statement: Statement
) -> None:
    send(curator_client, form_of(statement), language="French", reason="Seen.")
    correction = Correction.objects.get()
    assert send(curator_client, form_of(correction), reason="Heard.").status_code == 302
    correction.refresh_from_db()
    assert (correction.reason, correction.value) == ("Heard.", "French")
