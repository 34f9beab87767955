"""Fill any form of the application the way somebody would who means it."""

from datetime import timedelta

from django.urls import reverse
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
    "blocks": "2",
    "participants": "12",
    "applications_before": "",
    "applications_after": "",
    "reached": "",
    "file_mark": "33-7/26",
    "sort": "1",
    "within_days": "5",
    "told": "12.01.2026",
    "weekday_said": "",
    "starts_at": "09:30",
    "ends_at": "11:00",
    "email": "gremium@example.org",
    "copies": "100",
    "months": "12",
    "capacity": "20",
    "free_places": "3",
    "hours": "Mo–Do 9–12 Uhr",
    "latitude": "",
    "longitude": "",
    "website": "",
    "value": "1.200",
    "amount": "1.200,00",
    "own_share": "0",
    "used": "100,00",
    "returned": "0",
    "fte": "1,00",
    "fte_funded": "1,00",
    "cost": "1.200,00",
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
LATER = ("due_on", "check_effect_on", "held_on", "expires_on", "last_day")
# What a page offers first does not always go together.
INSTEAD = {
    "casework:close_case": {"ask_again_on": ""},
    "casework:record_access_request": {"directly_to_coordination": None, "reasons": None},
    "casework:office_hour": {"again": None},
    **{
        f"organisation:{act}_target_group": dict.fromkeys(
            ("arrived_since", "settled_years", "age_from", "age_to", "conditions", "legal_domains", "residence_titles")
        )
        for act in ("add", "change")
    },
    **{f"steering:{act}_finding": {"from_1": "", "to_1": "", "from_2": "", "to_2": ""} for act in ("report", "change")},
    **{f"money:{act}_external_advice": {"hours": "7,5", "is_selected": "yes"} for act in ("add", "change")},
    **{f"controlling:{act}_report": {"as_of": "", "unit": ""} for act in ("start", "change")},
    "controlling:write_goals": {
        **{
            f"z{n}_{field}": ""
            for n in (2, 3)
            for field in ("text", "b1_metric", "b1_target", "b2_metric", "b2_target")
        },
        **{f"z{n}_unit": "" for n in (1, 2, 3)},
        **{"z1_b1_metric": "lg_sessions", "z1_b1_target": "2", "z1_b2_metric": "", "z1_b2_target": ""},
        **{"first_day": "", "last_day": ""},
    },
    "controlling:change_goal": {"unit": "", **{f"b{n}_{part}": "" for n in (2, 3) for part in ("metric", "target")}},
    **{f"controlling:{act}_concept": {"decided_on": "", "decided_by": ""} for act in ("add", "change")},
    "residence:register_proceeding": {"deadline_on": "", "deadline_for": "", "file_mark": ""},
    "residence:write_checklist": {"kind": "stay_104c"},
    "steering:plan_event": {"last_day": ""},
    "steering:plan_session": {"is_constituent": None},
    **{f"network:{act}_material_version": {"address": "", "file": None} for act in ("add", "change")},
    "steering:change_event": {"last_day": ""},
    **{
        f"steering:change_{what}": {"ended_on": ""}
        for what in ("chain", "series", "training_programme", "induction_item")
    },
    "steering:hold_event": {f"{name}_{row}": "" for name in ("function", "heads") for row in range(1, 9)},
    "people:record_release": {f"{name}_{row}": "" for name in ("agency", "subject", "last_day") for row in (1, 2)},
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


# What no address of a route opened to a role in one walk stays closed in the next: rights do not change in a run.
CLOSED_TO = set()


def opened(kreis, client, role, most=3):
    """Yield route, address and answer of what opens to the role, the first objects of each route."""
    for route in walk.routes():
        if (role, route.name) in CLOSED_TO:
            continue
        answers = [(each, client.get(each)) for each in route.addresses(kreis.stage.tenant.pk)[:3]]
        if answers and all(answer.status_code in {403, 404} for _address, answer in answers):
            CLOSED_TO.add((role, route.name))
        yield from ((route, address, answer) for address, answer in answers[:most] if answer.status_code == 200)


def forms_of(kreis, client, role):
    """Yield every writing form the role is shown, once for each route and shape, with the address it is sent to."""
    kreis.sign_in(client, role)
    seen = set()
    for route, address, response in opened(kreis, client, role):
        # The gallery shows what forms look like; nothing is sent there.
        if route.name == "ui:gallery" or not response.headers["Content-Type"].startswith("text/html"):
            continue
        for form in walk.Forms(response.content.decode()).posting():
            target = form["action"] or address
            # The search stands on every page and is the same everywhere.
            shape = ("web:search" if target == reverse("web:search") else route.name, tuple(sorted(form["fields"])))
            if not target.startswith("/konto/") and shape not in seen:
                seen.add(shape)
                yield route, target, form["fields"]
