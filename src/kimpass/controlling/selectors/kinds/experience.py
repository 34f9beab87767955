"""Erfahrungsbericht: what the coordinating office has learnt, also for workshops of the Land (REP-04, REP-10)."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.bodies import bodies_section
from kimpass.controlling.selectors.chapters.happenings import events_section
from kimpass.controlling.selectors.chapters.milestones import milestones_section
from kimpass.controlling.selectors.chapters.themes import concerns_section, measures_section, themes_section
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.kind import About, Kind, TextPart


def draw(asked: Asked) -> Report:
    """Draw the experience report of a period: findings, themes with their ways, measures, concerns, bodies, events."""
    sections = (
        themes_section(asked),
        measures_section(asked),
        concerns_section(asked),
        bodies_section(asked),
        events_section(asked),
        milestones_section(asked),
    )
    title = _t("Erfahrungsbericht %(period)s") % {"period": asked.period_label}
    return Report(KIND.key, title, asked.tenant.name, asked.as_of, sections, asked.period_label)


KIND = Kind(
    "experience",
    _("Erfahrungsbericht"),
    _("Was gelernt wurde: Texte der Koordination, dazu Strukturhinweise, Themen, Maßnahmen und ihre Wirkung."),
    draw,
    About.PERIOD,
    (
        TextPart("situation", _("Ausgangslage"), _("Womit der Zeitraum begann.")),
        TextPart("work", _("Was getan wurde"), _("Wege, Absprachen, Veranstaltungen.")),
        TextPart("success", _("Was gelungen ist"), _("Gelingensbedingungen, die andere nutzen können.")),
        TextPart("obstacles", _("Was hindert"), _("Hürden in der Struktur; ohne Angaben zu Personen.")),
        TextPart("workshop", _("Für den Workshop des Landes"), _("Fragen und Beispiele zur Vorbereitung.")),
        TextPart("conclusions", _("Schlussfolgerungen"), _("Was sich ändern soll, und wer dafür zuständig ist.")),
    ),
)
