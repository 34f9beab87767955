"""A household comes into case management: person, household, case and keeper in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import contacts
from kimpass.casework.models import AccessRequest, Case, CaseMember, CasePhase, Contact, Phase, Responsibility
from kimpass.casework.models.standard import begin_standard_tasks
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.ids import new_case_number
from kimpass.organisation.models import StaffMember, Tenant, Unit
from kimpass.people.actions import consents, households
from kimpass.people.actions.households import PersonData
from kimpass.people.models import HouseholdMember, Signer


class IntakeRefused(RuleViolation):
    """The intake cannot begin like this."""


@dataclass(frozen=True, slots=True)
class DirectAccess:
    """How somebody came who was not announced by an access request (ACC-01)."""

    channel: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class FirstTalk:
    """What the first talk was about: it becomes the first contact note, so that its topics are counted."""

    at: datetime
    topic_ids: Sequence[int] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The consent to data processing signed during intake, in one of the wordings on record."""

    text_id: int
    signer: str = Signer.PERSON


def _accept(actor: Actor, access_request_id: int, on: date) -> AccessRequest:
    visible = AccessRequest.objects.visible_to(actor).select_for_update(of=("self",))
    access_request: AccessRequest = visible.get(pk=access_request_id)
    # The request may belong to another unit than the case: whoever accepts it could have decided on it there, too.
    require(policy.begin_intake(actor, access_request.unit_id))
    if access_request.triage != AccessRequest.Triage.NEW:
        raise IntakeRefused(_("Über diese Zugangsanfrage ist schon entschieden."))
    if on < access_request.received_on:
        raise IntakeRefused(_("Der Tag des Intakes liegt vor dem Eingang der Zugangsanfrage."))
    access_request.triage = AccessRequest.Triage.ACCEPTED
    access_request.decided_on = on
    access_request.version += 1
    access_request.save(update_fields=["triage", "decided_on", "version"])
    return access_request


def _came_directly(actor: Actor, access: DirectAccess, *, level: str, unit_id: int, on: date) -> AccessRequest:
    if access.channel not in AccessRequest.Channel.values:
        raise IntakeRefused(_("Diesen Weg gibt es nicht."))
    request: AccessRequest = AccessRequest.objects.create(
        tenant_id=actor.tenant_id,
        level=level,
        channel=access.channel,
        unit_id=unit_id,
        received_on=on,
        summary=access.summary,
        triage=AccessRequest.Triage.ACCEPTED,
        decided_on=on,
        recorded_by_id=actor.staff_id,
    )
    return request


def _free_number(actor: Actor, year: int) -> str:
    """Return a case number nobody has; they are random, so that a row may have to be drawn again."""
    short = Tenant.objects.get(pk=actor.tenant_id).short
    number = new_case_number(short, year)
    while Case.objects.for_tenant(actor).filter(number=number).exists():
        number = new_case_number(short, year)
    return number


def _track(unit: Unit) -> str:
    return Case.Track.UMA if unit.kind == Unit.Kind.TARGET_GROUP_UNIT else Case.Track.STANDARD


def _open(actor: Actor, unit: Unit, household_id: int, request: AccessRequest | None, level: str, on: date) -> Case:
    keeper = StaffMember.objects.for_tenant(actor).get(pk=actor.staff_id)
    case: Case = Case.objects.create(
        tenant_id=actor.tenant_id,
        number=_free_number(actor, on.year),
        household_id=household_id,
        unit=unit,
        controller_id=keeper.agency_id,
        access_request=request,
        level=level,
        track=_track(unit),
        opened_on=on,
    )
    CasePhase.objects.create(tenant_id=actor.tenant_id, case=case, phase=Phase.INTAKE, entered_on=on)
    Responsibility.objects.create(tenant_id=actor.tenant_id, case=case, staff_member=keeper, valid_from=on)
    return case


