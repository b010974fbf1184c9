from __future__ import annotations

import re

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from statements.models.council_roles import Role
from statements.search.language.fields import ROLES_BY_SPELLING
from statements.search.language.parser import parse_query
from statements.search.language.query_problems import QueryProblem
from statements.search.language.tokenizer import (
    MAX_QUERY_LENGTH,
    MAX_QUERY_WORDS,
    MAX_WORDS_BETWEEN,
)
from statements.search.language.tree import (
    And,
    Exact,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    conjunction,
    disjunction,
    matching_terms,
    negation,
    write_query,
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
        ("=reforms", Exact("reforms")),
        ("-=OR", Not(Exact("OR"))),
        ("a=b", Word("a=b")),
        ('"peace talks"~5', Near("peace talks", 5)),
        ('"peace talks"~0', Phrase("peace talks")),
        ('"peace"~5', Phrase("peace")),
        ("country:japan", Field("country", ("japan",))),
        ("Country:japan,france", Field("country", ("japan", "france"))),
        ('country:"Côte d\'Ivoire",uk', Field("country", ("Côte d'Ivoire", "uk"))),
        ("-country:japan peace", And((Not(Field("country", ("japan",))), PEACE))),
        ("(country:japan OR org:un)", Or((Field("country", ("japan",)), Field("org", ("un",))))),
        ("cites:S/RES/2295(2016)", Field("cites", ("S/RES/2295(2016)",))),
        ("(cites:S/RES/2295(2016))", Field("cites", ("S/RES/2295(2016)",))),
        ('cites:"S/RES/2295 (2016)"', Field("cites", ("S/RES/2295 (2016)",))),
        ("organization:ocha", Field("org", ("ocha",))),
        ("is:procedural", Field("is", ("procedural",))),
        ("role:P5,e10", Field("role", ("permanent", "elected"))),
        ("year:1994..1999,2003", Field("year", ("1994..1999", "2003"))),
        ("year:1994..", Field("year", ("1994..",))),
        ("before:2016-11-07", Field("before", ("2016-11-07",))),
        ("after:2016", Field("after", ("2016",))),
        ("Note: peace", And((Word("Note:"), PEACE))),
        ("10:30", Word("10:30")),
        ("resolution 2295 (2016)", And((Word("resolution"), Word("2295"), Word("2016")))),
    ],
)
def test_what_is_understood(text: str, tree: Node | None) -> None:
    assert parse_query(text).tree == tree


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
        (
            "counrty:japan",
            Field("country", ("japan",)),
            "There is no field “counrty”; it was read as “country”.",
            0,
        ),
        (
            "peace threat:war",
            And((PEACE, Word("threat:war"))),
            "There is no field “threat”; it was read as a word.",
            6,
        ),
        (
            "country: japan",
            And((Word("country:"), Word("japan"))),
            "No value stands right after “country:”; it was read as a word.",
            0,
        ),
        (
            "peace country:(japan OR france)",
            And((PEACE, Field("country", ("japan", "france")))),
            "Several values are written with commas, as in country:japan,france.",
            14,
        ),
        (
            "country:japan, war",
            And((Field("country", ("japan",)), WAR)),
            "Nothing stands right after this comma.",
            13,
        ),
        (
            'country:"japan',
            Field("country", ("japan",)),
            "This quotation mark is never closed.",
            8,
        ),
        (
            "peace is:long",
            PEACE,
            "“long” is not “procedural” or “substantive”. It was left out.",
            9,
        ),
        (
            "role:ceo,un",
            Field("role", ("un",)),
            "“ceo” is no role; permanent, elected, non-member, un and other are. It was left out.",
            5,
        ),
        (
            "before:soon",
            None,
            "“soon” is no date: write 2016, 2016-11 or 2016-11-07. It was left out.",
            7,
        ),
        ("after:2016-02-30", None, "“2016-02-30” is no day of the calendar. It was left out.", 6),
        (
            "after:1900",
            None,
            "“1900” lies outside the years of the Council, from 1946 on. It was left out.",
            6,
        ),
        (
            "before:2016,2017",
            Field("before", ("2016",)),
            "Only one date stands after “before:”; it was read as 2016.",
            7,
        ),
        (
            "year:94..99",
            None,
            "“94..99” is no year: write 2016, or 1994..1999. It was left out.",
            5,
        ),
        (
            "year:1999..1994",
            None,
            "“1999..1994” ends before it begins: write 1994..1999. It was left out.",
            5,
        ),
        ('"a b"~', Phrase("a b"), "After ~ stands a number of words, as in ~5.", 5),
        (
            '"a b"~900',
            Near("a b", 50),
            "Words are near with at most 50 others between them.",
            5,
        ),
        ('"peace"~5', Phrase("peace"), "Only several words can be near one another.", 0),
        ("???", None, "There is no word in this: words have letters or digits.", 0),
        (" - ", None, "There is no word in this: words have letters or digits.", 0),
        ("=refor*", Prefix("refor"), "= asks for one form of a word, * for many.", 0),
        ("(" * 30 + "peace" + ")" * 30, PEACE, "Brackets are nested too deep.", 20),
    ],
)
def test_what_is_wrong(text: str, tree: Node, message: str, position: int) -> None:
    parsed = parse_query(text)
    assert (parsed.tree, parsed.problems[0]) == (tree, QueryProblem(message, position))


