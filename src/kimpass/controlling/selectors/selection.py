"""A report somebody puts together: indicators of one's own choice for a calendar year of the whole district."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.numbers import numbers_section
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.indicators import GROUPS_AS, INDICATORS
from kimpass.kernel.period import Period
from kimpass.organisation.models import Tenant

KIND, YEARS, MOST = "selection", 6, 40


def years(today: date) -> list[int]:
    """
    Return the years that may be asked for.

    Whole years and the whole district only: windows that can be shifted by a day would tell small numbers apart.
    """
    return [today.year - back for back in range(YEARS)]


def draw_selection(tenant: Tenant, keys: Sequence[str], year: int, *, today: date) -> Report:
    """
    Draw the chosen indicators of a year, group by group, with the definitions and small numbers of every report.

    :raises KeyError: there is no such indicator.
    """
    span = Period(date(year, 1, 1), date(year + 1, 1, 1))
    asked = Asked(tenant, today, min(today, date(year, 12, 31)), period=span, period_label=str(year))
    chosen = [INDICATORS[key] for key in dict.fromkeys(keys)]
    sections = [
        numbers_section(asked, str(group), asked.words.fill(label), found)
        for group, label in GROUPS_AS.items()
        if (found := [indicator for indicator in chosen if indicator.group == group])
    ]
    title = _("Eigene Auswahl %(year)s") % {"year": year}
    return Report(KIND, title, tenant.name, asked.as_of, tuple(sections), str(year))
