"""What happened in public: events, materials in their languages, results shown (REP-03, PR, QUA)."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.caseload import reported
from kimpass.controlling.selectors.checks import checked
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Row, Section, Table, german
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.network.models import Material, MaterialVersion
from kimpass.organisation.models import Precision
from kimpass.steering.models import Event
from kimpass.steering.selectors.event_days import in_words, weekday_warning


def events_until(asked: Asked) -> list[Event]:
    """Return the events held in the period, or until the day, by time."""
    rows = Event.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, state=Event.State.HELD, first_day__lte=day_of(asked)
    )
    if asked.period is not None:
        rows = rows.filter(first_day__gte=asked.period.start)
    return list(rows.select_related("series").order_by("first_day", "pk"))


def length_of(event: Event) -> int | None:
    """Return over how many days an event went, both ends counted; None where the day is not known."""
    if event.first_day is None or event.precision != Precision.DAY:
        return None
    last = event.last_day or event.first_day
    return (last - event.first_day + timedelta(days=1)).days


def _figure(asked: Asked, key: str, label: str, value: int | None, proof: list[ProofRow], counts: str) -> Figure:
    definition = _("durchgeführte Veranstaltungen des Zeitraums oder bis zum Stichtag")
    number = None if value is None else Decimal(value)
    return Figure(key, label, number, COUNT, definition, asked.scope, day_of(asked), tuple(proof), counts=counts)


def _title(event: Event) -> str:
    series = event.series.title if event.series else ""
    return event.title if series in {"", event.title} else f"{series}: {event.title}"


def _event_figures(asked: Asked, events: list[Event]) -> list[Figure]:
    lines = [ProofRow(f"{_title(event)}, {in_words(event)}", None, event.first_day) for event in events]
    figures = [_figure(asked, "events.all", _("Veranstaltungen"), len(events), lines, _("Veranstaltungen"))]
    for number, series in enumerate(dict.fromkeys(event.series for event in events if event.series), 1):
        mine = [event for event in events if event.series == series]
        rows = [ProofRow(in_words(event), _number(length_of(event)), event.first_day) for event in mine]
        days = [length_of(event) for event in mine]
        total = None if None in days else sum(day for day in days if day is not None)
        words = {"series": series.title}
        count, length = _("Termine: %(series)s") % words, _("Tage: %(series)s") % words
        figures.append(_figure(asked, f"events.series_{number}.events", count, len(mine), rows, _("Termine")))
        figures.append(_figure(asked, f"events.series_{number}.days", length, total, rows, _("Tage")))
    return figures


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _heads(event: Event) -> str:
    if event.participants is None:
        return _("unbekannt")
    about = _("rund %(count)s") if event.is_approximate else "%(count)s"
    return about % {"count": german(Decimal(event.participants), 0)}


def _remarks(events: list[Event]) -> list[str]:
    return [remark for event in events if (remark := weekday_warning(event))]


def events_section(asked: Asked) -> Section:
    """Return the chapter on events: day and weekday, audience, heads, and how long series went (QUA-03)."""
    events = events_until(asked)
    if not events:
        none = Figure(
            "events.all",
            _("Veranstaltungen"),
            None,
            COUNT,
            _("durchgeführte Veranstaltungen"),
            asked.scope,
            day_of(asked),
            counts=_("Veranstaltungen"),
        )
        return Section("events", _("Veranstaltungen"), "", (), (none,), (_("Veranstaltungen sind nicht erfasst."),))
    rows = tuple(Row(_title(event), (in_words(event), event.audience, _heads(event))) for event in events)
    columns = (_("Veranstaltung"), _("Datum"), _("Zielgruppe"), _("Teilnehmende"))
    table = checked(Table(_("Veranstaltungen"), columns, rows), *_remarks(events))
    heads = [event for event in events if event.participants is not None]
    came = _figure(
        asked,
        "events.participants",
        _("Teilnehmende, soweit bekannt"),
        sum(event.participants or 0 for event in heads) if heads else None,
        [ProofRow(_title(event), Decimal(event.participants or 0), event.first_day) for event in heads],
        _("Personen"),
    )
    told = told_counts(asked, "kickoff_topic_tables", "training_blocks_group_2", "training_blocks_group_4")
    return Section("events", _("Veranstaltungen"), "", (table,), (*_event_figures(asked, events), came, *told))


def told_counts(asked: Asked, *metrics: str) -> list[Figure]:
    """Return counts a source tells and nobody counts here."""
    rows = reported(asked.tenant.pk, day_of(asked), asked.known_at)
    found = []
    for metric in metrics:
        if metric in rows:
            row = rows[metric]
            proof = (ProofRow(f"{row.label or metric} ({row.reference})", row.value, None, row.source),)
            definition = _("mitgeteilt von der Quelle; nicht hier gezählt")
            place = (asked.scope, day_of(asked), proof)
            label = row.label or metric
            found.append(
                Figure(f"told.{metric}", label, row.value, COUNT, definition, *place, counts=row.counting_unit)
            )
    return found


def materials_section(asked: Asked) -> Section:
    """Return the chapter on materials: in how many languages each is there, and which versions are outdated (PR-02)."""
    rows = Material.objects.asked_for().filter(tenant_id=asked.tenant.pk, edition_on__lte=day_of(asked))
    materials = list(rows.exclude(ended_on__lte=day_of(asked)).order_by("kind", "title"))
    versions = MaterialVersion.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, material__in=[material.pk for material in materials]
    )
    there: Counter[int] = Counter()
    old: Counter[int] = Counter()
    editions = {material.pk: material.edition for material in materials}
    for material_id, edition, state in versions.values_list("material_id", "edition", "state"):
        if state == MaterialVersion.State.PUBLISHED:
            there[material_id] += 1
            old[material_id] += edition < editions[material_id]
    lines = tuple(
        Row(material.title, (str(material.get_kind_display()), str(there[material.pk]), str(old[material.pk])))
        for material in materials
    )
    columns = (_("Material"), _("Art"), _("Sprachen"), _("davon veraltet"))
    tables = (Table(_("Materialien"), columns, lines),) if lines else ()
    told = told_counts(asked, "flyer_languages")
    texts = () if lines or told else (_("Materialien sind nicht erfasst."),)
    return Section("materials", _("Öffentlichkeitsarbeit"), "", tables, tuple(told), texts)


def results_section(asked: Asked) -> Section:
    """Return the chapter on first results: what was shown to the steering group, and measures carried out (REP-03)."""
    told = told_counts(asked, "results_presented")
    texts = () if told else (_("Der Lenkungsgruppe vorgestellte Ergebnisse sind nicht mitgeteilt."),)
    return Section("results", _("Erste Ergebnisse"), "", (), tuple(told), texts)
