"""What is still missing in a case: the minimum the communes agreed on, and fields the district requires (CM-20)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kimpass.casework.models import (
    AssessmentArea,
    Case,
    CaseMember,
    Contact,
    FollowUp,
    Goal,
    Referral,
    ServiceLinking,
)
from kimpass.casework.models.history import open_phase
from kimpass.kernel.prepared import prepared
from kimpass.organisation.data.facts import FACTS
from kimpass.organisation.models import ExtraField, YesNo
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.minimum_documentation import due_facts, fact_name, version_on
from kimpass.people.models import (
    ContactPoint,
    HouseholdMember,
    LegalDomainPeriod,
    PersonLanguage,
    PersonNationality,
    ResidenceStatus,
)

UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Missing:
    """One fact that is not there: what, about whom, and whether the phase waits for it."""

    label: str
    waits: bool
    who: str = ""

    @property
    def words(self) -> str:
        """Return the fact as a list says it: "Geburtsdatum (Amal)"."""
        return f"{self.label} ({self.who})" if self.who else self.label


@prepared
def _member_rows(case: Case, on: date) -> Any:
    person, tenant = OuterRef("person_id"), {"tenant_id": case.tenant_id}

    def of_person(model: Any) -> Any:
        return model.objects.asked_for().filter(person_id=person, **tenant)

    def on_the_day(model: Any) -> Any:
        return model.objects.asked_for().on(on).filter(person_id=person, **tenant)

    lives = on_the_day(HouseholdMember).filter(household_id=case.household_id, is_reference=True)
    return (
        CaseMember.objects.of(case)
        .on(on)
        .filter(kind=CaseMember.Kind.ADVISED)
        .select_related("person")
        .annotate(
            is_reference=Exists(lives),
            nationality=Exists(of_person(PersonNationality)),
            language=Exists(of_person(PersonLanguage).exclude(language=UNKNOWN_LANGUAGE)),
            interpreter=Exists(of_person(PersonLanguage).exclude(needs_interpreter=YesNo.NOT_ASKED)),
            phone=Exists(on_the_day(ContactPoint)),
            residence_status=Exists(on_the_day(ResidenceStatus)),
            legal_domain=Exists(on_the_day(LegalDomainPeriod)),
        )
        .order_by("pk")
    )


@prepared
def _case_rows(case: Case) -> Any:
    def of_case(model: Any) -> Any:
        return model.objects.asked_for().filter(tenant_id=case.tenant_id, case_id=OuterRef("pk"))

    areas = of_case(AssessmentArea)
    return (
        Case.objects.asked_for()
        .filter(pk=case.pk, tenant_id=case.tenant_id)
        .annotate(
            contact=Exists(of_case(Contact)),
            area=Exists(areas),
            strong=Exists(areas.exclude(assessment__strengths="")),
            goal=Exists(of_case(Goal)),
            linked=Exists(of_case(ServiceLinking)),
            referred=Exists(of_case(Referral)),
            follow_up=Exists(of_case(FollowUp)),
        )
        .values_list("household__kind_id", "contact", "area", "strong", "goal", "linked", "referred", "follow_up")
    )


# Asked of everybody who is advised; the rest of the reference person alone.
OF_EVERYBODY: dict[str, Callable[[Any], bool]] = {
    "birth": lambda row: row.person.birth_date is not None or row.person.birth_year is not None,
    "nationality": lambda row: row.nationality,
}
OF_THE_REFERENCE: dict[str, Callable[[Any], bool]] = {
    "language": lambda row: row.language,
    "interpreter": lambda row: row.interpreter,
    "arrival": lambda row: row.person.arrived_on is not None,
    "phone": lambda row: row.phone,
    "residence_status": lambda row: row.residence_status,
    "legal_domain": lambda row: row.legal_domain,
}
OF_THE_CASE = frozenset(
    {"household_kind", "contact", "assessment", "strengths", "routing", "goal", "service", "follow_up"}
)


class Documentation:
    """What a case documents on a day, looked up once however many phases ask."""

    def __init__(self, case: Case, on: date, *, judged_on: date | None = None) -> None:
        self.case, self.on = case, on
        self.fields = extra_fields.in_use(extra_fields.all_fields(case.tenant_id), on)
        version = version_on(case.tenant_id, judged_on or on)
        self.rules = version.rules if version else {}
        self.version = version

    @cached_property
    def members(self) -> list[Any]:
        """Return who is advised in the case, with what is known about each."""
        return list(_member_rows(self.case, self.on))

    @cached_property
    def of_case(self) -> dict[str, bool]:
        """Return which facts of the case itself are there."""
        kind, contact, area, strong, goal, linked, referred, follow_up = _case_rows(self.case)[0]
        return {
            "household_kind": kind is not None,
            "contact": contact,
            "assessment": area,
            "strengths": strong,
            "routing": self.case.routing != Case.Routing.UNDECIDED,
            "goal": goal,
            "service": linked or referred,
            "follow_up": follow_up,
        }

    def _extra(self, field: ExtraField, *, waits: bool) -> list[Missing]:
        label = extra_fields.label_of(field)
        if field.target == ExtraField.Target.CASE:
            return [] if extra_fields.is_answered(field, self.case.extra) else [Missing(label, waits)]
        return [
            Missing(label, waits, _called(row.person))
            for row in self.members
            if not extra_fields.is_answered(field, row.person.extra)
        ]

    def _fact(self, name: str, *, waits: bool) -> list[Missing]:
        label = str(FACTS.get(name, name))
        if name in OF_THE_CASE:
            return [] if self.of_case[name] else [Missing(label, waits)]
        if (test := OF_EVERYBODY.get(name)) is not None:
            return [Missing(label, waits, _called(row.person)) for row in self.members if not test(row)]
        if (test := OF_THE_REFERENCE.get(name)) is not None:
            known = [row for row in self.members if row.is_reference]
            return [Missing(label, waits, _called(row.person)) for row in known if not test(row)]
        return []

    def missing(self, phase: str) -> list[Missing]:
        """Return what must be there in a phase and is not, what the phase waits for first."""
        due = due_facts(self.rules, phase)
        found: list[Missing] = []
        for name, waits in due.items():
            if not name.startswith("extra:"):
                found += self._fact(name, waits=waits)
        for field in self.fields:
            if field.target == ExtraField.Target.CONTACT:
                continue
            waits = extra_fields.is_required(field, phase)
            if waits or fact_name(field) in due:
                found += self._extra(field, waits=waits or due.get(fact_name(field), False))
        return sorted(found, key=lambda each: not each.waits)

    def obstacles(self, phase: str) -> list[str]:
        """Return, in words, what a phase waits for."""
        return [_("Es fehlt: %(fact)s") % {"fact": each.words} for each in self.missing(phase) if each.waits]

    def hints(self, phase: str) -> list[str]:
        """Return, in words, what is missing and keeps nobody from going on."""
        return [each.words for each in self.missing(phase) if not each.waits]


def _called(person: Any) -> str:
    return str(person.given_names or person.family_name)


def missing_now(case: Case, on: date) -> Documentation:
    """Return what the case lacks in its own phase, judged by the version that held when it entered the phase."""
    return Documentation(case, on, judged_on=open_phase(case).entered_on)
