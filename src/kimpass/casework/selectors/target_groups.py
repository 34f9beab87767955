"""Does somebody belong to a target group? Yes, no, or not known yet: unknown is never no (ACC-08)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseMember
from kimpass.casework.selectors.small_numbers import Shown
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Precision, Tenant, YesNo
from kimpass.organisation.selectors.target_groups import Group, Rule, groups_on
from kimpass.people.models import HouseholdMember, LegalDomainPeriod, ResidenceStatus

OF_AGE, OLDEST = 18, 200
# What a kind of household says about children living in it; other kinds say nothing.
WITH_CHILDREN, WITHOUT_CHILDREN = frozenset({"PAAR_KIND", "ALLEINERZ"}), frozenset({"ALLEIN", "PAAR"})


class Verdict(StrEnum):
    """Three answers, because what nobody has asked is not a no."""

    YES = "yes"
    OPEN = "open"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about somebody on a day; `ages` are the ages somebody may have, none known: empty."""

    ages: tuple[int, ...] = ()
    arrived_on: date | None = None
    lone_parent: str = YesNo.NOT_ASKED
    unaccompanied_minor: str = YesNo.NOT_ASKED
    children: Verdict = Verdict.OPEN
    titles: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether everything is true; one no decides, otherwise one unknown leaves it open."""
    found = set(verdicts)
    if Verdict.NO in found:
        return Verdict.NO
    return Verdict.OPEN if Verdict.OPEN in found else Verdict.YES


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return whether something is true; one yes decides, otherwise one unknown leaves it open."""
    found = set(verdicts)
    if Verdict.YES in found:
        return Verdict.YES
    return Verdict.OPEN if Verdict.OPEN in found else Verdict.NO


def _told(true: bool | None) -> Verdict:  # noqa: FBT001 - the value itself is the question
    if true is None:
        return Verdict.OPEN
    return Verdict.YES if true else Verdict.NO


def _answered(answer: str) -> Verdict:
    return {YesNo.YES: Verdict.YES, YesNo.NO: Verdict.NO}.get(YesNo(answer), Verdict.OPEN)


def _each_age(ages: tuple[int, ...], fits: list[bool]) -> Verdict:
    if not ages or len(set(fits)) > 1:
        return Verdict.OPEN
    return _told(fits[0])


def _one_of(known: frozenset[str], wanted: tuple[str, ...]) -> Verdict:
    return _told(bool(known & set(wanted)) if known else None)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def judge(rule: Rule, facts: Facts, on: date) -> Verdict:
    """Return whether a rule holds for somebody on a day."""
    arrived = facts.arrived_on
    since, years = rule.arrived_since or date.min, rule.settled_years or 0
    youngest, oldest = rule.age_from or 0, OLDEST if rule.age_to is None else rule.age_to
    checks = (
        (rule.arrived_since is not None, _told(None if arrived is None else arrived >= since)),
        (rule.settled_years is not None, _told(None if arrived is None else arrived <= years_before(on, years))),
        (rule.age_from is not None, _each_age(facts.ages, [age >= youngest for age in facts.ages])),
        (rule.age_to is not None, _each_age(facts.ages, [age <= oldest for age in facts.ages])),
        (rule.lone_parent, _answered(facts.lone_parent)),
        (rule.unaccompanied_minor, _answered(facts.unaccompanied_minor)),
        (rule.has_children, facts.children),
        (bool(rule.residence_titles), _one_of(facts.titles, rule.residence_titles)),
        (bool(rule.legal_domains), _one_of(facts.domains, rule.legal_domains)),
    )
    return all_of(verdict for asked, verdict in checks if asked)


def possible_ages(birth_date: date | None, birth_year: int | None, precision: str, on: date) -> tuple[int, ...]:
    """Return the full years somebody may have on a day: one where the day of birth is known, two for a year."""
    if birth_date is not None and precision == Precision.DAY:
        had = (on.month, on.day) >= (birth_date.month, birth_date.day)
        return (on.year - birth_date.year - (0 if had else 1),)
    return () if birth_year is None else (on.year - birth_year - 1, on.year - birth_year)


@dataclass(frozen=True, slots=True)
class Advised:
    """Somebody in a running case, with what is known."""

    case_id: int
    person_id: int
    unit_id: int
    facts: Facts


def _children(tenant_id: int, households: Any, on: date) -> dict[int, Verdict]:
    """Return for each household whether minors live in it as children, as far as its members are known."""
    columns = ("household_id", "person__birth_date", "person__birth_year", "person__birth_precision")
    members = HouseholdMember.objects.asked_for().on(on).filter(tenant_id=tenant_id, household__in=households)
    found: dict[int, list[Verdict]] = defaultdict(list)
    rows = members.filter(relation=HouseholdMember.Relation.CHILD).values_list(*columns)
    for household_id, birth_date, birth_year, precision in rows:
        ages = possible_ages(birth_date, birth_year, precision, on)
        found[household_id].append(_each_age(ages, [age < OF_AGE for age in ages]))
    return {household_id: any_of(verdicts) for household_id, verdicts in found.items()}


def _codes(model: Any, tenant_id: int, persons: Any, code: str, on: date) -> dict[int, frozenset[str]]:
    rows = model.objects.asked_for().on(on).filter(tenant_id=tenant_id, person__in=persons)
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, value in rows.values_list("person_id", code):
        found[person_id].add(value)
    return {person_id: frozenset(values) for person_id, values in found.items()}


