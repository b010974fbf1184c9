"""Real PDFs read by position: every word is there, in order, on its page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from statements.transcripts.papers.lines import Paper
from statements.transcripts.papers.pdf import read_paper

RECORDS = (
    "S_PV.3756_E",
    "S_PV.8698_E",
    "S_PV.8700_E",
    "S_PV.8702_E",
    "S_PV.8704_E",
    "S_PV.8706(Resumption1)_E",
    "S_PV.8770_E",
)
_WORD = re.compile(r"[\w’'./()-]*\w[\w’'./()-]*")


def real(shared_data: Path, name: str) -> tuple[bytes, Paper]:
    content = (shared_data / "records" / f"{name}.pdf").read_bytes()
    return content, read_paper(content, file=f"{name}.pdf")


def words(text: str) -> Counter[str]:
    """Return the words of a text as a multiset, so that none can be lost or invented."""
    return Counter(_WORD.findall(re.sub(r"\.(?: \.| ?\.)+", " ", text)))


@pytest.mark.parametrize("name", RECORDS)
def test_no_word_of_a_real_record_is_lost_or_invented(shared_data: Path, name: str) -> None:
    content, paper = real(shared_data, name)
    document = pypdfium2.PdfDocument(content)
    raw = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    parts = (*paper.cover, *paper.body, *paper.footnotes, *paper.furniture)
    found = words("\n".join(line.text for line in parts))
    assert found == words(raw.replace("\ufffe", "-\n").replace("\x02", "-\n"))


@pytest.mark.parametrize("name", RECORDS)
def test_real_record_is_read_from_its_opening_to_its_close(shared_data: Path, name: str) -> None:
    _, paper = real(shared_data, name)
    assert re.match(r"The meeting (was called to order|resumed) at", paper.body[0].text)
    closing = [line.text for line in paper.body[-3:]]
    assert any(re.match(r"The meeting (rose|was suspended) at", line) for line in closing)
    assert paper.body[0].page == 2
    assert paper.quality > 0.98
    assert paper.footnotes == ()


@pytest.mark.parametrize("name", RECORDS)
def test_real_pages_follow_each_other_and_have_both_margins(shared_data: Path, name: str) -> None:
    _, paper = real(shared_data, name)
    pages = [line.page for line in paper.body]
    assert pages == sorted(pages)
    assert {line.page for line in paper.furniture} == set(range(2, pages[-1] + 1))


@pytest.mark.parametrize("name", RECORDS)
def test_no_real_paragraph_begins_in_mid_sentence(shared_data: Path, name: str) -> None:
    """Only what is quoted or follows a stage direction begins with a small letter."""
    _, paper = real(shared_data, name)
    begun_small = [line.text for line in paper.body if line.begins and line.text[0].islower()]
    assert len(begun_small) <= 2
