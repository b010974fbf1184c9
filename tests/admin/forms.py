"""Forms sent as a browser sends them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


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


def form_of(row: Any) -> str:
    return reverse(f"admin:statements_{row._meta.model_name}_change", args=[row.pk])
