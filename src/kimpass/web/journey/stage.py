"""The stage of the journey: an invented Kreis in a database that is thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.db import connections

from kimpass.accounts.models import Membership, User
from kimpass.kernel.access import Actor
from kimpass.organisation.actions.tenants import open_tenant
from kimpass.organisation.models import Agency, CatalogueEntry, RoleAssignment, StaffMember, Tenant, Unit
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.people.models import ConsentText

CREW = {
    "case_manager": "musterstadt",
    "other_case_manager": "nebenstadt",
    "coordinator": "",
}


@contextmanager
def throwaway_database() -> Iterator[None]:
    """Work in a database of its own, made and migrated here, and lead back to the installation's afterwards."""
    before = connections["default"]
    with TemporaryDirectory(prefix="kimpass-journey-") as folder:
        connections.databases["default"] = {
            **before.settings_dict,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "journey.sqlite3"),
            # Nothing here outlives the command: no need to wait for the disk.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA foreign_keys=ON; PRAGMA synchronous=OFF",
            },
            "CONN_MAX_AGE": None,
        }
        connections["default"] = connections.create_connection("default")
        try:
            call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
            yield
        finally:
            connections["default"].close()
            connections["default"] = before
            connections.databases["default"] = before.settings_dict


@dataclass
class Stage:
    """The Kreis, its people, and the day the play has come to."""

    today: date
    tenant: Tenant = field(init=False)
    units: dict[str, Unit] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def open(self) -> Tenant:
        """Open the Kreis; everything else happens with it bound."""
        self.tenant = open_tenant(
            key="musterland", name="Kreis Musterland", kind="district", ags="05999", short="ML", on=self.today
        )
        return self.tenant

    def furnish(self) -> None:
        """Give the Kreis units, agencies and people who may act."""
        for number, name in enumerate(("Musterstadt", "Nebenstadt"), 1):
            self.units[name.lower()] = Unit.objects.create(
                tenant=self.tenant, kind=Unit.Kind.MUNICIPALITY, key=name.lower(), name=name, ags=f"05999{number:03}"
            )
        office: Any = Agency.objects.asked_for().filter(tenant=self.tenant, is_employing_body=True).first()
        self.agencies["office"] = office
        for key, name, kind in (
            ("jobcenter", "Jobcenter Musterland", Agency.Kind.JOB_CENTRE),
            ("jugendamt", "Jugendamt Musterstadt", Agency.Kind.YOUTH_WELFARE_OFFICE),
            ("abh", "Ausländerbehörde Musterland", Agency.Kind.IMMIGRATION_AUTHORITY),
        ):
            self.agencies[key] = Agency.objects.create(tenant=self.tenant, key=key, name=name, kind=kind)
        for login, unit in CREW.items():
            self._hire(login, self.units.get(unit))

    def _hire(self, login: str, unit: Unit | None) -> None:
        user = User.objects.create_user(login)
        Membership.objects.create(user=user, tenant_id=self.tenant.pk)
        role = login.removeprefix("other_")
        agency = self.agencies["abh" if role == "residence_officer" else "office"]
        staff = StaffMember.objects.create(
            tenant=self.tenant, agency=agency, unit=unit, user=user, name=login, function=role
        )
        RoleAssignment.objects.create(
            tenant=self.tenant,
            staff_member=staff,
            role_key=role,
            scope=RoleAssignment.Scope.UNIT if unit else RoleAssignment.Scope.TENANT,
            unit=unit,
            valid_from=self.today,
        )
        self.actors[login] = resolve_actor(user_id=user.pk, tenant_id=self.tenant.pk, today=self.today)

    def after(self, days: int) -> date:
        """Let days pass, and return the new today."""
        self.today += timedelta(days=days)
        return self.today

    def actor(self, login: str) -> Actor:
        """Return somebody as the actor of today."""
        return replace(self.actors[login], today=self.today)

    def entry(self, catalogue: str, code: str) -> int:
        """Return the id of a code of one of the tenant's catalogues."""
        found: Any = CatalogueEntry.objects.asked_for().get(tenant=self.tenant, catalogue=catalogue, code=code)
        return int(found.pk)

    def text(self, purpose: str) -> int:
        """Return the id of the German wording of a paper."""
        found: Any = ConsentText.objects.asked_for().get(tenant=self.tenant, purpose=purpose, language="de")
        return int(found.pk)
