"""Let appointments be kept and missed, tasks be set, conferences be held, and one way through the system be told."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from kimpass.casework.actions import appointments, conferences, copies, discussions, interviews, reconstruction, tasks
from kimpass.casework.actions.appointments import Meeting
from kimpass.casework.actions.conferences import Agreed, Plan, Seat
from kimpass.casework.actions.copies import Rewritten
from kimpass.casework.actions.discussions import Talk
from kimpass.casework.actions.reconstruction import StationData
from kimpass.casework.models import Case, Phase, ReconstructionStation
from kimpass.casework.selectors import clock, phases, rough
from kimpass.kernel.access import Actor
from kimpass.kernel.workdays import working_day_from
from kimpass.web.demo.beginning import REFERRED_TO
from kimpass.web.demo.world import District

STANDARD = (
    (Phase.ASSESSMENT, "Bescheide ansehen und kopieren", 14),
    (Phase.GOAL_AGREEMENT, "Zielvereinbarung in der Sprache der Familie aushändigen", 7),
    (Phase.MONITORING, "Nach der Erreichbarkeit fragen", 30),
)
TASKS = (("Bescheid beim Jobcenter erfragen", -3), ("Kursplatz bestätigen lassen", 2), ("Zeugnis kopieren", 5))
CROSS = (
    ("cross_case", "Wartezeiten vor dem Sprachkurs", "Wird als Strukturhinweis gemeldet.", 12),
    ("peer", "Umgang mit widersprüchlichen Bescheiden", "Erst die Stelle fragen, dann die Familie.", 33),
    ("supervision", "Nähe und Distanz bei Hausbesuchen", "", -9),
)
ANSWERS = {
    "arrival_help": "In der Unterkunft hat eine Ehrenamtliche alle Briefe erklärt.",
    "residence_waits": "Auf den Bescheid haben wir sehr lange gewartet und nie gehört, wie weit er ist.",
    "today_good": "Die Lotsin ist zu jedem Termin mitgegangen, das hat alles verändert.",
    "today_broken": "Nach dem Umzug war niemand mehr zuständig.",
}
WAY = (
    (
        ReconstructionStation.Kind.WAIT,
        "Warten auf den Bescheid",
        5,
        "Lange Zeit ohne Auskunft zum Stand des Verfahrens",
    ),
    (ReconstructionStation.Kind.BREAK, "Kurs endet mit dem Umzug", 4, "Der Kurs bricht mit dem Umzug ab"),
    (ReconstructionStation.Kind.GOOD_PRACTICE, "Lotsin begleitet zu Terminen", 2, "Eine Lotsin geht mit zu Terminen"),
)
TOLD_IN = "paderborn"
LONG_AGO, WEEKS = 365, timedelta(days=21)


def _kept(actor: Actor) -> list[Case]:
    """Return cases that somebody has kept for weeks, signed ever since, and in which work goes on."""
    then = replace(actor, today=actor.today - WEEKS)
    before = Case.objects.visible_to(then).filter(opened_on__lte=then.today).values("pk")
    rows = Case.objects.visible_to(actor).open().filter(pk__in=before)
    rows = rows.exclude(phase__in=(Phase.INTAKE, Phase.CLOSURE)).order_by("pk")
    return [case for case in rows[:5] if not phases.missing_for(case, then.today)]


def _meet(actor: Actor, case: Case, day: date, hour: int, **details: object) -> int:
    starts, ends = clock.instant(day, time(hour)), clock.instant(day, time(hour + 1))
    on_the_day = replace(actor, today=min(day, actor.today))
    row = appointments.plan_appointment(
        actor=on_the_day,
        case_id=case.pk,
        meeting=Meeting(starts, ends, **details),  # type: ignore[arg-type]
    )
    return row.pk


def _appointments(actor: Actor, cases: list[Case], rng: Random) -> None:
    today = actor.today
    for at, case in enumerate(cases):
        _meet(actor, case, working_day_from(today + timedelta(days=at)), rng.choice((9, 10, 14)), place="Rathaus")
        if at < 2:
            missed = _meet(actor, case, today - timedelta(days=9 + at), 11, place_kind="home", with_interpreter=True)
            state, reason = (("attended", ""), ("no_show", "Bus fiel aus"))[at]
            appointments.record_attendance(actor=actor, appointment_id=missed, state=state, reason=reason)


def _tasks(actor: Actor, cases: list[Case]) -> None:
    for case, (text, days) in zip(cases, TASKS, strict=False):
        due_on = actor.today + timedelta(days=days)
        then = replace(actor, today=min(due_on, actor.today))
        tasks.set_task(actor=then, case_id=case.pk, text=text, due_on=due_on)


def _conference(district: District, actor: Actor, case: Case) -> None:
    named = [Seat("Fallmanagement", district.agencies[key].pk) for key in REFERRED_TO[:2]]
    before = replace(actor, today=actor.today - timedelta(days=6))
    plan = Plan("Wer übernimmt die Kosten des Kurses?", "named", before.today, named, time(10), place="Rathaus, Raum 3")
    held = conferences.plan_conference(actor=before, case_id=case.pk, plan=plan)
    agreed = [
        Agreed("Kostenzusage schicken", "Jobcenter", actor.today + timedelta(days=4)),
        Agreed("Familie informieren"),
    ]
    conferences.hold_conference(
        actor=before,
        conference_id=held.pk,
        mode="named",
        on=before.today,
        present=[1, 2],
        result="Das Jobcenter prüft die Kosten, KIM hält die Familie auf dem Laufenden.",
        agreed=agreed,
    )
    coming = Plan(
        "Wie lässt sich die Lücke bis zum nächsten Kurs überbrücken?",
        "anonymised",
        working_day_from(actor.today + timedelta(days=8)),
        [Seat("Leitung Jugendhilfe", district.agencies["demo-jugendamt"].pk), Seat("Integrationsrat", None)],
        time(14),
    )
    conferences.plan_conference(actor=actor, case_id=case.pk, plan=coming)


def _discussions(district: District, actor: Actor) -> None:
    table = [Seat("Case Management", None), Seat("Beratung junger Zugewanderter", district.agencies["demo-jmd"].pk)]
    for kind, topic, result, days in CROSS:
        talk = Talk(kind, actor.today - timedelta(days=days), topic, table, result)
        discussions.record_discussion(actor=actor, talk=talk)


def _retrace(district: District, actor: Actor, case: Case) -> None:
    person = phases.reference_of(case, actor.today)
    if person is None:
        return
    told = interviews.record_interview(
        actor=actor, case_id=case.pk, person_id=person.pk, on=actor.today - timedelta(days=20), answers=ANSWERS
    )
    way = reconstruction.begin_reconstruction(actor=actor, case_id=case.pk, person_id=person.pk, interview_id=told.pk)
    lines = {}
    for kind, text, years, rewritten in WAY:
        year = (actor.today - timedelta(days=LONG_AGO * years)).year
        start, end = rough.parse(str(year)), rough.parse(f"06.{year + 1}")
        data = StationData(
            kind, text, start, end, f"{year} – 06.{year + 1}", field_id=district.entry("field_of_action", "SPRACHE")
        )
        row = reconstruction.add_station(actor=actor, reconstruction_id=way.pk, station=data)
        lines[row.public_id] = rewritten
    copies.draft_copy(
        actor=actor,
        reconstruction_id=way.pk,
        rewritten=Rewritten(
            "Nach dem Umzug war niemand zuständig", lines, "Zuständigkeit beim Umzug mit einer Übergabe klären."
        ),
    )
    copies.release_copy(actor=actor, reconstruction_id=way.pk)


def hold_talks(district: District) -> None:
    """Fill the pages of appointments, tasks, talks and reconstructions for whoever signs in first."""
    rng = Random(f"talks-{district.tenant.key}")  # noqa: S311 - not for secrets
    for phase, text, days in STANDARD:
        tasks.set_standard_task(
            actor=district.on(district.office["coordinator"], district.today),
            phase=phase,
            text=text,
            due_after_days=days,
        )
    for at, manager in enumerate(list(district.managers.values())[:2]):
        actor = district.on(manager, district.today)
        cases = _kept(actor)
        _tasks(actor, cases)
        _appointments(actor, cases[:3], rng)
        if at == 0 and cases:
            _discussions(district, actor)
            _conference(district, actor, cases[0])
        if at == 0 and cases and district.tenant.key == TOLD_IN:
            _retrace(district, actor, cases[-1])
