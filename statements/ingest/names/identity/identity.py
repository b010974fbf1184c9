"""Which printed names of one delegation are one person's: one function of all evidence held.

What is known decides and not in which order it came: the same forms give the same people. Names
that say more go first. A name that says less ("Mr. Smith") is the person's whom alone it fits;
where it fits two people it stands alone, and a question names them all. What curators decided is
given (`Form.person`) and never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from .evidence import PLAUSIBLE_TERM, Form, Rule, are_near, fits_title, is_like, relation
from .family_names import Order

_LONG_CAREER = 25
"""Years apart after which it is not even asked whether two of one family name are one person."""


class Doubt(Enum):
    """Why a question is asked."""

    SEVERAL = "more than one person of the delegation may be meant"
    LIKE = "the names differ in one letter"
    YEARS = "the same name stands in records that lie far apart"


@dataclass(frozen=True)
class Question:
    """What only a curator can tell: whether these forms (their numbers) are one person's."""

    doubt: Doubt
    forms: tuple[int, ...]


@dataclass(frozen=True)
class Evidence:
    """Why a form is a person's: the rule, and the form beside which it holds."""

    rule: Rule
    beside: int


@dataclass
class Person:
    """The forms of one person; of all but the first, why they are this person's."""

    forms: list[Form]
    evidence: dict[int, Evidence] = field(default_factory=dict)

    @property
    def curated(self) -> int | None:
        """The speaker to whom a curator gave one of the forms."""
        return next((form.person for form in self.forms if form.person is not None), None)

    @property
    def gender(self) -> str:
        genders = {form.name.gender for form in self.forms} - {""}
        return genders.pop() if len(genders) == 1 else ""


@dataclass(frozen=True)
class Identities:
    """The people of some forms, and what is left to ask."""

    people: tuple[Person, ...]
    questions: tuple[Question, ...]


def identify(forms: Iterable[Form], order: Order) -> Identities:
    """Return the people whom the forms of one delegation name."""
    return _Weighing(sorted(forms, key=_rank), order).result()


def _rank(form: Form) -> tuple[object, ...]:
    marked = sum(word.is_marked for word in form.name.words)
    return (-form.name.fullness, -marked, form.name.printed, str(form.first), form.number)


