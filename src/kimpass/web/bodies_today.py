"""What waits around the bodies: minutes to write, tasks of sessions, effects to look at, the Land to remind."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.models import Session, SessionTask, StateIssue
from kimpass.steering.selectors.effects import checks_due
from kimpass.web.worklist import Row, Section, address

LIMIT = 8
SOON = timedelta(days=30)


def minutes_to_write(actor: Actor) -> Section:
    """List the sessions whose day is over and that have no minutes."""
    rows = (
        Session.objects.for_tenant(actor)
        .filter(state=Session.State.PLANNED, held_on__lt=actor.today)
        .select_related("body")
        .order_by("held_on", "pk")[:LIMIT]
    )
    return Section(
        "niederschriften",
        _("Sitzungen ohne Niederschrift"),
        [Row(row.body.name, address("steering:session", row.public_id), "", row.held_on, late=True) for row in rows],
        _("Jede Sitzung ist niedergeschrieben."),
    )


def session_tasks(actor: Actor) -> Section:
    """List what sessions asked for and nobody has done, the longest overdue first."""
    rows = (
        SessionTask.objects.for_tenant(actor)
        .filter(done_on__isnull=True)
        .select_related("session")
        .order_by(F("due_on").asc(nulls_last=True), "pk")[:LIMIT]
    )
    return Section(
        "sitzungsaufgaben",
        _("Aufgaben aus Sitzungen"),
        [
            Row(
                row.text,
                address("steering:session", row.session.public_id),
                row.owner_function,
                row.due_on,
                late=row.due_on is not None and row.due_on < actor.today,
            )
            for row in rows
        ],
        _("Keine Aufgabe ist offen."),
    )


def effects_to_check(actor: Actor) -> Section:
    """List the measures whose effect should be looked at soon."""
    return Section(
        "wirkung",
        _("Wirkungsprüfungen"),
        [
            Row(
                row.title,
                address("steering:measure", row.public_id),
                row.get_state_display(),
                row.check_effect_on,
                late=row.check_effect_on < actor.today,
            )
            for row in checks_due(actor, actor.today + SOON)[:LIMIT]
        ],
        _("In den nächsten 30 Tagen ist keine Wirkung zu prüfen."),
    )


def land_to_remind(actor: Actor) -> Section:
    """List the concerns the Land has not answered although a reminder was due."""
    rows = (
        StateIssue.objects.for_tenant(actor)
        .filter(state=StateIssue.State.SENT, remind_on__lte=actor.today + SOON)
        .order_by("remind_on", "pk")[:LIMIT]
    )
    return Section(
        "land",
        _("Anliegen beim Land ohne Antwort"),
        [
            Row(
                row.title,
                address("steering:state_issue", row.public_id),
                row.recipient,
                row.remind_on,
                late=row.remind_on is not None and row.remind_on <= actor.today,
            )
            for row in rows
        ],
        _("Bei keinem Anliegen ist nachzufragen."),
        _("Alle Anliegen"),
        address("steering:state_issues"),
    )
