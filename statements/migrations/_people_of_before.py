"""Aliases of statements, presidencies and seats that were stored before these were noted."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from statements.models.speakers import plain_sort_name, speaker_key

_AFTER_NAME = re.compile(r"[(:]")
_BATCH = 2000


def fill(apps: Any, schema_editor: Any) -> None:
    """Note the alias under which everything came, the addresses of speakers, and the evidence."""
    speakers = apps.get_model("statements", "Speaker").objects
    aliases = defaultdict(list)
    for alias in apps.get_model("statements", "SpeakerAlias").objects.order_by("pk"):
        aliases[alias.speaker_id].append(alias)
    _name(apps, aliases)
    rows = list(speakers.all())
    for row in rows:
        row.sort_name = plain_sort_name(row.name)
    speakers.bulk_update(rows, ["sort_name"], batch_size=_BATCH)
    for model, *fields in (
        ("Statement", "alias", "speaker", "heading"),
        ("Meeting", "president_alias", "president", "president_printed"),
        ("Seat", "alias", "speaker", "representative"),
    ):
        _point(apps.get_model("statements", model).objects, fields, aliases)
    with schema_editor.connection.cursor() as cursor:
        for command in (_STATEMENTS, _SEATS, _PRESIDENCIES, _OTHERS):
            cursor.execute(command)


def _name(apps: Any, aliases: dict[int, list[Any]]) -> None:
    """Keep each address with the name it was made of; what curators merged stays one person's."""
    address = apps.get_model("statements", "SpeakerAddress")
    found = {}
    for speaker in apps.get_model("statements", "Speaker").objects.all():
        own = aliases.get(speaker.pk)
        if own:
            key = speaker_key(speaker.name)
            found[speaker.slug] = next((a for a in own if a.key == key), own[0]).pk
    merged = set()
    for merge in apps.get_model("statements", "Merge").objects.filter(undone_at=None):
        merged.add(merge.speaker_id)
        own = [a.pk for a in aliases.get(merge.speaker_id, ()) if a.pk in merge.moved["aliases"]]
        if own:
            found.setdefault(merge.absorbed["slug"], own[0])
    address.objects.bulk_create(address(slug=slug, alias_id=pk) for slug, pk in found.items())
    apps.get_model("statements", "SpeakerAlias").objects.filter(speaker__in=merged).update(
        reviewed=True
    )


def _point(rows: Any, fields: list[str], aliases: dict[int, list[Any]]) -> None:
    """Note the alias that stands in what is printed, or the speaker's first one."""
    field, owner, printed = fields
    found = defaultdict(list)
    named = rows.exclude(**{owner: None}).values_list("pk", f"{owner}_id", printed)
    for pk, speaker, text in named.iterator():
        own = aliases.get(speaker, ())
        key = speaker_key(_AFTER_NAME.split(text, maxsplit=1)[0])
        same = next((alias.pk for alias in own if alias.key == key), own[0].pk if own else None)
        if same is not None:
            found[same].append(pk)
    for alias, keys in found.items():
        for start in range(0, len(keys), _BATCH):
            rows.filter(pk__in=keys[start : start + _BATCH]).update(**{f"{field}_id": alias})


# The evidence of a statement is the source that is read; that of a cover any source of the meeting.
_WHOLE = "('record-pdf', 'record-text')"
_INSERT = "INSERT INTO statements_attestation (source_id, alias_id, printed, place)"
_STATEMENTS = f"""{_INSERT}
    SELECT DISTINCT s.source_id, a.id, a.printed, CASE WHEN c.format IN {_WHOLE} THEN 2 ELSE 1 END
    FROM statements_statement s JOIN statements_speakeralias a ON a.id = s.alias_id
    JOIN statements_source c ON c.id = s.source_id"""
_SEATS = f"""{_INSERT}
    SELECT min(c.id), a.id, a.printed, 3 FROM statements_seat s
    JOIN statements_speakeralias a ON a.id = s.alias_id
    JOIN statements_source c ON c.meeting_id = s.meeting_id AND c.format IN {_WHOLE}
    GROUP BY s.meeting_id, a.id, a.printed ON CONFLICT DO NOTHING"""
_PRESIDENCIES = f"""{_INSERT}
    SELECT min(c.id), a.id, a.printed, 1 FROM statements_meeting m
    JOIN statements_speakeralias a ON a.id = m.president_alias_id
    JOIN statements_source c ON c.meeting_id = m.id
    GROUP BY m.id, a.id, a.printed ON CONFLICT DO NOTHING"""
# Of a letter's names it cannot be told any more which stood where.
_OTHERS = f"""{_INSERT}
    SELECT min(s.source_id), a.id, a.printed, 1 FROM statements_speakeralias a
    JOIN statements_statement s ON s.speaker_id = a.speaker_id AND s.source_id IS NOT NULL
    WHERE NOT EXISTS (SELECT 1 FROM statements_attestation t WHERE t.alias_id = a.id)
    GROUP BY a.id, a.printed"""
