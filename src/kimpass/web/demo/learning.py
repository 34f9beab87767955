"""What the programme learns: events and series, trainings in blocks, an induction, a process chain."""

from dataclasses import replace
from datetime import date, timedelta

from kimpass.kernel.access import Actor
from kimpass.kernel.workdays import working_day_until
from kimpass.steering.actions import chains, events, induction, trainings
from kimpass.steering.actions.chains import ChainData, StationData
from kimpass.steering.actions.event_data import EventData, Held
from kimpass.steering.actions.induction import ItemData
from kimpass.steering.actions.trainings import Attended, ProgrammeData
from kimpass.steering.models import Theme
from kimpass.steering.selectors.event_days import WEEKDAYS
from kimpass.web.demo.world import District

ITEMS = (
    ("Zugänge und Telefon einrichten", "", 2),
    ("Datenschutz, Schweigepflicht und Einverständnis besprechen", "", 5),
    ("Konzept des Case Managements lesen", "case_manager", 14),
    ("Zwei Gespräche begleiten", "case_manager", 21),
    ("Gremien und Koordinierende Stelle kennenlernen", "", 30),
    ("Wichtige Stellen im Netzwerk besuchen", "case_manager", 60),
)
TODAY = (
    StationData("Einwohnermeldeamt", "nimmt die Anmeldung auf"),
    StationData("Ausländerbehörde", "stellt den Titel aus", is_breaking_point=True, gap="Termin oft erst nach Wochen"),
    StationData("Sozialamt", "gewährt Leistungen"),
    StationData("Jobcenter", "übernimmt nach dem Wechsel", is_breaking_point=True, gap="keine geregelte Übergabe"),
    StationData("Sprachkursträger", "nimmt in den Kurs auf"),
)
AIM = (
    StationData("Einwohnermeldeamt", "nimmt die Anmeldung auf und gibt den Faltflyer aus"),
    StationData("Case Management", "begleitet von hier an"),
    StationData("Ausländerbehörde", "stellt den Titel im vereinbarten Kontingent aus"),
    StationData("Sozialamt und Jobcenter", "übergeben mit gemeinsamem Blatt"),
    StationData("Sprachkursträger", "nimmt in den Kurs auf"),
)


def _at(district: District, days: int) -> tuple[Actor, date]:
    """Return the coordinating office on a day so many days before or after today, and that day."""
    day = working_day_until(district.today + timedelta(days=days))
    return district.on(district.office["coordinator"], min(day, district.today)), day


def _hold(district: District, days: int, kind: str, title: str, held: Held, **more: object) -> None:
    actor, day = _at(district, days)
    values = {"kind": kind, "title": title, "first_day": day, **more}
    row = events.plan_event(actor=actor, event=EventData(**values))  # type: ignore[arg-type]  # the story's own words
    preparation = "Bedarf aus den Rückmeldungen der Kommunen; Themen vorab abgefragt."
    row = events.prepare_event(actor=actor, event_id=row.pk, version=row.version, preparation=preparation)
    events.hold_event(actor=actor, event_id=row.pk, version=row.version, held=held)