class _Weighing:
    """The state of one call of `identify`."""

    def __init__(self, forms: Sequence[Form], order: Order) -> None:
        self._forms = forms
        self._order = order
        self._rules: dict[tuple[int, int], Rule | None] = {}
        self._people: list[Person] = []
        self._questions: set[Question] = set()

    def result(self) -> Identities:
        curated: dict[int, list[Form]] = {}
        for form in self._forms:
            if form.person is not None:
                curated.setdefault(form.person, []).append(form)
        self._people = [Person(forms) for forms in curated.values()]
        open_forms = [form for form in self._forms if form.person is None]
        for fullness in sorted({form.name.fullness for form in open_forms}, reverse=True):
            self._settle([form for form in open_forms if form.name.fullness == fullness])
        self._ask_about_likes()
        questions = sorted(self._questions, key=lambda q: (q.doubt.name, q.forms))
        return Identities(tuple(self._people), tuple(questions))

    def _settle(self, forms: Sequence[Form]) -> None:
        """Find the people of forms that say equally much, those that say more being settled."""
        known = list(self._people)
        claims: dict[int, list[list[Form]]] = {}
        for group in self._groups(forms):
            fitting = [place for place, person in enumerate(known) if self._fits(group, person)]
            if not fitting:
                self._people.append(self._join(Person([]), group))
            elif len(fitting) == 1:
                claims.setdefault(fitting[0], []).append(group)
            else:
                self._ask(Doubt.SEVERAL, group, *(known[place].forms for place in fitting))
                self._people.append(self._join(Person([]), group))
        for place, groups in claims.items():
            if self._agree(groups, known[place]):
                for group in groups:
                    self._join(known[place], group)
            else:
                self._ask(Doubt.SEVERAL, known[place].forms, *groups)
                self._people += [self._join(Person([]), group) for group in groups]

    def _groups(self, forms: Sequence[Form]) -> list[list[Form]]:
        """Divide forms into those that are one among themselves.

        A form that fits two which do not fit each other is left alone, with a question.
        """
        beside = {
            form.number: [f for f in forms if f is not form and self._rule(f, form)]
            for form in forms
        }
        torn = {
            form.number
            for form in forms
            if any(
                self._rule(one, other) is None
                for place, one in enumerate(beside[form.number])
                for other in beside[form.number][:place]
            )
        }
        groups: list[list[Form]] = []
        for form in forms:
            if form.number in torn:
                self._ask(Doubt.SEVERAL, [form], beside[form.number])
                groups.append([form])
                continue
            whole = [group for group in groups if group[0].number not in torn]
            group = next((g for g in whole if any(f in beside[form.number] for f in g)), None)
            if group is None:
                groups.append([form])
            else:
                group.append(form)
        return groups

    def _fits(self, group: Sequence[Form], person: Person) -> bool:
        if not all(fits_title(form.name.gender, person.gender) for form in group):
            return False
        return any(
            self._rule(form, one) is not None and self._bears(form, one, person)
            for form in group
            for one in person.forms
        )

    def _bears(self, form: Form, through: Form, person: Person) -> bool:
        """Tell whether a form that says more than the one it fits contradicts no other of them."""
        return form.name.fullness <= through.name.fullness or all(
            self._rule(form, one) is not None
            for one in person.forms
            if one.name.fullness > through.name.fullness
        )

    def _agree(self, groups: Sequence[Sequence[Form]], person: Person) -> bool:
        """Tell whether groups that fit one person may all be that person's."""
        genders = {form.name.gender for group in groups for form in group} - {""}
        if len(genders) > 1:
            return False
        fullest = max(form.name.fullness for form in person.forms)
        fuller = [group for group in groups if group[0].name.fullness > fullest]
        return len(fuller) < 2

    def _join(self, person: Person, group: Sequence[Form]) -> Person:
        for form in group:
            best: tuple[float, int, Rule] | None = None
            for one in person.forms:
                rule = self._rule(form, one)
                if rule is not None and (best is None or rule.confidence > best[0]):
                    best = (rule.confidence, one.number, rule)
            if best is not None:
                person.evidence[form.number] = Evidence(best[2], best[1])
            person.forms.append(form)
        return person

    def _rule(self, one: Form, other: Form) -> Rule | None:
        pair = (min(one.number, other.number), max(one.number, other.number))
        if pair not in self._rules:
            self._rules[pair] = relation(one, other, self._order)
        return self._rules[pair]

    def _ask(self, doubt: Doubt, *groups: Sequence[Form]) -> None:
        numbers = {form.number for group in groups for form in group}
        self._questions.add(Question(doubt, tuple(sorted(numbers))))

    def _ask_about_likes(self) -> None:
        for place, person in enumerate(self._people):
            for other in self._people[:place]:
                if person.curated is not None and other.curated is not None:
                    continue
                for one in person.forms:
                    for two in other.forms:
                        if one.is_office or two.is_office:
                            continue
                        if is_like(one, two) and self._rule(one, two) is None:
                            self._ask(Doubt.LIKE, [one], [two])
                        elif _are_apart(one, two):
                            self._ask(Doubt.YEARS, [one], [two])


def _are_apart(one: Form, other: Form) -> bool:
    """Tell whether two forms are the same name and title, too many years apart to be joined."""
    return (
        one.name.glued == other.name.glued
        and fits_title(one.name.gender, other.name.gender)
        and not are_near(one, other, PLAUSIBLE_TERM)
        and are_near(one, other, _LONG_CAREER)
    )
