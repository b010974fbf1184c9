"""What a curator does in the admin, from click to record."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from statements.curation.merges import merge
from statements.models import (
    AgendaItem,
    Correction,
    CouncilTerm,
    Label,
    Meeting,
    Merge,
    Problem,
    Source,
    Speaker,
    SpeakerAlias,
    Statement,
)
from tests.curation.records import (
    make_country,
    make_meeting,
    make_organization,
    make_speaker,
    make_statement,
)

from .conftest import CONTENT, Fill

pytestmark = pytest.mark.django_db


def send(client: Client, address: str, **data: Any) -> HttpResponse:
    """Send the form at `address` as a browser does: what it holds, and `data` in it."""
    form = client.get(address).context["adminform"].form
    held: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is True:
            held[bound.html_name] = "on"
        elif isinstance(value, list):
            parts = enumerate(value)
            held |= {f"{bound.html_name}_{part}": each or "" for part, each in parts}
        elif value not in (None, False):
            held[bound.html_name] = value
    for formset in client.get(address).context["inline_admin_formsets"]:
        held |= {
            f"{formset.formset.prefix}-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")
        }
    response = client.post(address, {**held, **data})
    assert isinstance(response, HttpResponse)
    return response


def errors(response: HttpResponse) -> dict[str, list[str]]:
    assert response.status_code == 200
    return dict(response.context["adminform"].form.errors)  # type: ignore[attr-defined]


def act(client: Client, model: str, action: str, *rows: Any, **data: Any) -> HttpResponse:
    address = reverse(f"admin:statements_{model}_changelist")
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    listed = {"problem": "?state=all"}.get(model, "")
    response = client.post(address + listed, {**chosen, **data}, follow=True)
    assert response.status_code == 200
    assert isinstance(response, HttpResponse)
    return response


@pytest.fixture
def statement() -> Statement:
    return make_statement(make_meeting(7802), make_speaker("Mr. Bessho", make_country()))


def form_of(row: Any) -> str:
    return reverse(f"admin:statements_{row._meta.model_name}_change", args=[row.pk])


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


def test_saving_a_meeting_records_a_correction(curator_client: Client, statement: Statement) -> None:
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


def test_corrections_are_shown_and_withdrawn(
    curator_client: Client, statement: Statement
) -> None:
    send(curator_client, form_of(statement), language="French", reason="Heard it.")
    correction = Correction.objects.get()
    withdraw = reverse("admin:statements_correction_delete", args=[correction.pk])
    page = curator_client.get(form_of(statement)).content.decode()
    assert "Heard it." in page
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


def test_the_queue_shows_what_is_open(curator_client: Client, curator: User) -> None:
    done, left = (
        Problem.objects.create(kind="k", reason=name, digest=name) for name in ("done", "left")
    )
    act(curator_client, "problem", "mark_as_resolved", done, note="Looked.")
    done.refresh_from_db()
    assert (done.resolved_by, done.note) == (curator, "Looked.")
    for state, reasons in (("", {"left"}), ("resolved", {"done"}), ("all", {"done", "left"})):
        page = curator_client.get(
            reverse("admin:statements_problem_changelist"), {"state": state} if state else {}
        )
        assert {row.reason for row in page.context["cl"].result_list} == reasons
    act(curator_client, "problem", "reopen_selected", done, left)
    assert Problem.objects.open().count() == 2


def test_a_problem_is_resolved_and_reopened_on_its_form(
    curator_client: Client, curator: User
) -> None:
    problem = Problem.objects.create(kind="k", reason="r", digest="1")
    send(curator_client, form_of(problem), resolved="on", note="Rescanned.")
    problem.refresh_from_db()
    assert (problem.resolved_by, problem.note) == (curator, "Rescanned.")
    assert curator_client.post(form_of(problem), {"note": "No."}).status_code == 302
    problem.refresh_from_db()
    assert (problem.resolved_at, problem.note) == (None, "No.")


def test_a_problem_links_to_what_it_is_about(
    curator_client: Client, statement: Statement
) -> None:
    problem = Problem.objects.create(
        kind="k", reason="r", digest="1", meeting=statement.meeting, number=statement.number
    )
    page = curator_client.get(form_of(problem)).content.decode()
    assert f'href="{statement.get_absolute_url()}"' in page


def test_selected_speakers_are_merged(curator_client: Client, statement: Statement) -> None:
    kept, absorbed = make_speaker("Mr. Beshho", make_country()), statement.speaker
    asked = act(curator_client, "speaker", "merge_selected", kept, absorbed)
    assert "1 statements" in asked.content.decode()
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
        response = send(
            curator_client, reverse(f"admin:statements_{model}_add"), **{field: "—"}
        )
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


def test_the_bytes_of_a_source_are_sent_as_they_were(
    client: Client, curator_client: Client, curator: User, fill: Fill
) -> None:
    fill(1)
    address = reverse("admin:statements_source_content", args=[Source.objects.get().pk])
    response = curator_client.get(address)
    assert b"".join(response.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"].startswith("attachment;")
    assert curator_client.get(reverse("admin:statements_source_content", args=[0])).status_code == 404
    curator.groups.clear()
    client.force_login(curator)
    assert client.get(address).status_code == 403
