"""Let the office hour be held, target groups be laid down, requests be decided, and young refugees be accompanied."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Count

from kimpass.casework.actions import access, office_hours, triage, uma
from kimpass.casework.models import AccessRequest, Case
from kimpass.casework.selectors import uma as uma_track
from kimpass.kernel.workdays import working_day_until
from kimpass.organisation.actions.target_groups import GroupData, add_target_group
from kimpass.organisation.selectors.target_groups import Rule
from kimpass.web.demo.world import District

TOPICS = ("SPRACHE", "WOHNEN", "ARBEIT", "BILDUNG", "KITA", "RECHT_FINANZ", "DIGITAL")
LANGUAGES = ("ar", "uk", "fa", "tr", "", "ru")
OUTCOMES = ("informed", "informed", "settled", "pointed_on", "intake")
# Whom the four districts say they are for, in the words of their concepts.
GROUPS = {
    "paderborn": (
        ("Geflüchtete und Neuzugewanderte", Rule(arrived_since=date(2015, 1, 1))),
        ("Nachholende Integration", Rule(settled_years=8)),
    ),
    "hoexter": (
        ("Zugewanderte seit 2015", Rule(arrived_since=date(2015, 1, 1))),
        ("Alleinerziehende", Rule(lone_parent=True)),
        ("Kinder und Jugendliche ohne Familie", Rule(unaccompanied_minor=True)),
    ),
    "warendorf": (("Alle Menschen mit Einwanderungsgeschichte", Rule()),),
}
PASSED_ON = "Zwei Ämter halten jeweils das andere für zuständig. Wer klärt das?"
DEMARCATION = "UmA-Hilfe: Wohnung und Finanzen bis zum Auszug. KIM: Ausbildung und Zuständigkeiten danach."
TRACKS = 3


def _lay_down_groups(district: District) -> None:
    coordinator = district.on(district.office["coordinator"], district.since)
    for label, rule in GROUPS.get(district.tenant.key, ()):
        add_target_group(actor=coordinator, data=GroupData(label, rule), valid_from=district.since)


def _hold_office_hours(district: District) -> None:
    rng = Random(f"office-hour-{district.tenant.key}")  # noqa: S311 - not for secrets
    for at, (place, manager) in enumerate(list(district.managers.items())[:3]):
        for back in (0, 0, 7, 14, 14, 21, 28, 35, 42)[at:]:
            actor = district.on(manager, working_day_until(district.today - timedelta(days=back)))
            office_hours.record_office_hour_contact(
                actor=actor,
                unit_id=district.units[place].pk,
                topic_ids=[district.entry("field_of_action", code) for code in rng.sample(TOPICS, rng.randint(1, 2))],
                on=actor.today,
                language=rng.choice(LANGUAGES),
                persons=rng.choice((1, 1, 2, 4)),
                minutes=rng.choice((5, 10, 15, 30)),
                outcome=rng.choice(OUTCOMES),
            )


def _notify(district: District, days: int, **changes: Any) -> AccessRequest:
    place, manager = next(iter(district.managers.items()))
    values: dict[str, Any] = {
        "level": "level_2",
        "channel": "job_centre",
        "reasons": ["interplay"],
        "reporter_agency_id": district.agencies["demo-jobcenter"].pk,
        "summary": "Mehrere Stellen sind beteiligt, die Zuständigkeit ist strittig.",
    } | changes
    actor = district.on(manager, district.today - timedelta(days=days))
    return access.record_access_request(
        actor=actor,
        unit_id=district.units[place].pk,
        received_on=actor.today,
        **values,
    )


def _decide_requests(district: District) -> None:
    manager = next(iter(district.managers.values()))
    passed = _notify(district, 6, reasons=["structural_deficit", "discretion"], channel="immigration_authority")
    triage.pass_on_access_request(
        actor=manager, access_request_id=passed.pk, reason=PASSED_ON, on=district.today - timedelta(days=5)
    )
    owed = _notify(district, 50, channel="youth_welfare_office")
    then = district.on(manager, district.today - timedelta(days=45))
    access.return_access_request(
        actor=then, access_request_id=owed.pk, reason="Wird dort schon begleitet.", on=then.today
    )
    _notify(district, 0, level="level_1", reasons=[], channel="registration_office", is_same_day=True, summary="")


def _accompany_young_refugees(district: District) -> None:
    """Take a few people who live alone onto the track, where the district has it."""
    first = next(iter(district.managers.values()))
    if not uma_track.has_track(first):
        return
    alone = (
        Case.objects.for_tenant(first)
        .filter(closed_on__isnull=True, opened_on__lte=district.today - timedelta(days=60))
        .annotate(people=Count("members"))
        .filter(people=1, responsibilities__staff_member_id=first.staff_id)
        .order_by("-opened_on", "pk")[:TRACKS]
    )
    for at, case in enumerate(alone):
        began = district.on(first, district.today - timedelta(days=50))
        uma.enter_uma_track(
            actor=began,
            case_id=case.pk,
            entry=uma.UmaEntry(
                eligibility="help_ended",
                coordination_talk_on=began.today - timedelta(days=4),
                coordination_with_id=district.agencies["demo-jugendamt"].pk,
                demarcation=DEMARCATION,
                focuses=["work", "several"] if at % 2 == 0 else ["after_help"],
            ),
        )
        if at == 0:
            uma.start_uma_work(actor=began, case_id=case.pk, work_started_on=began.today)


def open_doors(district: District) -> None:
    """Play what happens before there is a case, and beside the regions."""
    _lay_down_groups(district)
    _hold_office_hours(district)
    _decide_requests(district)
    _accompany_young_refugees(district)
