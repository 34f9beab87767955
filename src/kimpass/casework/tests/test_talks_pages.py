"""Every form of talks, appointments, tasks and reconstructions, filled with what nobody should send."""

import re

import pytest

from kimpass.casework.actions.discussions import record_discussion
from kimpass.casework.actions.tasks import set_standard_task
from kimpass.casework.models import Case
from kimpass.casework.tests.test_appointments import planned
from kimpass.casework.tests.test_conferences import called
from kimpass.casework.tests.test_copies import retraced
from kimpass.casework.tests.test_discussions import talk
from kimpass.casework.tests.test_interviews import interview
from kimpass.casework.tests.test_tasks import task

FIELD = re.compile(r'name="([a-zA-Z0-9_]+)"')
KEPT = {"csrfmiddlewaretoken", "form_token", "draft", "q", "language", "next"}
BAD = {
    "endless": "x" * 10_000,
    "nul": "a\x00b",
    "turning": "\u202eabc\u2066",
    "no such day": "31.02.2026",
    "code": "<script>alert(1)</script>",
    "number": "-99999999999999999999",
    "time": "25:99",
    "empty": "",
}


def forms(musterland):
    """Yield the address of every form."""
    case, alice = musterland.case(), musterland.actor("alice")
    for way in ("fallkonferenz", "besprechung", "interview", "rekonstruktion", "termin", "aufgabe"):
        yield f"{case.get_absolute_url()}{way}/"
    conference, appointment, chore = called(musterland, case), planned(musterland, case), task(musterland, case)
    discussion = record_discussion(actor=alice, talk=talk(musterland))
    told, row = interview(musterland, case), retraced(musterland, case)
    for way in ("aendern", "ergebnis", "absagen", "aufgaben"):
        yield f"/fallkonferenzen/{conference.public_id}/{way}/"
    for way in ("verschieben", "absagen", "auswerten"):
        yield f"/termine/{appointment.public_id}/{way}/"
    for way in ("weitergeben", "erledigt", "wieder-oeffnen"):
        yield f"/aufgaben/{chore.public_id}/{way}/"
    for way in ("station", "fazit", "kopie", "freigeben", "zurueckziehen", "ergaenzen"):
        yield f"/rekonstruktionen/{row.public_id}/{way}/"
    station = row.stations.asked_for().first()
    yield f"/stationen/{station.public_id}/aendern/"
    yield f"/interviews/{told.public_id}/ergaenzen/"
    yield f"/besprechungen/{discussion.public_id}/aendern/"
    yield "/besprechungen/neu/"


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_talks_pages_answer_bad_input_in_words(musterland, visit, bad):
    alice = visit("alice")
    for address in forms(musterland):
        page = alice.get(address)
        sent = {name: bad for name in FIELD.findall(page) if name not in KEPT}
        answer = alice.client.post(address, alice.fill(address) | sent)
        assert answer.status_code in {302, 422}, (address, answer.status_code)
        if answer.status_code == 422:
            assert "</form>" in answer.content.decode(), address
    assert Case.objects.get().closed_on is None


def test_talks_pages_change_nothing_of_a_closed_case(musterland, visit):
    alice, addresses = visit("alice"), list(forms(musterland))
    case = Case.objects.get()
    values = {"reason": "client_wish", "on": "23.11.2026"}
    alice.send(f"{case.get_absolute_url()}abschliessen/", values)
    for address in addresses:
        if not address.startswith("/besprechungen/"):
            answer = alice.client.post(address, alice.fill(address))
            assert answer.status_code == 422, (address, answer.status_code)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_talks_pages_are_hidden_from_others(musterland, visit, who):
    set_standard_task(actor=musterland.actor("charlie"), phase="intake", text="x", due_after_days=1)
    for address in forms(musterland):
        if address != "/besprechungen/neu/":
            visit(who).get(address, status=404)
