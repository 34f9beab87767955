"""Build the agenda of a session from themes, and bring its points into order (BOD-04, SYS-12)."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.steering import policy
from kimpass.steering.actions.sessions import SessionNotPossible, add_agenda_item
from kimpass.steering.models import AgendaItem, Decision, Session, SessionGuest
from kimpass.steering.selectors.agenda import swapped


@transaction.atomic
def build_agenda(*, actor: Actor, session_id: int, theme_ids: Sequence[int]) -> list[AgendaItem]:
    """
    Put several themes on the agenda at once, in the order given; one that does not fit lets none come in.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: nothing was chosen, or a theme does not fit.
    """
    session: Session = Session.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=session_id)
    require(policy.build_agenda(actor, session))
    if not theme_ids:
        raise SessionNotPossible(_("Bitte wählen Sie mindestens ein Thema."))
    return [
        add_agenda_item(actor=actor, session_id=session.pk, title="", theme_id=theme_id)
        for theme_id in dict.fromkeys(theme_ids)
    ]


def _item(actor: Actor, item_id: int) -> AgendaItem:
    rows = AgendaItem.objects.visible_to(actor).select_related("session").select_for_update(of=("self",))
    item: AgendaItem = rows.get(pk=item_id)
    return item


def _refuse_past(item: AgendaItem) -> None:
    if item.session.state != Session.State.PLANNED:
        raise SessionNotPossible(
            _("Die Tagesordnung einer durchgeführten oder abgesagten Sitzung bleibt, wie sie war.")
        )


@transaction.atomic
def move_agenda_item(*, actor: Actor, item_id: int, direction: str) -> AgendaItem:
    """
    Change places with the point before or after; at the end of the list nothing happens.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the session is over.
    """
    item = _item(actor, item_id)
    require(policy.move_agenda_item(actor, item))
    _refuse_past(item)
    rows = AgendaItem.objects.for_tenant(actor).filter(session=item.session).select_for_update(of=("self",))
    points = list(rows.order_by("sort", "pk"))
    at = next(place for place, point in enumerate(points) if point.pk == item.pk)
    # Numbered anew: whatever files brought along, the order is one to n afterwards.
    for place, point in enumerate(swapped(points, at, direction), 1):
        if point.sort != place:
            point.sort = place
            point.save(update_fields=["sort"])
    log.record(actor, "session.agenda_moved", item, session=item.session_id)
    return item


@transaction.atomic
def remove_agenda_item(*, actor: Actor, item_id: int) -> Session:
    """
    Take a point off the agenda of a session to come.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: the session is over, or something was decided on the point.
    """
    item = _item(actor, item_id)
    require(policy.remove_agenda_item(actor, item))
    _refuse_past(item)
    if Decision.objects.for_tenant(actor).filter(agenda_item=item).exists():
        raise SessionNotPossible(_("Zu diesem Punkt ist schon etwas beschlossen."))
    guests = SessionGuest.objects.for_tenant(actor).filter(agenda_item=item)
    # Whoever came for this point alone is invited to the session until somebody takes the guest off.
    guests.update(agenda_item=None)
    session = item.session
    log.record(actor, "session.agenda_item_removed", item, session=session.pk)
    item.delete()
    return session
