"""What bodies did: sessions, treated themes, founded groups, with the rows that prove it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.kernel.period import Period
from kimpass.organisation.models import Precision
from kimpass.steering.models import AgendaItem, Body, Decision, Session

SUNDAY, SATURDAY = 6, 5


def held_sessions(tenant_id: int, kind: str, period: Period | None = None, until: date | None = None) -> list[Session]:
    """Return the held sessions of bodies of a kind, by time."""
    rows = Session.objects.asked_for().filter(
        tenant_id=tenant_id, body__kind=kind, state=Session.State.HELD, held_on__isnull=False
    )
    if period is not None:
        rows = rows.filter(held_on__gte=period.start)
        rows = rows.filter(held_on__lt=period.end) if period.end else rows
    if until is not None:
        rows = rows.filter(held_on__lte=until)
    return list(rows.select_related("body").order_by("held_on", "number"))


def last_record(tenant_id: int) -> date | None:
    """Return the day of the last held session: what came later nobody has recorded yet."""
    rows = Session.objects.asked_for().filter(tenant_id=tenant_id, state=Session.State.HELD, held_on__isnull=False)
    newest: date | None = rows.order_by("-held_on").values_list("held_on", flat=True).first()
    return newest


def words(session: Session) -> str:
    """Return the date of a session, no more exact than it is known."""
    if session.precision == Precision.DAY and session.held_on:
        return f"{session.held_on:%d.%m.%Y}"
    return session.label or _("Datum unbekannt")


def weekday_remarks(sessions: Iterable[Session]) -> tuple[str, ...]:
    """Return a remark for each session on a weekend: a warning, never an error (F-02)."""
    names = {SATURDAY: _("Samstag"), SUNDAY: _("Sonntag")}
    return tuple(
        _("Der %(day)s ist ein %(weekday)s. Bitte das Datum prüfen.")
        % {"day": words(session), "weekday": names[session.held_on.weekday()]}
        for session in sessions
        if session.precision == Precision.DAY and session.held_on and session.held_on.weekday() in names
    )


def proof_of(sessions: Iterable[Session]) -> tuple[ProofRow, ...]:
    """Return sessions as rows behind a figure."""
    return tuple(
        ProofRow(
            words(session),
            Decimal(session.number),
            session.held_on if session.precision == Precision.DAY else None,
            session.body.name,
        )
        for session in sessions
    )


def sessions_figure(tenant_id: int, scope: str, as_of: date) -> Figure:
    """Return how often the steering group met until a day; nothing recorded is unknown."""
    found = held_sessions(tenant_id, Body.Kind.STEERING_GROUP, until=as_of)
    return Figure(
        "steering.sessions",
        _("erfasste Sitzungen der Lenkungsgruppe"),
        Decimal(len(found)) if found else None,
        COUNT,
        _("durchgeführte Sitzungen der Lenkungsgruppe bis zum Stichtag"),
        scope,
        as_of,
        proof_of(found),
        weekday_remarks(found),
    )


def treated_themes(tenant_id: int, period: Period) -> list[AgendaItem]:
    """Return the points at which the steering group treated a generative theme, each theme once."""
    rows = (
        AgendaItem.objects.asked_for()
        .filter(
            tenant_id=tenant_id,
            was_treated=True,
            theme__is_generative=True,
            session__body__kind=Body.Kind.STEERING_GROUP,
            session__state=Session.State.HELD,
            session__held_on__gte=period.start,
            session__held_on__lt=period.end,
        )
        .select_related("theme", "session")
        .order_by("session__held_on", "sort")
    )
    return list({item.theme_id: item for item in rows}.values())


def decisions_with(tenant_id: int, period: Period, result: str) -> list[Decision]:
    """Return the decisions of a kind that sessions of the period took."""
    rows = Decision.objects.asked_for().filter(
        tenant_id=tenant_id,
        result=result,
        agenda_item__session__held_on__gte=period.start,
        agenda_item__session__held_on__lt=period.end,
    )
    return list(rows.select_related("agenda_item__session").order_by("agenda_item__session__held_on", "pk"))


def exchange_remark(exchanges: list[Decision]) -> str:
    """Say that an agreed exchange is a result but founds no group (SYS-13)."""
    return ngettext(
        "%(count)s vereinbarter Austausch zählt nicht als Arbeitsgruppe.",
        "%(count)s vereinbarte Austausche zählen nicht als Arbeitsgruppe.",
        len(exchanges),
    ) % {"count": len(exchanges)}