def _meet(district: District) -> None:
    actor, _day = _at(district, -300)
    series = events.start_series(
        actor=actor, title="Vielfalt in der Verwaltung", purpose="Fortbildungsreihe für Ämter der Kommunen."
    )
    managers = [manager.staff_id for manager in district.managers.values()]
    offices = (("Bürgerbüros", 9), ("Sozialämter", 7), ("Schulsekretariate", 4))
    for number, days in enumerate((-260, -190, -120), 1):
        held = Held(22, functions=offices, outcome="Offene Fragen zur Sprachmittlung gesammelt.")
        title = f"Öffnung der Verwaltung, Teil {number}"
        _hold(district, days, "training", title, held, series_id=series.pk, place="Kreishaus")
    _hold(
        district,
        -95,
        "conference",
        "Fachtag Integration",
        Held(
            140,
            is_approximate=True,
            functions=(("Integrationsakteurinnen und -akteure", 90), ("Migrantenorganisationen", 18)),
            staff_ids=managers[:3],
            outcome="Drei Arbeitskreise vereinbart; Wünsche an die Lenkungsgruppe notiert.",
            follow_up="Ergebnisse an die Teilnehmenden und die Lenkungsgruppe geben.",
            follow_up_on=district.today - timedelta(days=3),
        ),
        place="Stadthalle",
    )
    _hold(
        district,
        -40,
        "exchange",
        "Austausch mit Migrantenorganisationen",
        Held(12, functions=(("Migrantenorganisationen", 8), ("Ehrenamt", 2)), staff_ids=managers[:2]),
    )
    for place in list(district.managers)[:2]:
        unit = district.units[place]
        outcome = "Verwaltung und Träger kennen die Ansprechpersonen."
        title = f"Was ist KIM? {place}"
        _hold(district, -70, "information", title, Held(31, outcome=outcome), unit_id=unit.pk, place="Rathaus")
    actor, day = _at(district, 17)
    wrong = WEEKDAYS[(day.weekday() + 1) % 7]
    events.plan_event(
        actor=actor,
        event=EventData("land_workshop", "Werkstatt der Kreise", first_day=day, weekday_said=wrong, place="Düsseldorf"),
    )
    actor, day = _at(district, 45)
    meeting = "Arbeitstreffen Case Management und Bausteine 2 und 3"
    events.plan_event(actor=actor, event=EventData("working_meeting", meeting, first_day=day, is_digital=True))


def _train(district: District) -> None:
    actor, _day = _at(district, -400)
    blocks = 5
    row = trainings.add_training_programme(
        actor=actor,
        data=ProgrammeData(
            title="Case Management in der kommunalen Integration",
            provider="Institut (erfunden)",
            blocks=blocks,
            is_mandatory=True,
            for_role="case_manager",
        ),
    )
    people = sorted(manager.staff_id for manager in district.managers.values())
    for block in range(1, blocks + 1):
        actor, day = _at(district, -330 + 45 * block)
        # Whoever came later has not had every block yet.
        there = people[: max(1, len(people) - block // 2)]
        attended = Attended(block, day, "Gruppe Nord", has_certificate=block == blocks)
        trainings.record_training(actor=actor, programme_id=row.pk, staff_ids=there, attended=attended)


def _introduce(district: District) -> None:
    actor, _day = _at(district, -200)
    for sort, (text, role, days) in enumerate(ITEMS, 1):
        induction.add_induction_item(actor=actor, data=ItemData(text, sort, role, days))
    newest = list(district.managers.values())[-1]
    actor, day = _at(district, -12)
    steps = induction.start_induction(actor=actor, staff_id=newest.staff_id, begins_on=day)
    for step in steps[:2]:
        keeper = district.on(newest, district.today - timedelta(days=7))
        induction.complete_induction_step(actor=keeper, step_id=step.pk, on=keeper.today)


def _draw(district: District) -> None:
    actor, day = _at(district, -60)
    field_id = district.entry("field_of_action", "SPRACHE")
    chain = chains.draw_chain(
        actor=actor, data=ChainData("Von der Anmeldung in den Sprachkurs", day, "Neu Zugewanderte ohne Kurs.", field_id)
    )
    theme = Theme.objects.visible_to(actor).filter(field__code="LEBENSUNTERHALT").order_by("pk").first()
    version = chain.version
    for track, stations in (("current", TODAY), ("target", AIM)):
        for station in stations:
            linked = theme.pk if theme is not None and station.gap.startswith("keine") else None
            data = replace(station, theme_id=linked)
            chains.add_station(actor=actor, chain_id=chain.pk, version=version, track=track, data=data)
            version += 1


def learn(district: District) -> None:
    """Let the district meet, train, introduce somebody and draw a chain."""
    _meet(district)
    _train(district)
    _introduce(district)
    _draw(district)
