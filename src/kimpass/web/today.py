"""What waits for somebody today, from all contexts; each right adds its sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors.access import LONG_WAIT
from kimpass.casework.selectors.today import CaseworkToday, NewAccess, access_today, casework_today
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.period import Period
from kimpass.organisation.models import Delegation, RoleAssignment, StaffMember
from kimpass.steering.models import Finding, Measure, Session, ThemeFinding, ThemeStep
from kimpass.steering.selectors.feedback import unseen_feedback
from kimpass.web.bodies_today import effects_to_check, land_to_remind, minutes_to_write, session_tasks
from kimpass.web.heard import questions, seat
from kimpass.web.learning import events_to_follow_up, late_inductions, own_induction
from kimpass.web.office import goals_to_confirm, reports, staffing
from kimpass.web.programme_today import (
    concerns_without_reply,
    drafts_of_reports,
    ending_agreements,
    late_milestones,
    newly_received,
    set_up_steps,
    statements_due,
)
from kimpass.web.residence import new_handovers, running_deadlines
from kimpass.web.worklist import Row, Section, address

LIMIT, NEWS_LIMIT = 8, 3
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class News:
    """An answer to a finding the actor reported, not yet read."""

    public_id: str
    title: str
    url: str
    text: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """The whole work list."""

    casework: CaseworkToday | None
    sections: tuple[Section, ...]
    news: tuple[News, ...] = ()
    represented: tuple[tuple[str, date | None, str], ...] = ()
    access: tuple[NewAccess, ...] = ()


def _unbundled(actor: Actor) -> Section:
    bundled = ThemeFinding.objects.asked_for().current().filter(finding=OuterRef("pk"), valid_until__isnull=True)
    rows = (
        Finding.objects.for_tenant(actor)
        .filter(~Exists(bundled), state=Finding.State.RELEASED)
        .select_related("field", "unit")
        .order_by("-month", "-pk")[:LIMIT]
    )
    return Section(
        "neue-hinweise",
        _("Neue Strukturhinweise ohne Thema"),
        [
            Row(
                row.title,
                address("steering:finding", row.public_id),
                f"{row.field.label_de} · {date_format(row.month, 'F Y')}",
            )
            for row in rows
        ],
        _("Alle Hinweise sind gebündelt."),
        _("Zur Tafel"),
        address("steering:board"),
    )


def _waiting_themes(actor: Actor) -> Section:
    rows = (
        ThemeStep.objects.for_tenant(actor)
        .filter(left_on__isnull=True, step__is_end=False, theme__merged_into__isnull=True)
        .select_related("theme", "step")
        .order_by("entered_on", "pk")[:LIMIT]
    )
    return Section(
        "themen",
        _("Themen, die am längsten auf ihrer Stufe liegen"),
        [
            Row(
                row.theme.title,
                address("steering:theme", row.theme.public_id),
                row.step.label,
                row.entered_on,
                late=row.entered_on < actor.today - 6 * SOON,
            )
            for row in rows
        ],
        _("Kein Thema wartet."),
    )


def _sessions(actor: Actor) -> Section:
    coming = Q(held_on__isnull=True) | Q(held_on__gte=actor.today)
    rows = (
        Session.objects.for_tenant(actor)
        .filter(coming, state=Session.State.PLANNED)
        .select_related("body")
        .order_by("held_on", "pk")[:LIMIT]
    )
    return Section(
        "sitzungen",
        _("Nächste Sitzungen"),
        [
            Row(row.body.name, address("steering:session", row.public_id), row.place or row.label, row.held_on)
            for row in rows
        ],
        _("Keine Sitzung ist geplant."),
        _("Gremien"),
        address("steering:bodies"),
    )


def _measures(actor: Actor) -> Section:
    ended = (Measure.State.IMPLEMENTED, Measure.State.STANDARD, Measure.State.DROPPED)
    rows = (
        Measure.objects.for_tenant(actor)
        .filter(due_on__lte=actor.today + SOON)
        .exclude(state__in=ended)
        .order_by("due_on", "pk")[:LIMIT]
    )
    return Section(
        "massnahmen",
        _("Fällige Maßnahmen"),
        [
            Row(
                row.title,
                address("steering:measure", row.public_id),
                row.owner_function,
                row.due_on,
                late=row.due_on is not None and row.due_on < actor.today,
            )
            for row in rows
        ],
        _("In den nächsten 30 Tagen ist keine Maßnahme fällig."),
        _("Alle Maßnahmen"),
        address("steering:measures"),
    )


def _without_role(actor: Actor) -> Section:
    held = RoleAssignment.objects.asked_for().on(actor.today).filter(staff_member=OuterRef("pk"))
    rows = (
        StaffMember.objects.for_tenant(actor)
        .filter(~Exists(held), is_active=True, user__isnull=False)
        .order_by("name", "pk")[:LIMIT]
    )
    return Section(
        "ohne-rolle",
        _("Konten ohne Rolle"),
        [Row(row.name, address("organisation:staff_member", row.public_id), row.function) for row in rows],
        _("Jedes Konto hat mindestens eine Rolle."),
        _("Konten und Rollen"),
        address("organisation:accounts"),
    )


def _ending_roles(actor: Actor) -> Section:
    rows = (
        RoleAssignment.objects.for_tenant(actor)
        .on(actor.today)
        .filter(valid_until__lte=actor.today + SOON)
        .select_related("staff_member")
        .order_by("valid_until", "pk")[:LIMIT]
    )
    return Section(
        "auslaufend",
        _("Rollen, die bald enden"),
        [
            Row(
                row.staff_member.name,
                address("organisation:staff_member", row.staff_member.public_id),
                _("letzter Tag"),
                Period(row.valid_from, row.valid_until).last_day,
            )
            for row in rows
        ],
        _("In den nächsten 30 Tagen endet keine Rolle."),
        _("Kataloge"),
        address("organisation:catalogues"),
    )


SECTIONS = (
    (Permission.THEME_WORK, _unbundled),
    (Permission.THEME_WORK, _waiting_themes),
    (Permission.SESSION_WORK, _sessions),
    (Permission.SESSION_WORK, minutes_to_write),
    (Permission.SESSION_WORK, session_tasks),
    (Permission.MEASURE_WORK, _measures),
    (Permission.MEASURE_WORK, effects_to_check),
    (Permission.THEME_WORK, land_to_remind),
    (Permission.SESSION_WORK, events_to_follow_up),
    (Permission.SESSION_WORK, late_inductions),
    (Permission.BODY_VIEW, own_induction),
    (Permission.REPORT_VIEW, goals_to_confirm),
    (Permission.REPORT_VIEW, staffing),
    (Permission.GOAL_WORK, late_milestones),
    (Permission.REPORT_RELEASE, drafts_of_reports),
    (Permission.ORGANISATION_WORK, ending_agreements),
    (Permission.ORGANISATION_WORK, statements_due),
    (Permission.REPORT_VIEW, reports),
    (Permission.LAND_VIEW, concerns_without_reply),
    (Permission.LAND_VIEW, newly_received),
    (Permission.HANDOVER_RECEIVE, new_handovers),
    (Permission.PROCEEDING_WORK, running_deadlines),
    (Permission.DISTRICT_SETUP, set_up_steps),
    (Permission.USERS_MANAGE, _without_role),
    (Permission.USERS_MANAGE, _ending_roles),
)


def _sections(actor: Actor) -> Iterator[Section]:
    for permission, build in SECTIONS:
        if actor.may_somewhere(permission) and (section := build(actor)) is not None:
            yield section


def news_of(actor: Actor) -> tuple[News, ...]:
    """Return the answers to the actor's findings that are not read yet, newest first."""
    return tuple(
        News(
            row.public_id,
            row.finding.title,
            address("steering:finding", row.finding.public_id),
            row.text,
            row.given_at,
        )
        for row in unseen_feedback(actor)[:NEWS_LIMIT]
    )


