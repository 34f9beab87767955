"""The case page, section by section."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.casework.actions.assessment import AreaEntry, record_assessment
from kimpass.casework.actions.findings import report_case_finding
from kimpass.casework.actions.follow_ups import set_follow_up
from kimpass.casework.actions.goals import GoalEntry, StepEntry, agree_goals
from kimpass.casework.models import (
    CaseMember,
    Contact,
    ContactTopic,
)
from kimpass.people.models import HouseholdMember, Person, PersonLanguage, ResidenceStatus
from tests.support.cast import TODAY, now

FRAME = 5  # session, user, roles, binding and read log of any signed-in page
SECTIONS = ["ueberblick", "lage", "ziele", "leistungen", "kontakte", "hinweise", "verlauf"]


def fill(musterland, case, rows):
    """Fill a case with so many rows of everything."""
    alice = musterland.actor("alice")
    areas = list(musterland.areas.values())
    for number in range(rows):
        contact = Contact.objects.create(
            tenant=musterland.tenant,
            case=case,
            happened_on=TODAY,
            kind="phone",
            text=f"Notiz {number}",
            recorded_at=now(),
            recorded_by=musterland.staff["alice"],
        )
        ContactTopic.objects.create(
            tenant=musterland.tenant, case=case, contact=contact, field=musterland.fields["SPRACHE"]
        )
        steps = [StepEntry(f"Schritt {number}")]
        agree_goals(actor=alice, case_id=case.pk, on=TODAY, goals=[GoalEntry(f"Ziel {number}", steps=steps)])
        set_follow_up(actor=alice, case_id=case.pk, text=f"Anruf {number}", due_on=TODAY)
        rung = AreaEntry(areas[number % len(areas)].pk, rung=1 + number % 5, need="n", wish="w")
        record_assessment(actor=alice, case_id=case.pk, on=TODAY, areas=[rung])
        person = Person.objects.create(
            tenant=musterland.tenant, controller=musterland.office, family_name="Berg", given_names=f"Kind{number}"
        )
        HouseholdMember.objects.create(
            tenant=musterland.tenant,
            household=case.household,
            person=person,
            relation="child",
            valid_from=case.opened_on,
        )
        CaseMember.objects.create(tenant=musterland.tenant, case=case, person=person, valid_from=case.opened_on)
        report_case_finding(
            actor=alice,
            case_id=case.pk,
            kind="challenge",
            title="Zu wenig Plätze",
            text="Es gibt zu wenig Plätze.",
            field_id=musterland.fields["SPRACHE"].pk,
            on=TODAY,
        )


def test_the_case_page_tells_who_and_where(musterland, visit):
    case = musterland.case(name="Tesfay")
    person = musterland.person_of(case)
    Person.objects.filter(pk=person.pk).update(original_name="ተስፋይ")
    PersonLanguage.objects.create(tenant=musterland.tenant, person=person, language="ti", needs_interpreter="yes")
    musterland.deputise(of="alice", by="bob")
    page = visit("alice").get(case.get_absolute_url())
    for word in ("Tesfay", "ተስፋይ", "Amal (36)", "Musterstadt", case.number, "Alice", "Bob", "Tigrinya, dolmetschen"):
        assert word in page, word
    for word in ("Einwilligung Amal", "Schweigepflicht: 1 Stelle", "Kontaktnotiz", "Strukturhinweis", "Intake"):
        assert word in page, word
    title = page.split("<title>")[1].split("</title>")[0]
    assert case.number in title
    assert "Tesfay" not in title


def test_the_case_page_says_what_is_missing(musterland, visit):
    page = visit("alice").get(musterland.case(signed=False).get_absolute_url())
    assert "Einwilligung Amal fehlt" in page
    assert "Schweigepflichtentbindung fehlt" in page


def test_the_case_page_draws_the_way(musterland, visit):
    case = musterland.case()
    title = musterland.fields["SPRACHE"]
    ResidenceStatus.objects.create(
        tenant=musterland.tenant, person=musterland.person_of(case), title=title, valid_from=TODAY - timedelta(days=900)
    )
    page = visit("alice").get(case.get_absolute_url())
    assert "Zugang KIM" in page
    assert "Aufenthalt" in page


@pytest.mark.parametrize(("who", "status"), [("bob", 404), ("eve", 404), ("charlie", 404), ("anton", 404)])
def test_the_case_page_is_for_whoever_keeps_the_case(musterland, visit, who, status):
    visit(who).get(musterland.case().get_absolute_url(), status=status)


def test_the_deputy_opens_the_case_while_deputising(musterland, visit):
    musterland.deputise(of="alice", by="bob")
    assert "Kontaktnotiz" in visit("bob").get(musterland.case().get_absolute_url())


def test_the_overview_opens_with_three_notes_and_folds_the_older_ones(musterland, visit):
    case = musterland.case()
    assert "weitere" not in visit("alice").get(case.get_absolute_url())
    fill(musterland, case, 7)
    page = visit("alice").get(case.get_absolute_url())
    assert "4 weitere" in page


@pytest.mark.parametrize("section", [*SECTIONS, "unsinn", "\x00"])
def test_every_section_opens_empty_and_full(musterland, visit, section):
    case = musterland.case()
    alice = visit("alice")
    assert "Abschnitte des Falls" in alice.get(f"{case.get_absolute_url()}?abschnitt={section}&seite=x&person=y")
    fill(musterland, case, 2)
    assert "Abschnitte des Falls" in alice.get(f"{case.get_absolute_url()}?abschnitt={section}&seite=99")


@pytest.mark.parametrize("section", SECTIONS)
def test_the_case_page_needs_few_statements_whatever_the_rows(musterland, visit, section):
    case, alice = musterland.case(), visit("alice")
    counts = []
    for rows in (2, 6):
        fill(musterland, case, rows)
        with CaptureQueriesContext(connection) as captured:
            alice.get(f"{case.get_absolute_url()}?abschnitt={section}")
        control = ("SAVEPOINT", "RELEASE", "PRAGMA", "BEGIN", "SET", "SELECT set_config", 'INSERT INTO "audit')
        counts.append([q["sql"] for q in captured if not q["sql"].startswith(control)])
    assert len(counts[0]) == len(counts[1]), counts
    assert len(counts[1]) <= 12 + FRAME, counts[1]


def test_only_twenty_contacts_are_shown_at_once(musterland, visit):
    case = musterland.case()
    for number in range(23):
        Contact.objects.create(
            tenant=musterland.tenant,
            case=case,
            happened_on=TODAY - timedelta(days=number),
            kind="talk",
            text=f"Notiz-{number}-Ende",
            recorded_at=now(),
            recorded_by=musterland.staff["alice"],
        )
    page = visit("alice").get(f"{case.get_absolute_url()}?abschnitt=kontakte")
    assert page.count("-Ende") == 20
    assert "Notiz-22-Ende" in visit("alice").get(f"{case.get_absolute_url()}?abschnitt=kontakte&seite=2")
