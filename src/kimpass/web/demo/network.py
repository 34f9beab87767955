"""What the network has and lacks: places and hours, actors, look-alikes, an analysis, figures, materials, money."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from kimpass.kernel.access import Actor
from kimpass.network.actions import agencies, assignments, context_figures, demarcations, materials, needs_analyses
from kimpass.network.actions.locations import add_location
from kimpass.network.actions.services import ServiceData, add_service, check_service
from kimpass.network.models import Interpreter, NeedsLine, Service
from kimpass.network.models.hours import Hours, read_hours
from kimpass.network.models.parts import LocationData
from kimpass.network.selectors.directory import catalogue_by_code
from kimpass.network.selectors.maps import middle_of
from kimpass.organisation.models import Agency, FundingLine
from kimpass.web.demo.world import District

NINE, NOON = time(9), time(12)
ACTORS = (
    ("Flüchtlingsinitiative Willkommen (erfunden)", Agency.Kind.VOLUNTEERS, "Sprachpaten und Begleitung zu Terminen."),
    ("Kulturverein Brücke (erfunden)", Agency.Kind.MIGRANT_ORGANISATION, "Treffpunkt und Beratung in vier Sprachen."),
)
PROGRAMMES = (
    ("MBE", "Erstberatung nach der Ankunft", "Neuzugewanderte ab 27", "Beratung, keine Fallführung über Rechtskreise",
     "Übergabe, sobald mehrere Rechtskreise beteiligt sind", "gemeinsame Fallbesprechung"),
    ("JMD", "Übergang Schule und Beruf", "junge Zugewanderte bis 27", "Beratung, Gruppenangebote",
     "junge Menschen im UmA-Track", "Plätze für Bewerbungstrainings"),
)  # fmt: skip
FIGURES = (
    ("Einwohnerinnen und Einwohner", 307_000, "31.12.2025", "Vorführung, erfunden", True),
    ("Schutzsuchende", 12_480, "31.12.2025", "Vorführung, erfunden", False),
)
FLYER = (
    ("de", "Ankommen im Kreis"),
    ("ar", "الوصول إلى المنطقة"),
    ("uk", "Прибуття до району"),
    ("tr", "İlçeye varış"),
)
JUDGED = (
    (NeedsLine.Judgement.GAP, "Im Feld „%s“ fehlt ein Angebot vor Ort."),
    (NeedsLine.Judgement.DOUBLED, "Zum Feld „%s“ beraten zwei Stellen zur gleichen Zeit."),
    (NeedsLine.Judgement.ENOUGH, ""),
)


def tend_network(district: District) -> None:
    """Fill every page of the network, through its actions."""
    coordinator = district.on(district.office["coordinator"], district.today)
    _register(coordinator)
    _offer(district, coordinator)
    _compare_programmes(coordinator)
    _print_flyers(district, coordinator)
    _interpret_for_money(district, coordinator)
    _analyse(district, coordinator)


def _register(actor: Actor) -> None:
    for name, kind, text in ACTORS:
        agencies.register_agency(actor=actor, agency=agencies.AgencyData(name, kind, text))
    for metric, value, reference, source, about in FIGURES:
        figure = context_figures.FigureData(metric, Decimal(value), reference, source, is_approximate=about)
        context_figures.record_context_figure(actor=actor, figure=figure)


def _offer(district: District, actor: Actor) -> None:
    """Give offers places and hours, check some of them, and enter one twice under two names."""
    places = list(district.managers)
    domains = tuple(pk for _code, _label, pk in catalogue_by_code(actor, "legal_domain")[:2])
    known = {agency.name: agency.pk for agency in Agency.objects.for_tenant(actor)}
    for name, kind, at in (("Sprachtreff am Abend", 0, 0), ("Sprach-Treff Abend", 1, 0), ("Elterncafé", 1, -1)):
        unit = district.units[places[at]]
        data = ServiceData(
            name=name,
            agency_id=known[ACTORS[kind][0]],
            field_id=district.entry("field_of_action", "SPRACHE"),
            unit_id=unit.pk,
            category=Service.Category.VOLUNTEERS,
            target_group="Neuzugewanderte",
            cost="kostenlos",
            access="offen, ohne Anmeldung",
            spoken=("ar", "uk"),
            domain_ids=domains,
            capacity=20,
            free_places=4,
        )
        add_service(actor=actor, service=data, on=district.today - timedelta(days=20))
    rows = Service.objects.for_tenant(actor).filter(ended_on__isnull=True).order_by("pk")
    for at, row in enumerate(rows):
        place = places[at % len(places)]
        point = middle_of(district.units[place].ags)
        hours = tuple(read_hours("Mo–Do 9–12 Uhr\nDi 14–17:30 nur mit Termin")) if at % 2 else (Hours(3, NINE, NOON),)
        told = LocationData(
            name="Haus der Beratung",
            place=place,
            latitude=Decimal(str(round(point[1] + 0.012 + at // len(places) * 0.01, 6))) if point else None,
            longitude=Decimal(str(round(point[0] + at // len(places) * 0.02, 6))) if point else None,
            is_accessible=(True, False, None)[at % 3],
            hours=hours,
        )
        add_location(actor=actor, service_id=row.pk, location=told)
        if at % 3:
            check_service(actor=district.on(actor, district.today - timedelta(days=10 * at)), service_id=row.pk)


def _compare_programmes(actor: Actor) -> None:
    for programme, aim, group, means, interface, synergy in PROGRAMMES:
        data = demarcations.DemarcationData(
            programme, aim=aim, target_group=group, means=means, interface=interface, synergy=synergy
        )
        demarcations.add_demarcation(actor=actor, demarcation=data)


def _print_flyers(district: District, actor: Actor) -> None:
    earlier = district.on(actor, district.today - timedelta(days=300))
    flyer = materials.add_material(actor=earlier, kind="flyer", title="Ankommen im Kreis", edition_on=earlier.today)
    for language, title in FLYER[1:]:
        data = materials.VersionData(language, title, "published", "https://integration.example/" + language)
        materials.add_material_version(actor=earlier, material_id=flyer.pk, data=data)
    materials.renew_material(actor=actor, material_id=flyer.pk, edition_on=district.today - timedelta(days=40))
    language, title = FLYER[0]
    data = materials.VersionData(language, title, "published", content=title.encode(), name="flyer.txt")
    materials.add_material_version(actor=actor, material_id=flyer.pk, data=data)
    materials.add_material(actor=actor, kind="poster", title="Hier wird beraten", edition_on=district.today)
    for place, copies in (("Bürgerbüro", 200), ("Meldebehörde", 150), ("Bürgerbüro", 50)):
        issue = materials.IssueData(place, copies, district.today - timedelta(days=copies // 10))
        materials.issue_material(actor=actor, material_id=flyer.pk, issue=issue)


def _interpret_for_money(district: District, actor: Actor) -> None:
    """Let bookings of the last months be paid from the line for interpreting, which is small enough to warn."""
    first = (district.today - timedelta(days=150)).replace(day=1)
    lines = FundingLine.objects.for_tenant(actor).filter(kind=FundingLine.Kind.INTERPRETING, valid_from__lte=first)
    line = lines.filter(valid_until__gt=district.today).order_by("pk").first() or FundingLine.objects.create(
        tenant=district.tenant,
        year=district.today.year,
        kind=FundingLine.Kind.INTERPRETING,
        label="Sprachmittlung (erfunden)",
        amount=Decimal(300),
        valid_from=first,
        valid_until=date(district.today.year + 1, 1, 1),
        in_total=False,
        source="Vorführung, erfunden",
    )
    pool = Interpreter.objects.for_tenant(actor).filter(ended_on__isnull=True).order_by("pk").first()
    keeper = district.on(next(iter(district.managers.values())), district.today)
    if pool is None:
        return
    unit = next(iter(district.managers))
    for days in (20, 50, 55, 80, 110):
        starts = datetime.combine(district.today - timedelta(days=days), NINE, tzinfo=UTC)
        booking = assignments.request_interpreter(
            actor=keeper,
            unit_id=district.units[unit].pk,
            language="ar",
            starts_at=starts,
            minutes_planned=60,
            interpreter_id=pool.pk,
        )
        came = days != 55
        assignments.answer_assignment(actor=keeper, assignment_id=booking.pk, confirmed=came)
        if came:
            assignments.complete_assignment(
                actor=keeper, assignment_id=booking.pk, minutes=60 + days, funding_line_id=line.pk
            )


def _analyse(district: District, actor: Actor) -> None:
    """Judge what the last year's demand and supply mean, and release it."""
    day = district.today - timedelta(days=60)
    then = district.on(actor, day)
    analysis = needs_analyses.start_needs_analysis(
        actor=then, reference_date=day, introduction="Grundlage sind Fälle und Angebote der letzten zwölf Monate."
    )
    lines = NeedsLine.objects.for_tenant(actor).filter(analysis=analysis).select_related("field")
    for at, line in enumerate(lines.order_by("-missing", "offers", "pk")[:12]):
        kind, text = JUDGED[at % 3 if line.offers else 0]
        needs_analyses.judge_needs_line(
            actor=then,
            analysis_id=analysis.pk,
            unit_id=line.unit_id,
            field_id=line.field_id,
            judgement=kind,
            text=text % line.field.label_de if text else "",
        )
    needs_analyses.release_needs_analysis(actor=then, analysis_id=analysis.pk)
