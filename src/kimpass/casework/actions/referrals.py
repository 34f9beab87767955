"""Guided referral to another body, and what it answered (CM-12)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import CaseMember, Referral
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people.models import Person
from kimpass.people.selectors import papers


class PassedOn(models.TextChoices):
    """What of the record goes to the other body: only what is chosen."""

    NAME = "name", gettext_lazy("Name")
    BIRTH = "birth", gettext_lazy("Geburtsdatum")
    PHONE = "phone", gettext_lazy("Telefon")
    LANGUAGES = "languages", gettext_lazy("Sprachen, Dolmetschbedarf")
    NATIONALITIES = "nationalities", gettext_lazy("Staatsangehörigkeit")
    RESIDENCE = "residence", gettext_lazy("Aufenthaltsstatus")
    LEGAL_DOMAINS = "legal_domains", gettext_lazy("Rechtskreise, zuständige Stellen")
    HOUSEHOLD = "household", gettext_lazy("Haushalt")
    NEED = "need", gettext_lazy("Bedarf aus dem Assessment")
    GOALS = "goals", gettext_lazy("Ziele und Schritte")


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
) -> Referral:
    """
    Refer a member of the case to another body; the release must name it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises CannotRefer: no release names the body, or purpose, fields or day do not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.refer(actor, case))
    workable.refuse_closed(case)
    person = _member(actor, case_id, person_id)
    reasons = []
    if not purpose.strip():
        reasons.append(_("Bitte schreiben Sie, wofür Sie verweisen."))
    if not fields or not set(fields) <= set(PassedOn.values):
        reasons.append(_("Bitte wählen Sie, welche Angaben weitergegeben werden."))
    if on > actor.today:
        reasons.append(_("Das Datum des Verweises liegt in der Zukunft."))
    release = papers.release_covering(person, to_agency_id, on)
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
        referred_on=on,
    )
    log.record(actor, "case.referred", referral, case=case.pk, to_agency=to_agency_id, fields=len(set(fields)))
    return referral


@transaction.atomic
def answer_referral(*, actor: Actor, referral_id: int, state: str, on: date, answer: str = "") -> Referral:
    """
    Write down what the receiving body said; a later answer replaces "no answer".

    :raises PermissionDenied: the policy refuses this actor.
    :raises CannotRefer: it is answered already, or state or day do not fit.
    """
    referrals: Any = Referral.objects.visible_to(actor).select_related("case")
    referral: Referral = referrals.select_for_update(of=("self",)).get(pk=referral_id)
    require(policy.answer_referral(actor, referral))
    if referral.state not in {Referral.State.OPEN, Referral.State.NO_ANSWER}:
        raise CannotRefer(_("Dieser Verweis ist bereits beantwortet."))
    if state == Referral.State.OPEN or state not in Referral.State.values:
        raise CannotRefer(_("Bitte wählen Sie, was die Stelle geantwortet hat."))
    if not referral.referred_on <= on <= actor.today:
        raise CannotRefer(_("Das Datum der Antwort liegt vor dem Verweis oder in der Zukunft."))
    referral.state, referral.answered_on, referral.answer = state, on, answer.strip()
    referral.version += 1
    referral.save(update_fields=["state", "answered_on", "answer", "version"])
    log.record(actor, "referral.answered", referral, case=referral.case_id, state=state)
    return referral
