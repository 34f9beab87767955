"""Charts as SVG made here: a title, a description, a table behind, and never colour alone."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kimpass.ui.charts.bars import STACK_FILLS, Bars, Columns, Stack, bar_rows, columns, fills, stack_pieces
from kimpass.ui.charts.heat import Heat
from kimpass.ui.charts.ladder import Ladder, Rung, draw
from kimpass.ui.charts.timeline import Timeline, rows
from kimpass.ui.charts.timeline_layout import layout
from kimpass.ui.components.values import de_date


def timeline_chart(*, chart: Timeline, open: bool = False) -> SafeString:
    """Draw stations and periods on one axis; phones get them as a list, everybody the table."""
    today = _("heute, %(day)s") % {"day": de_date(chart.today)}
    table = rows(chart, station_word=_("Station"), outlook_word=_("Ausblick"))
    values = {"chart": chart, "drawing": layout(chart, today), "rows": table, "latest": table[::-1], "open": open}
    return render_to_string("ui/charts/timeline.html", values)


def ladder_chart(*, chart: Ladder) -> SafeString:
    """Draw a ladder for each area of life, with need and wish beside it: drawing and table in one."""
    drawn = [(rung, draw(rung, chart.top)) for rung in chart.rungs]
    wishes = any(rung.wish is not None for rung in chart.rungs)
    return render_to_string("ui/charts/ladder.html", {"chart": chart, "rungs": drawn, "wishes": wishes})


def rungs(*, now: int | None, before: int | None = None, wish: int | None = None, top: int = 5) -> SafeString:
    """Draw one ladder, for a line of text or a cell."""
    return render_to_string("ui/charts/rungs.html", {"drawing": draw(Rung("", now, before, wish), top)})


def bars_chart(*, chart: Bars) -> SafeString:
    """Draw horizontal bars, plain or stacked, on one scale."""
    legend = list(zip(chart.series, fills(chart.series), strict=True))
    values = {"chart": chart, "rows": bar_rows(chart), "legend": legend, "height": len(chart.bars) * 44 + 4}
    return render_to_string("ui/charts/bars.html", values)


def stack_chart(*, chart: Stack) -> SafeString:
    """Draw one whole in its parts."""
    legend = list(zip(chart.parts, STACK_FILLS * 3, strict=False))
    return render_to_string("ui/charts/stack.html", {"chart": chart, "pieces": stack_pieces(chart), "legend": legend})


def columns_chart(*, chart: Columns) -> SafeString:
    """Draw upright bars in the order of time."""
    return render_to_string("ui/charts/columns.html", {"chart": chart, "columns": columns(chart)})


def heat_table(*, chart: Heat) -> SafeString:
    """Show a matrix whose cells are the darker the more they hold; every number may lead to its rows."""
    return render_to_string("ui/charts/heat.html", {"chart": chart})
