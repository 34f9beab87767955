"""One page for the deputy from the first minute of absence, and not a minute longer."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kimpass.audit.models import ReadEntry
from kimpass.casework.actions.deputy import NoteRefused, end_deputy_note, note_for_deputy
from kimpass.casework.models import Appointment, CaseTask, DeputyNote, FollowUp
from kimpass.casework.selectors.deputy import deputy_sheet
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_handovers import send
from kimpass.people.models import Person
from tests.support.cast import TODAY


def note(world, case, *, who="alice", kind="do_not", text="Nicht am Arbeitsplatz anrufen"):
    return note_for_deputy(actor=world.actor(who), case_id=case.pk, kind=kind, text=text)


def furnish(world, case):
    common = {"tenant": world.tenant, "case": case}
    FollowUp.objects.create(**common, text="Jobcenter anrufen", due_on=TODAY - timedelta(days=1))
    FollowUp.objects.create(**common, text="Erst in vier Wochen", due_on=TODAY + timedelta(days=28))
    alice = world.staff["alice"]
    CaseTask.objects.create(**common, text="Antrag kopieren", assignee=alice, set_by=alice)
    at = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    Appointment.objects.create(
        **common, staff_member=alice, starts_at=at, ends_at=at + timedelta(hours=1), place="Rathaus"
    )
    note(world, case)
    note(world, case, kind="risk", text="Trennung vom Ehemann")
    note(world, case, kind="agreement", text="Dolmetscherin immer dabei")


def test_end_deputy_note_takes_it_off_once(musterland, facts):
    case = musterland.case()
    made = note(musterland, case)
    assert end_deputy_note(actor=musterland.actor("alice"), note_id=made.pk).ended_on == TODAY
    with pytest.raises(NoteRefused, match="nicht mehr"):
        end_deputy_note(actor=musterland.actor("alice"), note_id=made.pk)
    assert facts() == ["deputy_note.made", "deputy_note.ended"]


@pytest.mark.parametrize(("changes", "words"), [({"text": " "}, "wissen muss"), ({"kind": "?"}, "was für ein Hinweis")])
def test_note_for_deputy_refuses_in_german(musterland, changes, words):
    with pytest.raises(NoteRefused, match=words):
        note(musterland, musterland.case(), **changes)


def test_note_for_deputy_needs_an_open_case_of_ones_own(musterland):
    case = musterland.case()
    with pytest.raises(type(case).DoesNotExist):
        note(musterland, case, who="bob")
    type(case).objects.asked_for().update(phase="closed", closed_on=TODAY)
    with pytest.raises(CaseIsClosed):
        note(musterland, case)


def test_the_sheet_says_what_is_due_and_what_not_to_do(musterland):
    quiet, busy = musterland.case(name="Ruhe"), musterland.case(name="Betrieb")
    musterland.case(name="Fremd", kept_by="bob")
    furnish(musterland, busy)
    send(musterland, musterland.case(name="Dritte"))
    Person.objects.asked_for().filter(family_name="Ruhe").update(is_protected=True)
    musterland.deputise(of="alice", by="bob")
    sheet = deputy_sheet(musterland.actor("bob"), musterland.staff["alice"])
    assert next(each.family for each in sheet.cases) == "Betrieb, Amal"
    assert {each.case.pk for each in sheet.cases} >= {quiet.pk, busy.pk}
    assert len(sheet.cases) == 3
    first = sheet.cases[0]
    assert [(item.words, item.late) for item in first.due] == [("Jobcenter anrufen", True), ("Antrag kopieren", False)]
    assert [each.place for each in first.appointments] == ["Rathaus"]
    assert (first.do_not, first.risks, first.agreements) == (
        ["Nicht am Arbeitsplatz anrufen"],
        ["Trennung vom Ehemann"],
        ["Dolmetscherin immer dabei"],
    )
    assert "Geschützte Person" in next(each for each in sheet.cases if each.family.startswith("Ruhe")).risks[0]
    assert sheet.last_day == TODAY + timedelta(days=13)


def test_the_sheet_takes_as_many_statements_for_many_cases(musterland, django_assert_max_num_queries):
    for number in range(4):
        furnish(musterland, musterland.case(name=f"Haus {number}"))
    actor = musterland.actor("alice")
    with django_assert_max_num_queries(12):
        deputy_sheet(actor, musterland.staff["alice"])


def test_the_deputys_page_opens_and_closes_with_the_days(musterland, visit):
    case = musterland.case()
    furnish(musterland, case)
    where = reverse("casework:deputy_sheet", args=[musterland.staff["alice"].public_id])
    assert "Mein Übergabeblatt" in visit("alice").get(where)
    bob = visit("bob")
    bob.get(where, status=403)
    delegation = musterland.deputise(of="alice", by="bob")
    page = bob.get(where)
    for word in ("Sie vertreten Alice", "Jobcenter anrufen", "Rathaus", "Trennung vom Ehemann", "6.12.2026"):
        assert word in page, word
    assert case.pk in ReadEntry.objects.asked_for().filter(subject_type="casework.case").latest("pk").subject_ids
    assert "Sie vertreten" in bob.get("/")
    assert where in bob.get("/")
    delegation.valid_until = TODAY
    delegation.valid_from = TODAY - timedelta(days=2)
    delegation.save()
    bob.get(where, status=403)
    for who in ("eve", "charlie", "diana", "anton"):
        visit(who).get(where, status=403)


def test_the_deputys_page_as_pdf(musterland, visit):
    furnish(musterland, musterland.case())
    visit("alice")
    answer = visit("alice").client.get(reverse("casework:deputy_sheet_pdf", args=[musterland.staff["alice"].public_id]))
    assert answer["Content-Type"] == "application/pdf"
    assert "Berg" not in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")


def test_note_for_deputy_page(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    section = f"{case.get_absolute_url()}?abschnitt=leistungen"
    assert section in alice.send(
        reverse("casework:note_for_deputy", args=[case.public_id]), {"kind": "risk", "text": "Hund im Hof"}
    )
    assert "Hund im Hof" in alice.get(section)
    made = DeputyNote.objects.asked_for().get()
    alice.post(reverse("casework:end_deputy_note", args=[made.public_id]), {})
    assert "Hund im Hof" not in alice.get(section)
