"""Open a district or a city: its row, its catalogues, its first account, and the word to all floors above."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.accounts.models import LOGIN_NAME, Membership, User
from kimpass.accounts.passwords import one_time_password
from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.kernel.tenancy import bound
from kimpass.organisation import policy
from kimpass.organisation.data.reference import CATALOGUES, LAND, Place, codes, districts, rows
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import (
    Agency,
    CatalogueEntry,
    FundingRate,
    RoleAssignment,
    StaffMember,
    Tenant,
    Unit,
)
from kimpass.organisation.roles import ADMIN, STATE_OFFICER
from kimpass.organisation.selectors.operator import operator

OFFICE = "kreis"


class TenantIsThere(RuleViolation):
    """A district of this key, AGS or short name is open already."""


class PlaceRefused(RuleViolation):
    """The place cannot be opened, or its first account cannot be made, like this."""


@dataclass(frozen=True, slots=True)
class FirstAdmin:
    """Who is to set the district up."""

    name: str
    username: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A tenant, and the password its first account signs in with once; it is kept nowhere else."""

    tenant: Tenant
    username: str
    password: str = field(repr=False)


def _day(text: str | None) -> date | None:
    return None if not text else date.fromisoformat(text)


def _copy_catalogues(tenant: Tenant) -> None:
    CatalogueEntry.objects.bulk_create(
        CatalogueEntry(
            tenant=tenant,
            catalogue=code.catalogue,
            code=code.code,
            origin_code=code.code,
            label_de=code.label_de,
            label_en=code.label_en,
            sort=code.sort,
            facts=dict(code.facts),
            valid_from=_day(code.valid_from),
            valid_until=_day(code.valid_until),
        )
        for catalogue in CATALOGUES
        for code in codes(catalogue)
    )


def _know_funding_rates() -> None:
    """Enter the Land's rates once; they are the same for all."""
    for row in rows("funding_rates"):
        FundingRate.objects.get_or_create(
            building_block=row["building_block"],
            function=row["function"],
            valid_from=row["valid_from"],
            defaults={
                "amount": row["amount"],
                "cap": row["cap"] or None,
                "valid_until": _day(row["valid_until"]),
                "source": row["source"],
            },
        )


@transaction.atomic
def open_tenant(*, key: str, name: str, kind: str, ags: str, short: str, on: date) -> Tenant:
    """
    Open a tenant with the catalogues every district starts with.

    :raises TenantIsThere: key, AGS or short name are taken.
    """
    require(policy.open_tenant())
    taken = [
        _("Ein Kreis mit %(what)s „%(value)s“ ist schon angelegt.") % {"what": what, "value": value}
        for what, column, value in (
            (_("dem Schlüssel"), "key", key),
            (_("der AGS"), "ags", ags),
            (_("dem Kürzel"), "short", short),
        )
        if Tenant.objects.filter(**{column: value}).exists()
    ]
    if taken:
        raise TenantIsThere.because(taken)
    tenant = Tenant.objects.create(key=key, name=name, kind=kind, ags=ags, short=short, active_from=on)
    _know_funding_rates()
    with bound(tenant.pk):
        _copy_catalogues(tenant)
        publish(TenantOpened(tenant_id=tenant.pk, on=on))
        log.record(operator(tenant_id=tenant.pk, today=on), "tenant.opened", tenant, ags=ags)
    return tenant