def test_what_is_right_has_no_problem() -> None:
    assert parse_query('peace -(war OR "rule of law") terror*').problems == ()


def test_only_the_first_words_are_searched() -> None:
    tree = parse_query("peace " * (MAX_QUERY_WORDS + 1)).tree
    assert tree == And((PEACE,) * MAX_QUERY_WORDS)


def test_the_word_that_is_too_many_is_named() -> None:
    problem, *_ = parse_query("war " * (MAX_QUERY_WORDS + 1)).problems
    assert problem == QueryProblem("Only the first 50 words are searched.", 4 * MAX_QUERY_WORDS)


def test_only_the_first_characters_are_searched() -> None:
    problem, *_ = parse_query("x" * (MAX_QUERY_LENGTH + 1)).problems
    assert problem == QueryProblem(
        "Only the first 1,000 characters are searched.", MAX_QUERY_LENGTH
    )
    with override("fr"):
        problem, *_ = parse_query("x" * (MAX_QUERY_LENGTH + 1)).problems
    assert re.fullmatch(r"Seuls les 1\s000 premiers caractères sont cherchés\.", problem.message)


def test_what_is_excluded_is_not_to_be_shown() -> None:
    assert list(matching_terms(parse_query("peace -war (law OR -order)").tree)) == [PEACE, LAW]


words = st.from_regex(r"[a-zé][a-z0-9./'’-]{0,7}", fullmatch=True)
values = st.from_regex(r"[\w(](?:[\w.,/()’' -]{0,10}[\w)])?", fullmatch=True).filter(
    lambda value: any(map(str.isalnum, value)) and value == " ".join(value.split())
)
leaves: st.SearchStrategy[Node] = (
    st.builds(Word, words)
    | st.builds(Prefix, st.from_regex(r"[a-z]{2,8}", fullmatch=True))
    | st.builds(Exact, words)
    | st.builds(Phrase, st.lists(words, min_size=1, max_size=4).map(" ".join))
    | st.builds(
        Near,
        st.lists(words, min_size=2, max_size=4).map(" ".join),
        st.integers(1, MAX_WORDS_BETWEEN),
    )
    | st.builds(
        Field,
        st.sampled_from(["country", "org", "speaker", "meeting", "agenda", "cites", "lang"]),
        st.lists(values, min_size=1, max_size=3, unique=True).map(tuple),
    )
    | st.sampled_from(
        [
            Field("is", ("procedural", "substantive")),
            Field("role", ("permanent", "non-member")),
            Field("year", ("1994..1999", "..1950", "2016..", "2003")),
            Field("before", ("2016",)),
            Field("after", ("2016-11-07",)),
        ]
    )
)


def joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(conjunction).filter(bool),
        several.map(disjunction).filter(bool),
        parts.map(negation),
    )


# More words near one another than a search takes are told, and left out.
trees = st.recursive(leaves, joined, max_leaves=8).filter(
    lambda tree: write_query(tree).count('"~') <= 3
)


@given(trees)
def test_a_tree_is_read_as_it_is_written(tree: Node) -> None:
    assert parse_query(write_query(tree)).tree == tree


@given(trees)
def test_what_is_written_is_without_fault(tree: Node) -> None:
    assert parse_query(write_query(tree)).problems == ()


hostile = st.lists(
    st.sampled_from([*"ab \"“*()-ORANDT'é\0\n\ud800=~,.:5", "country:", "before:", "year:", "is:"]),
    max_size=60,
).map("".join)


def test_roles_are_those_of_the_index() -> None:
    assert set(ROLES_BY_SPELLING.values()) == set(Role)


@given(hostile | st.text(max_size=200))
def test_every_text_is_read(text: str) -> None:
    tree = parse_query(text).tree
    assert parse_query(write_query(tree)).tree == tree


@given(hostile)
def test_a_problem_lies_in_the_text(text: str) -> None:
    places = [problem.position for problem in parse_query(text).problems]
    assert all(0 <= place < max(1, len(text)) for place in places)
    assert places == sorted(places)
