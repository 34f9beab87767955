"""Contracts by which money, posts and joint work are passed on, one for each link of the chain (FUN-06 to FUN-08)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.organisation import policy
from kimpass.organisation.events import OfficeTextWritten
from kimpass.organisation.models import (
    Agency,
    Agreement,
    AgreementClause,
    AgreementParty,
    AgreementPost,
    FundingLine,
    Post,
)
from kimpass.organisation.models.amounts import fte_obstacle, money_obstacle

State = Agreement.State
MOST_PARTIES, LONGEST_LABEL, LONGEST_CLAUSE = 20, 160, 1000


class AgreementNotPossible(RuleViolation):
    """The contract cannot be entered or changed like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementData:
    """What a contract says; `ends_on` is its last day."""

    kind: str
    subject: str = ""
    parent_id: int | None = None
    funding_line_id: int | None = None
    amount: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class PartyData:
    """One side: an agency we know, or the words of the source."""

    agency_id: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class AgreementPostData:
    """A post the contract is about."""

    post_id: int
    fte: Decimal | None = None
    amount: Decimal | None = None


def _refuse(reasons: Sequence[str]) -> None:
    if found := [reason for reason in reasons if reason]:
        raise AgreementNotPossible.because(found)


def _is_above(actor: Actor, upper: int | None, agreement_id: int) -> bool:
    """Test whether a contract lies on the way up from another."""
    above = dict(Agreement.objects.for_tenant(actor).values_list("pk", "parent_id"))
    seen: set[int] = set()
    while upper is not None and upper not in seen:
        if upper == agreement_id:
            return True
        seen.add(upper)
        upper = above.get(upper)
    return False


def _parent_obstacle(actor: Actor, data: AgreementData, own_id: int | None) -> str:
    if data.parent_id is None:
        return ""
    if not Agreement.objects.for_tenant(actor).filter(pk=data.parent_id).exists():
        return _("Den vorgelagerten Vertrag gibt es nicht.")
    if own_id is not None and _is_above(actor, data.parent_id, own_id):
        return _("Der vorgelagerte Vertrag hängt selbst an diesem: Die Kette liefe im Kreis.")
    return ""


def _check(actor: Actor, data: AgreementData, parties: Sequence[PartyData], own_id: int | None = None) -> None:
    lines = FundingLine.objects.for_tenant(actor).current()
    wanted = {party.agency_id for party in parties if party.agency_id is not None}
    known = Agency.objects.for_tenant(actor).filter(pk__in=wanted).count()
    _refuse(
        [
            "" if data.kind in Agreement.Kind.values else _("Bitte wählen Sie die Art der Vereinbarung."),
            money_obstacle(_("Betrag"), data.amount),
            _("Die Vereinbarung endet, bevor sie beginnt.")
            if data.starts_on and data.ends_on and data.ends_on < data.starts_on
            else "",
            ""
            if data.funding_line_id is None or lines.filter(pk=data.funding_line_id).exists()
            else _("Diesen Förderposten gibt es nicht."),
            _parent_obstacle(actor, data, own_id),
            "" if known == len(wanted) else _("Eine der Vertragsparteien gibt es nicht."),
            "" if parties else _("Bitte nennen Sie die Vertragsparteien."),
            _("Mehr als 20 Parteien nimmt das Formular nicht auf.") if len(parties) > MOST_PARTIES else "",
            ""
            if all((p.agency_id or p.label.strip()) and len(p.label) <= LONGEST_LABEL for p in parties)
            else _("Jede Partei braucht einen Namen mit höchstens 160 Zeichen."),
        ]
    )
    publish(OfficeTextWritten((data.subject, *(party.label for party in parties))))


def _write_parties(agreement: Agreement, parties: Sequence[PartyData]) -> None:
    mine = {"tenant_id": agreement.tenant_id, "agreement": agreement}
    AgreementParty.objects.asked_for().filter(**mine).delete()
    names = dict(Agency.objects.asked_for().filter(tenant_id=agreement.tenant_id).values_list("pk", "name"))
    AgreementParty.objects.bulk_create(
        AgreementParty(
            agency_id=party.agency_id, label=party.label.strip() or names[party.agency_id or 0][:LONGEST_LABEL], **mine
        )
        for party in parties
    )


def _locked(actor: Actor, agreement_id: int) -> Agreement:
    rows = Agreement.objects.visible_to(actor).select_for_update(of=("self",))
    agreement: Agreement = rows.get(pk=agreement_id)
    return agreement


def _refuse_stale(agreement: Agreement, version: int) -> None:
    if agreement.version != version:
        raise AgreementNotPossible(_("Die Vereinbarung wurde inzwischen geändert. Bitte prüfen Sie beide Fassungen."))


def _turn(agreement: Agreement, *fields: str) -> None:
    agreement.version += 1
    agreement.save(update_fields=[*fields, "version"])


@transaction.atomic
def add_agreement(*, actor: Actor, data: AgreementData, parties: Sequence[PartyData]) -> Agreement:
    """
    Enter a contract with its parties; it begins as one to be drawn up.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgreementNotPossible: kind, money, term, chain or parties cannot be.
    """
    require(policy.add_agreement(actor))
    _check(actor, data, parties)
    agreement: Agreement = Agreement.objects.create(
        tenant_id=actor.tenant_id, state=State.TO_BE_DRAWN_UP, **asdict(data)
    )
    _write_parties(agreement, parties)
    log.record(actor, "agreement.added", agreement, kind=agreement.kind, parties=len(parties))
    return agreement