@transaction.atomic
def begin_intake(
    *,
    actor: Actor,
    unit_id: int,
    on: date,
    person: PersonData,
    access_request_id: int | None = None,
    household_kind_id: int | None = None,
    level: str = AccessRequest.Level.LEVEL_1,
    direct: DirectAccess | None = None,
    signature: Signature | None = None,
    talk: FirstTalk | None = None,
) -> Case:
    """
    Begin a case with what is known: a household with one person, kept by the actor from this day on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises IntakeRefused: a date is impossible, or the access request is decided already.
    :raises PersonDataRefused: what is said about the person cannot be.
    :raises ContactCannotBeRecorded: a topic of the first talk is not in the catalogue.
    """
    require(policy.begin_intake(actor, unit_id))
    if on > actor.today:
        raise IntakeRefused(_("Das Datum liegt in der Zukunft."))
    if level not in AccessRequest.Level.values:
        raise IntakeRefused(_("Diese Ebene gibt es nicht."))
    unit: Unit | None = Unit.objects.for_tenant(actor).filter(pk=unit_id).first()
    if unit is None:
        raise IntakeRefused(_("Diese Kommune gibt es nicht."))
    request: AccessRequest | None = None
    if access_request_id is not None:
        request = _accept(actor, access_request_id, on)
        level = request.level
    elif direct is not None:
        request = _came_directly(actor, direct, level=level, unit_id=unit_id, on=on)
    household = households.register_household(actor=actor, unit_id=unit_id, on=on, kind_id=household_kind_id)
    reference = households.add_person(
        actor=actor,
        household_id=household.pk,
        person=person,
        relation=HouseholdMember.Relation.REFERENCE,
        on=on,
        is_reference=True,
    )
    case = _open(actor, unit, household.pk, request, level, on)
    CaseMember.objects.create(tenant_id=actor.tenant_id, case=case, person=reference, valid_from=on)
    if signature is not None:
        consents.record_consent(
            actor=actor, person_id=reference.pk, text_id=signature.text_id, signed_on=on, signer=signature.signer
        )
    if talk is not None and talk.topic_ids:
        contacts.record_contact(
            actor=actor,
            case_id=case.pk,
            happened_on=on,
            kind=Contact.Kind.TALK,
            text=talk.text or _("Erstes Gespräch bei der Aufnahme."),
            at=talk.at,
            topic_ids=talk.topic_ids,
            person_ids=[reference.pk],
        )
    begin_standard_tasks(case, Phase.INTAKE, on, actor.staff_id, not_due_before=actor.today)
    log.record(actor, "case.opened", case, level=level, channel=request.channel if request else None)
    return case


@transaction.atomic
def add_case_member(
    *, actor: Actor, case_id: int, person: PersonData, relation: str, kind: str, on: date
) -> CaseMember:
    """
    Add somebody of the household to a case, as advised or co-advised.

    :raises PermissionDenied: the policy refuses this actor.
    :raises IntakeRefused: the case is closed, or an entry is impossible.
    """
    case: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    require(policy.add_case_member(actor, case))
    checks = (
        (case.closed_on is not None, _("Der Fall ist abgeschlossen. Nehmen Sie ihn erst wieder auf.")),
        (on > actor.today, _("Das Datum liegt in der Zukunft.")),
        (on < case.opened_on, _("Das Datum liegt vor dem Beginn des Falls.")),
        (relation == HouseholdMember.Relation.REFERENCE, _("Der Haushalt hat schon eine Bezugsperson.")),
        (relation not in HouseholdMember.Relation.values, _("Diese Beziehung gibt es nicht.")),
        (kind not in CaseMember.Kind.values, _("So kann niemand gezählt werden.")),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise IntakeRefused(*reasons)
    added = households.add_person(actor=actor, household_id=case.household_id, person=person, relation=relation, on=on)
    member: CaseMember = CaseMember.objects.create(
        tenant_id=actor.tenant_id, case=case, person=added, kind=kind, valid_from=on
    )
    log.record(actor, "case.member_added", case, kind=kind, relation=relation)
    return member
