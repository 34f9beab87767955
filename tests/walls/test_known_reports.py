"""Every kind of report is drawn as it was known, whatever happens later to any row it reads (REP-07, ADR 0026)."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimpass.casework.models import Case, CaseMember, Contact, ContactTopic
from kimpass.controlling.actions.releases import correct_release, release_report
from kimpass.controlling.actions.reports import ReportData, start_report
from kimpass.controlling.selectors.frozen import difference
from kimpass.controlling.selectors.known import NOT_KEPT, read_models
from kimpass.controlling.selectors.reports import KINDS, About, asked_for, draw
from kimpass.controlling.tests.reporting import furnish
from kimpass.kernel.ids import new_case_number, new_public_id
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import CatalogueEntry, StaffMember, Tenant
from kimpass.people.models import Household, HouseholdMember, Person
from kimpass.steering.models import Session
from tests.rights import walk
from tests.walls.edits import change_every_column

MANY = 9
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.fixture
def stage(db, monkeypatch):
    """A Kreis in which everything has happened, with so many cases that their figures may be told."""
    stage = walk.set_stage(monkeypatch)
    with bound(stage.open().pk):
        walk.furnish(stage)
        furnish(stage.tenant)
        for _one in range(MANY):
            _one_more_case(stage)
        yield stage


def _one_more_case(stage):
    first = Case.objects.select_related("household").earliest("pk")
    day, common = first.opened_on, {"tenant": stage.tenant}
    household = Household.objects.create(unit=first.unit, created_on=day, **common)
    person = Person.objects.create(controller=first.controller, family_name="Berg", given_names="Amal", **common)
    HouseholdMember.objects.create(
        household=household, person=person, relation="reference", is_reference=True, valid_from=day, **common
    )
    case = Case.objects.create(
        number=new_case_number("ML", day.year), household=household, unit=first.unit, opened_on=day,
        controller=first.controller, **common,
    )  # fmt: skip
    CaseMember.objects.create(case=case, person=person, valid_from=day, **common)
    talk = Contact.objects.create(
        case=case, kind="talk", happened_on=day, text="Gespräch", recorded_at=timezone.now(),
        recorded_by=StaffMember.objects.earliest("pk"), **common,
    )  # fmt: skip
    field = CatalogueEntry.objects.filter(catalogue="field_of_action").earliest("pk")
    ContactTopic.objects.create(case=case, contact=talk, field=field, **common)


def told(stage, known_at, kind):
    """Draw a report of the running year, as programs read it."""
    today = timezone.localdate()
    period = str(today.year) if KINDS[kind].about == About.PERIOD else None
    asked = asked_for(stage.tenant, kind, today=today, as_of=today, period=period, known_at=known_at)
    return KINDS[kind].draw(asked).as_json()


def test_every_report_stays_as_it_was_known_whatever_row_changes(stage):
    known_at = timezone.now()
    before = {kind: told(stage, known_at, kind) for kind in KINDS}
    assert before == {kind: told(stage, None, kind) for kind in KINDS}
    changed = {model for model in read_models() if change_every_column(model)}
    # Nearly every table has rows here, and they changed: else this would say nothing.
    # Most tables have rows here: else this would say nothing. Rows made of keys alone are deleted below.
    assert len(changed) > 50
    for kind in KINDS:
        assert told(stage, known_at, kind) == before[kind]


def test_deleting_and_adding_changes_nothing_that_was_known(stage):
    known_at = timezone.now()
    before = {kind: told(stage, known_at, kind) for kind in KINDS}
    ContactTopic.objects.all().delete()
    _one_more_case(stage)
    gone = 0
    for model in reversed(list(read_models())):
        for row in model.objects.asked_for():
            with suppress(models.ProtectedError, DatabaseError), transaction.atomic():
                row.delete()
                gone += 1
    assert gone > MANY
    after = {kind: told(stage, None, kind) for kind in ("year-end", "controlling", "status")}
    for kind in KINDS:
        assert told(stage, known_at, kind) == before[kind]
    assert all(after[kind] != before[kind] for kind in after)


def test_reports_read_no_table_whose_earlier_rows_are_not_kept(stage):
    kept = {model._meta.db_table for model in read_models()}
    not_kept = {label.replace(".", "_") for label in NOT_KEPT}
    read = set()
    call_command("import_district", "paderborn")
    paderborn = Tenant.objects.get(key="paderborn")
    for kind in KINDS:
        with CaptureQueriesContext(connection) as queries:
            told(stage, None, kind)
            with bound(paderborn.pk):
                draw(paderborn, kind, today=timezone.localdate())
        read |= {table for query in queries.captured_queries for table in TABLE.findall(query["sql"])}
    assert read <= kept | not_kept
    assert read >= {"casework_contacttopic", "steering_decision", "controlling_attainment", "residence_proceeding"}


def test_a_session_entered_late_is_known_only_from_then_on(stage):
    known_at = timezone.now()
    row = Session.objects.filter(body__kind="steering_group").earliest("pk")
    before = told(stage, known_at, "year-end")["figures"]
    row.pk, row.number, row._state.adding = None, row.number + 50, True
    row.public_id, row.held_on, row.state = new_public_id(), timezone.localdate() - timedelta(days=1), "held"
    row.save()
    assert told(stage, known_at, "year-end")["figures"] == before
    now = told(stage, None, "year-end")["figures"]
    assert {key for key in before if now[key]["value"] != before[key]["value"]} == {"lg_sessions", "sessions.by_body"}


def test_a_correction_of_the_past_is_a_difference_with_its_reason(stage):
    today = timezone.localdate()
    leader = replace(stage.actor("programme_manager"), today=today)
    report = start_report(actor=leader, kind="status", data=ReportData(as_of=today))
    first = release_report(actor=leader, report_id=report.pk, at=timezone.now())
    Session.objects.filter(body__kind="steering_group").update(held_on=today + timedelta(days=20))
    reason = "Die Sitzung fand nicht statt."
    second = correct_release(actor=leader, report_id=report.pk, reason=reason, at=timezone.now())
    assert second.reason_of_correction == reason
    changed = {each.key: (each.before, each.after) for each in difference(first.content, second.content).figures}
    assert changed == {"steering.sessions": ("1", "unbekannt")}
    again = told(stage, first.known_at, "status")["figures"]
    assert again["steering.sessions"]["value"] == first.content["figures"]["steering.sessions"]["value"] == "1"
