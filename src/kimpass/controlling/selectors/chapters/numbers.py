"""Indicators as chapters: one table of figures, and one for each breakdown."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure, Row, Section, Table
from kimpass.controlling.selectors.indicators import GROUPS_AS, Group, Indicator, in_group

# One line says no more than the figure itself.
LEAST = 2


def _breakdown(figure: Figure) -> Table | None:
    """Return the lines behind a figure as a table of its own; a list of names stays behind the figure."""
    told = [(row, shown) for row, shown in figure.lines() if row.value != 0]
    if len(told) < LEAST or figure.value is None or not any(shown for _row, shown in told):
        return None
    rows = tuple(Row(row.text, (shown,)) for row, shown in told)
    return Table(figure.label, (_("Zeile"), figure.counts), rows)


def numbers_section(
    asked: Asked, key: str, title: str, indicators: Sequence[Indicator], *, broken_down: bool = False
) -> Section:
    """Return a chapter of indicators; figures that are unknown or too small say so in their cell."""
    figures = [indicator(asked) for indicator in indicators]
    rows = tuple(Row(figure.label, (figure, figure.counts)) for figure in figures)
    tables = [Table(title, (_("Kennzahl"), _("Wert"), _("gezählt werden")), rows)]
    if broken_down:
        tables += [table for figure in figures if (table := _breakdown(figure)) is not None]
    return Section(key, title, "", tuple(tables))


def group_section(asked: Asked, group: Group, *, broken_down: bool = False) -> Section:
    """Return the chapter of one group of indicators."""
    return numbers_section(
        asked, str(group), asked.words.fill(GROUPS_AS[group]), in_group(group), broken_down=broken_down
    )
