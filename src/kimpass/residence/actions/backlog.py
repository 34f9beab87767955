"""Monthly counts of the authorities, and what a district does first (B3-02 to B3-04)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency
from kimpass.residence import policy
from kimpass.residence.models import Kind, MonthlyCount, OrderOfWork
from kimpass.residence.selectors.file_marks import note_reasons

MOST = 100_000
LONGEST = 60


class CountNotPossible(RuleViolation):
    """The figures do not fit: no such kind, a month that is not over, nothing filled in."""


class OrderNotPossible(RuleViolation):
    """The order of work does not fit."""


@dataclass(frozen=True, slots=True)
class CountData:
    """What an authority reports for a month; None is not reported, which is not nought."""

    enquiries: int | None = None
    received: int | None = None
    granted: int | None = None
    refused: int | None = None
    otherwise_done: int | None = None
    stock: int | None = None
    source: str = ""


def _reasons(actor: Actor, kind: str, month: date, data: CountData) -> list[str]:
    figures = [value for name, value in asdict(data).items() if name != "source"]
    reasons = note_reasons(data.source)
    if kind not in Kind.values:
        reasons.append(_("Diese Art von Verfahren gibt es nicht."))
    if month.day != 1 or month > actor.today:
        reasons.append(_("Bitte nennen Sie einen Monat, der schon begonnen hat."))
    if all(value is None for value in figures):
        reasons.append(_("Bitte geben Sie mindestens eine Zahl an; was nicht bekannt ist, bleibt leer."))
    if any(value is not None and not 0 <= value <= MOST for value in figures):
        reasons.append(_("Eine Zahl ist kleiner als 0 oder zu groß."))
    return reasons


@transaction.atomic
def record_monthly_count(
    *, actor: Actor, authority_id: int, kind: str, month: date, version: int, data: CountData
) -> MonthlyCount:
    """
    Keep what an authority reports for a month; `version` is 0 for a month nothing was reported for yet.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CountNotPossible: kind or month does not fit, nothing is filled in, or somebody reported in between.
    """
    authority = Agency.objects.for_tenant(actor).get(pk=authority_id)
    require(policy.record_monthly_count(actor, authority))
    if reasons := _reasons(actor, kind, month, data):
        raise CountNotPossible.because(reasons)
    rows = MonthlyCount.objects.visible_to(actor).select_for_update(of=("self",))
    row: MonthlyCount | None = rows.filter(authority=authority, kind=kind, month=month).first()
    if (row.version if row else 0) != version:
        raise CountNotPossible(_("Inzwischen hat jemand anderes gespeichert. Bitte sehen Sie sich beide Fassungen an."))
    if row is None:
        row = MonthlyCount(tenant_id=actor.tenant_id, authority=authority, kind=kind, month=month, version=0)
    for name, value in asdict(data).items():
        setattr(row, name, value)
    row.reported_by_id = actor.staff_id
    row.version += 1
    row.save()
    log.record(actor, "monthly_count.recorded", row, kind=kind, month=f"{month:%Y-%m}")
    return row


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a file of counts, with the number it stands on."""

    number: int
    authority_id: int
    kind: str
    month: date
    data: CountData


@transaction.atomic
def import_monthly_counts(*, actor: Actor, lines: list[CountLine]) -> int:
    """
    Keep the counts of a file, all or none; a month that was reported is replaced. Return how many.

    :raises PermissionDenied: the policy refuses this actor, also for a single line's authority.
    :raises CountNotPossible: a line does not fit; the reason names its number.
    """
    require(policy.import_monthly_counts(actor))
    known = MonthlyCount.objects.visible_to(actor)
    versions = {
        (office, kind, month): version
        for office, kind, month, version in known.values_list("authority_id", "kind", "month", "version")
    }
    for line in lines:
        version = versions.get((line.authority_id, line.kind, line.month), 0)
        try:
            row = record_monthly_count(
                actor=actor,
                authority_id=line.authority_id,
                kind=line.kind,
                month=line.month,
                version=version,
                data=line.data,
            )
        except CountNotPossible as refusal:
            said = [_("Zeile %(number)s: %(reason)s") % {"number": line.number, "reason": r} for r in refusal.reasons]
            raise CountNotPossible.because(said) from refusal
        versions[line.authority_id, line.kind, line.month] = row.version
    return len(lines)


@dataclass(frozen=True, slots=True)
class OrderData:
    """What comes first, from how many applications and after how many months one speaks of a backlog, and the aim."""

    order: str
    backlog_from: int = 1
    backlog_after_months: int = 6
    target_on: date | None = None


@transaction.atomic
def set_order_of_work(*, actor: Actor, data: OrderData, valid_from: date) -> OrderOfWork:
    """
    Write down what the district does first from a day on; what held before ends the day before.

    :raises PermissionDenied: the policy refuses this actor.
    :raises OrderNotPossible: the day lies before the one that holds, or a number does not fit.
    """
    require(policy.set_order_of_work(actor))
    rows = OrderOfWork.objects.for_tenant(actor).current().select_for_update(of=("self",))
    now: OrderOfWork | None = rows.filter(valid_until__isnull=True).first()
    reasons = []
    if data.order not in OrderOfWork.Order.values:
        reasons.append(_("Diese Reihenfolge gibt es nicht."))
    if data.backlog_from < 1 or not 1 <= data.backlog_after_months <= LONGEST:
        reasons.append(_("Ein Antragsstau beginnt bei mindestens einem Antrag und nach einem bis 60 Monaten."))
    if now is not None and valid_from <= now.valid_from:
        day = f"{now.valid_from:%d.%m.%Y}"
        reasons.append(_("Die neue Reihenfolge muss nach dem %(day)s beginnen.") % {"day": day})
    if data.target_on is not None and data.target_on <= valid_from:
        reasons.append(_("Der Zieltag liegt vor dem Beginn."))
    if reasons:
        raise OrderNotPossible.because(reasons)
    if now is not None:
        now.valid_until = valid_from
        now.save(update_fields=["valid_until"])
    row: OrderOfWork = OrderOfWork.objects.create(
        tenant_id=actor.tenant_id, valid_from=valid_from, **{name: getattr(data, name) for name in data.__slots__}
    )
    log.record(actor, "order_of_work.set", row, order=row.order)
    return row
