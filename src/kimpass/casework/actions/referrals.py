"""Guided referral to another body, and what it answered (CM-12)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions.answers import Answer
from kimpass.casework.models import AnswerLink, Case, CaseMember, Referral, ServiceLinking
from kimpass.casework.selectors import released, sheets, workable
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.workdays import working_day_from
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import Person

__all__ = ["CannotRefer", "PassedOn", "answer_referral", "refer", "revoke_referral"]

ANSWER_WITHIN = timedelta(days=14)
"""After this time without an answer the referral comes back to the work list."""


class CannotRefer(RuleViolation):
    """A release is missing, or something about the referral does not fit."""


def _member(actor: Actor, case_id: int, person_id: int) -> Person:
    members: Any = (
        CaseMember.objects.visible_to(actor)
        .current()
        .filter(case_id=case_id, person_id=person_id)
        .select_related("person")
    )
    member = members.first()
    if member is None:
        raise CannotRefer(_("Diese Person gehört nicht zum Fall."))
    person: Person = member.person
    return person


def _linking(case: Case, linking_id: int | None) -> ServiceLinking | None:
    if linking_id is None:
        return None
    rows: Any = ServiceLinking.objects.of(case)
    found: ServiceLinking | None = rows.filter(pk=linking_id).first()
    if found is None:
        raise CannotRefer(_("Diese Leistung gehört nicht zum Fall."))
    return found


def _entry_obstacles(purpose: str, fields: Sequence[str], on: date, remind_on: date, today: date) -> list[str]:
    checks = (
        (not purpose.strip(), _("Bitte schreiben Sie, wofür Sie verweisen.")),
        (
            not fields or not set(fields) <= set(PassedOn.values),
            _("Bitte wählen Sie, welche Angaben weitergegeben werden."),
        ),
        (on > today, _("Das Datum des Verweises liegt in der Zukunft.")),
        (remind_on < on, _("Die Erinnerung liegt vor dem Verweis.")),
    )
    return [words for wrong, words in checks if wrong]


def _field_id(actor: Actor, field_id: int | None, linking: ServiceLinking | None) -> int | None:
    if field_id is None:
        return linking.field_id if linking is not None else None
    if not CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", pk=field_id).exists():
        raise CannotRefer(_("Dieses Handlungsfeld ist nicht im Katalog."))
    return field_id


@transaction.atomic
def refer(
    *,
    actor: Actor,
    case_id: int,
    person_id: int,
    to_agency_id: int,
    purpose: str,
    fields: Sequence[str],
    on: date,
    remind_on: date | None = None,
    field_id: int | None = None,
    linking_id: int | None = None,
) -> Referral:
    """
    Refer a member of the case to another body; the release must name it, and the sheet is frozen as of today.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises CannotRefer: no release names the body, or purpose, fields, service or day do not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.refer(actor, case))
    workable.refuse_closed(case)
    person = _member(actor, case_id, person_id)
    linking = _linking(case, linking_id)
    remind_on = remind_on or working_day_from(on + ANSWER_WITHIN)
    reasons = _entry_obstacles(purpose, fields, on, remind_on, actor.today)
    release = released.covering(person, to_agency_id, on, actor.today)
    if release is None:
        reasons.append(
            _("Keine gültige Schweigepflichtentbindung nennt diese Stelle. Bitte zuerst unterschreiben lassen.")
        )
    if reasons or release is None:
        raise CannotRefer.because(reasons)
    referral: Referral = Referral.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        person=person,
        to_agency_id=to_agency_id,
        release=release,
        purpose=purpose.strip(),
        fields={"passed_on": [str(chosen) for chosen in PassedOn.values if chosen in set(fields)]},
        sheet=sheets.build(case, person, fields, actor.today).frozen(),
        referred_on=on,
        remind_on=remind_on,
        linking=linking,
        field_id=_field_id(actor, field_id, linking),
    )
    log.record(actor, "case.referred", referral, case=case.pk, to_agency=to_agency_id, fields=len(set(fields)))
    return referral


def _referral_to_write(actor: Actor, referral_id: int) -> Referral:
    referrals: Any = Referral.objects.visible_to(actor).select_related("case", "linking")
    found: Referral = referrals.select_for_update(of=("self",)).get(pk=referral_id)
    return found


@transaction.atomic
def answer_referral(
    *, actor: Actor, referral_id: int, state: str, on: date, answer: str = "", decline_reason: str = ""
) -> Referral:
    """
    Write down what the receiving body said; a later answer replaces "no answer", and what was taken on may be done.

    A closed case does not stand against it: a referral is an outcome of its own and is followed up (CM-12).

    :raises PermissionDenied: the policy refuses this actor.
    :raises CannotRefer: it is answered already, or state, reason or day do not fit.
    """
    referral = _referral_to_write(actor, referral_id)
    require(policy.answer_referral(actor, referral))
    if state not in set(Referral.State.values) - {Referral.State.OPEN, Referral.State.REVOKED}:
        raise CannotRefer(_("Bitte wählen Sie, was die Stelle geantwortet hat."))
    if not referral.may_become(state):
        raise CannotRefer(_("Dieser Verweis ist bereits beantwortet."))
    given = Answer(state, on, answer, decline_reason)
    if reasons := given.obstacles(referral.referred_on, actor.today):
        raise CannotRefer.because(reasons)
    given.write(actor, referral)
    log.record(actor, "referral.answered", referral, case=referral.case_id, state=state, reason=decline_reason)
    return referral


@transaction.atomic
def revoke_referral(*, actor: Actor, referral_id: int, at: datetime, reason: str = "") -> Referral:
    """
    Take a referral back: links to it are dead at once; what was seen or printed has to be asked back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CannotRefer: it was declined, done or taken back already.
    """
    referral = _referral_to_write(actor, referral_id)
    require(policy.revoke_referral(actor, referral))
    if referral.state in {Referral.State.REVOKED, Referral.State.DECLINED, Referral.State.DONE}:
        raise CannotRefer(_("Dieser Verweis ist schon beendet. Es gibt nichts zurückzunehmen."))
    referral.state, referral.answered_on = Referral.State.REVOKED, actor.today
    referral.answer = reason.strip()
    referral.version += 1
    referral.save(update_fields=["state", "answered_on", "answer", "version"])
    ended = AnswerLink.objects.about(referral).filter(revoked_at__isnull=True).update(revoked_at=at)
    log.record(actor, "referral.revoked", referral, case=referral.case_id, links=ended)
    return referral
