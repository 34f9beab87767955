"""The parts of the programme a district carries out today, and what stays readable of the others (TEN-05)."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import TenantModule

P = TenantModule.Part
ABOUT: dict[str, str | Promise] = {
    P.BUILDING_BLOCK_3: _("Verfahren, Monatszahlen und Kampagne der Ausländer- und Einbürgerungsbehörden."),
    P.UMA: _("Eigener Zugang für junge Geflüchtete nach der Jugendhilfe."),
    P.PLANNING_CONFERENCES: _("Gremien, die Themen aus Fällen aufbereiten, bevor die Lenkungsgruppe tagt."),
    P.REGIONS: _("Kommunen in Gruppen; Filter und Zusammenfassungen nach Gruppe."),
}
STILL_READ: dict[str, tuple[str, Permission]] = {
    P.BUILDING_BLOCK_3: ("residence:backlog", Permission.BACKLOG_VIEW),
    P.PLANNING_CONFERENCES: ("steering:bodies", Permission.BODY_VIEW),
    P.REGIONS: ("organisation:set_up_regions", Permission.DISTRICT_SETUP),
}


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part: on or off, since when, and where old data can still be read."""

    part: str
    label: str | Promise
    about: str | Promise
    is_on: bool
    since: date | None
    still_read: str


def _still_read(actor: Actor, part: str) -> str:
    """Return the page on which the actor reads what is there of a part."""
    route, right = STILL_READ.get(part, ("", None))
    return route if right is not None and actor.may_somewhere(right) else ""


def parts(actor: Actor) -> list[PartRow]:
    """Return all parts; without a row a district carries a part out."""
    held = {row.part: row for row in TenantModule.objects.for_tenant(actor).on(actor.today)}
    return [
        PartRow(
            part.value,
            part.label,
            ABOUT[part],
            held[part].is_on if part in held else True,
            held[part].valid_from if part in held else None,
            _still_read(actor, part),
        )
        for part in P
    ]
