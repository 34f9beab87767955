"""Invented records in bulk: tenants with case managers, households, cases and what hangs on them."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from kimpass.accounts.models import Membership, User
from kimpass.casework.models import (
    Assessment,
    AssessmentArea,
    Case,
    CaseMember,
    CasePhase,
    Contact,
    ContactTopic,
    FollowUp,
    Goal,
    GoalAgreement,
    GoalStep,
    Responsibility,
)
from kimpass.kernel.ids import new_case_number
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.tenants import open_tenant
from kimpass.organisation.models import Agency, CatalogueEntry, RoleAssignment, StaffMember, Tenant, Unit
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Household,
    HouseholdMember,
    Keeper,
    LegalDomainPeriod,
    NameKey,
    Person,
    ReleaseRecipient,
    ResidenceStatus,
)
from kimpass.people.selectors.names import name_keys
from kimtools.bench._result import progress

M = TypeVar("M", bound=Model)
Row = tuple[Household, Person, Case, StaffMember, date]
BATCH = 2000
GIVEN = ("Amal", "Olena", "Mohammed", "Selam", "Yusuf", "Elira", "Ioana", "Mehmet", "Fatou", "Navid", "Rojda", "Dunja")
FAMILY = (
    "Berhane",
    "Kowalenko",
    "Alhaddad",
    "Tesfai",
    "Yilderim",
    "Dervishi",
    "Popesku",
    "Karzani",
    "Diallu",
    "Rahimov",
)
SYLLABLES = ("ba", "ko", "ri", "ta", "mu", "le", "sha", "no", "vi", "dar", "hel", "zem")


@dataclass(frozen=True, slots=True)
class Measured:
    """The case manager whose pages are measured, and where."""

    tenant_id: int
    user_id: int
    staff_id: int


class Stock:
    """Fills one tenant after the other; the same seed gives the same records."""

    def __init__(self, *, cases: int, tenants: int, today: date, seed: int = 7) -> None:
        self.cases, self.tenants, self.today = cases, tenants, today
        self.random = random.Random(seed)  # noqa: S311 - invented records, not secrets
        self.numbers: set[str] = set()

    def fill(self) -> Measured:
        """Make all tenants and return the case manager to measure: he keeps 250 cases, or all there are."""
        measured = None
        share = max(self.cases // self.tenants, 1)
        for number in range(self.tenants):
            tenant = self._tenant(number)
            with bound(tenant.pk):
                staff = self._staff(tenant, max(share // 60, 2))
                measured = measured or Measured(tenant.pk, staff[0].user_id or 0, staff[0].pk)
                self._cases(tenant, staff, share)
            progress(f"Bestand: Kreis {number + 1} von {self.tenants}, {share} Fälle")
        if measured is None:
            raise ValueError("at least one tenant")
        return measured

    def _tenant(self, number: int) -> Tenant:
        return open_tenant(
            key=f"messkreis-{number}",
            name=f"Kreis Messung {number}",
            kind="district",
            ags=f"05{900 + number:03d}",
            short=f"M{number:02d}",
            on=date(2021, 1, 1),
        )

    def _staff(self, tenant: Tenant, count: int) -> list[StaffMember]:
        self.units = [
            Unit.objects.create(
                tenant=tenant, kind="municipality", key=f"ort-{n}", name=f"Ort {n}", ags=f"{tenant.ags}{n:03d}"
            )
            for n in range(1, 11)
        ]
        office, _made = Agency.objects.get_or_create(
            tenant=tenant, key="messung", defaults={"name": "Kreis", "kind": "authority", "is_employing_body": True}
        )
        self.office = office
        staff = []
        for n in range(count):
            user = User.objects.create_user(f"fachkraft-{n}@{tenant.key}")
            Membership.objects.create(user=user, tenant_id=tenant.pk)
            unit = self.units[n % 10]
            member = StaffMember.objects.create(
                tenant=tenant, agency=office, unit=unit, user=user, name=f"Fachkraft {n}", function="Case Management"
            )
            RoleAssignment.objects.create(
                tenant=tenant,
                staff_member=member,
                role_key="case_manager",
                scope="unit",
                unit=unit,
                valid_from=date(2021, 1, 1),
            )
            staff.append(member)
        return staff

    def _cases(self, tenant: Tenant, staff: list[StaffMember], count: int) -> None:
        fields = list(CatalogueEntry.objects.filter(tenant=tenant, catalogue="field_of_action")[:8])
        areas = list(CatalogueEntry.objects.filter(tenant=tenant, catalogue="life_area")[:7])
        texts = {text.purpose: text for text in ConsentText.objects.filter(tenant=tenant)}
        for start in range(0, count, BATCH):
            size = min(BATCH, count - start)
            # The first case manager keeps 250: enough for full pages, and few enough to be one person's stock.
            keepers = [staff[0] if start + n < 250 else staff[1 + (start + n) % (len(staff) - 1)] for n in range(size)]
            self._batch(tenant, keepers, fields, areas, texts)

    def _name(self) -> tuple[str, str]:
        family = self.random.choice(FAMILY) if self.random.random() < 0.3 else self._word(3)
        return family, self.random.choice(GIVEN)

    def _word(self, syllables: int) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def _case_number(self, tenant: Tenant, day: date) -> str:
        """Return a number no case has yet; of thousands drawn, two may well be the same."""
        number = new_case_number(tenant.short, day.year)
        while number in self.numbers:
            number = new_case_number(tenant.short, day.year)
        self.numbers.add(number)
        return number

    def _batch(
        self,
        tenant: Tenant,
        keepers: list[StaffMember],
        fields: list[CatalogueEntry],
        areas: list[CatalogueEntry],
        texts: dict[str, ConsentText],
    ) -> None:
        own = {"tenant": tenant}
        days = [self.today - timedelta(days=self.random.randrange(30, 900)) for _ in keepers]
        homes = _save([Household(**own, unit=k.unit, created_on=d) for k, d in zip(keepers, days, strict=True)])
        people = []
        for _ in keepers:
            family, given = self._name()
            year = self.random.randrange(1955, 2006)
            people.append(Person(**own, controller=self.office, family_name=family, given_names=given, birth_year=year))
        _save(people)
        cases = _save(
            [
                Case(
                    **own,
                    number=self._case_number(tenant, day),
                    household=home,
                    unit=keeper.unit,
                    controller=self.office,
                    opened_on=day,
                    phase="monitoring",
                )
                for home, keeper, day in zip(homes, keepers, days, strict=True)
            ]
        )
        rows = list(zip(homes, people, cases, keepers, days, strict=True))
        _save(
            [
                HouseholdMember(**own, household=h, person=p, relation="reference", is_reference=True, valid_from=d)
                for h, p, _, _, d in rows
            ]
        )
        _save([Keeper(**own, household=h, staff_member=k, valid_from=d) for h, _, _, k, d in rows])
        _save(
            [
                NameKey(**own, person=p, key=key, birth_year=p.birth_year)
                for _, p, _, _, _ in rows
                for key in name_keys(p.family_name, p.given_names, "")
            ]
        )
        _save([CasePhase(**own, case=c, phase="monitoring", entered_on=d) for _, _, c, _, d in rows])
        _save([CaseMember(**own, case=c, person=p, valid_from=d) for _, p, c, _, d in rows])
        _save([Responsibility(**own, case=c, staff_member=k, valid_from=d) for _, _, c, k, d in rows])
        self._papers(own, rows, texts)
        self._way(own, rows)
        self._work(own, rows, fields, areas)

    def _papers(self, own: dict[str, Tenant], rows: list[Row], texts: dict[str, ConsentText]) -> None:
        consent, release = texts["data_processing"], texts["confidentiality_release"]
        _save([DataProcessingConsent(**own, person=p, text=consent, signed_on=d, taken_by=k) for _, p, _, k, d in rows])
        releases = _save(
            [ConfidentialityRelease(**own, person=p, text=release, signed_on=d, taken_by=k) for _, p, _, k, d in rows]
        )
        _save([ReleaseRecipient(**own, release=r, agency=self.office) for r in releases])

    def _way(self, own: dict[str, Tenant], rows: list[Row]) -> None:
        entries = {
            kind: CatalogueEntry.objects.filter(catalogue=kind, **own).order_by("pk")[:3]
            for kind in ("residence_title", "legal_domain")
        }
        titles, domains = list(entries["residence_title"]), list(entries["legal_domain"])
        _save(
            [
                ResidenceStatus(**own, person=p, title=titles[n % len(titles)], valid_from=d)
                for n, (_, p, _, _, d) in enumerate(rows)
            ]
        )
        _save(
            [
                LegalDomainPeriod(**own, person=p, domain=domain, agency=self.office, valid_from=d)
                for _, p, _, _, d in rows
                for domain in domains[:2]
            ]
        )

    def _work(
        self,
        own: dict[str, Tenant],
        rows: list[Row],
        fields: list[CatalogueEntry],
        areas: list[CatalogueEntry],
    ) -> None:
        assessments = _save([Assessment(**own, case=c, round=1, assessed_on=d) for _, _, c, _, d in rows])
        _save(
            [
                AssessmentArea(**own, case=a.case, assessment=a, area=area, rung=3, need="Klärung", wish="Ruhe")
                for a in assessments
                for area in areas
            ]
        )
        agreements = _save([GoalAgreement(**own, case=c, agreed_on=d) for _, _, c, _, d in rows])
        goals = _save(
            [
                Goal(**own, case=a.case, agreement=a, title=f"Ziel {n}", due_on=self.today + timedelta(days=30 * n))
                for a in agreements
                for n in (1, 2)
            ]
        )
        _save(
            [GoalStep(**own, case=g.case, goal=g, text=f"Schritt {n}", who="Fachkraft") for g in goals for n in (1, 2)]
        )
        contacts = _save(
            [
                Contact(
                    **own,
                    case=c,
                    happened_on=self.today - timedelta(days=7 * n + 1),
                    kind="talk",
                    minutes=30,
                    text="Gespräch über den Stand der Dinge; nächster Schritt vereinbart.",
                    recorded_at=timezone.now(),
                    recorded_by=k,
                )
                for _, _, c, k, _ in rows
                for n in range(25 if k is rows[0][3] else 5)
            ]
        )
        _save(
            [ContactTopic(**own, case=c.case, contact=c, field=fields[n % len(fields)]) for n, c in enumerate(contacts)]
        )
        due = [self.today + timedelta(days=self.random.randrange(-5, 60)) for _ in rows]
        _save([FollowUp(**own, case=r[2], text="Nachfragen", due_on=d) for r, d in zip(rows, due, strict=True)])


def _save(rows: list[M]) -> list[M]:
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH) if rows else rows
