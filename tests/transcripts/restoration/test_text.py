from __future__ import annotations

import time

import pytest
from hypothesis import given

from statements.transcripts.restoration.text import restore
from tests.transcripts.printed import letters, printed_texts, repaired


def restored(printed: str) -> str:
    return restore(printed).text


def rules(printed: str) -> list[str]:
    return [repair.rule for repair in restore(printed).repairs]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("the work of\nthe Council", "the work of the Council"),
        ("counter-\nterrorism", "counter-terrorism"),
        ("non-\nresumption", "non-resumption"),
        ("infor-\nmation", "information"),
        ("troop-\nand police-contributing", "troop- and police-contributing"),
        ("the Secretary- General", "the Secretary-General"),
        ("Under- Secretary- General", "Under-Secretary-General"),
        ("cross- border aid", "cross-border aid"),
        ("confidence- and security- building", "confidence- and security-building"),
        ("short- to medium-term", "short- to medium-term"),
        ("the capacity ofpeacekeepers", "the capacity of peacekeepers"),
        ("the targets ofthe Goals", "the targets of the Goals"),
        ("Iwould thank", "I would thank"),
        ("Republic ofKorea", "Republic of Korea"),
        ("all staffwho serve", "all staff who serve"),
        ("As aresult, we act", "As a result, we act"),
        ("with a View to peace", "with a view to peace"),
        ("by Show ofhands", "by show of hands"),
        ("document 8/2016/239 says", "document S/2016/239 says"),
        ("($/2020/27)", "(S/2020/27)"),
        ("in 20l4 and 19O4", "in 2014 and 1904"),
        ("on l7 May", "on 17 May"),
        ("since | January", "since 1 January"),
        ("Yes. 1 thank him", "Yes. I thank him"),
    ],
)
def test_damage_is_made_good_and_what_was_made_good_stays(printed: str, text: str) -> None:
    assert restored(printed) == text
    assert restored(text) == text


@pytest.mark.parametrize(
    "sound",
    [
        "peacebuilding and the drawdown of the coronavirus lockdown",
        "an apolitical process",
        "to sheathe their swords",
        "Mr. DiCarlo and PetroCaribe",
        "post-conflict areas- Kasai, Central Kasai",
        "He said: “We Were There With a plan”",
        "the Optional Protocol with a Victims' Rights Advocate",
        "troop- and police-contributing countries",
        "9/11 and resolution 74/275 on the attacks",
        "Which way? So we ask.",
        "resolution 1441 (2002)",
    ],
)
def test_what_is_sound_is_left_alone(sound: str) -> None:
    assert restored(sound) == sound
    assert rules(sound) == []


def test_a_blank_line_inside_a_sentence_is_closed() -> None:
    assert restored("the scope of the resolution\n\nadopted today") == (
        "the scope of the resolution adopted today"
    )
    assert rules("the scope of the resolution\n\nadopted today") == ["page-break"]


def test_a_blank_line_after_a_sentence_is_a_paragraph() -> None:
    assert restore("One thing.\n\nAnother.").paragraphs == ("One thing.", "Another.")


def test_a_line_that_ends_early_ends_a_paragraph() -> None:
    printed = (
        "It is my understanding that the Council is ready now\n"
        "to proceed to the vote on the draft resolution, so I\n"
        "shall do that unless I should hear of any objection.\n"
        "There being no objection, it is so decided.\n"
        "A vote was taken by show of hands in the Chamber.\n"
        "The draft resolution has been adopted unanimously as"
    )
    assert restore(printed).paragraphs[0].endswith("it is so decided.")


@pytest.mark.parametrize(
    "foot",
    ["\n\n2/19 20-01174\n\n", "\n20-01174 3/19\n", "\nS/PV.8704 Yemen and more 16/01/2020\n"],
)
def test_heads_and_feet_between_lines_go(foot: str) -> None:
    assert restored(f"depends on training and{foot}readiness.") == (
        "depends on training and readiness."
    )
    assert rules(f"depends on training and{foot}readiness.") == ["page-furniture"]


@pytest.mark.parametrize(
    "inside",
    [
        "The text is 05/10/2020 The situation in the Middle East S/PV.8764 simple.",
        "The text is 20-04496 simple.",
        "The text is 65/99 66/99 simple.",
    ],
)
def test_heads_and_feet_inside_lines_go(inside: str) -> None:
    assert restored(inside) == "The text is simple."


def test_the_document_s_own_symbol_in_mid_sentence_is_its_running_head() -> None:
    printed = "our approach S/2020/263 remains unchanged (S/2020/263)"
    assert restore(printed, own="S/2020/263").text == "our approach remains unchanged (S/2020/263)"
    assert restore(printed).text == printed


def test_a_repair_says_what_stood_there() -> None:
    (repair,) = restore("  the capacity ofpeacekeepers").repairs
    assert (repair.rule, repair.start, repair.end) == ("glued-words", 15, 29)
    assert (repair.before, repair.after) == ("ofpeacekeepers", "of peacekeepers")


@given(printed_texts)
def test_restoring_twice_changes_nothing(printed: str) -> None:
    once = restore(printed)
    twice = restore(once.text)
    assert twice.paragraphs == once.paragraphs
    assert twice.repairs == ()


@given(printed_texts)
def test_repairs_are_slices_in_order_and_apart(printed: str) -> None:
    position = 0
    for repair in restore(printed).repairs:
        assert printed[repair.start : repair.end] == repair.before
        assert repair.start >= position
        position = repair.end


@given(printed_texts)
def test_nothing_but_white_space_changes_without_a_repair(printed: str) -> None:
    result = restore(printed)
    assert letters(repaired(printed, result.repairs)) == letters(result.text)


@pytest.mark.parametrize(
    "unit", ["a", "\n x", "ofthe ", "x- ", "Secretary-\n", "20-01174 ", "1/9 2/9 "]
)
def test_the_time_taken_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        restore(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(100_000) < 40 * seconds(10_000) + 0.5
