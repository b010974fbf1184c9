"""What a path holds: single files, folders, archives, manifests, the published corpus."""

from __future__ import annotations

import datetime
import gzip
import os
import zipfile
from pathlib import Path

import pytest

from statements.transcripts.records import Format
from statements.transcripts.sources.recognise import SourceError, recognise

from .archives import NAME, TEXT, names, only, problems, tar, write

# A single file


def test_a_single_statement_is_placed_by_its_name(tmp_path: Path) -> None:
    source = recognise(write(tmp_path, {NAME: TEXT, "other.txt": TEXT}) / NAME)
    assert source.description == "a single statement of S/PV.7138"
    assert (source.total, source.meetings, names(source)) == (1, 1, {"S/PV.7138": [4]})
    meeting = only(source)
    assert (meeting.files[0].content, meeting.files[0].name) == (TEXT, NAME)
    assert (meeting.city, meeting.date, meeting.format) == (
        "New York",
        None,
        Format.STATEMENT_FILES,
    )


def test_a_single_statement_is_placed_by_the_manifest_beside_it(tmp_path: Path) -> None:
    rows = "file,meeting\nfirst.txt,S/PV.7802\nother.txt,S/PV.7803\n"
    write(tmp_path, {"first.txt": TEXT, "other.txt": TEXT, "manifest.csv": rows})
    source = recognise(tmp_path / "first.txt")
    assert names(source) == {"S/PV.7802": [1]}
    assert problems(source) == []


def test_a_statement_of_no_meeting_is_refused_unless_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, {"statement.txt": TEXT}) / "statement.txt"
    with pytest.raises(SourceError, match=r"nothing tells the meeting of statement\.txt"):
        recognise(path)
    source = recognise(path, unplaced=True)
    assert names(source) == {"": [1]}
    assert source.description == "a single statement of an unknown meeting"


@pytest.mark.parametrize(
    ("name", "symbol", "format"),
    [
        ("S_PV.8704_E.txt", "S/PV.8704", Format.RECORD_TEXT),
        ("S_PV.10054.fr.txt", "S/PV.10054", Format.RECORD_TEXT),
        ("S_PV.8706(Resumption1)_E.pdf", "S/PV.8706 (Resumption 1)", Format.RECORD_PDF),
        ("S_2020_254_E.txt", "S/2020/254", Format.LETTER),
        ("record.PDF", "", Format.RECORD_PDF),
    ],
)
def test_a_whole_record_is_known_by_its_name(
    tmp_path: Path, name: str, symbol: str, format: Format
) -> None:
    source = recognise(write(tmp_path, {name: b"%PDF-1.7"}) / name)
    [meeting] = source
    assert (meeting.symbol, meeting.format) == (symbol, format)
    assert source.description == f"a whole record of {symbol or 'a meeting that its cover tells'}"


def test_a_record_of_another_organ_is_told(tmp_path: Path) -> None:
    source = recognise(write(tmp_path, dict.fromkeys([NAME, "A_70_PV.13_E.txt"], TEXT)))
    assert problems(source) == [("unsupported-format", "A_70_PV.13_E.txt", None)]


def test_english_comes_before_its_versions_and_the_better_source_last(tmp_path: Path) -> None:
    files = ["S_PV.9642.ar.txt", "S_PV.9642_E.pdf", "S_PV.9642.en.txt", "S_PV.9642.fr.txt"]
    source = recognise(write(tmp_path, dict.fromkeys(files, TEXT)))
    assert [meeting.files[0].name for meeting in source] == [
        "S_PV.9642.en.txt",
        "S_PV.9642_E.pdf",
        "S_PV.9642.ar.txt",
        "S_PV.9642.fr.txt",
    ]


# Folders


