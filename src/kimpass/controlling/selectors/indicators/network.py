"""What the network has and lacks: offers, needs nobody meets, interpreting (DIR, INT)."""

from collections import Counter
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors.programme_flow import within
from kimpass.casework.selectors.told_counts import Told, smallest_of, told_in
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure, ProofRow
from kimpass.controlling.selectors.indicators.base import Group, Indicator, day_of, indicator, span_of, units_of
from kimpass.kernel.period import Period
from kimpass.network.models import InterpreterAssignment, NeedSignal, Service
from kimpass.network.selectors.interpreter_budget import FAILED, MET
from kimpass.network.selectors.needs import MISSING
from kimpass.organisation.models import CatalogueEntry


@indicator(
    "offers.stock",
    _("Angebote im Verzeichnis"),
    counts=_("Angebote"),
    definition=_("Angebote, die am Stichtag im Verzeichnis stehen und nicht beendet sind"),
    group=Group.NETWORK,
    source="DIR-01",
)
def offers_stock(asked: Asked, of: Indicator) -> Figure:
    """Count the offers of the directory that run on the day, in offers (DIR-01)."""
    rows = Service.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    if not rows.exists():
        return of.unknown(asked)
    running = rows.exclude(ended_on__lte=day_of(asked)).order_by("field__sort", "field__label_de")
    fields = Counter(running.values_list("field__label_de", flat=True))
    proof = [ProofRow(name, Decimal(number)) for name, number in fields.items()]
    return of.figure(asked, sum(fields.values()), proof)


@indicator(
    "offers.missing",
    _("fehlende Angebote"),
    counts=_("Meldungen"),
    definition=_("wie oft in Monaten des Zeitraums kein passendes Angebot gefunden oder ein Verweis abgelehnt wurde"),
    group=Group.NETWORK,
    source="DIR-08",
    by_unit=True,
)
def offers_missing(asked: Asked, of: Indicator) -> Figure:
    """Count how often no offer fitted in the months of the period, by field, in signals (DIR-08)."""
    period = span_of(asked)
    everything = NeedSignal.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    if not everything.filter(month__lte=day_of(asked)).exists():
        return of.unknown(asked)
    months = Period(period.start.replace(day=1), period.end)
    rows = within(everything.filter(kind__in=MISSING), "month", months).order_by()
    counted = rows.values_list("unit_id", "field_id").annotate(n=Sum("count"))
    cells = {(unit, str(field)): number for unit, field, number in counted}
    fields = CatalogueEntry.objects.asked_for().filter(tenant_id=asked.tenant.pk, catalogue="field_of_action")
    labels = {str(pk): label for pk, label in fields.order_by("sort", "pk").values_list("pk", "label_de")}
    return of.told(asked, told_in(cells, labels, smallest_of(asked.tenant.pk), units_of(asked)))


def _start(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _interpreting(asked: Asked, *, met: bool) -> Told | None:
    """Return the requests of the period that were met, or not met, by language; those still waiting count nowhere."""
    period = span_of(asked)
    end = period.end or day_of(asked) + timedelta(days=1)
    rows = InterpreterAssignment.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    if not rows.filter(starts_at__lt=_start(end)).exists():
        return None
    rows = rows.filter(starts_at__gte=_start(period.start), starts_at__lt=_start(end))
    over = _start(asked.today)
    cells: Counter[tuple[int, str]] = Counter()
    for unit, language, state, starts_at in rows.values_list("unit_id", "language", "state", "starts_at"):
        is_met = state in MET
        if is_met == met and (is_met or state in FAILED or starts_at < over):
            cells[unit, language] += 1
    entries = CatalogueEntry.objects.asked_for().filter(tenant_id=asked.tenant.pk, catalogue="language")
    names = {code.lower(): label for code, label in entries.values_list("code", "label_de")}
    labels = {code: names.get(code, code) for code in sorted({language for _unit, language in cells})}
    return told_in(cells, labels, smallest_of(asked.tenant.pk), units_of(asked))


@indicator(
    "interpreting.met",
    _("Sprachmittlung: zustande gekommen"),
    counts=_("Anfragen"),
    definition=_("Anfragen für Termine des Zeitraums, die zugesagt oder durchgeführt sind, nach Sprache"),
    group=Group.NETWORK,
    source="INT-01",
    by_unit=True,
)
def interpreting_met(asked: Asked, of: Indicator) -> Figure:
    """Count the interpreter requests of the period that were met, by language, in requests (INT-01)."""
    found = _interpreting(asked, met=True)
    return of.unknown(asked) if found is None else of.told(asked, found)


@indicator(
    "interpreting.unmet",
    _("Sprachmittlung: nicht zustande gekommen"),
    counts=_("Anfragen"),
    definition=_("Anfragen für Termine des Zeitraums, die abgesagt, storniert oder ohne Zusage verstrichen sind"),
    group=Group.NETWORK,
    source="INT-01",
    by_unit=True,
)
def interpreting_unmet(asked: Asked, of: Indicator) -> Figure:
    """Count the interpreter requests of the period that came to nothing, by language, in requests (INT-01)."""
    found = _interpreting(asked, met=False)
    return of.unknown(asked) if found is None else of.told(asked, found)
