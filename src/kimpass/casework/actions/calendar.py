"""The secret address under which a calendar program fetches one's own appointments (promise 17)."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import CalendarFeed
from kimpass.casework.selectors.calendar import hash_of
from kimpass.kernel.access import Actor, RuleViolation, require

TOKEN_BYTES = 32


class NoCalendarFeed(RuleViolation):
    """There is no address to end."""


def _end(actor: Actor) -> int:
    rows = CalendarFeed.objects.for_tenant(actor).filter(staff_member_id=actor.staff_id, ended_on__isnull=True)
    ended: int = rows.update(ended_on=actor.today)
    return ended


@transaction.atomic
def renew_calendar_feed(*, actor: Actor) -> str:
    """
    Return a new secret for the actor's own appointments, shown once; the one before dies.

    :raises PermissionDenied: the policy refuses this actor.
    """
    require(policy.renew_calendar_feed(actor))
    _end(actor)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed.objects.create(
        tenant_id=actor.tenant_id, staff_member_id=actor.staff_id, token_hash=hash_of(token), created_on=actor.today
    )
    log.record(actor, "calendar_feed.renewed", feed)
    return token


@transaction.atomic
def end_calendar_feed(*, actor: Actor) -> None:
    """
    Let the address die at once.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoCalendarFeed: there is none.
    """
    require(policy.end_calendar_feed(actor))
    feed = CalendarFeed.objects.for_tenant(actor).filter(staff_member_id=actor.staff_id, ended_on__isnull=True).first()
    if feed is None:
        raise NoCalendarFeed(_("Es ist kein Kalenderabruf eingerichtet."))
    _end(actor)
    log.record(actor, "calendar_feed.ended", feed)
