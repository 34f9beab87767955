"""The agenda of a session: from themes, in order."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.steering import policy
from kimpass.steering.actions import agenda, sessions
from kimpass.steering.forms.sessions import AddAgendaItemForm, BuildAgendaForm
from kimpass.steering.models import AgendaItem, Session
from kimpass.steering.selectors.agenda import DOWN, UP
from kimpass.steering.views.frame import upwards, work
from kimpass.steering.views.sessions import page_of
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once


@guarded(Session, policy.add_agenda_item)
@once
def add_agenda_item(request: Request, row: Session) -> HttpResponse:
    form = AddAgendaItemForm(request.actor, posted(request), session=row)

    def act(values: dict[str, Any]) -> str:
        sessions.add_agenda_item(actor=request.actor, session_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Punkt auf die Tagesordnung setzen"),
        button=_("Aufnehmen"),
        back=page_of(row),
        success=_("Der Punkt steht auf der Tagesordnung."),
    )


@guarded(Session, policy.build_agenda)
@once
def build_agenda(request: Request, row: Session) -> HttpResponse:
    form = BuildAgendaForm(request.actor, posted(request), session=row)

    def act(values: dict[str, Any]) -> str:
        agenda.build_agenda(actor=request.actor, session_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Tagesordnung aus Themen"),
        button=_("Aufnehmen"),
        back=page_of(row),
        success=_("Die Themen stehen auf der Tagesordnung."),
    )


@guarded(AgendaItem, policy.move_agenda_item)
@once
def move_agenda_item(request: Request, row: AgendaItem) -> HttpResponse:
    direction = UP if upwards(request) else DOWN
    session = Session.objects.for_tenant(request.actor).get(pk=row.session_id)
    return press(
        request,
        lambda: agenda.move_agenda_item(actor=request.actor, item_id=row.pk, direction=direction),
        back=page_of(session),
        success=_("Die Reihenfolge ist geändert."),
    )


@guarded(AgendaItem, policy.remove_agenda_item)
@once
def remove_agenda_item(request: Request, row: AgendaItem) -> HttpResponse:
    session = Session.objects.for_tenant(request.actor).get(pk=row.session_id)
    return press(
        request,
        lambda: agenda.remove_agenda_item(actor=request.actor, item_id=row.pk),
        back=page_of(session),
        success=_("Der Punkt ist von der Tagesordnung genommen."),
    )
