"""What the case page shows, in few statements whatever the size of the case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from kimpass.casework.models import (
    AssessmentArea,
    Case,
    CaseMember,
    CasePhase,
    Closure,
    FollowUp,
    Referral,
    Responsibility,
    ServiceLinking,
)
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.organisation.models import Delegation
from kimpass.people.models import DataProcessingConsent, HouseholdMember, Person, PersonLanguage, ReleaseRecipient
from kimpass.people.selectors import signing

DEPUTY, UNIT = str(Responsibility.Kind.DEPUTY), "unit"
SIGNING_AGE, HOUSEHOLD = "signing_age", "household"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the case: how it counts and what it is to the reference person."""

    person: Person
    kind: str
    relation: str
    age: int | None

    @property
    def is_reference(self) -> bool:
        """Test whether the household is named after this person."""
        return self.relation == HouseholdMember.Relation.REFERENCE

    @property
    def relation_label(self) -> str:
        """Return the German word."""
        return str(dict(HouseholdMember.Relation.choices).get(self.relation, ""))


@dataclass(frozen=True, slots=True)
class Paper:
    """What somebody signed or speaks; `text` is the body a release names, or the language."""

    kind: str
    person_id: int
    text: str
    on: date | None
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above every section."""

    case: Case
    unit_name: str
    responsible: tuple[str, ...]
    deputies: tuple[str, ...]
    members: tuple[Member, ...]
    papers: tuple[Paper, ...]
    phases: tuple[CasePhase, ...]
    today: date
    signing_age: int
    household_pid: str

    @property
    def reference(self) -> Member | None:
        """Return the person the household is named after."""
        return next((member for member in self.members if member.is_reference), None)

    @property
    def person_ids(self) -> list[int]:
        """Return who is shown, for the read log."""
        return [member.person.pk for member in self.members]


@prepared
def _member_rows(case: Case, today: date) -> QuerySet[Any, Any]:
    relation = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(person=OuterRef("person"), household_id=case.household_id, tenant_id=case.tenant_id)
        .order_by("-valid_from", "-pk")
        .values("relation")[:1]
    )
    return (  # type: ignore[no-any-return]
        CaseMember.objects.of(case)
        .on(today)
        .select_related("person")
        .annotate(relation=Subquery(relation, output_field=CharField()))
        .order_by("pk")
    )


def _members(case: Case, today: date) -> tuple[Member, ...]:
    rows = _member_rows(case, today)
    found = [Member(row.person, row.kind, row.relation or "", row.person.age_on(today)) for row in rows]
    return tuple(sorted(found, key=lambda member: (not member.is_reference, -(member.age or 0))))


def _kept_rows(case: Case, today: date) -> list[QuerySet[Any, Any]]:
    """Return who keeps the case, who stands in today, and in which unit: kind, nobody, name, no day."""
    nobody, no_day = Value(None, output_field=BigIntegerField()), Value(None, output_field=DateField())
    held = Responsibility.objects.asked_for().on(today).filter(case=case, tenant_id=case.tenant_id)
    deputies = (
        Delegation.objects.asked_for()
        .on(today)
        .filter(tenant_id=case.tenant_id, from_staff__in=held.values("staff_member"))
        .values_list(Value(DEPUTY, output_field=CharField()), nobody, "to_staff__name", no_day)
    )
    return [
        held.values_list("kind", nobody, "staff_member__name", no_day),
        held.values_list(Value(UNIT, output_field=CharField()), nobody, "case__unit__name", no_day),
        held.values_list(
            Value(SIGNING_AGE, output_field=CharField()),
            nobody,
            Cast("tenant__signing_age", CharField()),
            no_day,
        ),
        held.values_list(Value(HOUSEHOLD, output_field=CharField()), nobody, "case__household__public_id", no_day),
        deputies,
    ]


@prepared
def _head_rows(case: Case, today: date) -> QuerySet[Any, Any]:
    """Return papers and languages of the members, and who keeps the case: kind, person, words, day."""
    people = CaseMember.objects.of(case).on(today).values("person")
    mine = {"tenant_id": case.tenant_id}
    consents = (
        DataProcessingConsent.objects.asked_for()
        .in_force(today)
        .filter(person__in=people, **mine)
        .values_list(Value("consent", output_field=CharField()), "person_id", "signer", "signed_on")
    )
    releases = (
        ReleaseRecipient.objects.asked_for()
        .in_force(today)
        .filter(release__person__in=people, **mine)
        .values_list(
            Concat(Value("release "), "release__signer", output_field=CharField()),
            "release__person_id",
            "agency__name",
            "release__signed_on",
        )
    )
    languages = (
        PersonLanguage.objects.asked_for()
        .filter(person__in=people, **mine)
        .values_list("needs_interpreter", "person_id", "language", Value(None, output_field=DateField()))
    )
    return consents.union(releases, languages, *_kept_rows(case, today))


@prepared
def _phases(case: Case) -> QuerySet[Any, Any]:
    return CasePhase.objects.of(case).order_by("entered_on", "pk")


def _paper(kind: str, person_id: int, text: str, on: date | None) -> Paper:
    word, _space, signer = kind.partition(" ")
    return Paper(word, person_id, "", on, text) if word == "consent" else Paper(word, person_id, text, on, signer)


def _signed(rows: Sequence[Any]) -> tuple[Paper, ...]:
    return tuple(_paper(*row) for row in rows if row[1] is not None)


def header(case: Case, today: date) -> Header:
    """Return what stands above every section of the case page, in three statements."""
    rows = _head_rows(case, today)
    said = {kind: words for kind, _, words, _ in rows if kind in {UNIT, SIGNING_AGE, HOUSEHOLD}}
    return Header(
        case=case,
        unit_name=said.get(UNIT, ""),
        responsible=tuple(words for kind, _, words, _ in rows if kind == Responsibility.Kind.PRIMARY_CONTACT),
        deputies=tuple(words for kind, _, words, _ in rows if kind == DEPUTY),
        members=_members(case, today),
        papers=_signed(rows),
        phases=tuple(_phases(case)),
        today=today,
        signing_age=int(said.get(SIGNING_AGE, signing.FULL_AGE)),
        household_pid=said.get(HOUSEHOLD, ""),
    )


@prepared
def open_follow_ups(case: Case) -> QuerySet[Any, Any]:
    """Return the open reminders, the next one first."""
    return FollowUp.objects.of(case).filter(done_on__isnull=True).order_by("due_on", "pk")


def linkings(case: Case) -> list[ServiceLinking]:
    """Return what was linked, newest first."""
    rows: QuerySet[Any] = ServiceLinking.objects.of(case).select_related("service__agency", "field")
    return list(rows.order_by("-linked_on", "-pk"))


def referrals(case: Case) -> list[Referral]:
    """Return the referrals, newest first."""
    rows: QuerySet[Any] = Referral.objects.of(case).select_related("to_agency", "person")
    return list(rows.order_by("-referred_on", "-pk"))


def closures(case: Case) -> list[Closure]:
    """Return how the case ended, each time."""
    rows: QuerySet[Any] = Closure.objects.of(case).select_related("closed_by")
    return list(rows.order_by("closed_on", "pk"))


@dataclass(frozen=True, slots=True)
class Situation:
    """One life area: the newest word on it, and the rung of the round before that."""

    area: AssessmentArea
    before: int | None


@dataclass(frozen=True, slots=True)
class Situations:
    """All life areas as last assessed, with the days of the last two rounds and the strengths last named."""

    areas: tuple[Situation, ...]
    rounds: tuple[tuple[int, date], ...]
    strengths: str


@prepared
def _areas(case: Case) -> QuerySet[Any, Any]:
    rows = AssessmentArea.objects.of(case).select_related("assessment", "area")
    return rows.order_by("-assessment__round", "area__sort", "pk")


def situations(case: Case) -> Situations:
    """Return the situation as last assessed, area by area, in one statement."""
    newest: dict[int, AssessmentArea] = {}
    before: dict[int, int | None] = {}
    rounds: dict[int, date] = {}
    strengths = ""
    for row in _areas(case):
        rounds[row.assessment.round] = row.assessment.assessed_on
        strengths = strengths or row.assessment.strengths
        if row.area_id not in newest:
            newest[row.area_id] = row
        else:
            before.setdefault(row.area_id, row.rung)
    areas = sorted(newest.values(), key=lambda row: (row.area.sort, row.pk))
    return Situations(
        areas=tuple(Situation(row, before.get(row.area_id)) for row in areas),
        rounds=tuple(sorted(rounds.items(), reverse=True)[:2]),
        strengths=strengths,
    )


def cases_to_choose(actor: Actor) -> list[Case]:
    """Return the open cases the actor keeps, with the family's name as `family`, in one statement."""
    named = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef("household"), is_reference=True, tenant_id=actor.tenant_id)
        .order_by("-valid_from", "-pk")
        .values("person__family_name")[:1]
    )
    rows: QuerySet[Any] = Case.objects.visible_to(actor).open().select_related("unit")
    return list(rows.annotate(family=Subquery(named, output_field=CharField())).order_by("family", "number"))


def ids_of(rows: Iterable[Any]) -> list[int]:
    """Return the primary keys, for the read log."""
    return [row.pk for row in rows]


def released_bodies(case: Case, today: date) -> frozenset[str]:
    """Return the names of the bodies somebody of the case released."""
    return frozenset(paper.text for paper in _signed(_head_rows(case, today)) if paper.kind == "release")
