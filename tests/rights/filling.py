"""Fill any form of the application the way somebody would who means it."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.rights import walk

PASSWORD = "ein-langes-kennwort-2026"
SAID = {
    "birth": "1990",
    "birth_date": "",
    "birth_year": "1990",
    "size_min": "2",
    "size_max": "4",
    "sessions_per_year": "4",
    "case_count": "3",
    "cases_used": "3",
    "headcount": "2",
    "minutes": "Beraten und beschlossen.",
    "phone": "",
    "postal_code": "",
    "password1": PASSWORD,
    "password2": PASSWORD,
    "password": PASSWORD,
    "username": "neu.hier",
    "login": "neu.hier",
}
EARLIER = ("valid_from",)
LATER = ("due_on", "held_on", "expires_on", "last_day")
# What a page offers first does not always go together.
INSTEAD = {
    "casework:record_access_request": {"directly_to_coordination": None, "reasons": None},
    "casework:agree_goals": {f"{name}_{row}": "" for name in ("title", "due_on", "steps") for row in (2, 3)},
}


def said(name, value):
    """Return what is written into a field of this name, unless something stands there already."""
    last = name.rpartition("-")[2].rstrip("_123")
    if value:
        return value
    if last in SAID:
        return SAID[last]
    if last in LATER:
        return (localdate() + timedelta(days=30)).strftime("%d.%m.%Y")
    if last == "on" or last.endswith("_on") or last in EARLIER:
        return localdate().strftime("%d.%m.%Y")
    return "Wartezeiten in der Beratung"


def meant(route, fields):
    """Fill a form as its page offers it: the first of every choice, words in every text."""
    values = {
        name: said(name, value) if kind in {"text", "textarea"} else value
        for name, (kind, value) in fields.items()
        if name != "csrfmiddlewaretoken"
    }
    values |= INSTEAD.get(route.name, {})
    return {name: value for name, value in values.items() if value is not None}


def forms_of(kreis, client, role):
    """Yield every writing form the role is shown, once for each route and shape, with the address it is sent to."""
    kreis.sign_in(client, role)
    seen = set()
    for route in walk.routes():
        if route.name == "ui:gallery":
            continue  # shows what forms look like; nothing is sent there
        for address in route.addresses(kreis.stage.tenant.pk)[:3]:
            response = client.get(address)
            if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
                continue
            for form in walk.Forms(response.content.decode()).posting():
                target = form["action"] or address
                shape = (route.name, tuple(sorted(form["fields"])))
                if not target.startswith("/konto/") and shape not in seen:
                    seen.add(shape)
                    yield route, target, form["fields"]
