"""Correct the minutes of a session, and release them (BOD-04)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.steering import policy
from kimpass.steering.actions.sessions import SessionNotPossible
from kimpass.steering.models import Session
from kimpass.steering.selectors.office_text import person_in


def _session(actor: Actor, session_id: int) -> Session:
    session: Session = Session.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=session_id)
    return session


@transaction.atomic
def change_minutes(*, actor: Actor, session_id: int, version: int, minutes: str) -> Session:
    """
    Correct the minutes of a session that was held.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: it was not held yet, or somebody changed it in between.
    """
    session = _session(actor, session_id)
    require(policy.change_minutes(actor, session))
    if session.state != Session.State.HELD:
        raise SessionNotPossible(_("Eine Niederschrift gibt es erst, wenn die Sitzung durchgeführt ist."))
    if session.version != version:
        raise SessionNotPossible(_("Die Niederschrift wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if session.minutes_released_on is not None:
        raise SessionNotPossible(_("Die Niederschrift ist freigegeben und bleibt, wie sie ist."))
    if not minutes.strip():
        raise SessionNotPossible(_("Eine Niederschrift kann nicht leer sein."))
    if reasons := person_in(minutes):
        raise SessionNotPossible.because(reasons)
    session.minutes = minutes
    session.version += 1
    session.save(update_fields=["minutes", "version"])
    log.record(actor, "session.minutes_changed", session)
    return session


@transaction.atomic
def release_minutes(*, actor: Actor, session_id: int, on: date) -> Session:
    """
    Release the minutes; from then on they stay as they are.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SessionNotPossible: there are none, or they are released already.
    """
    session = _session(actor, session_id)
    require(policy.release_minutes(actor, session))
    if session.state != Session.State.HELD or not session.minutes.strip():
        raise SessionNotPossible(_("Eine Niederschrift gibt es erst, wenn die Sitzung durchgeführt ist."))
    if session.minutes_released_on is not None:
        raise SessionNotPossible(_("Die Niederschrift ist schon freigegeben."))
    session.minutes_released_on = on
    session.version += 1
    session.save(update_fields=["minutes_released_on", "version"])
    log.record(actor, "session.minutes_released", session)
    return session
