"""Sachstandsbericht: the status report for a committee (REP-01)."""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.caseload import caseload_section, steering_section
from kimpass.controlling.selectors.chapters.bodies import meetings_section, seat_figures
from kimpass.controlling.selectors.chapters.context import context_section, target_groups_section
from kimpass.controlling.selectors.chapters.interpreting import interpreting_section
from kimpass.controlling.selectors.chapters.milestones import milestones_section
from kimpass.controlling.selectors.chapters.numbers import numbers_section
from kimpass.controlling.selectors.chapters.papers import adoption_section, concepts_section, front_section
from kimpass.controlling.selectors.chapters.places import places_section
from kimpass.controlling.selectors.chapters.programme import programme_section
from kimpass.controlling.selectors.checks import checked, shares
from kimpass.controlling.selectors.figures import Figure, Report, Section, ratio
from kimpass.controlling.selectors.funding import funding_section
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.kind import Kind, TextPart
from kimpass.controlling.selectors.register import register_section
from kimpass.controlling.selectors.staffing import staffing_section

RECORDED = ("cases.stock", "households.stock", "persons.stock", "consultations", "caseload.per_filled_post")


def _with_checks(section: Section) -> Section:
    """Return a chapter with what the sums of its tables say."""
    return replace(section, tables=tuple(checked(table) for table in section.tables))


def _money(asked: Asked) -> Section:
    """Return the chapter on money, with its sums and shares checked."""
    section = funding_section(asked.tenant.pk, asked.scope, asked.as_of, asked.known_at)
    if not section.bars:
        return section
    amounts = [amount for _label, amount in section.bars[0].parts]
    whole = sum(amounts, Decimal(0))
    remark = shares([ratio(amount, whole, factor=100) for amount in amounts], section.title)
    first, *others = section.tables
    return replace(section, tables=(checked(first, remark), *(checked(table) for table in others)))


def _recorded(asked: Asked, told: Section) -> Section:
    """Return what is recorded here, and say where it is another count than the one told (trap 5)."""
    section = numbers_section(
        asked, "recorded", _t("In dieser Anwendung erfasste Fälle"), [INDICATORS[key] for key in RECORDED]
    )
    families = next((figure for figure in _figures(told) if figure.key == "caseload.families"), None)
    households = next((figure for figure in _figures(section) if figure.key == "households.stock"), None)
    if families is None or households is None or families.value is None or households.value is None:
        return section
    words = {"told": families.shown, "recorded": households.shown}
    remark = _t("Mitgeteilt sind %(told)s Familien, hier erfasst %(recorded)s Haushalte: zwei Zählungen.") % words
    return replace(section, tables=tuple(checked(table, remark) for table in section.tables))


def _register(asked: Asked, told: Section) -> Section:
    """Return the register of posts, and say where its sum differs from the approved posts that were reported."""
    section = register_section(asked.tenant.pk, asked.scope, asked.as_of, asked.known_at)
    key = "staffing.case_management.approved"
    approved = next((figure for figure in _figures(told) if figure.key == key), None)
    granted = next((figure for figure in _figures(section) if figure.key == "register.granted"), None)
    if approved is None or granted is None or None in {approved.value, granted.value}:
        return section
    if approved.value == granted.value:
        return section
    words = {"told": approved.shown, "listed": granted.shown}
    remark = _t("Gemeldet sind %(told)s VZÄ, die einzelnen Stellen ergeben %(listed)s VZÄ.") % words
    return replace(section, tables=tuple(checked(table, remark) for table in section.tables))


def _figures(section: Section) -> list[Figure]:
    cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
    return [cell for cell in (*cells, *section.figures) if isinstance(cell, Figure)]


def _steering(asked: Asked) -> Section:
    section = steering_section(asked.tenant.pk, asked.scope, asked.as_of)
    return replace(section, figures=(*section.figures, *seat_figures(asked)))


def draw(asked: Asked) -> Report:
    """Draw the status report of a day: paper, law, money, posts, cases, meetings, interpreting, annexes."""
    place = (asked.tenant.pk, asked.scope, asked.as_of, asked.known_at)
    entitled = [INDICATORS["fte.block_1.entitlement"], INDICATORS["fte.block_1.approved"]]
    staffing, told = _with_checks(staffing_section(*place)), caseload_section(*place)
    sections = (
        front_section(asked),
        programme_section(asked),
        _money(asked),
        staffing,
        numbers_section(asked, "entitlement", asked.words.fill(_t("Anspruch in %(block_1)s")), entitled),
        _register(asked, staffing),
        places_section(asked),
        told,
        _recorded(asked, told),
        meetings_section(asked),
        _steering(asked),
        interpreting_section(asked),
        target_groups_section(asked),
        milestones_section(asked),
        adoption_section(asked),
        concepts_section(asked),
        context_section(asked),
    )
    return Report(KIND.key, _t("Sachstandsbericht"), asked.tenant.name, asked.as_of, sections)


KIND = Kind(
    "status",
    _("Sachstandsbericht"),
    _("Vorlage für einen Ausschuss: Förderung, Stellen, Fälle, Besprechungen, Lenkungsgruppe, Anlagen."),
    draw,
    texts=(
        TextPart("introduction", _("Erläuterungen"), _("Was das Programm ist und wem es dient.")),
        TextPart("staffing", _("Zu den Stellen"), _("Warum Stellen nicht besetzt sind, und was die Koordination tut.")),
        TextPart("caseload", _("Zur Begleitung"), _("Welche Themen die Begleitung prägen; ohne Angaben zu Personen.")),
        TextPart("steering", _("Zur Steuerung"), _("Besprechungen, Lenkungsgruppe und ihre Ergebnisse.")),
        TextPart("resolution", _("Beschlussvorschlag"), _("Was der Ausschuss beschließen soll.")),
        TextPart("annexes", _("Anlagen"), _("Was dem Bericht beiliegt.")),
    ),
)
