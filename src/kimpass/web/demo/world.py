"""A district of the demonstration, and what the generator looks up in it."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from random import Random

from django.contrib.auth.hashers import make_password

from kimpass.accounts.demo import MAIL_DOMAIN
from kimpass.accounts.models import Membership, User
from kimpass.kernel.access import Actor
from kimpass.network.models import Service
from kimpass.organisation.models import Agency, CatalogueEntry, RoleAssignment, StaffMember, Tenant, Unit
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.people.models import ConsentText
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD, DemoAccount

FUNCTIONS = {
    "case_manager": "Case Management",
    "coordinator": "Koordinierende Stelle",
    "programme_manager": "Geschäftsführung KIM",
    "admin": "Administration",
    "residence_officer": "Ausländerbehörde",
}
# Case managers nobody signs in as: they fill the other municipalities and can be deputised for.
COLLEAGUES = (
    DemoAccount("", "", "paderborn", "Carla Beispielhaus", "case_manager", "Büren"),
    DemoAccount("", "", "paderborn", "Deniz Mustermann-Probst", "case_manager", "Hövelhof"),
    DemoAccount("", "", "paderborn", "Friedrike Probewald", "case_manager", "Bad Lippspringe"),
    DemoAccount("", "", "paderborn", "Georg Musterbach", "case_manager", "Paderborn"),
)
PARTNERS = (
    ("demo-schuldnerberatung", "Schuldnerberatung Musterweg", Agency.Kind.VOLUNTARY_WELFARE),
    ("demo-jmd", "Jugendmigrationsdienst Beispielhaus", Agency.Kind.VOLUNTARY_WELFARE),
    ("demo-jugendamt", "Jugendamt (Vorführung)", Agency.Kind.YOUTH_WELFARE_OFFICE),
    ("demo-kurs", "Sprachkursträger Lernbrücke", Agency.Kind.COURSE_PROVIDER),
    ("demo-jobcenter", "Jobcenter (Vorführung)", Agency.Kind.JOB_CENTRE),
)
SERVICES = (
    ("Integrationskurs mit Kinderbetreuung", "demo-kurs", "SPRACHE", "ar, uk, fa"),
    ("Erstorientierungskurs", "demo-kurs", "ERSTORIENT", "ar, ti"),
    ("Schuldnerberatung, offene Sprechstunde", "demo-schuldnerberatung", "RECHT_FINANZ", "tr, ru"),
    ("Beratung für junge Zugewanderte", "demo-jmd", "AUSBILDUNG", "ar, fr, en"),
    ("Anerkennungsberatung vor Ort", "demo-jmd", "ANERKENNUNG", "uk, ru, en"),
    ("Spielgruppe als Brücke zur Kita", "demo-jugendamt", "KITA", "ar, kmr"),
    ("Hilfe bei Online-Anträgen", "demo-jmd", "DIGITAL", "ar, ro"),
    ("Bewerbungswerkstatt", "demo-jobcenter", "ARBEIT", "uk, tr"),
)


@dataclass
class District:
    """A tenant with its people; `actors` are the case managers by place, the others by role."""

    tenant: Tenant
    since: date
    today: date
    rng: Random
    managers: dict[str, Actor] = field(default_factory=dict)
    office: dict[str, Actor] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Return the district's units by name."""
        return {unit.name: unit for unit in Unit.objects.asked_for().filter(tenant=self.tenant)}

    @cached_property
    def _entries(self) -> dict[tuple[str, str], int]:
        rows = CatalogueEntry.objects.asked_for().filter(tenant=self.tenant)
        return {(catalogue, code): pk for catalogue, code, pk in rows.values_list("catalogue", "code", "pk")}

    def entry(self, catalogue: str, code: str) -> int:
        """Return the id of a code of one of the tenant's catalogues."""
        return self._entries[catalogue, code]

    @cached_property
    def texts(self) -> dict[str, int]:
        """Return the office's German wordings of the papers by purpose."""
        rows = ConsentText.objects.asked_for().filter(tenant=self.tenant, language="de", employing_body__key="kreis")
        return {purpose: pk for purpose, pk in rows.values_list("purpose", "pk")}

    @cached_property
    def services(self) -> dict[int, int]:
        """Return an offer for each field of action that has one."""
        rows = Service.objects.asked_for().filter(tenant=self.tenant, ended_on__isnull=True)
        return {field_id: pk for field_id, pk in rows.values_list("field_id", "pk")}

    def on(self, actor: Actor, day: date) -> Actor:
        """Return somebody as the actor of an earlier day."""
        return replace(actor, today=day)


def _user(account: DemoAccount, number: int, password: str) -> User:
    name = account.login or f"vorfuehrung-{account.district}-{number}"
    return User.objects.create(
        username=name, email=f"{name}@{MAIL_DOMAIN}", password=password if account.login else "!"
    )


def _hire(district: District, account: DemoAccount, number: int, office: Agency, password: str) -> None:
    unit = district.units.get(account.place)
    if account.agency_key:
        office = Agency.objects.asked_for().get(tenant=district.tenant, key=account.agency_key)
    user = _user(account, number, password)
    Membership.objects.create(user=user, tenant_id=district.tenant.pk)
    staff = StaffMember.objects.create(
        tenant=district.tenant,
        agency=office,
        unit=unit,
        user=user,
        name=account.name,
        function=FUNCTIONS[account.role_key],
    )
    RoleAssignment.objects.create(
        tenant=district.tenant,
        staff_member=staff,
        role_key=account.role_key,
        scope=RoleAssignment.Scope.UNIT if unit else RoleAssignment.Scope.TENANT,
        unit=unit,
        valid_from=district.since,
    )
    actor = resolve_actor(user_id=user.pk, tenant_id=district.tenant.pk, today=district.today)
    if unit is not None:
        district.managers[account.place] = actor
    else:
        district.office[account.role_key] = actor


def hire(district: District) -> None:
    """
    Give the district its people; every district gets a coordinating office, whether somebody signs in or not.

    :raises LookupError: the profile names no employing body.
    """
    office = Agency.objects.asked_for().filter(tenant=district.tenant, is_employing_body=True).order_by("pk").first()
    if office is None:
        raise LookupError(district.tenant.key)
    accounts = [account for account in (*DEMO_ACCOUNTS, *COLLEAGUES) if account.district == district.tenant.key]
    if not any(account.role_key == "coordinator" for account in accounts):
        accounts.append(DemoAccount("", "", district.tenant.key, "Kim Probekreis", "coordinator"))
    password = make_password(DEMO_PASSWORD)  # once for all: hashing is slow on purpose
    for number, account in enumerate(accounts):
        _hire(district, account, number, office, password)


def find_partners(district: District) -> None:
    """Enter the invented bodies that cases are referred to."""
    for key, name, kind in PARTNERS:
        district.agencies[key] = Agency.objects.create(tenant=district.tenant, key=key, name=name, kind=kind)
