"""The district's handover procedure, and how far a handover has come (CM-13, CM-14)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseHandover, HandoverTemplate, Referral
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency

FEEDBACK_AFTER_DAYS = 28
S = CaseHandover.State


def procedures(actor: Actor) -> list[HandoverTemplate]:
    """Return all versions of the district's procedure, the newest first."""
    rows: QuerySet[Any] = HandoverTemplate.objects.for_tenant(actor).select_related("set_by")
    return list(rows.order_by("-template_version"))


def procedure_on(actor: Actor, on: date) -> HandoverTemplate | None:
    """Return the version that holds on a day, None while the district has set none."""
    rows: QuerySet[Any] = HandoverTemplate.objects.for_tenant(actor).filter(valid_from__lte=on)
    return rows.order_by("-template_version").first()


def as_it_comes(actor: Actor) -> HandoverTemplate:
    """Return the procedure that holds before anybody set one, not saved: every field, with talk, four weeks."""
    return HandoverTemplate(
        tenant_id=actor.tenant_id,
        template_version=1,
        fields=[str(choice) for choice in PassedOn.values],
        needs_talk=True,
        feedback_after_days=FEEDBACK_AFTER_DAYS,
        valid_from=actor.today,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure: its day once it is done, and whether it is the next."""

    name: str
    done_on: date | None
    is_now: bool
    is_done: bool


def steps(handover: CaseHandover) -> list[Step]:
    """Return the steps of the procedure in their order, as far as the handover has come."""
    answered = handover.confirmed_on is not None
    found: list[tuple[str, date | None, bool]] = [
        (_("Einwilligung geprüft"), handover.started_on, True),
        (_("Blatt zusammengestellt"), handover.started_on, True),
    ]
    if handover.template.needs_talk:
        found.append((_("Übergabegespräch"), handover.talk_on, handover.talk_on is not None))
    found += [
        (_("Blatt übergeben"), handover.sent_on, handover.sent_on is not None),
        (_("Bestätigung der Stelle"), handover.confirmed_on, answered),
        (_("Rückmeldung"), handover.feedback_on, handover.feedback_on is not None),
        (_("Fall hier schließen oder weiterführen"), handover.ended_on, handover.ended_on is not None),
    ]
    first_open = next((place for place, (_name, _day, done) in enumerate(found) if not done), len(found))
    running = handover.is_running
    return [
        Step(name, day, is_now=running and place == first_open, is_done=done)
        for place, (name, day, done) in enumerate(found)
    ]


def handovers_of(case: Case) -> list[CaseHandover]:
    """Return the handovers of a case, the newest first."""
    rows: QuerySet[Any] = CaseHandover.objects.of(case).select_related("to_agency", "person", "template")
    return list(rows.order_by("-started_on", "-pk"))


def receivers(actor: Actor) -> list[Agency]:
    """Return the bodies of the directory, those most often referred to and handed over to first (CM-14)."""
    often: dict[int, int] = {}
    for model in (Referral, CaseHandover):
        counted = model.objects.for_tenant(actor).order_by().values_list("to_agency").annotate(times=Count("pk"))
        for agency_id, times in counted:
            often[agency_id] = often.get(agency_id, 0) + times
    rows: QuerySet[Agency] = Agency.objects.for_tenant(actor)
    return sorted(rows, key=lambda agency: (-often.get(agency.pk, 0), agency.name))
