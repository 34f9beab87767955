"""Report for one Kommune, or for all beside each other (REP-11)."""

from decimal import Decimal

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.numbers import numbers_section
from kimpass.controlling.selectors.chapters.places import places_section
from kimpass.controlling.selectors.chapters.regions import regions_section
from kimpass.controlling.selectors.figures import FTE, Figure, ProofRow, Report, Row, Section, Table, german
from kimpass.controlling.selectors.indicators import GROUPS_AS, INDICATORS, Group, figures_of, in_group
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.kind import About, Kind, TextPart
from kimpass.controlling.selectors.municipalities import active_figure
from kimpass.controlling.selectors.register import Place, posts_on
from kimpass.organisation.models import Unit, WorkingMode

GROUPS_SHOWN = (Group.CASES, Group.ACCESS, Group.WORK, Group.STRUCTURE, Group.NETWORK)


def _places(asked: Asked, unit: Unit) -> list[Place]:
    return [
        place
        for place in posts_on(asked.tenant.pk, day_of(asked), asked.known_at, asked.words)
        if unit.pk in place.place_ids
    ]


def _posts(asked: Asked, unit: Unit) -> Section:
    """Return the posts that serve the Kommune, in full-time equivalents and never by person."""
    places, words = _places(asked, unit), asked.words
    proof = tuple(ProofRow(f"{place.number}, {place.function_label}", place.fte) for place in places)
    known = [place.fte for place in places if place.fte is not None]
    shared = any(len(place.place_ids) > 1 for place in places)
    figure = Figure(
        "municipality.fte",
        words.either(_t("bewilligte VZÄ für diese Kommune"), _t("bewilligte VZÄ für diesen Stadtbezirk")),
        sum(known, Decimal(0)) if known else None,
        FTE,
        words.either(
            _t("bewilligte VZÄ der Stellen, die diese Kommune versorgen"),
            _t("bewilligte VZÄ der Stellen, die diesen Stadtbezirk versorgen"),
        ),
        asked.scope,
        day_of(asked),
        proof,
        (words.fill(_t("Mindestens eine Stelle versorgt auch andere %(places)s.")),) if shared else (),
    )
    rows = tuple(
        Row(
            place.number,
            (place.function_label, german(place.fte), place.recruitment or _t("nicht erfasst"), place.employer),
        )
        for place in places
    )
    columns = (_t("Stelle"), _t("Funktion"), "VZÄ", _t("Besetzung"), _t("Anstellungsträger"))
    tables = (Table(_t("Stellen"), columns, rows),) if rows else ()
    none = words.either(
        _t("Stellen für diese Kommune sind nicht erfasst."), _t("Stellen für diesen Stadtbezirk sind nicht erfasst.")
    )
    texts = () if rows else (none,)
    return Section("posts", _t("Stellen"), "", tables, (figure,), texts)


def _participation(asked: Asked, unit: Unit) -> Section:
    period = asked.period
    figures: tuple[Figure, ...] = ()
    if period is not None:
        place = (asked.tenant.pk, period, asked.scope, day_of(asked), asked.known_at)
        figures = (active_figure("municipality.active", *place, unit.pk),)
    modes = (
        WorkingMode.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk, unit=unit)
    )
    texts = tuple(
        ", ".join(part for part in (str(mode.get_mode_display()), mode.place, mode.hours) if part)
        for mode in modes.order_by("mode", "pk")
    )
    return Section("participation", _t("Teilnahme"), "", (), figures, texts or (_t("Arbeitsweise nicht erfasst."),))


def _one(asked: Asked, unit: Unit) -> tuple[Section, ...]:
    groups = tuple(
        numbers_section(
            asked, str(group), asked.words.fill(GROUPS_AS[group]), [one for one in in_group(group) if one.by_unit]
        )
        for group in GROUPS_SHOWN
    )
    return (_participation(asked, unit), _posts(asked, unit), *groups)


def _all(asked: Asked) -> tuple[Section, ...]:
    cases = figures_of(asked, ("cases.stock",))[0]
    rows = tuple(Row(row.text, (shown,)) for row, shown in cases.lines())
    columns = (asked.words.place, _t("laufende Fälle"))
    # Named like its figure: whatever hides the figure's lines takes the table with it.
    tables = (Table(cases.label, columns, rows),) if rows else ()
    numbers = [INDICATORS[key] for key in ("cases.opened", "consultations", "findings.by_stage", "offers.missing")]
    return (
        places_section(asked),
        regions_section(asked),
        Section("cases", _t("Fälle"), "", tables, (cases,)),
        numbers_section(
            asked, "numbers", asked.words.either(_t("Zahlen des Kreises"), _t("Zahlen der Stadt")), numbers
        ),
    )


def draw(asked: Asked) -> Report:
    """Draw the report on one Kommune; without one, on all of them beside each other."""
    sections = _all(asked) if asked.unit is None else _one(asked, asked.unit)
    place = asked.words.fill(_t("alle %(places)s")) if asked.unit is None else asked.unit.name
    title = _t("Bericht für %(place)s, %(period)s") % {"place": place, "period": asked.period_label}
    return Report(KIND.key, title, asked.tenant.name, asked.as_of, sections, asked.period_label)


KIND = Kind(
    "municipality",
    _("Bericht für eine Kommune"),
    _("Teilnahme, Stellen, Zugang, Beratung, Strukturhinweise und fehlende Angebote einer Kommune oder aller."),
    draw,
    About.PERIOD,
    (
        TextPart("introduction", _("Einführung"), _("Wie das Case Management vor Ort arbeitet.")),
        TextPart("work", _("Aus der Arbeit"), _("Was die Zahlen erklären; ohne Angaben zu Personen.")),
        TextPart("outlook", _("Ausblick"), _("Was mit der Kommune vereinbart ist.")),
    ),
    has_ages=True,
)
