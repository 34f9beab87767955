"""Pictures of money: a year in its lines, and what will be left in its months."""

from django.utils.translation import gettext as _

from kimpass.organisation.selectors.funding import Year
from kimpass.organisation.selectors.funding_forecast import BlockForecast
from kimpass.organisation.selectors.words import Words
from kimpass.ui.charts.bars import Bar, Bars, Part, Series, Stack
from kimpass.ui.components.values import de_decimal, de_money


def year_chart(words: Words, year: Year) -> Stack | None:
    """Return the lines inside the total as parts of one bar; nothing to draw is None."""
    if not year.total:
        return None
    parts = [
        Part(
            f"{words.block(entry.line.building_block)}: {entry.label}" if entry.line.building_block else entry.label,
            entry.line.amount,
            de_decimal(entry.line.amount, 0),
        )
        for entry in year.inside
    ]
    title = _("Fördervolumen %(year)s") % {"year": year.year}
    return Stack("foerdervolumen", title, parts, de_money(year.total))


def forecast_chart(name: str, block: BlockForecast) -> Bars | None:
    """Return the months of a Baustein: what is left for certain, and hatched what nobody can say."""
    if not block.most or not block.posts:
        return None
    bars = [
        Bar(
            f"{month.month:%m.%Y}",
            (month.certain, month.open),
            de_money(month.certain)
            if month.is_known
            else _("%(certain)s bis %(most)s") % {"certain": de_money(month.certain), "most": de_money(month.most)},
        )
        for month in block.months
    ]
    title = _("Voraussichtlich nicht verbraucht, %(block)s") % {"block": name}
    series = (Series(_("nicht verbraucht")), Series(_("unbekannt"), hatched=True))
    return Bars(f"prognose-{block.block or 'alle'}", title, series, bars, _("Monat"), places=2)
