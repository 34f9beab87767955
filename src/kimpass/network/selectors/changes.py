"""What is new in the directory since somebody looked: all case managers at the same state of knowledge (DIR-06)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.audit.models import Event
from kimpass.kernel.access import Actor
from kimpass.network.models import Service

KINDS: dict[str, str | Promise] = {
    "service.added": _("neu"),
    "service.imported": _("eingelesen"),
    "service.changed": _("geändert"),
    "service.merged": _("zusammengeführt"),
    "service.ended": _("beendet"),
}
FIRST_LOOK = timedelta(days=30)
MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One offer and what happened to it last; `is_new` when it was not there before."""

    service: Service
    kind: str | Promise
    at: datetime
    is_new: bool


def last_look(actor: Actor) -> datetime | None:
    """Return when the actor last said that he has seen the changes, None when never."""
    seen = Event.objects.for_tenant(actor).filter(
        subject_type="organisation.staffmember", subject_id=actor.staff_id, event="directory.seen"
    )
    found: datetime | None = seen.order_by("-pk").values_list("recorded_at", flat=True).first()
    return found


def since(actor: Actor) -> datetime:
    """Return from when changes are shown: the last look, or the last thirty days."""
    return last_look(actor) or timezone.now() - FIRST_LOOK


def _events(actor: Actor, start: datetime) -> list[tuple[int, str, datetime]]:
    rows = Event.objects.for_tenant(actor).filter(
        subject_type="network.service", event__in=KINDS, recorded_at__gt=start
    )
    return list(rows.order_by("-pk").values_list("subject_id", "event", "recorded_at"))


def changed_count(actor: Actor) -> int:
    """Return how many offers changed since the actor looked."""
    rows = Event.objects.for_tenant(actor).filter(
        subject_type="network.service", event__in=KINDS, recorded_at__gt=since(actor)
    )
    return rows.values("subject_id").distinct().count()


def notices(actor: Actor) -> list[Notice]:
    """Return the offers that changed since the actor looked, newest first, each once."""
    newest: dict[int, tuple[str, datetime]] = {}
    fresh: set[int] = set()
    for service_id, event, at in _events(actor, since(actor)):
        newest.setdefault(service_id, (event, at))
        if event == "service.added":
            fresh.add(service_id)
    rows = Service.objects.visible_to(actor).filter(pk__in=list(newest)[:MOST]).select_related("agency", "unit")
    found = [Notice(row, KINDS[newest[row.pk][0]], newest[row.pk][1], row.pk in fresh) for row in rows]
    return sorted(found, key=lambda notice: notice.at, reverse=True)
