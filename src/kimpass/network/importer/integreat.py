"""Read the public places of an Integreat region (API v3, locations), from a file or from an address."""

import html
import ipaddress
import json
import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.network.importer.offers import Offer, Organisation, Report
from kimpass.network.importer.values import Values
from kimpass.network.models.hours import Hours, impossible
from kimpass.network.models.parts import LocationData

LARGEST, MOST, SECONDS = 10_000_000, 5000, 20
TAGS = re.compile(r"<[^<>]*>")
BLOCKS = re.compile(r"</(?:p|li|div|h[1-6])>|<br\s*/?>", re.IGNORECASE)


class AddressRefused(RuleViolation):
    """The address is not one we read from, or nothing readable came back."""


def plain(markup: str) -> str:
    """Return the text of a place's description without its markup."""
    lines = html.unescape(TAGS.sub(" ", BLOCKS.sub("\n", markup))).replace("\xa0", " ").splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _day(report: Report, path: str, weekday: int, told: dict[str, Any]) -> list[Hours]:
    if told.get("closed"):
        return []
    note = _("nur mit Termin") if told.get("appointmentOnly") else ""
    slots = [{"start": "00:00", "end": "24:00"}] if told.get("allDay") else told.get("timeSlots") or []
    if not isinstance(slots, list):
        report.wrong(path, _("Hier muss eine Liste stehen."))
        return []
    found = []
    for slot in slots:
        values = Values(report, path, slot if isinstance(slot, dict) else {})
        opens, closes = values.clock("start"), values.clock("end")
        if opens is not None and closes is not None:
            found.append(Hours(weekday, opens, closes, note))
    return found


def _hours(report: Report, path: str, told: Any) -> tuple[Hours, ...]:
    """Return opening hours: seven days from Monday, each with time slots, closed, all day or by appointment."""
    if told is None:
        return ()
    if not isinstance(told, list) or len(told) > 7 or not all(isinstance(day, dict) for day in told):
        report.wrong(path, _("Öffnungszeiten sind eine Liste von sieben Tagen, Montag zuerst."))
        return ()
    found = [one for at, day in enumerate(told) for one in _day(report, f"{path}[{at}]", at + 1, day)]
    for words in impossible(found):
        report.wrong(path, words)
    return tuple(sorted(found))


def _part(row: dict[str, Any], name: str) -> dict[str, Any]:
    found = row.get(name)
    return found if isinstance(found, dict) else {}


def _contact(row: dict[str, Any]) -> dict[str, Any]:
    """Return how to reach the place: its own details, else those of the first contact; never a person's name."""
    contacts = row.get("contacts")
    first = next((one for one in contacts if isinstance(one, dict)), {}) if isinstance(contacts, list) else {}
    return {name: row.get(name) or first.get(name) for name in ("phone_number", "email", "website")} | {
        "area": first.get("area_of_responsibility") or first.get("point_of_contact_for")
    }


def _access(values: Values) -> str:
    closed = _("vorübergehend geschlossen") if values.row.get("temporarily_closed") is True else ""
    address = values.web("appointment_url") if values.row.get("appointment_url") else ""
    booked = _("Termine: %(url)s") % {"url": address} if address else ""
    return "; ".join(filter(None, (closed, booked)))[:300]


def _offer(report: Report, path: str, row: dict[str, Any]) -> Offer | None:
    values, contact = Values(report, path, row), Values(report, path, _contact(row))
    where = _part(row, "location")
    spot = Values(report, f"{path}.location", where)
    name = values.text("title", 200, needed=True)
    point = spot.coordinates("latitude", "longitude")
    address = {"street": spot.text("address", 160), "postal_code": spot.postal_code("postcode")}
    place = LocationData(
        name=name[:160],
        **address,
        place=spot.text("town", 120),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        is_accessible=row.get("barrier_free") if isinstance(row.get("barrier_free"), bool) else None,
        hours=_hours(report, f"{path}.opening_hours", row.get("opening_hours")),
    )
    owner = _part(row, "organization")
    said = Values(report, f"{path}.organization", owner)
    organisation = Organisation(
        name=(said.text("name", 160) if owner else "") or name[:160], website=said.web("website") if owner else ""
    )
    content = row.get("content") or row.get("excerpt") or ""
    text = {"content": plain(content) if isinstance(content, str) else content}
    key = where.get("id") or row.get("path") or row.get("id")
    if not key:
        report.wrong(path, _("Diesem Ort fehlt die Kennung."))
        return None
    return Offer(
        path=path,
        key=Values(report, path, {"id": key}).text("id", 120),
        organisation=organisation,
        name=name,
        values={
            "description": Values(report, path, text).text("content", 5000, lines=True),
            "contact_function": contact.text("area", 160),
            "phone": contact.text("phone_number", 60),
            "email": contact.email("email"),
            "website": contact.web("website"),
            "access": _access(values),
        },
        unit_name=place.place,
        places=(place,),
        is_partial=True,
    )


def read_places(content: bytes, report: Report) -> list[Offer]:
    """Return the places of a region as offers; what is wrong goes into the report."""
    if len(content) > LARGEST:
        report.wrong("", _("Die Datei ist zu groß, erlaubt sind 10 MB."))
        return []
    try:
        rows = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        report.wrong("", _("Die Datei ist kein JSON in UTF-8."))
        return []
    if not isinstance(rows, list) or len(rows) > MOST:
        report.wrong("", _("Die Datei enthält keine Liste von Orten."))
        return []
    found = []
    for at, row in enumerate(rows):
        if not isinstance(row, dict):
            report.wrong(f"[{at}]", _("Hier muss ein Objekt stehen."))
        elif (offer := _offer(report, f"[{at}]", row)) is not None:
            found.append(offer)
    if not found and not report.problems:
        report.wrong("", _("Die Datei enthält keinen Ort."))
    return found


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect may lead anywhere, also inside: it is refused."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Refuse."""


def fetch(address: str) -> bytes:
    """
    Return what stands under an address: https only, or this machine; bounded in time and size.

    :raises AddressRefused: another kind of address, one inside the house, no answer, or too much of it.
    """
    parts = urllib.parse.urlsplit(address)
    host = parts.hostname or ""
    here = _is_here(host)
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise AddressRefused(_("Gelesen wird nur über https, oder von diesem Rechner."))
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, parts.port or 443)}
        inside = [one for one in found if not ipaddress.ip_address(one).is_global]
        if inside and not here:
            raise AddressRefused(_("Diese Adresse liegt im eigenen Netz."))
        opener = urllib.request.build_opener(_NoRedirect, *([urllib.request.ProxyHandler({})] if here else []))
        request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310 - checked above
        with opener.open(request, timeout=SECONDS) as answer:
            content: bytes = answer.read(LARGEST + 1)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise AddressRefused(_("Unter dieser Adresse kam keine lesbare Antwort.")) from error
    if len(content) > LARGEST:
        raise AddressRefused(_("Die Datei ist zu groß, erlaubt sind 10 MB."))
    return content
