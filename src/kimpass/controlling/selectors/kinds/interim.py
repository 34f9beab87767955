"""Zwischenbilanz: what the public hears half-way (REP-03)."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.bodies import bodies_section
from kimpass.controlling.selectors.chapters.context import context_section, target_groups_section
from kimpass.controlling.selectors.chapters.happenings import events_section, materials_section, results_section
from kimpass.controlling.selectors.chapters.numbers import numbers_section
from kimpass.controlling.selectors.chapters.places import places_section
from kimpass.controlling.selectors.chapters.programme import programme_section
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.kind import Kind, TextPart

NUMBERS = ("households.stock", "persons.stock", "offers.stock", "themes.generative", "measures.by_state")


def draw(asked: Asked) -> Report:
    """Draw the interim balance of a day: Kommunen by year, bodies, materials, events, first results."""
    sections = (
        programme_section(asked),
        places_section(asked),
        target_groups_section(asked),
        numbers_section(asked, "numbers", _t("Zahlen"), [INDICATORS[key] for key in NUMBERS]),
        bodies_section(asked),
        materials_section(asked),
        events_section(asked),
        results_section(asked),
        context_section(asked),
    )
    return Report(KIND.key, _t("Zwischenbilanz"), asked.tenant.name, asked.as_of, sections)


KIND = Kind(
    "interim",
    _("Zwischenbilanz"),
    _("Für die Öffentlichkeit: Kommunen nach Jahren, Gremien, Materialien, Veranstaltungen, erste Ergebnisse."),
    draw,
    texts=(
        TextPart("introduction", _("Einstieg"), _("Worum es geht, in zwei Sätzen.")),
        TextPart("results", _("Erste Ergebnisse"), _("Was sich geändert hat; ohne Angaben zu Personen.")),
        TextPart("outlook", _("Ausblick"), _("Was als Nächstes kommt.")),
        TextPart("contact", _("Kontakt"), _("An wen sich Leserinnen und Leser wenden: eine Stelle, keine Person.")),
    ),
)
