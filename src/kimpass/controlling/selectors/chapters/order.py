"""What a district does first in Baustein 3, as its own papers put it (B3-04, F-19)."""

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Section
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.residence.selectors.programme import order_on


def order_section(asked: Asked) -> Section:
    """Return the chapter on the order of work; the sources word it the one way round or the other."""
    found = order_on(asked.tenant.pk, day_of(asked))
    if found is None:
        text = asked.words.fill(_("Was in %(block_3)s zuerst kommt, ist nicht erfasst."))
    else:
        words = {
            "block": asked.words.block("3"),
            "order": found.get_order_display(),
            "day": f"{found.valid_from:%d.%m.%Y}",
        }
        text = _("Reihenfolge in %(block)s seit %(day)s: %(order)s.") % words
    return Section("order", asked.words.fill(_("Reihenfolge in %(block_3)s")), texts=(text,))
