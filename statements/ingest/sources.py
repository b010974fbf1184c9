"""The bytes that a meeting is read from: kept, and known again when they come once more."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import asdict

from statements.models import IngestRun, Meeting, Source, Statement
from statements.transcripts import records
from statements.transcripts.version import PARSER_VERSION


def source_digest(files: records.MeetingFiles, file: records.StatementFile) -> str:
    """Return the SHA-256 of all that a statement is read from: bytes and metadata."""
    digest = hashlib.sha256(file.content)
    beside = (file.number, asdict(file.metadata), files.date, files.city, files.agenda)
    digest.update(repr((*beside, files.president)).encode())
    return digest.hexdigest()


def is_unchanged(files: records.MeetingFiles) -> bool:
    """Tell whether every file of the meeting was stored before just as it is now. One query."""
    known = set(
        Source.objects.filter(
            meeting__symbol=files.symbol, format=files.format, parser_version=PARSER_VERSION
        ).values_list("name", "digest")
    )
    return bool(files.files) and all(
        (file.name, source_digest(files, file)) in known for file in files.files
    )


def stored_statements(files: records.MeetingFiles) -> int:
    """Return how many statements the record has of what `files` holds."""
    if not files.format.is_whole:
        return len(files.files)
    return Statement.objects.filter(meeting__symbol=files.symbol).count()


def save_sources(
    meeting: Meeting, files: records.MeetingFiles, run: IngestRun
) -> dict[str, Source]:
    """Store the bytes that a meeting is read from, and return the rows by the files' names."""
    stored = Source.objects.bulk_create(
        [
            Source(
                meeting=meeting,
                format=files.format.value,
                name=file.name[:300],
                sha256=hashlib.sha256(file.content).hexdigest(),
                digest=source_digest(files, file),
                size=len(file.content),
                content=zlib.compress(file.content),
                parser_version=PARSER_VERSION,
                run=run,
            )
            for file in files.files
        ],
        update_conflicts=True,
        unique_fields=["meeting", "format", "name"],
        update_fields=["sha256", "digest", "size", "content", "parser_version", "run"],
    )
    return {source.name: source for source in stored}
