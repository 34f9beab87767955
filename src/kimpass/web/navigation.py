"""The main navigation: what the actor's rights open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.ui.parts import Link, NavItem


@dataclass(frozen=True, slots=True)
class _Area:
    label: str | Promise
    route: str
    icon: str
    opened_by: frozenset[Permission]
    namespace: str = ""
    end: bool = False

    def opens_for(self, actor: Actor) -> bool:
        return not self.opened_by or any(actor.may_somewhere(right) for right in self.opened_by)


P = Permission
AREAS = (
    _Area(_("Heute"), "web:today", "calendar-today", frozenset()),
    _Area(_("Fälle"), "casework:caseload", "draft", frozenset({P.CASE_VIEW}), "casework"),
    _Area(_("Personen"), "people:search", "search", frozenset({P.PERSON_SEARCH}), "people"),
    _Area(_("Struktur"), "steering:board", "edit", frozenset({P.FINDING_VIEW}), "steering"),
    _Area(_("Netzwerk"), "network:directory", "home", frozenset({P.DIRECTORY_VIEW}), "network"),
    _Area(
        _("Steuerung"), "controlling:overview", "info", frozenset({P.ORGANISATION_VIEW, P.REPORT_VIEW}), "controlling"
    ),
    _Area(
        _("Verwaltung"),
        "organisation:administration",
        "more-vert",
        frozenset({P.USERS_MANAGE}),
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
            current = here == area.route or (bool(namespace) and namespace == area.namespace)
            yield NavItem(area.label, url, current=current, icon=area.icon, end=area.end)


def navigation(request: HttpRequest) -> list[NavItem]:
    """Return the entries the actor of a request may open; nobody signed in gets none."""
    actor = getattr(request, "actor", None)
    return [] if actor is None else list(_entries(request, actor))


def footer_links() -> list[Link]:
    """Return what every page owes the law."""
    return [Link(label, address(route)) for label, route in FOOTER]
