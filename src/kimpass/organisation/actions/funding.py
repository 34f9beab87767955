"""Money: enter a line, correct it with a reason, say how far it has come; enter grant notices (FUN-01 to FUN-04)."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.events import FundingLineCorrected, OfficeTextWritten
from kimpass.organisation.models import (
    Agreement,
    BuildingBlock,
    ExternalAdvice,
    FundingLine,
    FundingLineState,
    GrantNotice,
    PostFunction,
    StatementOfUse,
    Tenant,
    history,
)
from kimpass.organisation.models.amounts import fte_obstacle, money_obstacle
from kimpass.organisation.models.keeping import keep

FIRST_YEAR, LAST_YEAR = 2015, 2100


class FundingNotPossible(RuleViolation):
    """The line, its state or the notice cannot be entered like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLineData:
    """What is known about a line of money; `valid_until` is the first day it is no longer for."""

    year: int
    kind: str
    amount: Decimal
    valid_from: date
    valid_until: date
    building_block: str = ""
    label: str = ""
    funder: str = ""
    fte_funded: Decimal | None = None
    in_total: bool = True
    own_share: Decimal | None = None
    notice_id: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeData:
    """What a grant notice says; what it does not say is unknown."""

    year: int
    building_block: str = ""
    function: str = ""
    file_reference: str = ""
    dated_on: date | None = None
    fte: Decimal | None = None
    amount: Decimal | None = None
    note: str = ""


def _year_obstacle(year: int) -> str:
    limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
    return "" if FIRST_YEAR <= year <= LAST_YEAR else _("Das Jahr liegt zwischen %(first)s und %(last)s.") % limits


def _refuse(*reasons: str) -> None:
    if found := [reason for reason in reasons if reason]:
        raise FundingNotPossible.because(found)


def _period_obstacle(data: FundingLineData) -> str:
    if data.valid_until <= data.valid_from:
        return _("Der Zeitraum endet, bevor er beginnt.")
    if data.valid_from.year > data.year or data.valid_until <= date(data.year, 1, 1):
        return _("Der Zeitraum liegt nicht im Jahr %(year)s.") % {"year": data.year}
    return ""


def _check(actor: Actor, data: FundingLineData) -> None:
    _refuse(
        _year_obstacle(data.year),
        "" if data.kind in FundingLine.Kind.values else _("Bitte wählen Sie, wofür das Geld ist."),
        "" if data.building_block in {"", *BuildingBlock.values} else _("Diesen Baustein gibt es nicht."),
        money_obstacle(_("Betrag"), data.amount),
        money_obstacle(_("Eigenanteil"), data.own_share),
        fte_obstacle(_("Geförderte Stellen"), data.fte_funded),
        _period_obstacle(data) if FIRST_YEAR <= data.year <= LAST_YEAR else "",
        ""
        if data.notice_id is None or GrantNotice.objects.for_tenant(actor).filter(pk=data.notice_id).exists()
        else _("Diesen Bescheid gibt es nicht."),
    )
    publish(OfficeTextWritten((data.label, data.funder, data.source)))


def _next_sort(actor: Actor, year: int) -> int:
    rows = FundingLine.objects.for_tenant(actor).filter(year=year)
    return (rows.order_by("-sort").values_list("sort", flat=True).first() or 0) + 1


@transaction.atomic
def add_funding_line(*, actor: Actor, data: FundingLineData) -> FundingLine:
    """
    Enter a line of money; one that says the same as another stays a line of its own (FUN-01, F-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises FundingNotPossible: year, period, amount or notice cannot be.
    """
    require(policy.add_funding_line(actor))
    _check(actor, data)
    # Two people entering at once wait for each other: the place in the list is drawn from what is there.
    Tenant.objects.select_for_update().get(pk=actor.tenant_id)
    line: FundingLine = FundingLine.objects.create(
        tenant_id=actor.tenant_id, sort=_next_sort(actor, data.year), **asdict(data)
    )
    log.record(actor, "funding_line.added", line, year=line.year, kind=line.kind)
    return line


def _locked(actor: Actor, line_id: int) -> FundingLine:
    line: FundingLine = FundingLine.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=line_id)
    return line


def _refuse_corrected(line: FundingLine) -> None:
    if line.superseded_at is not None:
        raise FundingNotPossible(_("Dieser Posten wurde inzwischen berichtigt. Bitte arbeiten Sie am neuen Stand."))


def _move_along(old: FundingLine, new: FundingLine) -> None:
    """Let what hangs on a line hang on the row that corrects it; states keep saying what was known when."""
    for state in FundingLineState.objects.asked_for().current().filter(tenant_id=old.tenant_id, line=old):
        history.rewrite(state, new.recorded_at, [(history.span_of(state), {"line_id": new.pk})])
    for statement in StatementOfUse.objects.asked_for().current().filter(tenant_id=old.tenant_id, line=old):
        keep(statement, new.recorded_at)
        statement.line = new
        statement.save(update_fields=["line", "recorded_at"])
    for model, key in ((Agreement, "funding_line"), (ExternalAdvice, "line")):
        model.objects.asked_for().filter(tenant_id=old.tenant_id, **{key: old}).update(**{key: new})
    publish(FundingLineCorrected(old.tenant_id, old.pk, new.pk))


