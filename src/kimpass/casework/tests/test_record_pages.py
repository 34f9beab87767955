"""What is written from the case page, as a browser does it."""

import pytest
from django.urls import reverse

from kimpass.casework.actions.goals import GoalEntry, StepEntry, agree_goals
from kimpass.casework.actions.referrals import refer
from kimpass.casework.models import Assessment, Case, Contact, FollowUp, Goal, GoalStep, Referral, ServiceLinking
from kimpass.steering.models import Finding
from tests.support.cast import TODAY


def address(name, row):
    return reverse(f"casework:{name}", args=[row.public_id])


def test_record_contact_by_page_and_twice_counts_once(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = address("record_contact", case)
    data = alice.fill(where) | {
        "text": "Zeugnis besprochen",
        "kind": "talk",
        "topic_ids": ["SPRACHE"],
        "minutes": "30",
        "happened_on": "23.11.2026",
    }
    assert "abschnitt=kontakte" in alice.post(where, data)
    alice.post(where, data)
    assert Contact.objects.get().minutes == 30
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=kontakte")
    assert "Zeugnis besprochen" in page
    assert "Gespräch, 30 Minuten" in page


def test_record_contact_as_dialog_keeps_the_text_when_refused(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = address("record_contact", case)
    dialog = alice.get(where, headers={"HX-Request": "true"})
    assert "<dialog" in dialog
    assert "<html" not in dialog
    page = alice.send(where, {"text": "bleibt stehen", "kind": "talk", "happened_on": "24.11.2026"}, status=422)
    assert "bleibt stehen" in page
    assert "Zukunft" in page


def test_a_note_for_one_member_is_folded_away_until_somebody_opens_it(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    amal = musterland.person_of(case)
    data = {"text": "Gewalt zu Hause", "kind": "talk", "happened_on": "23.11.2026", "only_member_id": amal.public_id}
    for address_of_page in (alice.send(address("record_contact", case), data), case.get_absolute_url()):
        page = alice.get(address_of_page)
        folded = page.partition('class="restricted"')[2].partition("</li>")[0]
        before, _, behind = folded.partition("<details>")
        assert "Gewalt zu Hause" not in before
        assert "Nur für Amal" in behind
        assert "Gewalt zu Hause" in behind


def test_record_contact_starts_from_today_by_choosing_the_case(musterland, visit):
    case = musterland.case(name="Tesfay")
    page = visit("alice").get(reverse("casework:choose_case"))
    assert "Tesfay" in page
    assert address("record_contact", case) in page
    visit("anton").get(reverse("casework:choose_case"), status=403)


def test_note_for_person_leads_from_the_person_to_the_note(musterland, visit):
    case = musterland.case()
    person, alice = musterland.person_of(case), visit("alice")
    where = f"/faelle/kontakt/{person.public_id}/"
    assert where in alice.get(person.get_absolute_url())
    answer = alice.client.get(where, follow=True)
    assert "Kontaktnotiz" in answer.content.decode()
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)
    assert "keinen offenen Fall" in alice.client.get(where, follow=True).content.decode()
    visit("eve").get(where, status=404)


def test_record_assessment_shows_the_earlier_round(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = address("record_assessment", case)
    data = {"on": "23.11.2026", "rung_WOHNEN": "2", "need_WOHNEN": "vier Zimmer", "wish_WOHNEN": "ein Kinderzimmer"}
    assert "abschnitt=lage" in alice.send(where, data)
    assert "zuletzt Stufe 2" in alice.get(where)
    alice.send(where, data | {"rung_WOHNEN": "4"})
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=lage")
    for word in ("vier Zimmer", "ein Kinderzimmer", "Stufe 4 von 5, vorher 2", "+2 besser", "Re-Assessment 23.11.2026"):
        assert word in page, word
    assert Assessment.objects.count() == 2


def test_record_assessment_refuses_nothing(musterland, visit):
    page = visit("alice").send(address("record_assessment", musterland.case()), {"on": "23.11.2026"}, status=422)
    assert "mindestens eine Lebenslage" in page


def test_agree_goals_by_page(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    data = {
        "on": "23.11.2026",
        "title_1": "Wohnung mit vier Zimmern",
        "due_on_1": "30.06.2027",
        "person_1": musterland.person_of(case).public_id,
        "area_1": "WOHNEN",
        "steps_1": "Schein beantragen; Amal; 20.12.2026\nGenossenschaft anrufen",
        "title_2": "Arbeit als Schweißerin",
    }
    alice.send(address("agree_goals", case), data)
    assert list(GoalStep.objects.order_by("pk").values_list("text", "who")) == [
        ("Schein beantragen", "Amal"),
        ("Genossenschaft anrufen", ""),
    ]
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=ziele")
    for word in ("1. Wohnung mit vier Zimmern", "20.12.2026", "2. Arbeit als Schweißerin"):
        assert word in page, word


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "mindestens ein Ziel"),
        ({"title_1": "x", "steps_1": "Schein; 31.02.2027"}, "TT.MM.JJJJ"),
        ({"steps_2": "Schein"}, "nennen Sie das Ziel"),
    ],
)
def test_agree_goals_page_refuses_in_german(musterland, visit, changes, words):
    data = {"on": "23.11.2026"} | changes
    assert words in visit("alice").send(address("agree_goals", musterland.case()), data, status=422)
    assert not Goal.objects.exists()


def test_goal_and_step_are_finished_by_page(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    agree_goals(actor=musterland.actor("alice"), case_id=case.pk, on=TODAY, goals=[GoalEntry("Wohnung")])
    goal = Goal.objects.get()
    alice.send(address("add_goal_step", goal), {"text": "Schein", "who": "Amal", "due_on": ""})
    step = GoalStep.objects.get()
    assert "Schein" in alice.get(address("complete_goal_step", step))
    alice.send(address("complete_goal_step", step), {})
    assert "bereits erledigt" in alice.send(address("complete_goal_step", step), {}, status=422)
    alice.send(address("settle_goal", goal), {"attainment": "reached", "on": "23.11.2026"})
    assert "erreicht" in alice.get(f"{case.get_absolute_url()}?abschnitt=ziele")


def test_link_service_page_counts_the_gap(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    data = {"field_id": "SPRACHE", "result": "no_suitable_offer", "on": "23.11.2026"}
    assert "Bitte wählen Sie ein Angebot" in alice.send(
        address("link_service", case), data | {"result": "linked"}, status=422
    )
    alice.send(address("link_service", case), data)
    assert ServiceLinking.objects.get().field == musterland.fields["SPRACHE"]
    assert "kein passendes Angebot" in alice.get(f"{case.get_absolute_url()}?abschnitt=leistungen")


def test_a_step_shows_the_offer_it_led_to(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    steps = [StepEntry("Kurs suchen")]
    agree_goals(actor=musterland.actor("alice"), case_id=case.pk, on=TODAY, goals=[GoalEntry("B2", steps=steps)])
    where = f"{address('link_service', case)}?schritt={GoalStep.objects.get().public_id}"
    assert "selected>Kurs suchen</option>" in alice.get(where)
    data = {"field_id": "SPRACHE", "result": "no_suitable_offer", "on": "23.11.2026"}
    alice.send(where, data | {"step_id": GoalStep.objects.get().public_id})
    assert "kein passendes Angebot" in alice.get(f"{case.get_absolute_url()}?abschnitt=ziele")


def test_refer_page_needs_a_release_and_keeps_the_answer(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    data = {
        "person_id": musterland.person_of(case).public_id,
        "to_agency_id": "jugendamt",
        "purpose": "Kita-Platz",
        "fields_passed_on": ["name"],
        "on": "23.11.2026",
    }
    assert "nennt diese Stelle" in alice.send(address("refer", case), data, status=422)
    alice.send(address("refer", case), data | {"to_agency_id": "jobcenter"})
    referral = Referral.objects.get()
    alice.send(
        address("answer_referral", referral), {"state": "confirmed", "answer": "Termin folgt", "on": "23.11.2026"}
    )
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=leistungen")
    assert "Jobcenter Musterland" in page
    assert "Termin folgt" in page


def test_follow_ups_by_page_and_two_at_once(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    alice.send(address("set_follow_up", case), {"text": "Genossenschaft anrufen", "due_on": "30.11.2026"})
    follow_up = FollowUp.objects.get()
    where = address("postpone_follow_up", follow_up)
    alice.send(where, {"due_on": "07.12.2026", "version": "1"})
    newer = alice.send(where, {"due_on": "14.12.2026", "version": "1"}, status=422)
    assert "07.12.2026" in newer
    assert "14.12.2026" in newer
    assert "Genossenschaft anrufen" in alice.get(case.get_absolute_url())
    alice.send(address("complete_follow_up", follow_up), {})
    assert "Genossenschaft anrufen" not in alice.get(case.get_absolute_url())


def test_report_case_finding_page_refuses_the_name_and_keeps_the_text(musterland, visit):
    case, alice = musterland.case(name="Tesfay"), visit("alice")
    where = address("report_case_finding", case)
    data = {"kind": "challenge", "field_id": "SPRACHE", "title": "Lücke", "text": "Tesfays warten auf einen Platz."}
    page = alice.send(where, data, status=422)
    for word in ("„Tesfays“: Name einer Person", "ohne diese Angaben", "Tesfays warten auf einen Platz."):
        assert word in page, word
    alice.send(where, data | {"text": "Viele warten auf einen Platz."})
    finding = Finding.objects.get()
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=hinweise")
    assert reverse("steering:finding", args=[finding.public_id]) in page
    assert "gemeldet" in page


def test_similar_findings_are_shown_while_typing(musterland, visit):
    case, alice = musterland.case(name="Tesfay"), visit("alice")
    where = address("report_case_finding", case)
    data = {
        "kind": "challenge",
        "field_id": "SPRACHE",
        "title": "Zu wenig Sprachkurse am Abend",
        "text": "Es fehlt viel.",
    }
    alice.send(where, data)
    beside = alice.post(where, data | {"nur": "daneben", "text": "Tesfay fehlt ein Kurs"}, status=200)
    assert "Das haben andere schon gemeldet" in beside
    assert "Zu wenig Sprachkurse am Abend" in beside
    assert "führen vielleicht zu einer Person" in beside
    assert Finding.objects.count() == 1


def test_nothing_is_written_into_a_closed_case(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    refer(
        actor=musterland.actor("alice"),
        case_id=case.pk,
        person_id=musterland.person_of(case).pk,
        to_agency_id=musterland.job_centre.pk,
        purpose="x",
        fields=["name"],
        on=TODAY,
    )
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)
    page = alice.get(case.get_absolute_url())
    assert "abgeschlossen am 23.11.2026" in page
    assert address("record_contact", case) not in page
    data = {"text": "zu spät", "kind": "talk", "happened_on": "23.11.2026"}
    assert "wieder" in alice.send(address("record_contact", case), data, status=422)


def test_a_deputy_from_the_neighbour_municipality_does_all_of_it(musterland, visit):
    case, data = musterland.case(), {"field_id": "SPRACHE", "on": "23.11.2026"}
    musterland.deputise(of="alice", by="eve")
    eve = visit("eve")
    eve.send(address("link_service", case), data | {"result": "no_suitable_offer"})
    finding = {"kind": "challenge", "title": "Kein Kurs am Abend", "text": "Berufstätige finden keinen Kurs."}
    eve.send(address("report_case_finding", case), data | finding)
    assert Finding.objects.get().unit == case.unit
