from datetime import UTC, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kimpass.casework.actions import closing, interpreting
from kimpass.casework.models import InterpreterRequest
from kimpass.casework.selectors import interpreting as found
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.network.models import InterpreterAssignment
from kimpass.people.models import PersonLanguage

NINE = datetime(2026, 12, 1, 8, tzinfo=UTC)


def ask(land, case, login="alice"):
    return interpreting.request_interpreting(
        actor=land.actor(login), case_id=case.pk, language="ar", starts_at=NINE, minutes_planned=60
    )


def test_request_interpreting_ties_the_case_to_a_booking_that_knows_nobody(musterland, facts):
    case = musterland.case()
    request = ask(musterland, case)
    assert request.assignment.unit_id == case.unit_id
    assert facts() == ["interpreter.requested", "interpreting.requested"]
    names = {field.name for field in InterpreterAssignment._meta.get_fields()}
    assert not names & {"case", "person", "household"}


def test_request_interpreting_is_for_whoever_keeps_an_open_case(musterland):
    case = musterland.case()
    with pytest.raises(ObjectDoesNotExist):
        ask(musterland, case, login="eve")
    closing.close_case(actor=musterland.actor("alice"), case_id=case.pk, reason="client_wish", on=musterland.today)
    with pytest.raises(CaseIsClosed):
        ask(musterland, case)
    assert not InterpreterRequest.objects.asked_for().filter(case=case).exists()


def test_the_languages_of_the_case_come_first(musterland):
    case = musterland.case()
    PersonLanguage.objects.create(tenant=musterland.tenant, person=musterland.person_of(case), language="ti")
    assert found.spoken_first(case, musterland.actor("alice"))[0][0] == "ti"


def test_the_page_asks_for_an_interpreter_and_shows_the_booking(musterland, client):
    case = musterland.case()
    musterland.sign_in(client, "alice")
    address = f"/faelle/{case.public_id}/dolmetschen/"
    sent = {"language": "ar", "day": "01.12.2026", "begins": "09:00", "minutes_planned": "60"}
    assert client.post(address, sent).status_code == 302
    page = client.get(f"/faelle/{case.public_id}/?abschnitt=termine").content.decode()
    assert "Arabisch" in page
    assert "gesucht" in page
    assert client.post(address, {**sent, "begins": "25:00"}).status_code == 422
