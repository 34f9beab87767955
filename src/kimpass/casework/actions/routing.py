"""What the first screening leads to, and the welcome pack for whoever needs little (CM-10, CM-11)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import contacts
from kimpass.casework.models import Case, Contact
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network.models import Service


class RoutingRefused(RuleViolation):
    """The case cannot take this way."""


def _refuse_bad(actor: Actor, case: Case, routing: str, on: date, service_ids: Sequence[int], note: str) -> None:
    checks = (
        (
            routing not in Case.Routing.values or routing == Case.Routing.UNDECIDED,
            _("Bitte wählen Sie, wohin das erste Gespräch führt."),
        ),
        (on > actor.today, _("Das Datum liegt in der Zukunft.")),
        (on < case.opened_on, _("Das Datum liegt vor dem Beginn des Falls.")),
        (
            routing == Case.Routing.REGISTERED and not service_ids and not note,
            _("Wer nur registriert wird, bekommt Kontakte mit: Bitte wählen Sie Angebote oder nennen Sie sie."),
        ),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise RoutingRefused.because(reasons)


def _pack(actor: Actor, service_ids: Sequence[int]) -> list[str]:
    """
    Return the offers of a welcome pack in words.

    :raises RoutingRefused: one of them does not exist.
    """
    wanted = set(service_ids)
    rows = Service.objects.for_tenant(actor).filter(pk__in=wanted).select_related("agency").order_by("name", "pk")
    found = list(rows) if wanted else []
    if len(found) != len(wanted):
        raise RoutingRefused(_("Ein Angebot gibt es nicht mehr. Bitte wählen Sie neu."))
    return [f"{service.name} ({service.agency.name})" for service in found]


@transaction.atomic
def decide_routing(
    *,
    actor: Actor,
    case_id: int,
    routing: str,
    on: date,
    at: datetime,
    service_ids: Sequence[int] = (),
    note: str = "",
    other_programme: str | None = None,
) -> Case:
    """
    Record what the first screening leads to, with the contacts that were handed out; it becomes a contact note.

    `other_programme` names a funded programme that covers the case already (FUN-09); None leaves what is known.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises RoutingRefused: way, day or offers do not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.decide_routing(actor, case))
    workable.refuse_closed(case)
    note = note.strip()
    _refuse_bad(actor, case, routing, on, service_ids, note)
    pack = _pack(actor, service_ids)
    case.routing = routing
    case.version += 1
    case.other_programme = case.other_programme if other_programme is None else other_programme.strip()
    case.save(update_fields=["routing", "other_programme", "version"])
    lines = [str(Case.Routing(routing).label)]
    if pack:
        lines.append(_("Mitgegebene Kontakte: %(services)s") % {"services": "; ".join(pack)})
    contacts.record_contact(
        actor=actor,
        case_id=case.pk,
        happened_on=on,
        kind=Contact.Kind.TALK,
        text="\n".join([*lines, note]).strip(),
        at=at,
    )
    log.record(actor, "case.routed", case, routing=routing, services=len(pack))
    return case
