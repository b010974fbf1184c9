"""Archives made to break what reads them, and archives larger than memory should be."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from statements.transcripts.sources import containers
from statements.transcripts.sources.recognise import SourceError, TranscriptSource, recognise

PROJECT = Path(__file__).resolve().parents[3]
TEXT = b"Mr. Bessho (Japan): I thank the briefers."
NAME = "UNSC_2014_SPV.7138_spch004.txt"


def member(name: str, size: int = len(TEXT), kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size, made.type, made.linkname = size, kind, "/etc/passwd"
    return made


def tar(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w", errors="surrogateescape") as archive:
        for each in members:
            archive.addfile(each, io.BytesIO(b"x" * each.size if each.size != len(TEXT) else TEXT))
    return path


def told(source: TranscriptSource) -> dict[str, str]:
    """Return the kind of problem by file."""
    found = [*source.problems, *(problem for meeting in source for problem in meeting.problems)]
    return {problem.file: problem.kind for problem in found}


def numbers(source: TranscriptSource) -> list[int]:
    return [file.number for meeting in source for file in meeting.files]


def test_members_that_are_no_files_or_lead_away_are_not_read(tmp_path: Path) -> None:
    path = tar(
        tmp_path / "a.tar",
        member(NAME),
        member("/etc/" + NAME),
        member("../" + NAME),
        member("C:\\" + NAME),
        member("link.txt", 0, tarfile.SYMTYPE),
        member("hard.txt", 0, tarfile.LNKTYPE),
        member("device.txt", 0, tarfile.CHRTYPE),
        member("pipe.txt", 0, tarfile.FIFOTYPE),
        member("folder", 0, tarfile.DIRTYPE),
    )
    source = recognise(path)
    assert numbers(source) == [4]
    assert told(source) == {
        "/etc/" + NAME: "unsafe-name",
        "../" + NAME: "unsafe-name",
        "C:\\" + NAME: "unsafe-name",
        "link.txt": "not-a-file",
        "hard.txt": "not-a-file",
        "device.txt": "not-a-file",
        "pipe.txt": "not-a-file",
    }


def test_names_that_cannot_be_decoded_or_shown_are_made_printable(tmp_path: Path) -> None:
    odd = os.fsdecode(b"caf\xe9\x1b[31m.txt")
    in_tar = recognise(tar(tmp_path / "a.tar", member(NAME), member(odd)))
    assert told(in_tar) == {"caf\ufffd\ufffd[31m.txt": "no-meeting"}
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / odd).write_bytes(TEXT)
    [meeting] = recognise(folder, unplaced=True)
    assert [(file.name, file.content) for file in meeting.files] == [
        ("caf\ufffd\ufffd[31m.txt", TEXT)
    ]


def test_a_member_met_twice_is_read_once_and_told(tmp_path: Path) -> None:
    source = recognise(tar(tmp_path / "a.tar", member(NAME), member(NAME)))
    assert numbers(source) == [4]
    assert told(source) == {NAME: "duplicate-number"}


def test_a_member_larger_than_a_statement_is_told(tmp_path: Path) -> None:
    big = "UNSC_2014_SPV.7138_spch005.txt"
    source = recognise(tar(tmp_path / "a.tar", member(NAME), member(big, 3 << 20)))
    assert (numbers(source), told(source)) == ([4], {big: "file-too-large"})


def test_a_tar_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    path = tar(tmp_path / "a.tar", *(member(NAME.replace("4.", f"{n}.")) for n in range(3)))
    path.write_bytes(path.read_bytes()[: 2 * 1024 + 512 + 10])
    source = recognise(path)
    assert numbers(source) == [0, 1]
    assert sorted(told(source).values()) == ["damaged-archive", "unreadable-file"]


def test_a_tar_with_rubbish_in_the_middle_is_told(tmp_path: Path) -> None:
    path = tar(tmp_path / "a.tar", *(member(NAME.replace("4.", f"{n}.")) for n in range(3)))
    content = bytearray(path.read_bytes())
    content[1024:1536] = b"?" * 512
    path.write_bytes(content)
    source = recognise(path)
    assert (numbers(source), told(source)) == ([0], {"a.tar": "damaged-archive"})


def test_a_header_that_claims_gigabytes_is_not_believed(tmp_path: Path) -> None:
    header = member("././@PaxHeader", 4 << 30, tarfile.XHDTYPE).tobuf(tarfile.GNU_FORMAT)
    path = tmp_path / "a.tar"
    path.write_bytes(tar(tmp_path / "b.tar", member(NAME)).read_bytes()[:1024] + header)
    source = recognise(path)
    assert (numbers(source), told(source)) == ([4], {"a.tar": "damaged-archive"})
    path.write_bytes(header)
    with pytest.raises(SourceError, match="the tar cannot be read"):
        recognise(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    big = "UNSC_2014_SPV.7138_spch005.txt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, TEXT)
        archive.writestr(big, bytes(64 << 20))
    # Its directory claims that it is small.
    content = path.read_bytes()
    place = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1) + 24
    path.write_bytes(content[:place] + (1000).to_bytes(4, "little") + content[place + 4 :])
    source = recognise(path)
    assert source.total == 2
    assert (numbers(source), told(source)) == ([4], {big: "unreadable-file"})


def test_a_gzip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "LARGEST_ARCHIVE", 8 << 20)
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(bytes(16 << 20)))
    with pytest.raises(SourceError, match="it unpacks to more than"):
        recognise(path)


def test_zip_members_that_are_links_encrypted_or_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    files = [NAME, "UNSC_2014_SPV.7138_spch005.txt", "UNSC_2014_SPV.7138_spch006.txt"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../up.txt", TEXT)
        for name in files:
            archive.writestr(name, TEXT)
    content = bytearray(path.read_bytes())
    content[content.index(TEXT)] ^= 1  # of ../up.txt, not read
    for name, offset in ((files[1], 8), (files[2], 10)):
        place = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
        if offset == 8:
            content[place + 8] |= 1  # encrypted
        else:
            content[place + 16] ^= 1  # its checksum
    path.write_bytes(content)
    source = recognise(path)
    assert numbers(source) == [4]
    assert told(source) == {
        "link.txt": "not-a-file",
        "../up.txt": "unsafe-name",
        files[1]: "unreadable-file",
        files[2]: "unreadable-file",
    }


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_makes_reading_fail(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "a"
    if seed % 2:
        tar(path, *(member(NAME.replace("4.", f"{n}.")) for n in range(5)))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(5):
                archive.writestr(NAME.replace("4.", f"{number}."), TEXT)
    content = bytearray(path.read_bytes())
    for _ in range(20):
        content[chance.randrange(4, min(len(content), 6000))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        source = recognise(path)
    except SourceError:
        return
    assert len(numbers(source)) <= 5
    told(source)


MEASURE = """
import sys, tracemalloc
from pathlib import Path
from statements.transcripts.sources.recognise import recognise
recognise(Path(sys.argv[1]))  # What is loaded once is no part of what a file needs.
tracemalloc.start()
source = recognise(Path(sys.argv[1]))
listed = tracemalloc.get_traced_memory()[0]
tracemalloc.reset_peak()
files = sum(len(meeting.files) for meeting in source)
print(files, listed, tracemalloc.get_traced_memory()[1])
"""


def test_memory_stays_flat_over_a_tar_of_5000_members(tmp_path: Path) -> None:
    path, text = tmp_path / "many.tar", b"The President: I thank the briefers. " * 100
    with tarfile.open(path, "w") as archive:
        for meeting in range(250):
            for number in range(20):
                each = member(f"UNSC_2014_SPV.{meeting}_spch{number:03}.txt", len(text))
                archive.addfile(each, io.BytesIO(text))
    assert path.stat().st_size > 20 << 20
    # In a process of its own: what other tests have met and kept decides nothing.
    measured = [sys.executable, "-c", MEASURE, str(path)]
    told = subprocess.run(measured, check=True, capture_output=True, text=True, cwd=PROJECT).stdout
    files, listed, peak = map(int, told.split())
    assert files == 5_000
    # What is kept of a file is its name and where it lies; of contents, one meeting.
    assert listed < 5_000 * 800
    assert peak - listed < 2 << 20
