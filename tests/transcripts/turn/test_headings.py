from __future__ import annotations

from pathlib import Path

import pytest

from statements.transcripts.turn.headings import split
from tests.evaluation.material import rows


@pytest.mark.parametrize(
    ("printed", "name", "affiliation", "language"),
    [
        ("Mr. Bessho (Japan): I", "Mr. Bessho", "Japan", ""),
        ("The President: I", "The President", "", ""),
        ("The PRESIDENT: I", "The President", "", ""),
        ("The PRESIDENT (interpretation from French): I", "The President", "", "French"),
        ("The Secretary-General (spoke in French): I", "The Secretary-General", "", "French"),
        ("The Deputy Secretary-General: I", "The Deputy Secretary-General", "", ""),
        (
            "Mr. AL-KIDWA (Palestine) (interpretation from Arabic): I",
            "Mr. Al-Kidwa",
            "Palestine",
            "Arabic",
        ),
        (
            "Mr. LI Zhaoxing (China) (interpretation from Chinese): I",
            "Mr. Li Zhaoxing",
            "China",
            "Chinese",
        ),
        ("Mr. O'BRIEN (Ireland): I", "Mr. O'Brien", "Ireland", ""),
        ("Mr. McKINNON (New Zealand): I", "Mr. McKinnon", "New Zealand", ""),
        (
            "Mr. Kono (Japan) (spoke in Japanese; interpretation provided by the delegation): I",
            "Mr. Kono",
            "Japan",
            "Japanese",
        ),
        (
            "Mr. Lavrov (Russian Federation)(spoke in Russian): I",
            "Mr. Lavrov",
            "Russian Federation",
            "Russian",
        ),
        (
            "Mr.\nNebenzia (Russian\nFederation) (spoke\nin Russian):\nI",
            "Mr. Nebenzia",
            "Russian Federation",
            "Russian",
        ),
        (
            "Lord Ahmad of Wimbledon (United Kingdom): I",
            "Lord Ahmad of Wimbledon",
            "United Kingdom",
            "",
        ),
        ("Mr.Abdelaziz(spokeinArabic): I", "Mr. Abdelaziz", "", "Arabic"),
        ("Mr Bessho (Japan): I", "Mr Bessho", "Japan", ""),
        ("Mr. Maas (Germany (spoke in German): I", "Mr. Maas", "Germany", "German"),
        ("Mr. Maas (Germany) (spoke inGerman): I", "Mr. Maas", "Germany", "German"),
        ("Ms. Haavisto (Finland) (on behalf of five States): I", "Ms. Haavisto", "Finland", ""),
        ("Secretary Kerry (United States): I", "Secretary Kerry", "United States", ""),
        ("President Abbas (spoke in Arabic): I", "President Abbas", "", "Arabic"),
        ("Mrs. ngu (Nigeria): I", "Mrs. ngu", "Nigeria", ""),
        ("Mr. Oh Joon (Republic ofKorea): I", "Mr. Oh Joon", "Republic of Korea", ""),
        (
            "Mr. X (Venezuela (Bolivarian Republic of)): I",
            "Mr. X",
            "Venezuela (Bolivarian Republic of)",
            "",
        ),
        ("Dato’ Hamidon Ali (Malaysia): I", "Dato’ Hamidon Ali", "Malaysia", ""),
        ("Mr. de los Arcos (Peru): I", "Mr. de los Arcos", "Peru", ""),
        ("Mr. van ’t Huys (Netherlands): I", "Mr. van ’t Huys", "Netherlands", ""),
        ("Mr. El-FARIS (Syria): I", "Mr. El-Faris", "Syria", ""),
        ("Secretary of State Roe (Norway): I", "Secretary of State Roe", "Norway", ""),
        ("Vice President Roe (Norway): I", "Vice President Roe", "Norway", ""),
        ("Grand Duke Jan (Luxembourg): I", "Grand Duke Jan", "Luxembourg", ""),
        (
            "Mr. DIALLO (Senegal), Chairman of the Committee (interpretation from French): I",
            "Mr. Diallo",
            "Senegal",
            "French",
        ),
    ],
)
def test_the_parts_of_a_heading(printed: str, name: str, affiliation: str, language: str) -> None:
    heading = split(printed)
    assert heading is not None
    assert (heading.name, heading.affiliation, heading.language) == (name, affiliation, language)
    assert printed[heading.end :] == "I"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "My briefing today will focus on four areas: access",
        "Mr. President: let me thank you",
        "Mr. President, I shall make three points: first",
        "General Assembly resolution 46/182 says: humanity",
        "President of the Council: a role",
        "The President has said it before: no",
        "The Secretary-General's report: a summary",
        "Sir, allow me this: thanks",
        "Secretary-General Guterres was right: peace",
        "Mr. Roe (Norway), Chairman of the Committee, told us this: no",
        "Mr. Secretary of State: thanks",
        "Governor of the province: a role",
        "Kingston (Jamaica): the seat of an authority",
    ],
)
def test_a_colon_makes_no_heading(text: str) -> None:
    assert split(text) is None


@pytest.mark.parametrize(
    ("printed", "astray", "language"),
    [
        ("I thank Mr. Shearer for his briefing. in Chinese): I", "I thank Mr. Shearer", "Chinese"),
        # Torn in two: its beginning stands behind the heading.
        ("Mr. Lowcock for his briefing. in French): 1 thank I", "I thank Mr. Lowcock", "French"),
    ],
)
def test_a_sentence_printed_inside_the_heading_is_put_back(
    printed: str, astray: str, language: str
) -> None:
    text = f"The President (spoke {printed}"
    heading = split(text)
    assert heading is not None
    assert heading.printed == f"The President (spoke in {language})"
    assert (heading.name, heading.language) == ("The President", language)
    assert heading.astray == f"{astray} for his briefing."
    assert text[heading.end :] == "I"


def test_every_heading_of_the_real_record_is_read(shared_data: Path) -> None:
    gold = rows(shared_data / "gold" / "speaker_headings.tsv")
    assert len(gold) == 258
    for row in gold:
        heading = split(f"{row['heading']}: I thank you.")
        assert heading is not None, row
        read = (heading.name, heading.language)
        if "." in row["affiliation"]:  # a sentence went astray in it
            assert heading.name == row["name"]
            assert heading.astray.endswith("briefing.")
            assert row["affiliation"].endswith(heading.language)
        elif row["affiliation"] == "Republic ofKorea":
            assert (*read, heading.affiliation) == (row["name"], "", "Republic of Korea")
        else:
            assert (*read, heading.affiliation) == (
                row["name"],
                row["language"],
                row["affiliation"],
            )
            assert heading.printed == row["heading"]