def test_a_folder_of_statements_in_natural_order(tmp_path: Path) -> None:
    files = [
        "b/UNSC_2020_SPV.8706Resumption1_spch002.txt",
        "b/UNSC_2020_SPV.8706Resumption1_spch010.txt",
        "UNSC_2020_SPV.8706_spch001.txt",
        "UNSC_1992_SPV.999_spch001.txt",
        "UNSC_2020_SPV.2020_254_spch000.txt",
    ]
    source = recognise(write(tmp_path, dict.fromkeys(files, TEXT)))
    assert source.description == "a folder of statement files: 5 statements of 4 meetings"
    assert list(names(source).items()) == [
        ("S/2020/254", [0]),
        ("S/PV.999", [1]),
        ("S/PV.8706", [1]),
        ("S/PV.8706 (Resumption 1)", [2, 10]),
    ]
    assert {meeting.symbol: meeting.city for meeting in source}["S/2020/254"] == ""


def test_what_is_no_statement_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    files = [
        NAME,
        "S_PV.8704_E.txt",
        "notes.txt",
        "map.png",
        "speeches.tar",
        "README.md",
        ".DS_Store",
    ]
    source = recognise(write(tmp_path, dict.fromkeys(files, TEXT)))
    assert names(source) == {"S/PV.7138": [4], "S/PV.8704": [0]}
    assert sorted(problems(source)) == [
        ("nested-archive", "speeches.tar", None),
        ("no-meeting", "notes.txt", None),
        ("not-a-statement", "map.png", None),
    ]
    assert source.description.endswith("1 statement of 1 meeting; and 1 whole record")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "looked for statements .* there is nothing"),
        (["a.png", "b.png", "c.png", "d.png"], r"only a.png, b.png, c.png and 1 more"),
        (["a.txt", "b.txt"], "nothing tells the meeting of a.txt and 1 other file"),
        (["a/speaker.tsv", "b/speaker.tsv"], "it holds 2 corpora, in a, b"),
        (["speeches.tar"], r"speaker.tsv, meta.tsv.*only speeches.tar"),
    ],
)
def test_what_was_looked_for_and_found_is_said(
    tmp_path: Path, files: list[str], message: str
) -> None:
    write(tmp_path, dict.fromkeys(files, TEXT))
    with pytest.raises(SourceError, match=message):
        recognise(tmp_path)


def test_no_path_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file or folder"):
        recognise(tmp_path / "absent")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        recognise(tmp_path / "pipe")


def test_links_and_pipes_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {NAME: TEXT})
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "UNSC_2014_SPV.7138_spch005.txt")
    source = recognise(tmp_path)
    assert names(source) == {"S/PV.7138": [4]}
    assert {(kind, file) for kind, file, _ in problems(source)} == {
        ("unreadable-file", "gone.txt"),
        ("not-a-file", "UNSC_2014_SPV.7138_spch005.txt"),
    }


def test_a_file_that_goes_away_or_grows_while_reading(tmp_path: Path) -> None:
    grown = "UNSC_2014_SPV.7138_spch005.txt"
    source = recognise(
        write(tmp_path, {NAME: TEXT, grown: TEXT, "UNSC_2014_SPV.7138_spch006.txt": TEXT})
    )
    (tmp_path / NAME).unlink()
    (tmp_path / grown).write_bytes(b"x" * (3 << 20))
    assert names(source) == {"S/PV.7138": [6]}
    assert problems(source) == [("unreadable-file", NAME, None), ("unreadable-file", grown, None)]


def test_a_file_too_long_for_a_statement_and_a_number_met_twice(tmp_path: Path) -> None:
    files = {NAME: TEXT, "x/UNSC_2014_SPV.7138_spch0004.txt": TEXT}
    files["UNSC_2014_SPV.7138_spch005.txt"] = b"x" * (2 << 20) + b"y"
    source = recognise(write(tmp_path, files))
    assert names(source) == {"S/PV.7138": [4]}
    assert problems(source) == [
        ("file-too-large", "UNSC_2014_SPV.7138_spch005.txt", None),
        ("duplicate-number", "x/UNSC_2014_SPV.7138_spch0004.txt", None),
    ]


def test_a_meeting_whose_only_file_is_too_large_is_not_given(tmp_path: Path) -> None:
    files = {NAME: b"x" * (3 << 20), "UNSC_2014_SPV.7139_spch001.txt": TEXT}
    source = recognise(write(tmp_path, files))
    assert names(source) == {"S/PV.7139": [1]}
    assert [problem.kind for problem in source.problems] == ["file-too-large"]


