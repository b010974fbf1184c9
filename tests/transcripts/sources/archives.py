"""Folders and archives made for a test, and what a source gives of them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from statements.transcripts.records import MeetingFiles
from statements.transcripts.sources.recognise import TranscriptSource

TEXT = b"Mr. Bessho (Japan): I thank the briefers."
NAME = "UNSC_2014_SPV.7138_spch004.txt"


def write(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def tar(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def names(source: TranscriptSource) -> dict[str, list[int]]:
    return {meeting.symbol: [file.number for file in meeting.files] for meeting in source}


def problems(source: TranscriptSource) -> list[tuple[str, str, int | None]]:
    found = [*source.problems, *(problem for meeting in source for problem in meeting.problems)]
    return [(problem.kind, problem.file, problem.line) for problem in found]


def only(source: TranscriptSource) -> MeetingFiles:
    [meeting] = source
    return meeting
