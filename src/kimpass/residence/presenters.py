"""The backlog in words and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.residence.models import OrderOfWork
from kimpass.residence.selectors.backlog import Line, Standing
from kimpass.residence.selectors.backlog_sums import BANDS, Forecast, Month, ages, full_months
from kimpass.residence.selectors.naturalisations import Year
from kimpass.ui.charts.bars import Bar, Bars, Columns, Series

Order = OrderOfWork.Order


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from the order of work as things stand; `kind` is that of a note."""

    kind: Literal["info", "ok", "warn"]
    text: str


def _unknown() -> Consequence:
    return Consequence(
        "warn",
        _("Ob ein Antragsstau besteht, ist nicht bekannt: Es fehlen Verfahren im Register oder gemeldete Zahlen."),
    )


def _there(standing: Standing) -> Consequence:
    number = standing.overdue or 0
    order = standing.order
    count = ngettext(
        "%(number)s Antrag wartet länger als %(months)s Monate.",
        "%(number)s Anträge warten länger als %(months)s Monate.",
        number,
    ) % {"number": number, "months": order.backlog_after_months if order else 6}
    if order is None or order.order == Order.BOTH:
        follows = (
            _("Ein Antragsstau besteht; Abbau und Kampagne laufen nebeneinander.")
            if order
            else _("Ein Antragsstau besteht. Der Kreis hat noch nicht festgelegt, was zuerst kommt.")
        )
    elif order.order == Order.BACKLOG_FIRST:
        follows = _("Zuerst der Antragsstau: Die Kampagne beginnt, wenn er abgebaut ist.")
    else:
        follows = _("Zuerst der Antragsstau: Die Kampagne ruht, bis er abgebaut ist.")
    return Consequence("warn", f"{follows} {count}")


def consequence(standing: Standing) -> Consequence:
    """Say what follows from the order of work (B3-04)."""
    if standing.exists is None:
        return _unknown()
    if standing.exists:
        return _there(standing)
    order = standing.order
    if order is None:
        return Consequence("info", _("Kein Antragsstau. Der Kreis hat noch nicht festgelegt, was zuerst kommt."))
    if order.order == Order.CAMPAIGN_WHILE_NONE:
        return Consequence("ok", _("Kein Antragsstau: Die Stellen führen die Kampagne, solange es so bleibt."))
    return Consequence("ok", _("Kein Antragsstau: Die Kampagne kann laufen."))


def forecast_words(forecast: Forecast) -> str:
    """Say when the stock is worked off."""
    if forecast.kind == "cleared":
        return _("nichts offen")
    if forecast.kind == "never":
        return _("nicht absehbar")
    if forecast.kind == "unknown" or forecast.day is None:
        return _("nicht bekannt")
    return f"{forecast.day:%d.%m.%Y}"


def aim_words(forecast: Forecast, order: OrderOfWork | None) -> str:
    """Say whether the district's aim is met if the pace stays; nothing without aim or forecast."""
    if order is None or order.target_on is None or forecast.kind in {"unknown", "cleared"}:
        return ""
    aim = {"day": f"{order.target_on:%d.%m.%Y}"}
    if forecast.kind == "never" or forecast.day is None:
        return _("Ziel %(day)s: so nicht zu erreichen.") % aim
    if forecast.day <= order.target_on:
        return _("Ziel %(day)s: wird erreicht.") % aim
    late = full_months(order.target_on, forecast.day)
    words = ngettext("wird um %(number)s Monat verfehlt", "wird um %(number)s Monate verfehlt", late) % {"number": late}
    if late == 0:
        words = _("wird um weniger als einen Monat verfehlt")
    return _("Ziel %(day)s: %(words)s.") % {**aim, "words": words}


def trend_words(trend: int | None) -> str:
    """Say how the stock changed, with its sign in words too."""
    if trend is None:
        return _("nicht bekannt")
    if trend == 0:
        return _("gleich geblieben")
    if trend > 0:
        return _("gestiegen um %(number)s") % {"number": trend}
    return _("gesunken um %(number)s") % {"number": -trend}


def stock_chart(months: Sequence[Month]) -> Columns | None:
    """Draw the stock at the end of each month that is known; nothing when none is."""
    known = [month for month in months if month.stock is not None]
    if not known:
        return None
    bars = [Bar(f"{month.month:%m.%y}", [month.stock or 0], str(month.stock)) for month in known]
    return Columns("bestand", _("Offene Anträge am Monatsende"), bars, _("Monat"), _("Offene Anträge"))


def flow_chart(months: Sequence[Month]) -> Bars | None:
    """Draw inflow beside outflow of the last months that are known."""
    known = [month for month in months if month.received is not None and month.outflow is not None][-6:]
    if not known:
        return None
    bars = []
    for month in known:
        label = f"{month.month:%m.%Y}"
        inward = _("%(number)s eingegangen") % {"number": month.received}
        outward = _("%(number)s erledigt") % {"number": month.outflow}
        bars.append(Bar(label, [month.received or 0, 0], inward))
        bars.append(Bar(label, [0, month.outflow or 0], outward))
    series = [Series(_("eingegangen")), Series(_("erledigt"))]
    return Bars("zu-ab", _("Eingang und Erledigung"), series, bars, _("Monat"))


def age_chart(lines: Sequence[Line]) -> Bars | None:
    """Draw how long the open applications of the register wait; nothing without a register."""
    kept = [line for line in lines if line.waiting is not None]
    if not kept:
        return None
    counts = ages([day for line in kept for day in line.waiting or ()], kept[0].as_of)
    labels = [_("unter %(to)s Monaten") % {"to": BANDS[0]}]
    labels += [_("%(from)s bis unter %(to)s Monate") % {"from": low, "to": high} for low, high in pairwise(BANDS)]
    labels.append(_("%(from)s Monate und länger") % {"from": BANDS[-1]})
    bars = [Bar(label, [number], str(number)) for label, number in zip(labels, counts, strict=True)]
    return Bars("alter", _("Wie lange offene Anträge warten"), [Series(_("Anträge"))], bars, _("Wartezeit"))


def year_chart(years: Sequence[Year]) -> Columns | None:
    """Draw naturalisations by year."""
    if not years:
        return None
    bars = [Bar(str(year.year), [year.naturalised], str(year.naturalised)) for year in years]
    return Columns("einbuergerungen", _("Einbürgerungen nach Jahren"), bars, _("Jahr"), _("Einbürgerungen"))
