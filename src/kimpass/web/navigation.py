"""The main navigation: what the actor's rights open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import Tenant, TenantModule
from kimpass.organisation.selectors.words import block
from kimpass.ui.parts import Link, NavItem


@dataclass(frozen=True, slots=True)
class _Area:
    label: str | Promise
    route: str
    icon: str
    opened_by: frozenset[Permission]
    namespace: str | tuple[str, ...] = ""
    end: bool = False
    # A part of the programme that may be switched off, and whose Baustein's word the label is (TEN-04, TEN-05).
    part: str = ""
    block: str = ""
    # Whether there is anything of this at the Land, whose officer may administrate it too.
    at_land: bool = True

    def named(self, actor: Actor) -> str | Promise:
        """Return the label, in the district's own words where it has some."""
        return block(actor, self.block) if self.block else self.label

    def opens_for(self, actor: Actor) -> bool:
        if not self.at_land and actor.tenant_kind == Tenant.Kind.STATE:
            return False
        # Whoever has proceedings to finish keeps the way to them.
        if self.part and not actor.works_with(self.part) and not actor.may_somewhere(P.PROCEEDING_WORK):
            return False
        return not self.opened_by or any(actor.may_somewhere(right) for right in self.opened_by)


P = Permission
AREAS = (
    _Area(_("Heute"), "web:today", "calendar-today", frozenset()),
    _Area(_("Fälle"), "casework:caseload", "draft", frozenset({P.CASE_VIEW}), "casework"),
    _Area(_("Zugänge"), "casework:list_access_requests", "draft", frozenset({P.ACCESS_COORDINATE}), "casework"),
    _Area(_("Personen"), "people:search", "search", frozenset({P.PERSON_SEARCH}), "people"),
    _Area(_("Struktur"), "steering:board", "edit", frozenset({P.FINDING_VIEW}), "steering"),
    _Area(_("Checklisten"), "residence:checklists", "checklist", frozenset({P.CASE_WORK}), "residence"),
    _Area(
        _("Baustein 3"),
        "residence:backlog",
        "checklist",
        frozenset({P.BACKLOG_VIEW}),
        "residence",
        part=TenantModule.Part.BUILDING_BLOCK_3,
        block="3",
    ),
    _Area(_("Netzwerk"), "network:directory", "home", frozenset({P.DIRECTORY_VIEW}), "network"),
    _Area(
        _("Steuerung"),
        "controlling:overview",
        "info",
        frozenset({P.ORGANISATION_VIEW, P.REPORT_VIEW}),
        ("controlling", "posts", "money"),
        at_land=False,
    ),
    _Area(_("Land"), "controlling:received_list", "language", frozenset({P.LAND_VIEW}), "controlling"),
    _Area(
        _("Verwaltung"),
        "organisation:administration",
        "more-vert",
        frozenset({P.USERS_MANAGE, P.PROCEDURE_SET, P.TENANT_OPEN}),
        "organisation",
        end=True,
    ),
)
FOOTER = (
    (_("Barrierefreiheit"), "web:accessibility"),
    (_("Datenschutz"), "web:privacy"),
    (_("Impressum"), "web:imprint"),
)


@cache
def address(route: str) -> str:
    """Return the address of a route, empty where there is none."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _entries(request: HttpRequest, actor: Actor) -> Iterator[NavItem]:
    match = request.resolver_match
    here, namespace = (match.view_name, match.namespace) if match else ("", "")
    for area in AREAS:
        url = address(area.route)
        if url and area.opens_for(actor):
            own = (area.namespace,) if isinstance(area.namespace, str) else area.namespace
            current = here == area.route or (bool(namespace) and namespace in own)
            yield NavItem(area.named(actor), url, current=current, icon=area.icon, end=area.end)


def navigation(request: HttpRequest) -> list[NavItem]:
    """Return the entries the actor of a request may open; nobody signed in gets none."""
    actor = getattr(request, "actor", None)
    return [] if actor is None else list(_entries(request, actor))


def footer_links() -> list[Link]:
    """Return what every page owes the law."""
    return [Link(label, address(route)) for label, route in FOOTER]