def _first_account(tenant: Tenant, first: FirstAdmin, on: date) -> str:
    """Give a bound tenant its office and the account that sets it up; return the one-time password."""
    if not re.fullmatch(LOGIN_NAME, first.username):
        raise PlaceRefused(_("Ein Anmeldename besteht aus Kleinbuchstaben, Ziffern, Punkt und Strich."))
    if not 0 < len(first.name.strip()) <= 120:
        raise PlaceRefused(_("Bitte nennen Sie den Namen der ersten Administration."))
    if User.objects.filter(username__iexact=first.username).exists():
        raise PlaceRefused(_("Der Anmeldename „%(name)s“ ist vergeben.") % {"name": first.username})
    unit: Unit = Unit.objects.create(tenant=tenant, key=OFFICE, kind=Unit.Kind.DISTRICT_OFFICE, name=tenant.name)
    values = {"name": tenant.name, "kind": Agency.Kind.AUTHORITY, "is_employing_body": True}
    office: Agency = Agency.objects.asked_for().update_or_create(
        tenant=tenant, key=OFFICE, defaults={"unit": unit}, create_defaults={**values, "unit": unit}
    )[0]
    password = one_time_password()
    user = User.objects.create_user(first.username, password, password_is_temporary=True)
    Membership.objects.create(user=user, tenant_id=tenant.pk)
    member: StaffMember = StaffMember.objects.create(
        tenant=tenant, agency=office, user=user, name=first.name, function=_("Administration")
    )
    roles = [ADMIN, STATE_OFFICER] if tenant.kind == Tenant.Kind.STATE else [ADMIN]
    RoleAssignment.objects.bulk_create(
        RoleAssignment(tenant=tenant, staff_member=member, role_key=role, valid_from=on) for role in roles
    )
    log.record(operator(tenant_id=tenant.pk, today=on), "staff.first_login_added", member, roles=",".join(roles))
    return password


def _open(place: Place, name: str, first: FirstAdmin, on: date) -> Opened:
    kind = Tenant.Kind.INDEPENDENT_CITY if place.is_city else Tenant.Kind.DISTRICT
    if place == LAND:
        kind = Tenant.Kind.STATE
    tenant = open_tenant(
        key=place.key, name=name.strip() or place.name, kind=kind, ags=place.ags, short=place.short, on=on
    )
    with bound(tenant.pk):
        return Opened(tenant, first.username, _first_account(tenant, first, on))


def _place(ags: str) -> Place:
    place = LAND if ags == LAND.ags else districts().get(ags)
    if place is None:
        raise PlaceRefused(_("Unter dem AGS „%(ags)s“ gibt es keinen der 54 KIM-Standorte.") % {"ags": ags[:12]})
    return place


@transaction.atomic
def open_place(*, actor: Actor, ags: str, name: str, first: FirstAdmin) -> Opened:
    """
    Open one of the 54 places from the Land, with the account that is to set it up (TEN-01).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PlaceRefused: no such place, or the login name is taken.
    :raises TenantIsThere: it is open already.
    """
    require(policy.open_place(actor))
    if ags == LAND.ags:
        raise PlaceRefused(_("Das Land ist schon eröffnet."))
    opened = _open(_place(ags), name, first, actor.today)
    log.record(actor, "tenant.opened_from_land", opened.tenant, ags=ags)
    return opened


@transaction.atomic
def open_place_here(*, ags: str, first: FirstAdmin, on: date) -> Opened:
    """
    Open a place, or the Land itself, on the machine: for a start without a Land.

    :raises PlaceRefused: no such place, or the login name is taken.
    :raises TenantIsThere: it is open already.
    """
    require(policy.open_place_here())
    return _open(_place(ags), "", first, on)


@transaction.atomic
def renew_first_password(*, actor: Actor, ags: str) -> Opened:
    """
    Make a new one-time password for a place where nobody has set an own one yet; the old one stops working.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PlaceRefused: the place is not open, or somebody works there already.
    """
    require(policy.renew_first_password(actor))
    tenant = Tenant.objects.filter(ags=ags).exclude(kind=Tenant.Kind.STATE).first()
    if tenant is None:
        raise PlaceRefused(_("Dieser Standort ist noch nicht eröffnet."))
    members = Membership.objects.filter(tenant_id=tenant.pk).select_related("user").order_by("pk")
    users = [row.user for row in members.select_for_update(of=("self",))]
    if len(users) != 1 or not users[0].password_is_temporary:
        raise PlaceRefused(
            _("Dort hat schon jemand ein eigenes Passwort gesetzt. Passwörter setzt jetzt die dortige Administration.")
        )
    password = one_time_password()
    users[0].set_password(password)
    users[0].save(update_fields=["password"])
    log.record(actor, "tenant.first_password_renewed", tenant, ags=ags)
    return Opened(tenant, users[0].username, password)
