"""The founding of the steering group: the agreement its members sign in the constituent session (FUN-08, BOD-10)."""

from datetime import timedelta

from kimpass.organisation.actions.agreements import (
    AgreementData,
    PartyData,
    add_agreement,
    change_agreement_state,
)
from kimpass.steering.selectors.bodies import session_file
from kimpass.steering.selectors.founding import founding_of
from kimpass.steering.tests.ground import found, session, url, words
from kimpass.steering.tests.seats import seat
from kimpass.steering.tests.test_sessions import hold


def sign(land, on, *agencies, kind="cooperation_agreement"):
    diana = land.actor("diana")
    parties = [PartyData(agency.pk) for agency in agencies]
    row = add_agreement(actor=diana, data=AgreementData(kind=kind, subject="Zusammenarbeit im KIM"), parties=parties)
    return change_agreement_state(actor=diana, agreement_id=row.pk, state="signed", on=on)


def founded(land, is_constituent=True):
    body = found(land, f"Lenkungsgruppe {is_constituent}")
    for agency in (land.office, land.welfare, land.job_centre):
        seat(land, body, f"Leitung {agency.name}", agency_id=agency.pk)
    return hold(land, session(land, body, is_constituent=is_constituent))


def shown(land, row, who="charlie"):
    actor = land.actor(who)
    return founding_of(actor, row, session_file(actor, row).seats)


def test_a_constituent_session_names_the_agreement_and_who_has_not_signed(land):
    row = founded(land)
    assert shown(land, row).agreements == ()
    sign(land, row.held_on - timedelta(days=1), land.office, land.welfare)
    sign(land, row.held_on, land.office, land.welfare, kind="forwarding_agreement")
    assert shown(land, row).agreements == ()
    signed = sign(land, row.held_on, land.office, land.welfare)
    assert [each.pk for each in shown(land, row).agreements] == [signed.pk]
    assert shown(land, row).missing == (land.job_centre.name,)


def test_any_other_session_founds_nothing_and_contracts_stay_with_those_who_may_see_them(land):
    assert shown(land, founded(land, is_constituent=False)) is None
    row = founded(land)
    assert shown(land, row, "alice") is None


def test_the_page_of_the_session_says_it(land, visit):
    row = founded(land)
    page = words(visit("charlie").get(url("session", row)))
    assert "An diesem Tag ist keine Kooperationsvereinbarung unterzeichnet." in page
    sign(land, row.held_on, land.office, land.welfare)
    page = words(visit("charlie").get(url("session", row)))
    assert "Zusammenarbeit im KIM" in page
    assert f"Noch keine Partei der Vereinbarung: {land.job_centre.name}." in page