@transaction.atomic
def correct_funding_line(*, actor: Actor, line_id: int, data: FundingLineData, reason: str) -> FundingLine:
    """
    Put a new row with a reason in the place of one that was wrong; what was known before can still be asked for.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FundingNotPossible: no reason is given, nothing changes, it was corrected meanwhile, or it cannot be.
    """
    old = _locked(actor, line_id)
    require(policy.correct_funding_line(actor, old))
    _refuse_corrected(old)
    _check(actor, data)
    values = asdict(data)
    _refuse(
        "" if reason.strip() else _("Bitte sagen Sie, warum der Posten berichtigt wird."),
        _("Es hat sich nichts geändert.") if all(getattr(old, key) == said for key, said in values.items()) else "",
    )
    publish(OfficeTextWritten((reason,)))
    now = timezone.now()
    old.superseded_at = now
    old.save(update_fields=["superseded_at"])
    sort = old.sort if old.year == data.year else _next_sort(actor, data.year)
    new: FundingLine = FundingLine.objects.create(
        tenant_id=actor.tenant_id,
        replaces=old,
        recorded_at=now,
        reason_of_correction=reason.strip(),
        sort=sort,
        **values,
    )
    _move_along(old, new)
    log.record(actor, "funding_line.corrected", new, replaces=old.public_id, year=new.year)
    return new


@transaction.atomic
def record_line_state(
    *, actor: Actor, line_id: int, state: str, since: date, amount: Decimal | None = None, note: str = ""
) -> FundingLineState:
    """
    Say how far a line has come since a day, and with which amount; the same day again is a correction.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FundingNotPossible: the day lies ahead or before the state that holds, or the amount cannot be.
    """
    line = _locked(actor, line_id)
    require(policy.record_line_state(actor, line))
    _refuse_corrected(line)
    rows = list(FundingLineState.objects.for_tenant(actor).current().filter(line=line).order_by("valid_from"))
    begun = rows[-1].valid_from if rows else date.min
    _refuse(
        "" if state in FundingLineState.State.values else _("Bitte wählen Sie einen Stand."),
        money_obstacle(_("Betrag"), amount),
        _("Das Datum liegt in der Zukunft.") if since > actor.today else "",
        _("Das Datum liegt vor dem Beginn des jetzigen Standes am %(day)s.") % {"day": f"{begun:%d.%m.%Y}"}
        if since < begun
        else "",
    )
    publish(OfficeTextWritten((note,)))
    now = timezone.now()
    history.end_before(rows, since, now)
    values = {"tenant_id": actor.tenant_id, "line_id": line.pk, "state": state, "amount": amount, "note": note.strip()}
    row = history.write(FundingLineState, Period(since), now, values)
    log.record(actor, "funding_line.state_recorded", line, state=state)
    return row


def _check_notice(data: NoticeData) -> None:
    _refuse(
        _year_obstacle(data.year),
        "" if data.building_block in {"", *BuildingBlock.values} else _("Diesen Baustein gibt es nicht."),
        "" if data.function in {"", *PostFunction.values} else _("Diese Funktion gibt es nicht."),
        fte_obstacle(_("Stellen"), data.fte),
        money_obstacle(_("Betrag"), data.amount),
    )
    publish(OfficeTextWritten((data.file_reference, data.note)))


@transaction.atomic
def add_grant_notice(*, actor: Actor, data: NoticeData) -> GrantNotice:
    """
    Enter a notice of a year with the posts and the money it grants (FUN-04).

    :raises PermissionDenied: the policy refuses this actor.
    :raises FundingNotPossible: year, posts or amount cannot be.
    """
    require(policy.add_grant_notice(actor))
    _check_notice(data)
    notice: GrantNotice = GrantNotice.objects.create(tenant_id=actor.tenant_id, **asdict(data))
    log.record(actor, "grant_notice.added", notice, year=notice.year)
    return notice


@transaction.atomic
def change_grant_notice(*, actor: Actor, notice_id: int, version: int, data: NoticeData) -> GrantNotice:
    """
    Change what is known about a notice.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FundingNotPossible: somebody changed it in between, or year, posts or amount cannot be.
    """
    notice: GrantNotice = GrantNotice.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=notice_id)
    require(policy.change_grant_notice(actor, notice))
    _refuse(
        "" if notice.version == version else _("Der Bescheid wurde inzwischen geändert. Beide Fassungen stehen unten.")
    )
    _check_notice(data)
    values = asdict(data)
    for name, value in values.items():
        setattr(notice, name, value)
    notice.version += 1
    notice.save(update_fields=[*values, "version"])
    log.record(actor, "grant_notice.changed", notice, version=notice.version)
    return notice
