"""Taking the specimens away."""

from __future__ import annotations

import pytest

from statements.ingest.specimens import remove_specimens
from statements.models import AgendaItem, Document, Meeting, Organization, Speaker

from .conftest import BESSHO, ingest, meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

INVENTED = "Ms. Roe (Institute of Tides): Resolution 1325 (2000) matters to us."


@pytest.fixture(autouse=True)
def both_kinds() -> None:
    ingest(
        meeting(BESSHO),
        meeting(INVENTED, BESSHO, symbol="SPECIMEN/PV.1", agenda="An invented item"),
    )


def test_specimens_are_marked() -> None:
    assert Meeting.objects.get(specimen=True).symbol == "SPECIMEN/PV.1"


def test_real_meetings_stay() -> None:
    assert remove_specimens() == (1, 2)
    assert Meeting.objects.get().symbol == "S/PV.7802"


def test_what_only_specimens_mention_goes_with_them() -> None:
    remove_specimens()
    assert not Speaker.objects.filter(name="Ms. Roe").exists()
    assert not Organization.objects.filter(name="Institute of Tides").exists()
    assert not Document.objects.filter(symbol="S/RES/1325 (2000)").exists()
    assert not AgendaItem.objects.filter(title="An invented item").exists()


def test_what_real_meetings_mention_stays() -> None:
    remove_specimens()
    assert Speaker.objects.filter(name="Mr. Bessho").exists()
    assert Document.objects.filter(symbol="S/RES/2295 (2016)").exists()
