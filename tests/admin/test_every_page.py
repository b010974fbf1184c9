"""Every page of the admin answers, with a number of queries that does not grow."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from statements import models as record

from .conftest import Fill

MODELS = [getattr(record, name) for name in record.__all__ if name != "RegionalGroup"]
INGESTED = {"citation", "ingestrun", "redirect", "source", "tombstone"}
INGESTED |= {"ballot", "direction", "invitation", "languageversion", "seat", "vote"}
INGESTED |= {"pinnedset", "querycard", "attestation", "speakeraddress"}
MADE_ELSEWHERE = {"correction", "meeting", "merge", "problem", "statement"}

pytestmark = pytest.mark.django_db
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)


def page(model: type[models.Model], name: str, *args: object) -> str:
    return reverse(f"admin:statements_{model._meta.model_name}_{name}", args=args)


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries)


def test_every_model_of_the_record_is_registered() -> None:
    kept = {
        model
        for model in apps.get_app_config("statements").get_models()
        if not hasattr(model, "pgh_obj") and not model._meta.auto_created
    }
    assert kept == set(MODELS) == kept & set(admin.site._registry)


def test_a_list_takes_as_many_queries_for_12_rows_as_for_3(
    admin_client: Client, fill: Fill
) -> None:
    fill(3)
    few = {model: queries_of(admin_client, page(model, "changelist")) for model in MODELS}
    fill(9)
    many = {model: queries_of(admin_client, page(model, "changelist")) for model in MODELS}
    assert many == few
    assert max(many.values()) <= 12


def test_lists_and_forms_answer(admin_client: Client, curator_client: Client, fill: Fill) -> None:
    fill(2)
    for model in MODELS:
        row = model._default_manager.all()[0]
        for client in (admin_client, curator_client):
            for address in (
                page(model, "changelist"),
                page(model, "changelist") + "?q=a",
                page(model, "change", row.pk),
                page(model, "history", row.pk),
            ):
                response = client.get(address)
                assert response.status_code == 200, address


def test_who_may_add(admin_client: Client, curator_client: Client) -> None:
    curated = {"agendaitem", "label", "organization", "speaker", "speakeralias"}
    for model in MODELS:
        name = str(model._meta.model_name)
        by_nobody = name in INGESTED | MADE_ELSEWHERE
        assert admin_client.get(page(model, "add")).status_code == (403 if by_nobody else 200)
        expected = 200 if name in curated else 403
        assert curator_client.get(page(model, "add")).status_code == expected


def test_curators_delete_nothing_but_corrections_and_query_cards(
    curator_client: Client, fill: Fill
) -> None:
    fill(1)
    for model in MODELS:
        row = model._default_manager.all()[0]
        expected = 200 if model in {record.Correction, record.QueryCard} else 403
        assert curator_client.get(page(model, "delete", row.pk)).status_code == expected


def test_nothing_is_inline(admin_client: Client, fill: Fill) -> None:
    fill(1)
    for model in MODELS:
        row = model._default_manager.all()[0]
        for name, *args in (("changelist",), ("change", row.pk), ("history", row.pk)):
            html = admin_client.get(page(model, str(name), *args)).content.decode()
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
            assert not re.search(r"<script(?![^>]*(src=|application/json))", html)


@pytest.mark.parametrize("model", [record.Country, record.Speaker, record.Statement])
def test_what_foreign_keys_are_completed_from_does_not_grow(
    model: type[models.Model], admin_client: Client, fill: Fill
) -> None:
    asked = {"app_label": "statements", "model_name": "citation", "field_name": "statement"}
    if model is not record.Statement:
        asked |= {"model_name": "statement", "field_name": str(model._meta.model_name)}
    numbers = []
    for rows in (3, 12):
        fill(rows)
        with CaptureQueriesContext(connection) as queries:
            response = admin_client.get(reverse("admin:autocomplete"), {**asked, "term": ""})
        assert response.status_code == 200
        assert len(response.json()["results"]) >= rows
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


@each_model
def test_every_editable_foreign_key_is_completed(model: type[models.Model]) -> None:
    page_of = admin.site._registry[model]
    if str(model._meta.model_name) in INGESTED:
        return
    keys = {
        field.name for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)
    }
    request = type("Request", (), {"user": User(is_superuser=True, is_staff=True, is_active=True)})
    fixed = set(page_of.get_readonly_fields(request(), None))
    shown = {name for name in keys if page_of.fields is None or name in page_of.fields}
    assert shown - fixed <= set(page_of.autocomplete_fields)


def test_curators_have_no_access_elsewhere(curator_client: Client) -> None:
    for address in ("auth_user_changelist", "auth_group_changelist", "auth_user_add"):
        assert curator_client.get(reverse(f"admin:{address}")).status_code == 403


def test_the_rights_of_a_curator_are_rights_that_exist(curator: User) -> None:
    rights = curator.get_group_permissions()
    assert all(right.startswith("statements.") for right in rights)
    views = {f"statements.view_{model._meta.model_name}" for model in MODELS}
    assert views <= rights
    names = set(Permission.objects.filter(group__name="curator").values_list("name", flat=True))
    assert {"Can change speaker alias", "Can view agenda item"} <= names


def test_texts_stay_in_the_database_on_lists(admin_client: Client, fill: Fill) -> None:
    fill(1)
    for model in (record.Statement, record.Citation, record.Correction, record.Redirect):
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page(model, "changelist"))
        assert not [each for each in queries if '"statements_statement"."printed"' in each["sql"]]
    with CaptureQueriesContext(connection) as queries:
        admin_client.get(page(record.Source, "changelist"))
    assert not [each for each in queries if '"content"' in each["sql"]]
