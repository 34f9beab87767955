from datetime import time, timedelta

import pytest

from kimpass.casework.actions.conferences import (
    Agreed,
    ConferenceNotPossible,
    NotReleased,
    Plan,
    Seat,
    cancel_conference,
    change_conference,
    hold_conference,
    plan_conference,
)
from kimpass.casework.models import Case, CaseConference, ConferenceParticipant
from kimpass.casework.selectors import anonymity, calendar, conferences
from kimpass.casework.selectors.clock import NoSuchTime
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_closing import close
from kimpass.people.models import ConfidentialityRelease
from tests.support.cast import TODAY, now

SOON = TODAY + timedelta(days=7)


def seat(agency, function="Fallmanagement"):
    return Seat(function, agency.pk)


def plan(musterland, **changes):
    values = {
        "question": "Wer klärt den Kurs?",
        "mode": "named",
        "held_on": SOON,
        "seats": [seat(musterland.job_centre)],
    } | changes
    return Plan(**values)


def called(musterland, case, *, who="alice", **changes):
    return plan_conference(actor=musterland.actor(who), case_id=case.pk, plan=plan(musterland, **changes))


def held(musterland, conference, *, day=SOON, **changes):
    values = {"mode": conference.mode, "on": day, "present": [1], "result": "Kurs ab März"} | changes
    return hold_conference(actor=musterland.actor("alice", today=day), conference_id=conference.pk, **values)


def test_plan_conference_by_name_keeps_the_release_it_rests_on(musterland, facts):
    case = musterland.case()
    conference = called(musterland, case)
    row = ConferenceParticipant.objects.get()
    assert (row.release, row.function) == (ConfidentialityRelease.objects.get(), "Fallmanagement")
    assert conference.state == "planned"
    assert facts() == ["conference.planned"]


def test_plan_conference_by_name_refuses_a_body_without_release(musterland):
    case = musterland.case()
    with pytest.raises(NotReleased, match="Jugendamt Musterstadt") as refused:
        called(musterland, case, seats=[seat(musterland.job_centre), seat(musterland.youth_office)])
    assert "anonymisiert" in str(refused.value)
    assert "Jobcenter" not in str(refused.value)
    assert not CaseConference.objects.exists()


def test_plan_conference_by_name_needs_a_body_for_every_function(musterland):
    with pytest.raises(NotReleased, match="Stelle zu jeder Funktion"):
        called(musterland, musterland.case(), seats=[Seat("Beratung", None)])


def test_plan_conference_needs_no_release_for_the_body_that_keeps_the_case(musterland):
    called(musterland, musterland.case(), seats=[seat(musterland.office)])
    assert ConferenceParticipant.objects.get().release is None


def test_plan_conference_anonymised_needs_no_release(musterland):
    case = musterland.case()
    called(musterland, case, mode="anonymised", seats=[seat(musterland.youth_office), Seat("Beratung", None)])
    assert ConferenceParticipant.objects.filter(release__isnull=True).count() == 2


def test_plan_conference_anonymised_refuses_a_question_that_names(musterland):
    case = musterland.case(name="Tesfay")
    with pytest.raises(anonymity.SpeaksOfAPerson, match="Tesfay"):
        called(musterland, case, mode="anonymised", question="Wie hilft man Frau Tesfay?")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"question": " "}, "Frage"),
        ({"mode": "secret"}, "namentlich oder anonymisiert"),
        ({"seats": []}, "mindestens eine Funktion"),
        ({"seats": [Seat(" ", None)], "mode": "anonymised"}, "mindestens eine Funktion"),
        ({"minutes": 0}, "480"),
        ({"mode": "anonymised", "client_takes_part": True}, "nicht teilnehmen"),
        ({"held_on": TODAY - timedelta(days=1)}, "Vergangenheit"),
        ({"seats": [Seat("Leitung", 0)]}, "nicht bekannt"),
    ],
)
def test_plan_conference_refuses_in_german(musterland, changes, words):
    with pytest.raises(ConferenceNotPossible, match=words):
        called(musterland, musterland.case(), **changes)
    assert not CaseConference.objects.exists()


