"""
The invented Kreis Musterland and the people in it.

Always the same cast: alice, a case manager; bob, her deputy when a test says so; charlie, the coordinator;
diana, the management; anton, the administrator; frank, an officer of the immigration authority, who reads what is
handed to him and no more; and eve, a case manager in the neighbour municipality who must see nothing of alice's cases.
"""

from datetime import date, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from kimpass.accounts.models import Membership, User
from kimpass.kernel.access import Actor
from kimpass.kernel.ids import new_case_number
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import (
    Agency,
    CatalogueEntry,
    Delegation,
    Region,
    RegionMembership,
    RoleAssignment,
    StaffMember,
    Tenant,
    Unit,
)
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.people.models import ConsentText

TODAY = date(2026, 11, 23)
SINCE = date(2024, 1, 1)
PASSWORD = "musterland-2026"
FIELDS = {"SPRACHE": "Sprache", "WOHNEN": "Wohnen", "GESUNDHEIT": "Gesundheit", "ARBEIT": "Arbeit und Ausbildung"}
PLAYERS = {
    "alice": ("case_manager", "musterstadt"),
    "bob": ("case_manager", "musterstadt"),
    "eve": ("case_manager", "nebenstadt"),
    "charlie": ("coordinator", None),
    "diana": ("programme_manager", None),
    "anton": ("admin", None),
    "frank": ("residence_officer", None),
}


@cache
def _hashed(password: str) -> str:
    return make_password(password)


def make_tenant(key: str, name: str, *, ags: str, short: str) -> Tenant:
    """Make a tenant; rows inside it need `bound(tenant.pk)` on PostgreSQL."""
    return Tenant.objects.create(key=key, name=name, ags=ags, short=short, active_from=SINCE)


def open_land(key: str = "nrw") -> tuple[Tenant, Actor]:
    """Open the Land beside the districts, and return it with its officer linda; nothing of it is bound."""
    tenant = Tenant.objects.create(
        kind="state", key=key, name="Land Nordrhein-Westfalen", ags="05", short="NRW", active_from=SINCE
    )
    with bound(tenant.pk):
        office = Agency.objects.create(tenant=tenant, key="land", name="Land", kind="authority")
        user = User.objects.create_user(f"linda.{key}", PASSWORD)
        Membership.objects.create(user=user, tenant_id=tenant.pk)
        staff = StaffMember.objects.create(tenant=tenant, agency=office, user=user, name="Linda", function="Land")
        RoleAssignment.objects.create(
            tenant=tenant, staff_member=staff, role_key="state_officer", scope="tenant", valid_from=SINCE
        )
        return tenant, resolve_actor(user_id=user.pk, tenant_id=tenant.pk, today=TODAY)