def _of_household(kind: str | None, recorded: Verdict | None) -> Verdict:
    if recorded == Verdict.YES or kind in WITH_CHILDREN:
        return Verdict.YES
    return Verdict.NO if kind in WITHOUT_CHILDREN and recorded is None else recorded or Verdict.OPEN


def advised(tenant_id: int, cases: Any, on: date) -> list[Advised]:
    """Return who is advised in the cases on a day with what is known of each, in four statements."""
    members = (
        CaseMember.objects.asked_for()
        .on(on)
        .filter(tenant_id=tenant_id, case__in=cases.values("pk"), kind=CaseMember.Kind.ADVISED)
    )
    titles = _codes(ResidenceStatus, tenant_id, members.values("person"), "title__code", on)
    domains = _codes(LegalDomainPeriod, tenant_id, members.values("person"), "domain__code", on)
    children = _children(tenant_id, cases.values("household"), on)
    columns = (
        "case_id", "person_id", "case__unit_id", "case__household_id", "case__household__kind__code",
        "person__birth_date", "person__birth_year", "person__birth_precision", "person__arrived_on",
        "person__lone_parent", "person__unaccompanied_minor",
    )  # fmt: skip
    return [
        Advised(
            case_id,
            person_id,
            unit_id,
            Facts(
                ages=possible_ages(birth_date, birth_year, precision, on),
                arrived_on=arrived_on,
                lone_parent=lone_parent,
                unaccompanied_minor=unaccompanied,
                children=_of_household(kind, children.get(household_id)),
                titles=titles.get(person_id, frozenset()),
                domains=domains.get(person_id, frozenset()),
            ),
        )
        for (
            case_id, person_id, unit_id, household_id, kind, birth_date, birth_year, precision, arrived_on,
            lone_parent, unaccompanied,
        ) in members.values_list(*columns)
    ]  # fmt: skip


def belongs(group: Group, person: Advised, on: date) -> Verdict:
    """Return whether somebody belongs to a group on a day; a group of one unit is for the cases of that unit."""
    if group.unit_id is not None and group.unit_id != person.unit_id:
        return Verdict.NO
    return judge(group.rule, person.facts, on)


@dataclass(frozen=True, slots=True)
class Hint:
    """To which target groups a case belongs, and for which too little is known."""

    verdict: Verdict
    groups: tuple[str, ...] = ()
    open_groups: tuple[str, ...] = ()


def hint_for(actor: Actor, case: Case) -> Hint | None:
    """Return the hint for a case the actor has been shown; None where the district has laid down no group."""
    groups = groups_on(actor, actor.today)
    if not groups:
        return None
    people = advised(case.tenant_id, Case.objects.asked_for().filter(tenant_id=case.tenant_id, pk=case.pk), actor.today)
    verdicts = {group: any_of(belongs(group, person, actor.today) for person in people) for group in groups}
    return Hint(
        any_of(verdicts.values()),
        tuple(group.label for group, verdict in verdicts.items() if verdict == Verdict.YES),
        tuple(group.label for group, verdict in verdicts.items() if verdict == Verdict.OPEN),
    )


def hint_words(hint: Hint) -> str:
    """Return the hint as a sentence; it never says that somebody may not be taken in."""
    if hint.verdict == Verdict.YES:
        return _("Gehört zur Zielgruppe: %(groups)s.") % {"groups": ", ".join(hint.groups)}
    if hint.verdict == Verdict.OPEN:
        return _("Zielgruppe noch offen, es fehlen Angaben: %(groups)s.") % {"groups": ", ".join(hint.open_groups)}
    return _("Nach den Angaben außerhalb der Zielgruppen. Die Aufnahme ist trotzdem möglich.")


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many families and persons belong to a group, and for how many it is open; None: too small to tell."""

    label: str
    families: Shown
    persons: Shown
    open_families: Shown
    open_persons: Shown


def _places(groups: Sequence[Group], people: Sequence[Advised], on: date) -> list[tuple[set[int], ...]]:
    """Return for each group, and for none, the cases and persons of yes and open; counted once each."""
    places = [(set[int](), set[int](), set[int](), set[int]()) for _group in [*groups, None]]
    by_case: dict[int, list[Verdict]] = defaultdict(list)
    for person in people:
        verdicts = [belongs(group, person, on) for group in groups]
        for verdict, (cases, persons, open_cases, open_persons) in zip(verdicts, places, strict=False):
            if verdict == Verdict.YES:
                cases.add(person.case_id)
                persons.add(person.person_id)
            elif verdict == Verdict.OPEN:
                open_cases.add(person.case_id)
                open_persons.add(person.person_id)
        total = any_of(verdicts)
        by_case[person.case_id].append(total)
        if total == Verdict.NO:
            places[-1][1].add(person.person_id)
    for cases, _persons, open_cases, _open in places[:-1]:
        open_cases -= cases
    places[-1][0].update(case for case, verdicts in by_case.items() if any_of(verdicts) == Verdict.NO)
    return list(places)


def group_counts(actor: Actor, on: date, outside: str) -> list[GroupCount]:
    """Return how many families and persons each target group of a day has; `outside` names those of none (CM-29)."""
    groups = groups_on(actor, on)
    running = (
        Case.objects.for_tenant(actor).filter(opened_on__lte=on).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    )
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    places = _places(groups, advised(actor.tenant_id, running, on), on) if groups else []
    columns = [suppressed([len(place[column]) for place in places], smallest) for column in range(4)]
    labels = [*(group.label for group in groups), outside] if groups else []
    return [GroupCount(label, *(column[row] for column in columns)) for row, label in enumerate(labels)]
