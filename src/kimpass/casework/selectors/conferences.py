"""Conferences on a case: who is covered by a release, and what the table may be told (CM-23)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kimpass.casework.models import (
    AssessmentArea,
    Case,
    CaseConference,
    CaseMember,
    CaseTask,
    ConferenceAgreement,
    ConferenceParticipant,
)
from kimpass.casework.selectors import deidentify
from kimpass.casework.selectors.deidentify import Severity
from kimpass.casework.selectors.phases import reference_of
from kimpass.organisation.models import Agency
from kimpass.people.models import ConfidentialityRelease, LegalDomainPeriod
from kimpass.people.selectors import papers

FEW, SOME = 2, 4


@dataclass(frozen=True, slots=True)
class Covered:
    """A body at the table, and the release of the reference person that names it; our own body needs none."""

    agency: Agency
    release: ConfidentialityRelease | None
    is_own: bool

    @property
    def holds(self) -> bool:
        """Test whether people may be named to this body."""
        return self.is_own or self.release is not None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table: a function of a body, never a private person; `covered` says whether it may hear names."""

    number: int
    function: str
    agency: Agency | None
    covered: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the table of an anonymised conference is told: bands and catalogue words, and the checked question."""

    question: str
    people: str
    priorities: tuple[str, ...]
    legal_domains: tuple[str, ...]
    spoken: tuple[str, ...]


def coverage(case: Case, agency_ids: Iterable[int], on: date) -> dict[int, Covered]:
    """Return for each body whether a release in force on this day names it, or whether it keeps the case itself."""
    reference = reference_of(case, on)
    bodies = Agency.objects.asked_for().filter(tenant_id=case.tenant_id, pk__in=set(agency_ids)).order_by("name")
    return {
        body.pk: Covered(
            body,
            None if reference is None else papers.release_covering(reference, body.pk, on),
            is_own=body.pk == case.controller_id,
        )
        for body in bodies
    }


def conferences(case: Case) -> list[CaseConference]:
    """Return the conferences of a case, the newest first."""
    rows: QuerySet[Any] = CaseConference.objects.of(case).order_by("-held_on", "-pk")
    return list(rows)


def participants(conference: CaseConference) -> list[ConferenceParticipant]:
    """Return who sits at the table, in the order entered."""
    rows: QuerySet[Any] = ConferenceParticipant.objects.of(conference.case).filter(conference=conference)
    return list(rows.select_related("agency").order_by("pk"))


def seats(conference: CaseConference, on: date) -> list[Seat]:
    """Return the places at the table, numbered from 1, with what a release allows today."""
    rows = participants(conference)
    known = coverage(conference.case, [row.agency_id for row in rows if row.agency_id is not None], on)
    return [
        Seat(number, row.function, row.agency, row.agency_id in known and known[row.agency_id].holds)
        for number, row in enumerate(rows, 1)
    ]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, and the task it became."""

    agreement: ConferenceAgreement
    task: CaseTask | None


def agreements(conference: CaseConference) -> list[Agreement]:
    """Return what was agreed with the tasks made of it, in two statements."""
    rows: QuerySet[Any] = ConferenceAgreement.objects.of(conference.case).filter(conference=conference)
    found = list(rows.order_by("pk"))
    tasks: QuerySet[Any] = CaseTask.objects.of(conference.case).filter(agreement__in=[row.pk for row in found])
    made = {task.agreement_id: task for task in tasks}
    return [Agreement(row, made.get(row.pk)) for row in found]


def people_band(number: int) -> str:
    """Return how many people a household has as a band, because an exact number may lead to it."""
    if number <= FEW:
        return "1–2"
    return "3–4" if number <= SOME else "5+"


def sheet(conference: CaseConference, on: date) -> Sheet:
    """Return what the table may be told; `spoken` names the words of the question that speak of a person."""
    case = conference.case
    people = list(CaseMember.objects.of(case).on(on).values_list("person_id", flat=True))
    areas = AssessmentArea.objects.of(case).filter(is_priority=True).order_by("-assessment__round", "area__sort")
    domains = LegalDomainPeriod.objects.asked_for().on(on).filter(tenant_id=case.tenant_id, person_id__in=people)
    hits = deidentify.check(case, conference.question)
    return Sheet(
        question=conference.question,
        people=people_band(len(people)),
        priorities=tuple(dict.fromkeys(areas.values_list("area__label_de", flat=True))),
        legal_domains=tuple(
            sorted(set(domains.values_list("domain__label_de", flat=True))),
        ),
        spoken=tuple(hit.sentence for hit in hits if hit.severity == Severity.CERTAIN),
    )
