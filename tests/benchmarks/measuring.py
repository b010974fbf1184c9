"""One archive of one size: made, indexed, and everything about it measured."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command

from statements.models import IngestRun, Statement
from statements.search.index import sync
from statements.search.language.question import Question
from statements.search.results.answer import Results, answer
from statements.search.studies.concordance import MATCHES_SOUGHT, ConcordanceOptions, concordance
from statements.search.studies.selection import select
from statements.search.studies.trends import count_trends

from . import loading, record, serving, targets
from .contenders import Archive, Asked, Contender, Engine, PostgreSQL, SQLite
from .figures import Figure, Figures
from .timing import Timing, timed
from .words import vocabulary

Tell = Callable[[str], None]

COMMON = ("peace", "security", "international", "States", "resolution", "support")
_TIMES, _A_WHILE = 5, 0.1
"""How often a search is made in one turn, and after how many seconds of it no more."""

_CHANGES = 20
_PLAINEST = "/about"

SERIES = ("peace", "famine", "genocide", "veto", "reform", "Haiti")


def questions() -> dict[str, list[Asked]]:
    """Return what is asked, by kind."""
    chance = random.Random(record.SEED)
    rare = [vocabulary()[0][chance.randrange(9_000, 16_000)] for _ in range(6)]
    seldom = ("famine", "genocide", "mediation", "piracy", "demining", "impunity")
    pairs = ("humanitarian ceasefire", "women elections", "veto reform", "children refugees")
    phrases = ('"peace and security"', '"human rights"', '"climate change"', '"rule of law"')
    return {
        "common word": [Asked(word) for word in COMMON],
        "word": [Asked(word) for word in seldom],
        "rare word": [Asked(word) for word in rare],
        "two words": [Asked(pair) for pair in pairs],
        "phrase": [Asked(phrase) for phrase in phrases],
        "word of one country": [Asked(word, _MOST_HEARD) for word in COMMON[:4]],
    }


_MOST_HEARD: Final = "afghanistan"
"""The first of the countries, and so the one that speaks most in the invented record."""


def make(
    how_many: int,
    tell: Tell,
    progress: Callable[[str, int], loading.Progress],
    *,
    anew: bool = True,
) -> Figures:
    """Fill the archive that the settings name, and build its index.

    If not `anew`, an index of this version is kept as it is, and nothing is measured.
    """
    call_command("migrate", verbosity=0)
    if not Statement.objects.exists():
        tell("facts and what statements refer to")
        call_command("load_facts", verbosity=0, stdout=Nowhere())
        referred = loading.Referred.begin()
        loading.fill(record.statements(how_many), referred, progress("statements", how_many))
        # Otherwise `serve` would take it for a new archive and add the seeds.
        IngestRun.objects.create(paths=["generated"], status=IngestRun.Status.DONE)
    if not anew:
        sync.catch_up(progress("indexed", how_many))
        return {}
    begun = time.perf_counter()
    sync.rebuild(progress("indexed", how_many))
    return {"index, statements a second": how_many / (time.perf_counter() - begun)}


class Nowhere:
    """A place for what a command says and nobody reads."""

    def write(self, text: str) -> None:
        """Take what a command says and leave it unsaid."""


def measure(home: Path, seconds: float, tell: Tell, others: Sequence[Contender]) -> Figures:
    """Measure the archive in `home`; each figure takes so many seconds, and longer if it must."""
    figures: Figures = {}
    contenders: list[Contender] = [Archive(), Engine(), *others]
    for kind, asked in questions().items():
        tell(f"search: {kind}")
        figures |= compared(kind, asked, contenders, seconds)
    tell("concordance, trends")
    figures |= dict(_analyses(seconds))
    tell("pages over HTTP")
    with serving.served(home) as server:
        figures |= dict(_pages(server, seconds))
    tell("catching up")
    figures["catching up after one change"] = caught_up(_CHANGES)
    # The index has more segments then, which are merged by and by.
    figures[f"search after {_CHANGES} changes"] = timed(_searches(), seconds)
    figures["index, MB"] = _megabytes(settings.ARCHIVE_INDEX.resolve())
    return figures


def compared(
    kind: str, asked: Sequence[Asked], contenders: Sequence[Contender], seconds: float
) -> Figures:
    """Let contenders answer the same in turn, so that what disturbs one disturbs all.

    Each answers everything once at least, and who is quick several times a turn. Raises
    ValueError where the archive finds another number of statements than its engine.
    """
    totals = {who.name: [who.search(one) for one in asked] for who in contenders}
    if len({tuple(totals[name]) for name in (Archive.name, Engine.name)}) > 1:
        raise ValueError(f"{kind}: archive and engine disagree: {totals}")
    taken: dict[str, list[float]] = {who.name: [] for who in contenders}
    begun = time.perf_counter()
    turn = 0
    while turn < len(asked) or time.perf_counter() - begun < seconds:
        one = asked[turn % len(asked)]
        for who in contenders:
            # After the first round everybody has a share of the time.
            if turn < len(asked) or sum(taken[who.name]) < seconds / len(contenders):
                taken[who.name] += _taken(who, one)
        turn += 1
    return {f"{kind}: {name}": Timing.of(runs) for name, runs in taken.items()} | {
        f"{kind}: statements": float(totals[Archive.name][0])
    }


def _taken(who: Contender, asked: Asked) -> list[float]:
    """Return how long somebody takes for a search, and again while that is not long."""
    taken: list[float] = []
    while len(taken) < _TIMES and sum(taken) < _A_WHILE:
        before = time.perf_counter()
        who.search(asked)
        taken.append(time.perf_counter() - before)
    return taken


def _analyses(seconds: float) -> Iterator[tuple[str, Figure]]:
    opened = sync.current()
    wish = ConcordanceOptions(lines=MATCHES_SOUGHT)
    lines = [lambda word=word: concordance(select(Question(word), opened), wish) for word in COMMON]
    yield "concordance of 1,000 lines", timed(lines, seconds)
    yield "six trends", timed([lambda: count_trends(opened, Question(), SERIES)], seconds)
    yield "search", timed(_searches(), seconds)


def _searches() -> list[Callable[[], object]]:
    return [partial(_searched, Question(word)) for word in COMMON]


def _searched(question: Question) -> Results:
    return answer(question, sync.current())


def caught_up(times: int) -> Timing:
    """Change one statement, search, and so on: how long that search takes more than another."""
    question = Question("peace", size=1)
    statements = list(Statement.objects.values_list("pk", flat=True)[:times])
    taken = []
    for turn, statement in enumerate(statements):
        Statement.objects.filter(pk=statement).update(capacity=f"Change {turn}")
        before = time.perf_counter()
        answer(question, sync.current(insist=True))
        between = time.perf_counter()
        _searched(question)
        after = time.perf_counter()
        taken.append(max(0.0, (between - before) - (after - between)))
    return Timing.of(taken)


def _pages(server: serving.Server, seconds: float) -> Iterator[tuple[str, Figure]]:
    common = [f"/search?{urlencode({'q': word})}" for word in COMMON]
    searches = [
        "/search?" + urlencode({"q": one.text} | ({"country": one.country} if one.country else {}))
        for round_ in zip_longest(*questions().values())
        for one in filter(None, round_)
    ]
    lines = [f"/concordance?{urlencode({'q': word, 'lines': MATCHES_SOUGHT})}" for word in COMMON]
    series = ["/trends?" + urlencode([("q", word) for word in SERIES])]
    pages = {
        "plainest page": [_PLAINEST],
        "help page": ["/help"],
        "search page": searches,
        "search page of a common word": common,
        "concordance page": lines,
        "trends page": series,
    }
    for readers, clients in (("one reader", 1), (f"{serving.CLIENTS} readers", serving.CLIENTS)):
        for kind, taken in server.alternately(pages, seconds, clients).items():
            name = f"{kind}, {readers}"
            yield name, Timing.of(taken)
            if name == targets.SEARCH_PAGE:
                yield targets.PAGES_A_SECOND, clients * len(taken) / sum(taken)
    resident, own = server.memory()
    yield "web process, MB resident", resident / 1e6
    yield "web process, MB of its own", own / 1e6


def rivals(home: Path, progress: Callable[[str, int], loading.Progress]) -> list[Contender]:
    """Make the tables of PostgreSQL and SQLite for what the archive holds."""
    postgresql = PostgreSQL()
    postgresql.build()
    sqlite = SQLite(home / "fts5.sqlite3")
    sqlite.build(progress("in SQLite", Statement.objects.count()))
    return [postgresql, sqlite]


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
