"""What is told beside the cases: findings with all their facts, a ladder with bodies, polls, a theme split in two."""

from datetime import date, timedelta
from typing import Any

from kimpass.kernel.workdays import working_day_until
from kimpass.organisation.models import CatalogueEntry
from kimpass.steering.actions import findings, ladder, polls, themes
from kimpass.steering.actions.findings import Aspect
from kimpass.steering.models import Body, LadderStep, PollAnswer, Theme, ThemeFinding
from kimpass.steering.selectors.polls import case_managers
from kimpass.web.demo.structure import coordinator_of
from kimpass.web.demo.world import District

# Step, kind of body, who decides there.
DECIDES = {
    "local": (Body.Kind.CASE_CONFERENCE, "Case Management der Kommune"),
    "project_group": (Body.Kind.PROJECT_GROUP, "Projektgruppe"),
    "working_group": (Body.Kind.WORKING_GROUP, "Arbeitsgruppe"),
    "steering_group": (Body.Kind.STEERING_GROUP, "Lenkungsgruppe"),
    "state": ("", "zuständige Stelle des Landes"),
}
TOLD = (
    {
        "kind": "challenge",
        "title": "Elternabende ohne Sprachmittlung",
        "text": "Einladungen und Elternabende gibt es nur auf Deutsch; Eltern bleiben fern, Fristen verstreichen.",
        "what_helps": "Eine Schule lädt mit Bildern ein und bucht Sprachmittlung für alle Klassen zusammen.",
        "field": "BILDUNG",
        "reach": "district",
        "frequency": "often",
        "source_kind": "interview",
        "case_count": 6,
        "interface": True,
    },
    {
        "kind": "challenge",
        "title": "Wohnsitzauflage verhindert Arbeitsaufnahme",
        "text": "Zusagen von Betrieben verfallen, weil die Aufhebung der Auflage mehrere Monate dauert.",
        "what_helps": "Ein gemeinsames Formblatt mit dem Betrieb.",
        "field": "ARBEIT",
        "reach": "state",
        "frequency": "sometimes",
        "source_kind": "network",
        "case_count": 4,
        "interface": True,
    },
    {
        "kind": "success_factor",
        "title": "Gemeinsame Sprechstunde spart Wege",
        "text": "Sozialamt und Beratung sitzen einmal in der Woche in einem Raum; Anträge gehen am selben Tag weiter.",
        "what_helps": "",
        "field": "LEBENSUNTERHALT",
        "reach": "unit",
        "frequency": "always",
        "source_kind": "volunteers",
        "case_count": 0,
        "interface": False,
    },
)
ANSWERS = (
    ("practice", "Wir halten Plätze für Nachzügler frei und vergeben sie zweimal im Monat."),
    ("same_problem", ""),
    ("idea", "Vielleicht hilft eine gemeinsame Warteliste."),
    ("not_met", ""),
)


def _draw_ladder(district: District, day: date) -> None:
    actor = coordinator_of(district, day)
    for step in LadderStep.objects.for_tenant(actor).filter(key__in=DECIDES, ended_on__isnull=True):
        kind, decides = DECIDES[step.key]
        ladder.change_ladder_step(
            actor=actor, step_key=step.key, label=step.label, is_used=True, body_kind=kind, decides=decides, on=day
        )


def _tell(district: District) -> None:
    places = [unit for unit in district.units.values() if unit.kind == unit.Kind.MUNICIPALITY]
    known = CatalogueEntry.objects.asked_for().filter(tenant=district.tenant, catalogue="legal_domain")
    domains = list(known.order_by("sort", "pk").values_list("pk", flat=True)[:2])
    for days, told in zip((60, 33, 12), TOLD, strict=True):
        actor = coordinator_of(district, working_day_until(district.today - timedelta(days=days)))
        facts: dict[str, Any] = {key: value for key, value in told.items() if key not in {"field", "interface"}}
        findings.report_finding(
            actor=actor,
            field_id=district.entry("field_of_action", str(told["field"])),
            unit_id=district.rng.choice(places).pk,
            aspects=[Aspect(domains[0], domains[1])] if told["interface"] and len(domains) > 1 else (),
            on=actor.today,
            **facts,
        )


def _split(district: District, theme: Theme) -> None:
    actor = coordinator_of(district, working_day_until(district.today - timedelta(days=20)))
    links = ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=True).order_by("pk")
    going = list(links.values_list("finding_id", flat=True))[-2:]
    if links.count() < 4:
        return
    themes.split_theme(
        actor=actor,
        theme_id=theme.pk,
        title=f"{theme.title}: ländlicher Raum",
        field_id=theme.field_id,
        priority="low",
        finding_ids=going,
        on=actor.today,
    )


def _ask(district: District, theme: Theme, days_ago: int, *, close: bool) -> None:
    day = working_day_until(district.today - timedelta(days=days_ago))
    actor = coordinator_of(district, day)
    asked = {row.unit_id for row in case_managers(actor)} - {None}
    if not asked:
        return
    poll = polls.ask_poll(
        actor=actor,
        audience="case_managers",
        title=theme.title,
        question="Gibt es bei Ihnen dazu schon eine Idee oder eine erprobte Praxis?",
        on=day,
        answer_until=day + timedelta(days=14),
        theme_id=theme.pk,
        unit_ids=[unit for unit in asked if unit is not None],
    )
    by_staff = {manager.staff_id: manager for manager in district.managers.values()}
    rows = list(PollAnswer.objects.for_tenant(actor).filter(poll=poll).order_by("pk"))
    answered = rows if close else rows[1:3]
    for row, (experience, text) in zip(answered, ANSWERS, strict=False):
        manager = by_staff.get(row.staff_member_id or 0)
        if manager is not None:
            own = district.on(manager, day + timedelta(days=2))
            polls.answer_poll(actor=own, answer_id=row.pk, experience=experience, text=text, on=own.today)
    polls.record_poll_answer(
        actor=actor,
        poll_id=poll.pk,
        function="Sprachpatin",
        experience="same_problem",
        text="In der Begleitung erleben wir dasselbe.",
        on=day,
    )
    if close:
        later = coordinator_of(district, working_day_until(day + timedelta(days=20)))
        summary = "Eine Kommune hat eine erprobte Praxis; die Projektgruppe baut darauf auf."
        polls.close_poll(actor=later, poll_id=poll.pk, summary=summary, on=later.today)


def listen(district: District) -> None:
    """Let colleagues be heard beside their cases, and themes take the ways the ladder allows."""
    _draw_ladder(district, working_day_until(district.today - timedelta(days=210)))
    _tell(district)
    actor = coordinator_of(district, district.today)
    open_themes = list(Theme.objects.visible_to(actor).filter(merged_into__isnull=True).order_by("created_on", "pk"))
    for theme in open_themes[:1]:
        _ask(district, theme, 120, close=True)
    for theme in open_themes[1:2]:
        _ask(district, theme, 6, close=False)
        _split(district, theme)