@transaction.atomic
def change_agreement(
    *, actor: Actor, agreement_id: int, version: int, data: AgreementData, parties: Sequence[PartyData]
) -> Agreement:
    """
    Change parties, money, term or place in the chain.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgreementNotPossible: somebody changed it in between, or what is said cannot be.
    """
    agreement = _locked(actor, agreement_id)
    require(policy.change_agreement(actor, agreement))
    _refuse_stale(agreement, version)
    _check(actor, data, parties, agreement.pk)
    values = asdict(data)
    for name, value in values.items():
        setattr(agreement, name, value)
    _write_parties(agreement, parties)
    _turn(agreement, *values)
    log.record(actor, "agreement.changed", agreement, kind=agreement.kind, parties=len(parties))
    return agreement


@transaction.atomic
def change_agreement_posts(
    *, actor: Actor, agreement_id: int, version: int, posts: Sequence[AgreementPostData]
) -> Agreement:
    """
    Say which posts a contract is about, with how many full-time equivalents and how much money for each.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgreementNotPossible: somebody changed it in between, a post is unknown or named twice, an amount cannot be.
    """
    agreement = _locked(actor, agreement_id)
    require(policy.change_agreement_posts(actor, agreement))
    _refuse_stale(agreement, version)
    ids = [row.post_id for row in posts]
    _refuse(
        [
            _("Eine Stelle steht zweimal da.") if len(set(ids)) < len(ids) else "",
            ""
            if Post.objects.for_tenant(actor).filter(pk__in=ids).count() == len(set(ids))
            else _("Eine der Stellen gibt es nicht."),
            *(fte_obstacle(_("Stellenanteil"), row.fte) for row in posts),
            *(money_obstacle(_("Betrag"), row.amount) for row in posts),
        ]
    )
    mine = {"tenant_id": actor.tenant_id, "agreement": agreement}
    AgreementPost.objects.asked_for().filter(**mine).delete()
    AgreementPost.objects.bulk_create(AgreementPost(**asdict(row), **mine) for row in posts)
    _turn(agreement)
    log.record(actor, "agreement.posts_changed", agreement, posts=len(posts))
    return agreement


@transaction.atomic
def change_agreement_clauses(*, actor: Actor, agreement_id: int, version: int, clauses: Mapping[str, str]) -> Agreement:
    """
    Write what a contract settles beside money, one text for each kind of clause; an empty one takes the clause out.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgreementNotPossible: somebody changed it in between, a kind is unknown, or a text is too long.
    """
    agreement = _locked(actor, agreement_id)
    require(policy.change_agreement_clauses(actor, agreement))
    _refuse_stale(agreement, version)
    texts = {kind: text.strip() for kind, text in clauses.items()}
    _refuse(
        [
            "" if set(texts) <= set(AgreementClause.Kind.values) else _("Diese Art von Regelung gibt es nicht."),
            _("Eine Regelung hat höchstens 1000 Zeichen.")
            if any(len(text) > LONGEST_CLAUSE for text in texts.values())
            else "",
        ]
    )
    publish(OfficeTextWritten(tuple(texts.values())))
    mine = {"tenant_id": actor.tenant_id, "agreement": agreement}
    AgreementClause.objects.asked_for().filter(**mine).delete()
    AgreementClause.objects.bulk_create(
        AgreementClause(kind=kind, text=texts[kind], sort=sort, **mine)
        for sort, kind in enumerate(AgreementClause.Kind.values)
        if texts.get(kind)
    )
    _turn(agreement)
    log.record(actor, "agreement.clauses_changed", agreement, clauses=sum(bool(text) for text in texts.values()))
    return agreement


@transaction.atomic
def change_agreement_state(*, actor: Actor, agreement_id: int, state: str, on: date | None = None) -> Agreement:
    """
    Say how far a contract has come: signed on a day, or ended on its last day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AgreementNotPossible: it has that state already, or the day is missing, lies ahead or before its beginning.
    """
    agreement = _locked(actor, agreement_id)
    require(policy.change_agreement_state(actor, agreement))
    dated = state in {State.SIGNED, State.ENDED}
    begun = agreement.starts_on or agreement.signed_on
    _refuse(
        [
            "" if state in State.values else _("Bitte wählen Sie einen Stand."),
            _("Die Vereinbarung hat diesen Stand schon.") if agreement.state == state else "",
            _("Bitte geben Sie an, wann unterzeichnet oder beendet wurde.") if dated and on is None else "",
            _("Das Datum liegt in der Zukunft.") if state == State.SIGNED and on and on > actor.today else "",
            _("Das Ende liegt vor dem Beginn.") if state == State.ENDED and on and begun and on < begun else "",
        ]
    )
    agreement.state = state
    if state == State.SIGNED:
        agreement.signed_on = on
    elif state == State.ENDED:
        agreement.ends_on = on
    _turn(agreement, "state", "signed_on", "ends_on")
    log.record(actor, "agreement.state_changed", agreement, state=state)
    return agreement
