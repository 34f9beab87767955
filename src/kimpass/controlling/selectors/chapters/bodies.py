"""Bodies: who sits in them, how often they met, and what the lists say against the limits (BOD, F-02, F-06)."""

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.checks import checked, count_against_list
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Row, Section, Table
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.sessions import sessions_figure, weekday_remarks
from kimpass.steering.models import Body, BodyMember, Session

LEAST_YEAR, LONGEST_YEAR = 365, 366


def _held(asked: Asked) -> dict[int, list[Session]]:
    rows = Session.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, state=Session.State.HELD, held_on__lte=day_of(asked)
    )
    if asked.period is not None:
        rows = rows.filter(held_on__gte=asked.period.start)
    found: dict[int, list[Session]] = defaultdict(list)
    for row in rows.select_related("body").order_by("held_on", "number"):
        found[row.body_id].append(row)
    return found


def seats_of(asked: Asked, body: Body) -> list[BodyMember]:
    """Return the seats of a body on the day, by function."""
    rows = BodyMember.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk, body=body)
    return list(rows.order_by("sort", "pk"))


def _size(body: Body) -> str:
    if body.size_min is None and body.size_max is None:
        return ""
    words = {"low": body.size_min or "?", "high": body.size_max or "?"}
    return _("%(low)s bis %(high)s Personen") % words


def _heads(seat: BodyMember) -> Decimal | None:
    if seat.headcount is not None:
        return Decimal(seat.headcount)
    return None if seat.as_needed or seat.is_guest else Decimal(1)


def seat_figures(asked: Asked) -> list[Figure]:
    """Return the entries of the steering group's list, and the heads that are certain (F-06)."""
    body = Body.objects.asked_for().filter(tenant_id=asked.tenant.pk, kind=Body.Kind.STEERING_GROUP).first()
    seats = seats_of(asked, body) if body is not None else []
    if body is None or not seats:
        return []
    scope, day = asked.scope, day_of(asked)
    listed = tuple(ProofRow(seat.function, _heads(seat)) for seat in seats)
    open_ones = sum(row.value is None for row in listed)
    least = sum((row.value for row in listed if row.value is not None), Decimal(0))
    remarks = []
    if open_ones:
        told = _("%(count)s Einträge ohne feste Personenzahl: Es können mehr Personen sein, als Einträge in der Liste.")
        remarks.append(told % {"count": open_ones})
    if body.size_max is not None:
        remarks.append(_("Vorgesehene Größe: %(size)s.") % {"size": _size(body)})
        if least > body.size_max:
            remarks.append(_("Schon die festen Plätze überschreiten die vorgesehene Größe."))
    entries = Figure(
        "steering.seats",
        _("Einträge der Mitgliederliste"),
        Decimal(len(seats)),
        COUNT,
        _("Sitze der Lenkungsgruppe nach Funktion, nicht Personen"),
        scope,
        day,
        listed,
        tuple(remarks),
        counts=_("Funktionen"),
    )
    heads = Figure(
        "steering.heads_at_least",
        _("Personen mindestens"),
        least,
        COUNT,
        _("Personen hinter den Einträgen mit fester Zahl; ein Eintrag ohne Zahl zählt eine Person"),
        scope,
        day,
        listed,
        counts=_("Personen"),
    )
    return [entries, heads]


def _rhythm_remark(asked: Asked, body: Body, held: int) -> str:
    """Say where a body met more or less often than it is meant to in a year; other spans have no rhythm."""
    period = asked.period
    if period is None or period.end is None or body.sessions_per_year is None:
        return ""
    is_over = asked.as_of.toordinal() >= period.end.toordinal() - 1
    if not LEAST_YEAR <= (period.end - period.start).days <= LONGEST_YEAR or not is_over:
        return ""
    return count_against_list(
        Decimal(body.sessions_per_year), held, _("%(body)s, Sitzungen im Jahr") % {"body": body.name}
    )


def bodies_section(asked: Asked) -> Section:
    """Return the chapter on bodies: a line for each, with sessions of the period or until the day."""
    held = _held(asked)
    rows_of = Body.objects.asked_for().filter(tenant_id=asked.tenant.pk).exclude(active_until__lte=day_of(asked))
    bodies = list(rows_of.order_by("level", "kind", "name"))
    rows = [
        Row(
            body.name,
            (
                asked.words.called(Body.Kind(body.kind)),
                _size(body),
                str(len(held[body.pk])) if held.get(body.pk) else _("nicht erfasst"),
                body.rhythm or body.note,
            ),
        )
        for body in bodies
    ]
    columns = (_("Gremium"), _("Art"), _("Größe"), _("Sitzungen"), _("Hinweis"))
    remarks = [
        *weekday_remarks(session for sessions in held.values() for session in sessions),
        *(_rhythm_remark(asked, body, len(held[body.pk])) for body in bodies if held.get(body.pk)),
    ]
    tables = (checked(Table(_("Gremien"), columns, tuple(rows)), *remarks),) if rows else ()
    texts = () if rows else (_("Gremien sind nicht erfasst."),)
    figures = (sessions_figure(asked.tenant.pk, asked.scope, day_of(asked)), *seat_figures(asked))
    return Section("bodies", _("Gremien"), "", tables, figures, texts)


def meetings_section(asked: Asked) -> Section:
    """Return the chapter on regular meetings between the Bausteine (REP-01)."""
    bodies = Body.objects.asked_for().filter(tenant_id=asked.tenant.pk, kind=Body.Kind.MEETING)
    texts = []
    for body in bodies.order_by("name"):
        seats = ", ".join(seat.function for seat in seats_of(asked, body))
        note = f" ({body.note})" if body.note else ""
        texts.append(f"{body.name}{note}: {seats}" if seats else f"{body.name}{note}")
    return Section("meetings", _("Besprechungen"), texts=tuple(texts) or (_("Besprechungen sind nicht erfasst."),))
