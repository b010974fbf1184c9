"""The published corpus as a source: in a folder, packed, incomplete, and the real one."""

from __future__ import annotations

import datetime
import pickle
import zipfile
from pathlib import Path

import pytest

from statements.transcripts.records import Format, StatementMetadata
from statements.transcripts.sources.recognise import SourceError, recognise

from .archives import TEXT, names, only, problems, tar, write

SPEAKERS = "".join(
    f"{row}\t{topic}\t{date}\t{file}\n"
    for row, topic, date, file in [
        ("country\tspeaker\tparticipanttype\trole_in_un", "topic", "date", "filename"),
        (
            "France\tMr. Araud\tMentioned\t",
            "Ukraine",
            "15 March 2014",
            "UNSC_2014_SPV.7138_spch002.txt",
        ),
        (
            "Luxembourg\tMs. Lucas\tThe President\t",
            "Ukraine",
            "15 March 2014",
            "UNSC_2014_SPV.7138_spch001.txt",
        ),
    ]
)
META = "basename\tdate\ttopic\nUNSC_2014_SPV.7138\t15 March 2014\tUkraine\n"


def corpus(folder: Path, *, numbers: tuple[int, ...] = (1, 2)) -> Path:
    speeches = {f"speeches/UNSC_2014_SPV.7138_spch{number:03}.txt": TEXT for number in numbers}
    return write(folder, {"speaker.tsv": SPEAKERS, "meta.tsv": META, **speeches})


def test_a_corpus_as_a_folder(tmp_path: Path) -> None:
    source = recognise(corpus(tmp_path, numbers=(1, 2, 3)))
    assert source.description == (
        "the corpus “UN Security Council Debates”, version 5: 3 statements of 1 meeting"
    )
    meeting = only(source)
    assert (meeting.symbol, meeting.date) == ("S/PV.7138", datetime.date(2014, 3, 15))
    assert (meeting.agenda, meeting.president) == ("Ukraine", "Ms. Lucas (Luxembourg)")
    assert meeting.files[1].metadata == StatementMetadata("Mr. Araud", "France", "", "Mentioned")
    assert meeting.files[1].name == "UNSC_2014_SPV.7138_spch002.txt"
    assert problems(source) == [("no-metadata", "UNSC_2014_SPV.7138_spch003.txt", None)]
    assert pickle.loads(pickle.dumps(meeting)) == meeting


def test_a_row_without_a_file_is_missed(tmp_path: Path) -> None:
    source = recognise(corpus(tmp_path, numbers=(1,)))
    assert problems(source) == [("missing-file", "UNSC_2014_SPV.7138_spch002.txt", None)]


def test_a_meeting_without_a_file_is_missed_once(tmp_path: Path) -> None:
    write(corpus(tmp_path), {"meta.tsv": META + "UNSC_2014_SPV.7139\t16 March 2014\tUkraine\n"})
    assert problems(recognise(tmp_path)) == [("missing-file", "UNSC_2014_SPV.7139", None)]


def test_odd_names_in_a_corpus_are_told(tmp_path: Path) -> None:
    write(corpus(tmp_path), {"speeches/notes.txt": TEXT, "codebook.pdf": TEXT, "README.txt": TEXT})
    assert problems(recognise(tmp_path)) == [("unknown-name", "speeches/notes.txt", None)]


@pytest.mark.parametrize("part", ["speeches", "speaker.tsv", "meta.tsv"])
def test_a_part_of_a_corpus_stands_for_the_whole(tmp_path: Path, part: str) -> None:
    assert recognise(corpus(tmp_path) / part).format is Format.CORPUS_5


def packed(tmp_path: Path) -> dict[str, bytes]:
    """Return the files of a corpus whose speeches are a tar."""
    folder = corpus(tmp_path / "plain")
    files = {path.name: path.read_bytes() for path in folder.glob("*.tsv")}
    speeches = {f"speeches/{path.name}": TEXT for path in folder.glob("speeches/*")}
    files["speeches.tar"] = tar(tmp_path / "speeches.tar", speeches).read_bytes()
    return files


def test_a_corpus_with_its_speeches_in_a_tar_inside_another_folder(tmp_path: Path) -> None:
    files = {f"corpus/{name}": content for name, content in packed(tmp_path).items()}
    source = recognise(write(tmp_path / "download", files))
    assert names(source) == {"S/PV.7138": [1, 2]}
    assert problems(source) == []


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "zip"])
def test_a_corpus_in_an_archive_with_a_tar_inside(tmp_path: Path, kind: str) -> None:
    files = {f"dataverse/{name}": content for name, content in packed(tmp_path).items()}
    path = tmp_path / f"corpus.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        tar(path, files)
    source = recognise(path)
    assert names(source) == {"S/PV.7138": [1, 2]}
    assert problems(source) == []
    assert names(source) == names(source)


def test_a_corpus_without_its_speeches_or_its_columns_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"speaker.tsv": SPEAKERS, "meta.tsv": META})
    with pytest.raises(SourceError, match="neither speeches/ with files"):
        recognise(tmp_path)
    write(tmp_path, {"speaker.tsv": "filename\twho\n1\t2\n"})
    with pytest.raises(SourceError, match="neither version of the corpus"):
        recognise(tmp_path)


def test_a_corpus_without_its_table_of_meetings_is_read(tmp_path: Path) -> None:
    (corpus(tmp_path) / "meta.tsv").unlink()
    source = recognise(tmp_path)
    assert only(source).date == datetime.date(2014, 3, 15)
    assert problems(source) == [("missing-file", "meta.tsv", None)]


# The real material


def test_corpus_v5_has_1451_statements_of_76_meetings(shared_data: Path) -> None:
    source = recognise(shared_data / "corpus-v5")
    assert (source.total, source.meetings) == (1451, 76)
    assert sum(len(meeting.files) for meeting in source) == 1451
    kinds = [kind for kind, _, _ in problems(source)]
    assert (kinds.count("no-metadata"), kinds.count("conflicting-president")) == (35, 2)
    assert len(kinds) == 37


def test_corpus_v6_has_169_statements_all_with_metadata(shared_data: Path) -> None:
    source = recognise(shared_data / "corpus-v6.1")
    assert (source.total, source.meetings, source.format) == (169, 6, Format.CORPUS_6)
    files = [file for meeting in source for file in meeting.files]
    assert len(files) == 169
    assert all(file.metadata.participant for file in files)
    assert "S/PV.8723 (Resumption 1)" in names(source)
    assert problems(source) == []


def test_both_versions_agree_on_what_they_both_have(shared_data: Path) -> None:
    five = {meeting.symbol: meeting for meeting in recognise(shared_data / "corpus-v5")}
    for six in recognise(shared_data / "corpus-v6.1"):
        one = five[six.symbol]
        assert (one.date, one.agenda, one.president) == (six.date, six.agenda, six.president)
        assert {file.number for file in six.files} <= {file.number for file in one.files}


def test_whole_records_are_told_one_by_one(shared_data: Path) -> None:
    source = recognise(shared_data / "records")
    assert source.description == "a folder of 28 whole records"
    assert source.total == 28
    assert not source.problems