def test_plan_conference_knows_the_night_the_clocks_jump(musterland):
    night = TODAY.replace(year=2027, month=3, day=28)
    with pytest.raises(NoSuchTime, match="02:30"):
        called(musterland, musterland.case(), held_on=night, begins_at=time(2, 30))


def test_plan_conference_is_for_whoever_keeps_an_open_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        called(musterland, case, who="eve")
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        called(musterland, case)


def test_hold_conference_checks_the_releases_of_the_day_again(musterland):
    conference = called(musterland, musterland.case())
    ConfidentialityRelease.objects.update(withdrawn_at=now())
    with pytest.raises(NotReleased, match="Jobcenter Musterland"):
        held(musterland, conference)
    assert CaseConference.objects.get().state == "planned"
    anonymised = held(musterland, conference, mode="anonymised")
    assert (anonymised.state, anonymised.mode) == ("held", "anonymised")
    assert ConferenceParticipant.objects.get().release is None


def test_hold_conference_lets_an_expired_release_cover_nothing(musterland):
    conference = called(musterland, musterland.case())
    ConfidentialityRelease.objects.update(expires_on=SOON)
    with pytest.raises(NotReleased):
        held(musterland, conference)


def test_hold_conference_without_the_body_that_is_not_released(musterland):
    seats = [seat(musterland.youth_office), seat(musterland.job_centre)]
    conference = called(musterland, musterland.case(), mode="anonymised", seats=seats)
    done = held(musterland, conference, mode="named", present=[2], agreed=[Agreed("Antrag prüfen", "Jobcenter", SOON)])
    assert [row.agency for row in conferences.participants(done)] == [musterland.job_centre]
    assert done.result == "Kurs ab März"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"present": []}, "wer teilnahm"),
        ({"present": [9]}, "wer teilnahm"),
        ({"result": ""}, "Ergebnis"),
        ({"on": SOON + timedelta(days=1)}, "Zukunft"),
    ],
)
def test_hold_conference_refuses_in_german(musterland, changes, words):
    conference = called(musterland, musterland.case())
    with pytest.raises(ConferenceNotPossible, match=words):
        held(musterland, conference, **changes)


def test_hold_conference_once(musterland):
    conference = called(musterland, musterland.case())
    held(musterland, conference)
    with pytest.raises(ConferenceNotPossible, match="bereits durchgeführt"):
        held(musterland, conference)


def test_change_conference_takes_a_body_off_and_counts_for_calendars(musterland):
    conference = called(musterland, musterland.case(), seats=[seat(musterland.job_centre), seat(musterland.office)])
    actor = musterland.actor("alice")
    changed = change_conference(
        actor=actor, conference_id=conference.pk, plan=plan(musterland, place="Rathaus"), seen_version=1
    )
    assert (changed.place, changed.sequence, changed.version) == ("Rathaus", 1, 2)
    assert ConferenceParticipant.objects.count() == 1
    with pytest.raises(ConferenceNotPossible, match="inzwischen geändert"):
        change_conference(actor=actor, conference_id=conference.pk, plan=plan(musterland), seen_version=1)
    with pytest.raises(NotReleased):
        change_conference(
            actor=actor, conference_id=conference.pk, plan=plan(musterland, seats=[seat(musterland.youth_office)])
        )


def test_cancel_conference_tells_calendars(musterland, facts):
    conference = called(musterland, musterland.case())
    actor = musterland.actor("alice")
    with pytest.raises(ConferenceNotPossible, match="Grund"):
        cancel_conference(actor=actor, conference_id=conference.pk, reason=" ")
    gone = cancel_conference(actor=actor, conference_id=conference.pk, reason="Krankheit")
    assert calendar.of_conference(gone).is_cancelled
    assert gone.sequence == 1
    with pytest.raises(ConferenceNotPossible, match="abgesagt"):
        held(musterland, conference)
    assert facts()[-1] == "conference.cancelled"