# Manifests


def test_a_manifest_tells_all_it_can(tmp_path: Path) -> None:
    rows = (
        "\ufefffile,Meeting,date,number,agenda item,city,president\r\n"
        'one.txt,S/PV.7802,2016-11-07,12,"Peace, and security",Geneva,Mr. Dang (Viet Nam)\r\n'
        "sub/two.txt,S/PV.7802,7 November 2016,,,,\r\n"
        "\r\n"
        f"{NAME},SPECIMEN/PV.3,,,,,\r\n"
    )
    files: dict[str, bytes | str] = {
        "manifest.csv": rows,
        "one.txt": TEXT,
        "sub/two.txt": TEXT,
        NAME: TEXT,
    }
    source = recognise(write(tmp_path, files))
    assert names(source) == {"S/PV.7802": [12, 13], "SPECIMEN/PV.3": [4]}
    meeting = next(iter(source))
    assert meeting.date == datetime.date(2016, 11, 7)
    assert (meeting.agenda, meeting.city) == ("Peace, and security", "Geneva")
    assert meeting.president == "Mr. Dang (Viet Nam)"
    assert problems(source) == []
    assert recognise(tmp_path / "manifest.csv").description == source.description


def test_bad_rows_of_a_manifest_are_problems_with_their_line(tmp_path: Path) -> None:
    rows = [
        "file,meeting,date,number",
        "one.txt,S/PV.7802,someday,many",
        "two.txt,the meeting,,",
        ",S/PV.7802,,",
        "absent.txt,S/PV.7802,,",
        "one.txt,S/PV.7803,,",
        "../../etc/passwd,S/PV.7802,,",
        "three.txt,S/PV.7802,,,extra,fields",
        "four.txt,S/PV.7802,2016-11-07,1",
        "five.txt,S/PV.7802,2016-11-08,3",
        "six.txt,A/70/PV.13,,",
    ]
    write(tmp_path, dict.fromkeys(["one.txt", "four.txt", "five.txt"], TEXT))
    source = recognise(write(tmp_path, {"manifest.csv": "\n".join(rows)}))
    # Without a number of its own, the first takes the first that is free.
    assert names(source) == {"S/PV.7802": [1, 2, 3]}
    assert sorted(problems(source), key=lambda problem: (problem[2] or 0, problem)) == [
        ("conflicting-rows", "five.txt", None),
        ("missing-file", "../../etc/passwd", None),
        ("missing-file", "absent.txt", None),
        ("malformed-row", "manifest.csv", 2),
        ("malformed-row", "manifest.csv", 2),
        ("malformed-row", "manifest.csv", 3),
        ("malformed-row", "manifest.csv", 4),
        ("duplicate-row", "manifest.csv", 6),
        ("malformed-row", "manifest.csv", 8),
        ("malformed-row", "manifest.csv", 11),
    ]


def test_a_manifest_without_its_columns_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"manifest.csv": "name;meeting\na;b\n", NAME: TEXT})
    with pytest.raises(
        SourceError, match="needs the columns file and meeting; it has name;meeting"
    ):
        recognise(tmp_path)


# Archives


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "zip", "txt"])
def test_an_archive_is_known_by_its_content(tmp_path: Path, kind: str) -> None:
    rows = b"file,meeting\nlast.txt,S/PV.7802\n"
    files = {f"x/{NAME}": TEXT, "x/manifest.csv": rows, "x/last.txt": b"The last."}
    path = tmp_path / f"files.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        tar(path, files)
    source = recognise(path)
    assert source.description == "an archive of statement files: 2 statements of 2 meetings"
    assert {meeting.symbol: meeting.files[0].content for meeting in source} == {
        "S/PV.7138": TEXT,
        "S/PV.7802": b"The last.",
    }
    assert problems(source) == []


def test_gzip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statement.gz"
    path.write_bytes(gzip.compress(TEXT))
    with pytest.raises(SourceError, match="there is no tar inside"):
        recognise(path)
