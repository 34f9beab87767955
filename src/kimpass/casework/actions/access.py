"""Enquiries and notifications before there is a case (ACC-01 to -06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import AccessIdentity, AccessReason, AccessRequest
from kimpass.casework.selectors import requests
from kimpass.casework.selectors.requests import AccessRequestDecided, AccessRequestRefused
from kimpass.kernel.access import Actor, Permission, require

__all__ = ["AccessRequestDecided", "AccessRequestRefused"]

Channel = AccessRequest.Channel

# Offices inside the administration may report to the coordination directly; everybody else reports to the CM (ACC-03).
INSIDE_ADMINISTRATION = frozenset(
    {
        Channel.REGISTRATION_OFFICE,
        Channel.SOCIAL_WELFARE_OFFICE,
        Channel.YOUTH_WELFARE_OFFICE,
        Channel.JOB_CENTRE,
        Channel.IMMIGRATION_AUTHORITY,
    }
)


@dataclass(frozen=True, slots=True)
class IdentityEntry:
    """Who a request is about, and who obtained the consent to say so (ACC-05)."""

    name: str
    consent_obtained_by: str
    consent_obtained_on: date
    reachable_by: str = ""


def _obstacles(
    *,
    level: str,
    channel: str,
    reasons: Sequence[str],
    directly_to_coordination: bool,
    dates: Sequence[date],
    today: date,
) -> list[str]:
    notified = level == AccessRequest.Level.LEVEL_2
    checks = (
        (level not in AccessRequest.Level.values, _("Diese Ebene gibt es nicht.")),
        (channel not in Channel.values, _("Diesen Weg gibt es nicht.")),
        (
            bool(set(reasons) - set(AccessRequest.Reason.values)),
            _("Einen der genannten Gründe gibt es nicht."),
        ),
        (notified and not reasons, _("Eine Meldung auf Ebene 2 braucht mindestens einen Grund.")),
        (not notified and bool(reasons), _("Gründe gehören nur zu einer Meldung auf Ebene 2.")),
        (
            directly_to_coordination and not notified,
            _("Direkt an die Koordinierende Stelle geht nur eine Meldung auf Ebene 2."),
        ),
        (
            directly_to_coordination and notified and channel not in INSIDE_ADMINISTRATION,
            _("Direkt an die Koordinierende Stelle melden nur Ämter; andere Stellen melden an das Case Management."),
        ),
        (any(day > today for day in dates), _("Das Datum liegt in der Zukunft.")),
    )
    return [words for wrong, words in checks if wrong]


def _identity_obstacles(identity: IdentityEntry | None, today: date) -> list[str]:
    if identity is None:
        return []
    obstacles = []
    if identity.consent_obtained_on > today:
        obstacles.append(_("Das Datum des Einverständnisses liegt in der Zukunft."))
    if not (identity.name.strip() and identity.consent_obtained_by.strip()):
        obstacles.append(_("Ein Name darf nur stehen, wenn jemand das Einverständnis dazu eingeholt hat."))
    return obstacles


def _keep_identity(access_request: AccessRequest, identity: IdentityEntry) -> AccessIdentity:
    kept: AccessIdentity = AccessIdentity.objects.create(
        tenant_id=access_request.tenant_id,
        access_request=access_request,
        name=identity.name,
        reachable_by=identity.reachable_by,
        consent_obtained_by=identity.consent_obtained_by,
        consent_obtained_on=identity.consent_obtained_on,
    )
    return kept


@transaction.atomic
def record_access_request(
    *,
    actor: Actor,
    level: str,
    channel: str,
    unit_id: int,
    received_on: date,
    reasons: Sequence[str] = (),
    summary: str = "",
    reporter_agency_id: int | None = None,
    directly_to_coordination: bool = False,
    is_same_day: bool = False,
    identity: IdentityEntry | None = None,
) -> AccessRequest:
    """
    Record how somebody comes to case management; identity only with the client's consent (ACC-01 to -05, -11).

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestRefused: the entries contradict each other.
    """
    require(policy.record_access_request(actor, unit_id, directly_to_coordination=directly_to_coordination))
    obstacles = _obstacles(
        level=level,
        channel=channel,
        reasons=reasons,
        directly_to_coordination=directly_to_coordination,
        dates=[received_on],
        today=actor.today,
    )
    obstacles += _identity_obstacles(identity, actor.today)
    if identity is not None and not actor.may(Permission.ACCESS_RECORD, unit_id=unit_id):
        obstacles.append(_("Die Koordinierende Stelle erfasst keine Namen. Die Anfrage geht ohne Namen weiter."))
    if obstacles:
        raise AccessRequestRefused(*obstacles)
    access_request: AccessRequest = AccessRequest.objects.create(
        tenant_id=actor.tenant_id,
        level=level,
        channel=channel,
        unit_id=unit_id,
        received_on=received_on,
        summary=summary,
        reporter_agency_id=reporter_agency_id,
        directly_to_coordination=directly_to_coordination,
        is_same_day=is_same_day,
        recorded_by_id=actor.staff_id,
    )
    AccessReason.objects.bulk_create(
        AccessReason(tenant_id=actor.tenant_id, access_request=access_request, reason=reason)
        for reason in dict.fromkeys(reasons)
    )
    if identity is not None:
        _keep_identity(access_request, identity)
    log.record(
        actor,
        "access_request.recorded",
        access_request,
        level=level,
        channel=channel,
        with_identity=int(identity is not None),
    )
    return access_request


@transaction.atomic
def name_person(*, actor: Actor, access_request_id: int, identity: IdentityEntry) -> AccessIdentity:
    """
    Say whom a waiting request is about, once the client agreed; until then it stands without a name (ACC-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: somebody was quicker, or the coordinating office has it.
    :raises AccessRequestRefused: the consent is missing, or somebody is named already.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.name_person(actor, access_request))
    requests.refuse_decided(actor, access_request)
    if obstacles := _identity_obstacles(identity, actor.today):
        raise AccessRequestRefused(*obstacles)
    if AccessIdentity.objects.for_tenant(actor).filter(access_request=access_request).exists():
        raise AccessRequestRefused(_("Zu dieser Anfrage steht schon ein Name. Er ist unverändert."))
    kept = _keep_identity(access_request, identity)
    log.record(actor, "access_request.person_named", access_request)
    return kept


@transaction.atomic
def return_access_request(*, actor: Actor, access_request_id: int, reason: str, on: date) -> AccessRequest:
    """
    Give a request back to whoever sent it, with the reason.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: somebody was quicker, or the coordinating office has it.
    :raises AccessRequestRefused: no reason is given, or the date is impossible.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.return_access_request(actor, access_request))
    requests.refuse_decided(actor, access_request)
    requests.refuse_day(access_request, on, actor.today)
    if not reason.strip():
        raise AccessRequestRefused(_("Bitte nennen Sie den Grund der Rückgabe."))
    access_request.triage = AccessRequest.Triage.RETURNED
    access_request.triage_reason = reason
    access_request.decided_on = on
    access_request.version += 1
    access_request.save(update_fields=["triage", "triage_reason", "decided_on", "version"])
    log.record(actor, "access_request.returned", access_request)
    return access_request
