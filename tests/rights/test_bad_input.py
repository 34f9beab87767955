"""Every form of the application, filled with what nobody should send: an answer in words, never a crash."""

import pytest
from django.db import connection, transaction

from tests.rights import filling
from tests.support.tables import count_rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BAD = {
    "endless": "x" * 10_000,
    "nul": "a\x00b",
    "right-to-left, emoji, combining": "\u202eabc\u2066def 👩‍👧‍👦 Mu\u0308ller",
    "no such day": "31.02.2026",
    "code": "<script>alert(1)</script>{{ 7*7 }}' OR 1=1 --",
    "number": "-99999999999999999999",
    "empty": "",
}
AS_CHOICE = {"nul", "number"}
ANSWERS = {200, 301, 302, 400, 403, 404, 405, 409, 422}
LOGS = frozenset({"audit.ReadEntry", "audit.Event", "sessions.Session", "vault.FormToken"})


def kinds_for(place):
    """
    Return what a form is sent on this engine: every kind on one of the two, other ones for the next form.

    What no text of PostgreSQL can hold is always sent there.
    """
    on_postgres = connection.vendor == "postgresql"
    kinds = list(BAD)
    turned = kinds[place % len(kinds) :] + kinds[: place % len(kinds)]
    mine = turned[1::2] if on_postgres else turned[::2]
    return [*mine, "nul"] if on_postgres and "nul" not in mine else mine


def rows():
    return count_rows(LOGS)


def filled(fields, bad, *, choices_too):
    return {
        name: bad if kind in {"text", "textarea"} or (choices_too and kind == "choice") else value
        for name, (kind, value) in fields.items()
        if name != "csrfmiddlewaretoken"
    }


@pytest.mark.parametrize("role", ["case_manager", "coordinator", "programme_manager", "residence_officer", "admin"])
def test_bad_input_gets_an_answer_and_leaves_nothing_half_done(open_kreis, client, role):
    sent, wrong = 0, []
    before = rows()
    for place, (_route, address, fields) in enumerate(list(filling.forms_of(open_kreis, client, role))):
        for name in kinds_for(place):
            bad = BAD[name]
            for choices_too in (False, True) if name in AS_CHOICE else (False,):
                with transaction.atomic():
                    response = client.post(address, filled(fields, bad, choices_too=choices_too))
                    sent += 1
                    if response.status_code not in ANSWERS:
                        wrong.append((address, name, response.status_code))
                    if b"<script>alert(1)" in response.content:
                        wrong.append((address, name, "echoed as markup"))
                    # What was refused stays as it is, and is counted below; what was done is undone.
                    transaction.set_rollback(response.status_code < 400)
        if rows() != before:
            wrong.append((address, "half saved"))
    assert wrong == []
    assert sent > 50
