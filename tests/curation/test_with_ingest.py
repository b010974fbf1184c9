"""What curators decide holds against the next ingest of the same meeting."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements.curation.aliases import reassign
from statements.curation.corrections import apply_corrections, correct_fields, withdraw
from statements.curation.merges import merge, undo
from statements.ingest.run import Ingest
from statements.models import Correction, Label, Speaker, SpeakerAlias, Statement
from tests.factories import make_country
from tests.ingest.conftest import BESSHO, MemorySource, meeting

from .records import make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _japan_is_a_country(db: None) -> None:
    Label.objects.create(printed="Japan", country=make_country())


def ingest(*texts: str) -> Statement:
    """Ingest S/PV.7802 with these statements, as the command does, and return the first."""
    Ingest([MemorySource((meeting(*texts),))], amend=apply_corrections)()
    return Statement.objects.get(number=1)


def test_a_correction_holds(curator: User) -> None:
    statement = ingest(BESSHO)
    said = statement.language
    assert statement.country == make_country()
    correct_fields(statement, {"language": "Japanese"}, curator=curator, reason="Heard it.")
    correct_fields(statement, {"country": None}, curator=curator, reason="For nobody.")
    again = ingest(BESSHO + " Thank you.")
    assert again.pk == statement.pk
    assert again.paragraphs[-1].endswith("Thank you.")
    assert (again.language, again.country_id, again.organization_id) == ("Japanese", None, None)
    for correction in Correction.objects.all():
        withdraw(correction)
    again.refresh_from_db()
    assert (again.language, again.country_id) == (said, make_country().pk)


def test_a_merge_holds_and_what_came_in_since_can_be_given_back(curator: User) -> None:
    statement = ingest(BESSHO)
    absorbed, kept = statement.speaker, make_speaker("Mr. Beshho")
    assert absorbed is not None
    key = absorbed.pk
    record = merge(kept, absorbed, curator=curator, reason="A misprint.")
    assert ingest(BESSHO, BESSHO.replace("thank", "welcome")).speaker == kept
    assert Statement.objects.filter(speaker=kept).count() == 2
    undo(record)
    assert Statement.objects.filter(speaker=key).count() == 2
    assert ingest(BESSHO + " Thank you.").speaker_id == key


def test_a_name_given_to_another_speaker_stays_with_him(curator: User) -> None:
    statement = ingest(BESSHO)
    right = make_speaker("Mr. Yoshikawa")
    alias = SpeakerAlias.objects.get(speaker=statement.speaker)
    assert reassign(alias, right, curator=curator, reason="A slip.") == 1
    assert ingest(BESSHO + " Thank you.").speaker == right
    assert Speaker.objects.count() == 2
