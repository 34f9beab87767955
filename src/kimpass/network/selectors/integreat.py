"""Public places and office hours in the shape of Integreat's API v3 (places), to be taken over there (PR-03)."""

import hashlib
import json
from collections.abc import Iterable
from html import escape
from typing import Any

from kimpass.kernel.access import Actor
from kimpass.network.models.hours import Hours, Unreadable, read_hours
from kimpass.network.selectors import directory
from kimpass.network.selectors.directory import Place, Whole
from kimpass.organisation.models import Tenant, WorkingMode

ZONE = "Europe/Berlin"
LANGUAGE = "de"


def _number(*parts: str) -> int:
    """Return a number that stays the same for the same thing and tells nothing of our rows."""
    return int.from_bytes(hashlib.sha256("/".join(parts).encode()).digest()[:6], "big")


def week(hours: Iterable[Hours]) -> list[dict[str, Any]] | None:
    """Return seven days from Monday; None where no hours are known, because unknown is not closed."""
    known = list(hours)
    if not known:
        return None
    days = []
    for weekday in range(1, 8):
        today = [one for one in known if one.weekday == weekday]
        slots = [{"start": f"{one.opens_at:%H:%M}", "end": f"{one.closes_at:%H:%M}", "timezone": ZONE} for one in today]
        by_appointment = bool(today) and all("termin" in one.note.casefold() for one in today)
        days.append(
            {"allDay": False, "closed": not slots, "appointmentOnly": by_appointment, "timeSlots": slots},
        )
    return days


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for text in texts for line in text.split("\n") if line.strip())


def _entry(tenant: str, key: str, title: str, text: str, **more: Any) -> dict[str, Any]:
    path = f"/{tenant}/{LANGUAGE}/locations/{key}/"
    number = _number(tenant, key)
    plain = {"id": number, "path": path, "url": None, "title": title, "modified_gmt": None, "last_updated": None}
    about = {
        "excerpt": text,
        "meta_description": None,
        "content": _paragraphs(text),
        "available_languages": {LANGUAGE: {"id": number, "path": path, "url": None}},
        "icon": None,
        "thumbnail": None,
        "temporarily_closed": False,
        "appointment_url": None,
        "hash": None,
    }
    return plain | about | more


def _where(tenant: str, key: str, title: str, place: Place | None, town: str = "") -> dict[str, Any]:
    row = place.row if place else None
    known = {
        "address": row.street if row else "",
        "town": (row.place if row else "") or town,
        "postcode": row.postal_code if row else "",
    }
    return {
        "id": _number(tenant, "place", key),
        "name": title,
        **{name: value or None for name, value in known.items()},
        "state": None,
        "region": None,
        "country": "Deutschland",
        "latitude": float(row.latitude) if row and row.latitude is not None else None,
        "longitude": float(row.longitude) if row and row.longitude is not None else None,
    }


def _of_offer(tenant: str, whole: Whole, place: Place) -> dict[str, Any]:
    row, at = whole.service, place.row
    title = row.name if len(whole.places) == 1 or not at.name else f"{row.name}, {at.name}"
    reached = {"website": row.website or None, "email": row.email or None, "phone_number": row.phone or None}
    # A function and never a name: who answers there is nobody's business on a public page.
    contact = {"area_of_responsibility": row.contact_function or None, "name": None, "mobile_number": None}
    agency = row.agency
    return _entry(
        tenant,
        at.public_id,
        title,
        "\n".join(text for text in (row.description, row.eligibility, row.access, row.cost) if text),
        **reached,
        contacts=[contact | reached | {"opening_hours": None, "appointment_url": None}],
        category={"id": _number(tenant, "category", row.field.code), "name": row.field.label_de},
        opening_hours=week(place.hours or whole.hours),
        location=_where(tenant, at.public_id, title, place),
        organization={
            "id": _number(tenant, "organization", agency.public_id),
            "slug": agency.key,
            "name": agency.name,
            "logo": None,
            "website": agency.website or None,
        },
        barrier_free=at.is_accessible,
    )


def _of_office(tenant: Tenant, mode: WorkingMode) -> dict[str, Any]:
    """Return where KIM itself can be met in a Kommune; hours that are no hours stay words."""
    key = f"kim-{mode.unit.key}-{_number(mode.mode, mode.place) % 10**6}"
    title = f"KIM Case Management, {mode.unit.name}"
    try:
        hours = read_hours(mode.hours)
    except Unreadable:
        hours = []
    words = "\n".join(text for text in (str(mode.get_mode_display()), mode.place, mode.hours) if text)
    where = _where(tenant.key, key, title, None, mode.unit.name) | {"address": mode.place or None}
    return _entry(
        tenant.key,
        key,
        title,
        words,
        website=None,
        email=None,
        phone_number=None,
        contacts=[],
        category=None,
        opening_hours=week(hours),
        location=where,
        organization={"id": _number(tenant.key), "slug": tenant.key, "name": tenant.name, "logo": None}
        | {"website": None},
        barrier_free=None,
    )


def places(actor: Actor) -> list[dict[str, Any]]:
    """Return running offers that have a public place, and the office hours the district shows to everybody."""
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    rows = directory.service_list(actor).order_by("agency__name", "name", "pk")
    found = []
    for row in directory.with_parts(actor, rows):
        whole = directory.assembled(actor, row)
        found += [_of_offer(tenant.key, whole, place) for place in whole.places]
    modes = WorkingMode.objects.for_tenant(actor).on(actor.today).filter(is_public=True).select_related("unit")
    return found + [_of_office(tenant, mode) for mode in modes.order_by("unit__name", "mode", "place")]


def as_json(actor: Actor) -> bytes:
    """Return the places as one file."""
    return json.dumps(places(actor), ensure_ascii=False, indent=1).encode()
