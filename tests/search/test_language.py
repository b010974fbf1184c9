from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.language import (
    MAX_LENGTH,
    MAX_TERMS,
    And,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    QueryProblem,
    Word,
    conjunction,
    disjunction,
    negation,
    parse,
    wanted,
    write,
)

PEACE, WAR, LAW = Word("peace"), Word("war"), Word("law")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        (" — … ", None),
        ("peace", PEACE),
        ("peace war", And((PEACE, WAR))),
        ("peace AND war", And((PEACE, WAR))),
        ("peace OR war", Or((PEACE, WAR))),
        ("peace or war", And((PEACE, Word("or"), WAR))),
        ("peace war OR law", Or((And((PEACE, WAR)), LAW))),
        ("peace (war OR law)", And((PEACE, Or((WAR, LAW))))),
        ("((peace)) (war law)", And((PEACE, WAR, LAW))),
        ("-war", Not(WAR)),
        ("NOT war", Not(WAR)),
        ("NOT NOT war", WAR),
        ("peace -(war OR law)", And((PEACE, Not(Or((WAR, LAW)))))),
        ("peace - war", And((PEACE, WAR))),
        ("counter-terrorism", Word("counter-terrorism")),
        ("S/PV.7802", Word("S/PV.7802")),
        ('"rule  of law"', Phrase("rule of law")),
        ("“rule of law”", Phrase("rule of law")),
        ('-"rule of law"', Not(Phrase("rule of law"))),
        ('peace"rule of law"war', And((PEACE, Phrase("rule of law"), WAR))),
        ("terror*", Prefix("terror")),
        ("terror***", Prefix("terror")),
        ("resolution 2295 (2016)", And((Word("resolution"), Word("2295"), Word("2016")))),
    ],
)
def test_what_is_understood(text: str, tree: Node | None) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree", "message", "position"),
    [
        ('peace "war', And((PEACE, Phrase("war"))), "This quotation mark is never closed.", 6),
        ('""', None, "There are no words inside these quotation marks.", 0),
        (
            'peace "a* b"',
            And((PEACE, Phrase("a b"))),
            "* has no meaning inside quotation marks.",
            8,
        ),
        ("(peace", PEACE, "This bracket is never closed.", 0),
        ("peace) war", And((PEACE, WAR)), "This bracket was never opened.", 5),
        ("peace ()", PEACE, "There are no words inside these brackets.", 6),
        ("OR peace", PEACE, "There is nothing before OR.", 0),
        ("peace OR", PEACE, "There is nothing after OR.", 6),
        ("peace OR OR war", Or((PEACE, WAR)), "There is nothing before OR.", 9),
        ("AND peace", PEACE, "There is nothing before AND.", 0),
        ("peace AND", PEACE, "There is nothing after AND.", 6),
        ("peace NOT", PEACE, "There is nothing after NOT.", 6),
        ("p*", Word("p"), "At least 2 letters must stand before *.", 1),
        ("*peace", PEACE, "* stands only at the end of a word.", 0),
        ("pe*ce", Prefix("pe"), "* stands only at the end of a word.", 2),
        ("(" * 30 + "peace" + ")" * 30, PEACE, "Brackets are nested too deep.", 20),
    ],
)
def test_what_is_wrong(text: str, tree: Node, message: str, position: int) -> None:
    parsed = parse(text)
    assert (parsed.tree, parsed.problem) == (tree, QueryProblem(message, position))


def test_what_is_right_has_no_problem() -> None:
    assert parse('peace -(war OR "rule of law") terror*').problem is None


def test_only_the_first_words_are_searched() -> None:
    tree = parse("peace " * (MAX_TERMS + 1)).tree
    assert tree == And((PEACE,) * MAX_TERMS)


def test_the_word_that_is_too_many_is_named() -> None:
    problem = parse("war " * (MAX_TERMS + 1)).problem
    assert problem == QueryProblem("Only the first 50 words are searched.", 4 * MAX_TERMS)


def test_only_the_first_characters_are_searched() -> None:
    problem = parse("x" * (MAX_LENGTH + 1)).problem
    assert problem == QueryProblem("Only the first 1,000 characters are searched.", MAX_LENGTH)


def test_what_is_excluded_is_not_to_be_shown() -> None:
    assert list(wanted(parse("peace -war (law OR -order)").tree)) == [PEACE, LAW]


words = st.from_regex(r"[a-zé][a-z0-9./'’-]{0,7}", fullmatch=True)
leaves: st.SearchStrategy[Node] = (
    st.builds(Word, words)
    | st.builds(Prefix, st.from_regex(r"[a-z]{2,8}", fullmatch=True))
    | st.builds(Phrase, st.lists(words, min_size=1, max_size=4).map(" ".join))
)


def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(conjunction).filter(bool),
        several.map(disjunction).filter(bool),
        parts.map(negation),
    )


@given(st.recursive(leaves, joined, max_leaves=8))
def test_a_tree_is_read_as_it_is_written(tree: Node) -> None:
    assert parse(write(tree)).tree == tree


@given(st.recursive(leaves, joined, max_leaves=8))
def test_what_is_written_is_without_fault(tree: Node) -> None:
    assert parse(write(tree)).problem is None


hostile = st.text(alphabet=st.sampled_from("ab \"“*()-ORANDT'é\0\n\ud800"), max_size=80)


@given(hostile | st.text(max_size=200))
def test_every_text_is_read(text: str) -> None:
    tree = parse(text).tree
    assert parse(write(tree)).tree == tree


@given(hostile)
def test_a_problem_lies_in_the_text(text: str) -> None:
    problem = parse(text).problem
    assert problem is None or 0 <= problem.position < max(1, len(text))