def _represented(actor: Actor) -> tuple[tuple[str, date | None, str], ...]:
    if not actor.deputising_for:
        return ()
    rows = Delegation.objects.for_tenant(actor).on(actor.today).filter(to_staff_id=actor.staff_id)
    return tuple(
        (
            row.from_staff.name,
            Period(row.valid_from, row.valid_until).last_day,
            address("casework:deputy_sheet", row.from_staff.public_id),
        )
        for row in rows.select_related("from_staff").order_by("valid_until", "pk")
    )


def _at_coordination(rows: tuple[NewAccess, ...]) -> Section:
    return Section(
        "zugaenge",
        _("Zugangsanfragen bei Ihnen"),
        [
            Row(
                f"{row.channel}, {row.unit}",
                address("casework:access_request", row.public_id),
                _("Rückmeldung an die meldende Stelle offen") if row.is_owed_an_answer else _("wartet, eingegangen am"),
                row.received_on,
                late=row.is_owed_an_answer or row.days_waiting > LONG_WAIT.days,
            )
            for row in rows[:LIMIT]
        ],
        _("Keine Anfrage liegt bei der Koordinierenden Stelle."),
        _("Alle Zugangsanfragen"),
        address("casework:list_access_requests"),
    )


def day_of(actor: Actor, *, all_goals: bool = False) -> Day:
    """Return what waits for the actor, and for those he deputises for, today."""
    keeps_cases = actor.may_somewhere(Permission.CASE_VIEW)
    coordinates = actor.may_somewhere(Permission.ACCESS_COORDINATE) and not keeps_cases
    access = access_today(actor) if coordinates else ()
    first = (_at_coordination(access),) if coordinates else ()
    return Day(
        casework=casework_today(actor, all_goals=all_goals) if keeps_cases else None,
        access=access,
        sections=(*first, *questions(actor), *seat(actor), *_sections(actor)),
        news=news_of(actor),
        represented=_represented(actor),
    )
