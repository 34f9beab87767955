"""Invitation with agenda, and minutes, as they are printed (BOD-04, BOD-07)."""

from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.steering.models import AgendaItem, Session, SessionGuest, SessionTask
from kimpass.steering.presenters.sheets import Grid, Part, Sheet, paragraphs, unknown
from kimpass.steering.selectors.bodies import session_file
from kimpass.steering.selectors.invitations import times_of
from kimpass.steering.selectors.office_language import in_german


def sender_of(actor: Actor) -> str:
    """Return whose paper it is."""
    name: str = Tenant.objects.values_list("name", flat=True).get(pk=actor.tenant_id)
    return name


def name_of(session: Session) -> str:
    """Return how a session is called."""
    return _("%(body)s, %(number)s. Sitzung") % {"body": session.body.name, "number": session.number}


def _facts(session: Session) -> list[tuple[str, str]]:
    return [
        (_("Sitzung"), name_of(session)),
        (_("Zeit"), times_of(session)),
        (_("Ort"), unknown(session.place)),
        (_("Form"), unknown(session.get_form_display())),
    ]


@in_german
def invitation_sheet(actor: Actor, session: Session) -> Sheet:
    """Return the invitation with its agenda."""
    points = list(AgendaItem.objects.for_tenant(actor).filter(session=session).order_by("sort", "pk"))
    guests = SessionGuest.objects.for_tenant(actor).filter(session=session).select_related("agenda_item")
    numbers = {point.pk: at for at, point in enumerate(points, 1)}
    rows = [[str(at), point.title] for at, point in enumerate(points, 1)]
    agenda = Part(_("Tagesordnung"), () if rows else (_("wird nachgereicht"),), grid=Grid((_("TOP"), _("Thema")), rows))
    parts = [agenda]
    named = [_guest(guest, numbers) for guest in guests.order_by("pk")]
    if named:
        parts.append(Part(_("Gäste"), points=named))
    notice = _("Diese Sitzung ist abgesagt.") if session.state == Session.State.CANCELLED else ""
    return Sheet(_("Einladung und Tagesordnung"), sender_of(actor), _facts(session), parts, notice)


def _guest(guest: SessionGuest, numbers: dict[int, int]) -> str:
    if guest.agenda_item_id not in numbers:
        return guest.function
    words = _("%(function)s (zu TOP %(number)s)")
    return words % {"function": guest.function, "number": numbers[guest.agenda_item_id]}


def _task(task: SessionTask) -> list[str]:
    due = f"{task.due_on:%d.%m.%Y}" if task.due_on else "–"
    return [task.text, task.owner_function, due, _("erledigt") if task.done_on else _("offen")]


@in_german
def minutes_sheet(actor: Actor, session: Session) -> Sheet:
    """Return the minutes: who was there by function, points with decisions and measures, tasks."""
    file = session_file(actor, session)
    there = [[seat.function, str(file.attendance.get(seat.pk, 0))] for seat in file.seats]
    there += [[guest.function, str(guest.present)] for guest in file.guests]
    parts = [Part(_("Anwesend, nach Funktion"), grid=Grid((_("Funktion"), _("Personen")), there))] if there else []
    parts.append(Part(_("Niederschrift"), paragraphs(session.minutes) or (_("Noch keine Niederschrift."),)))
    parts += [_point(item, at) for at, item in enumerate(file.agenda, 1)]
    tasks = [_task(task) for task in file.tasks]
    if tasks:
        head = (_("Aufgabe"), _("Verantwortlich"), _("Bis"), _("Stand"))
        parts.append(Part(_("Aufgaben"), grid=Grid(head, tasks)))
    released = session.minutes_released_on
    notice = "" if released else _("Entwurf: Diese Niederschrift ist noch nicht freigegeben.")
    footer = _("Freigegeben am %(day)s") % {"day": f"{released:%d.%m.%Y}"} if released else _("Entwurf")
    return Sheet(_("Niederschrift"), sender_of(actor), _facts(session), parts, notice, footer)


def _point(item: Any, at: int) -> Part:
    lines = list(paragraphs(item.note))
    decided = []
    for decision in item.made:
        words = {"result": decision.get_result_display(), "mode": unknown(decision.mode_words), "text": decision.text}
        decided.append(_("Beschluss (%(result)s, %(mode)s): %(text)s") % words)
        if decision.founds:
            decided.append(_("Gegründet: %(name)s") % {"name": decision.founds.name})
        decided += [
            _("Maßnahme: %(title)s – %(owner)s, bis %(day)s")
            % {
                "title": measure.title,
                "owner": unknown(measure.owner_function),
                "day": f"{measure.due_on:%d.%m.%Y}" if measure.due_on else _("offen"),
            }
            for measure in decision.started
        ]
    if not lines and not decided:
        lines.append(_("Ohne Beschluss."))
    return Part(_("TOP %(number)s: %(title)s") % {"number": at, "title": item.title}, lines, decided, level=3)