class Cast:
    """A tenant filled with units, agencies, catalogues and players; attributes are made when first used."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.today = TODAY
        self.units: dict[str, Unit] = {}
        self.staff: dict[str, StaffMember] = {}
        self.fields: dict[str, CatalogueEntry] = {}
        self.areas: dict[str, CatalogueEntry] = {}
        self._units()
        self._agencies()
        self._catalogues()
        self._players()

    # Thousands of tests begin with this cast: each table is filled by one statement, not by one for each row.
    def _units(self) -> None:
        towns = enumerate(("Musterstadt", "Nebenstadt", "Waldhausen", "Bergheim", "Talweiler", "Seedorf"), 1)
        office = Unit(tenant=self.tenant, kind="district_office", key="kreis", name="Kreis Musterland")
        municipalities = [
            Unit(
                tenant=self.tenant,
                kind="municipality",
                key=name.lower(),
                name=name,
                ags=f"{self.tenant.ags}{number:03}",
            )
            for number, name in towns
        ]
        self.units = {unit.key: unit for unit in Unit.objects.bulk_create([office, *municipalities])}
        region = Region.objects.create(tenant=self.tenant, key="r1", name="Region 1")
        RegionMembership.objects.create(
            tenant=self.tenant, region=region, unit=self.units["waldhausen"], valid_from=SINCE
        )

    def _agencies(self) -> None:
        def agency(key: str, name: str, kind: str, *, employs: bool = False) -> Agency:
            return Agency(tenant=self.tenant, key=key, name=name, kind=kind, is_employing_body=employs)

        self.office, self.welfare, self.job_centre, self.immigration, self.youth_office = Agency.objects.bulk_create(
            [
                agency("kreis", "Kreis Musterland", "authority", employs=True),
                agency("diakonie", "Diakonie Musterland", "voluntary_welfare", employs=True),
                agency("jobcenter", "Jobcenter Musterland", "job_centre"),
                agency("abh", "Ausländerbehörde Musterland", "immigration_authority"),
                agency("jugendamt", "Jugendamt Musterstadt", "youth_welfare_office"),
            ]
        )

    def _catalogues(self) -> None:
        for sort, (code, label) in enumerate(FIELDS.items()):
            values = {"tenant": self.tenant, "code": code, "origin_code": code, "label_de": label, "sort": sort}
            self.fields[code] = CatalogueEntry(catalogue="field_of_action", **values)
            self.areas[code] = CatalogueEntry(catalogue="life_area", **values)
        pairs = zip(self.fields.values(), self.areas.values(), strict=True)
        CatalogueEntry.objects.bulk_create([entry for pair in pairs for entry in pair])
        ConsentText.objects.bulk_create(
            [
                ConsentText(
                    tenant=self.tenant,
                    employing_body=self.office,
                    purpose=purpose,
                    language="de",
                    body_text=f"Wortlaut {purpose}",
                    text_hash="0" * 64,
                )
                for purpose in ConsentText.Purpose.values
            ]
        )

    def _players(self) -> None:
        users = User.objects.bulk_create(
            [User(username=f"{login}.{self.tenant.key}", password=_hashed(PASSWORD)) for login in PLAYERS]
        )
        Membership.objects.bulk_create([Membership(user=user, tenant_id=self.tenant.pk) for user in users])
        staff = [
            StaffMember(
                tenant=self.tenant,
                agency=self.immigration if role == "residence_officer" else self.office,
                unit=self.units[unit] if unit else None,
                user=user,
                name=login.capitalize(),
                function=role,
            )
            for (login, (role, unit)), user in zip(PLAYERS.items(), users, strict=True)
        ]
        self.staff = dict(zip(PLAYERS, StaffMember.objects.bulk_create(staff), strict=True))
        RoleAssignment.objects.bulk_create(
            [
                RoleAssignment(
                    tenant=self.tenant,
                    staff_member=self.staff[login],
                    role_key=role,
                    scope="unit" if unit else "tenant",
                    unit=self.units[unit] if unit else None,
                    valid_from=SINCE,
                )
                for login, (role, unit) in PLAYERS.items()
            ]
        )

    def actor(self, login: str, *, today: date | None = None) -> Actor:
        """Return a player as the actor of a day."""
        staff = self.staff[login]
        return resolve_actor(user_id=staff.user_id, tenant_id=self.tenant.pk, today=today or self.today)

    def deputise(self, *, of: str, by: str, days: int = 14, start: date | None = None) -> Delegation:
        """Let one player deputise for another."""
        start = start or self.today
        return Delegation.objects.create(
            tenant=self.tenant,
            from_staff=self.staff[of],
            to_staff=self.staff[by],
            valid_from=start,
            valid_until=start + timedelta(days=days),
        )

    def sign_in(self, client: object, login: str) -> None:
        """Sign a player in at a Django test client."""
        client.force_login(self.staff[login].user)
        session = client.session
        session["tenant_id"] = self.tenant.pk
        session.save()

    def case(self, *, kept_by: str = "alice", unit: str = "musterstadt", name: str = "Berg", signed: bool = True):
        """Make a household with one adult and its open case, signed for by default."""
        from kimpass.casework.models import Case, CaseMember, CasePhase, Responsibility
        from kimpass.people.models import Household, HouseholdMember, Keeper, Person

        tenant, day = self.tenant, self.today - timedelta(days=30)
        person = Person.objects.create(
            tenant=tenant, controller=self.office, family_name=name, given_names="Amal", birth_year=1990
        )
        household = Household.objects.create(tenant=tenant, unit=self.units[unit], created_on=day)
        HouseholdMember.objects.create(
            tenant=tenant, household=household, person=person, relation="reference", is_reference=True, valid_from=day
        )
        Keeper.objects.create(tenant=tenant, household=household, staff_member=self.staff[kept_by], valid_from=day)
        case = Case.objects.create(
            tenant=tenant,
            number=new_case_number(tenant.short, day.year),
            household=household,
            unit=self.units[unit],
            controller=self.office,
            opened_on=day,
        )
        CasePhase.objects.create(tenant=tenant, case=case, phase="intake", entered_on=day)
        CaseMember.objects.create(tenant=tenant, case=case, person=person, valid_from=day)
        Responsibility.objects.create(tenant=tenant, case=case, staff_member=self.staff[kept_by], valid_from=day)
        if signed:
            self.sign(person, kept_by)
        return case

    def person_of(self, case):
        """Return the reference person of a case's household."""
        from kimpass.people.models import HouseholdMember

        member = HouseholdMember.objects.asked_for().get(household=case.household, is_reference=True)
        return member.person

    def sign(self, person, kept_by: str = "alice", *agencies: Agency):
        """Record consent and release of a person; the release names the job centre unless told otherwise."""
        from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, ReleaseRecipient

        day = self.today - timedelta(days=30)
        common = {"tenant": self.tenant, "person": person, "signed_on": day, "taken_by": self.staff[kept_by]}
        texts = {text.purpose: text for text in ConsentText.objects.asked_for().filter(tenant=self.tenant)}
        DataProcessingConsent.objects.create(text=texts["data_processing"], **common)
        release = ConfidentialityRelease.objects.create(text=texts["confidentiality_release"], **common)
        for agency in agencies or (self.job_centre,):
            ReleaseRecipient.objects.create(tenant=self.tenant, release=release, agency=agency)
        return release


def now():
    """Return the instant tests use for "recorded at"."""
    return timezone.now()
