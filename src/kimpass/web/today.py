"""What waits for somebody today, from all contexts; each right adds its sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors.today import CaseworkToday, casework_today
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.period import Period
from kimpass.organisation.models import Delegation, RoleAssignment, StaffMember
from kimpass.steering.models import Finding, Measure, Session, ThemeFinding, ThemeStep
from kimpass.steering.selectors.feedback import unseen_feedback
from kimpass.web.office import goals_to_confirm, reports, staffing
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
    represented: tuple[tuple[str, date | None], ...] = ()


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
    (Permission.MEASURE_WORK, _measures),
    (Permission.REPORT_VIEW, goals_to_confirm),
    (Permission.REPORT_VIEW, staffing),
    (Permission.REPORT_VIEW, reports),
    (Permission.USERS_MANAGE, _without_role),
    (Permission.USERS_MANAGE, _ending_roles),
)


def _sections(actor: Actor) -> Iterator[Section]:
    for permission, build in SECTIONS:
        if actor.may_somewhere(permission):
            yield build(actor)


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


def _represented(actor: Actor) -> tuple[tuple[str, date | None], ...]:
    if not actor.deputising_for:
        return ()
    rows = Delegation.objects.for_tenant(actor).on(actor.today).filter(to_staff_id=actor.staff_id)
    return tuple(
        (row.from_staff.name, Period(row.valid_from, row.valid_until).last_day)
        for row in rows.select_related("from_staff").order_by("valid_until", "pk")
    )


def day_of(actor: Actor, *, all_goals: bool = False) -> Day:
    """Return what waits for the actor, and for those he deputises for, today."""
    return Day(
        casework=casework_today(actor, all_goals=all_goals) if actor.may_somewhere(Permission.CASE_VIEW) else None,
        sections=tuple(_sections(actor)),
        news=news_of(actor) if actor.may_somewhere(Permission.FINDING_REPORT) else (),
        represented=_represented(actor),
    )
