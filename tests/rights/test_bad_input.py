"""Every form of the application, filled with what nobody should send: an answer in words, never a crash."""

import pytest
from django.apps import apps
from django.db import transaction

from tests.rights import walk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BAD = {
    "endless": "x" * 10_000,
    "nul": "a\x00b",
    "right-to-left": "\u202eabc\u2066def",
    "emoji": "👩‍👧‍👦 Müller",
    "no such day": "31.02.2026",
    "code": "<script>alert(1)</script>{{ 7*7 }}' OR 1=1 --",
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "number": "-99999999999999999999",
    "empty": "",
}
ANSWERS = {200, 301, 302, 400, 403, 404, 405, 409, 422}
LOGS = {"audit.ReadEntry", "audit.Event", "sessions.Session", "vault.FormToken"}


def rows():
    return {m._meta.label: m._base_manager.count() for m in apps.get_models() if m._meta.label not in LOGS}


def forms_of(kreis, client, role):
    """Yield every writing form the role is shown, once for each route, with the address it is sent to."""
    kreis.sign_in(client, role)
    for route in walk.routes():
        if route.name == "ui:gallery":
            continue  # shows what forms look like; nothing is sent there
        for address in route.addresses(kreis.stage.tenant.pk):
            response = client.get(address)
            if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
                continue
            forms = [
                form
                for form in walk.Forms(response.content.decode()).posting()
                if not form["action"].startswith("/konto/")
            ]
            yield from ((route, form["action"] or address, form["fields"]) for form in forms)
            if forms:
                break


def filled(fields, bad, *, choices_too):
    return {
        name: bad if kind in {"text", "textarea"} or (choices_too and kind == "choice") else value
        for name, (kind, value) in fields.items()
        if name != "csrfmiddlewaretoken"
    }


@pytest.mark.parametrize("role", ["case_manager", "coordinator", "admin"])
def test_bad_input_gets_an_answer_and_leaves_nothing_half_done(open_kreis, client, role):
    sent, wrong = 0, []
    seen = set()
    for route, address, fields in list(forms_of(open_kreis, client, role)):
        shape = (route.name, tuple(sorted(fields)))
        if shape in seen:
            continue
        seen.add(shape)
        for name, bad in BAD.items():
            for choices_too in (False, True):
                with transaction.atomic():
                    before = rows()
                    response = client.post(address, filled(fields, bad, choices_too=choices_too))
                    sent += 1
                    if response.status_code not in ANSWERS:
                        wrong.append((address, name, response.status_code))
                    if response.status_code >= 400 and rows() != before:
                        wrong.append((address, name, "half saved"))
                    if b"<script>alert(1)" in response.content:
                        wrong.append((address, name, "echoed as markup"))
                    transaction.set_rollback(True)
    assert wrong == []
    assert sent > 50


def test_every_form_counts_once(open_kreis, client):
    """A form without its token would count twice when it is sent twice."""
    bare = {
        (route.name, address)
        for role in ("case_manager", "coordinator", "admin")
        for route, address, fields in forms_of(open_kreis, client, role)
        if "form_token" not in fields
    }
    assert bare == set()