def test_sheet_tells_bands_and_never_who(musterland):
    case = musterland.case(name="Tesfay")
    conference = called(musterland, case, mode="anonymised", question="Welche Stelle ist zuständig?")
    told = str(conferences.sheet(conference, TODAY))
    assert "1–2" in told
    for secret in ("Tesfay", "Amal", case.number, "Musterstadt"):
        assert secret not in told


def test_sheet_holds_back_a_question_that_names_somebody_the_case_learned_of_later(musterland):
    case = musterland.case(name="Berg")
    conference = called(musterland, case, mode="anonymised", question="Hilft Habtemariam beim Antrag?")
    person = musterland.person_of(case)
    person.given_names = "Habtemariam"
    person.save()
    assert "Habtemariam" in conferences.sheet(conference, TODAY).spoken[0]


def test_of_conference_leaves_for_a_calendar_without_place_and_case(musterland):
    case = musterland.case()
    conference = called(musterland, case, begins_at=time(9), place="bei Familie Berg")
    told = calendar.file([calendar.of_conference(conference)], now=now()).decode()
    assert "SUMMARY:Besprechung KIM" in told
    assert "DTSTART;TZID=Europe/Berlin:20261130T090000" in told
    for secret in ("Berg", case.number, "Kurs", case.public_id):
        assert secret not in told


PAGE = {
    "question": "Wer klärt den Kurs?",
    "held_on": "30.11.2026",
    "begins_at": "9:30",
    "minutes": "60",
    "function_1": "Fallmanagement",
    "agency_1": "jobcenter",
}


def test_conference_pages_from_plan_to_tasks(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = f"/faelle/{case.public_id}/fallkonferenz/"
    refused = alice.send(where, PAGE | {"mode": "named", "agency_1": "jugendamt"}, status=422)
    assert "Keine gültige Schweigepflichtentbindung nennt: Jugendamt Musterstadt." in refused
    assert "Wer klärt den Kurs?" in refused
    page = alice.send(where, PAGE | {"mode": "named"})
    assert "entbunden" in alice.get(page)
    assert "Besprechung KIM" in alice.get(f"{page}kalender.ics")
    assert alice.client.get(f"{page}blatt/").status_code == 302
    ConfidentialityRelease.objects.update(withdrawn_at=now())
    assert "So darf die Runde nicht namentlich stattfinden." in alice.get(page)
    alice.send(f"{page}aendern/", PAGE | {"mode": "anonymised", "held_on": "23.11.2026"})
    assert "Personen im Haushalt" in alice.get(f"{page}blatt/")
    result = {"mode": "anonymised", "held_on": "23.11.2026", "present": ["1"], "result": "Klar"}
    assert "Bitte schreiben Sie, was vereinbart wurde." in alice.send(
        f"{page}ergebnis/", result | {"who_1": "Jobcenter"}, status=422
    )
    alice.send(f"{page}ergebnis/", result | {"text_1": "Kurs klären", "who_1": "Jobcenter"})
    assert "Als Aufgaben übernehmen" in alice.get(page)
    assert "abschnitt=termine" in alice.send(f"{page}aufgaben/", {})
    assert "Jobcenter: Kurs klären" in alice.get(f"{case.get_absolute_url()}?abschnitt=termine")
    assert "Fallkonferenz am 23.11.2026" in alice.get(f"{case.get_absolute_url()}?abschnitt=gespraeche")


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_conference_pages_are_hidden_from_others(musterland, visit, who):
    conference = called(musterland, musterland.case())
    for way in ("", "aendern/", "ergebnis/", "absagen/", "aufgaben/", "blatt/", "kalender.ics"):
        visit(who).get(f"/fallkonferenzen/{conference.public_id}/{way}", status=404)
