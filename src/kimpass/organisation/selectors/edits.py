"""Who changed a row last, as the trail says: shown beside two versions of the same thing (promise 14)."""

from typing import Any, TypeVar

from django.db import models
from django.forms import BaseForm

from kimpass.audit.models import Event
from kimpass.kernel.access import Actor
from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel, StaffMember
from kimpass.ui import editing
from kimpass.ui.editing import Change, Clash
from kimpass.ui.pressing import posted_version

M = TypeVar("M", bound=models.Model)


def last_change(actor: Actor, row: models.Model) -> Change:
    """Return when a row was changed last and by whom, as far as the trail knows."""
    events = Event.objects.for_tenant(actor).filter(subject_type=row._meta.label_lower, subject_id=row.pk)
    newest = events.order_by("-pk").values_list("recorded_at", "staff_id").first()
    if newest is None:
        return Change()
    at, staff_id = newest
    name = StaffMember.objects.for_tenant(actor).filter(pk=staff_id).values_list("name", flat=True).first()
    return Change(at, name or "")


def held(actor: Actor, row: M) -> M:
    """Return a row as it is now, locked until the transaction ends, so that nobody is quicker while we compare."""
    rows = type(row)._default_manager.visible_to(actor)  # type: ignore[attr-defined]
    found: M = rows.select_for_update(of=("self",)).get(pk=row.pk)
    return found


def refuse_stale(request: Request, form: BaseForm, row: models.Model, **fresh: object) -> Clash | None:
    """Let a form pass that knows what it replaces; else refuse it and return both versions, see `ui.editing`."""
    if not form.is_bound:
        return None
    return editing.refuse_stale(request, form, last_change(request.actor, row), **fresh)


def standing(request: Request, form: BaseForm, row: AddressedModel) -> dict[str, Any]:
    """Return what a form that replaces a row shows: the version it replaces, and both where somebody was quicker."""
    late = request.method == "POST" and posted_version(request) != row.version
    return {"version": row.version, "clash": editing.clash(form, last_change(request.actor, row)) if late else None}
