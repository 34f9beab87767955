"""The demonstration's data: complete, in order, and the same every time."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from kimpass.accounts.models import User
from kimpass.casework.models import Case, CasePhase, FollowUp
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.organisation.roles import ROLES
from kimpass.people.models import Person
from kimpass.steering.models import Feedback, FeedbackSeen, Session, ThemeStep
from kimpass.web.demo import generator
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from kimpass.web.demo.names import ORIGINS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = date(2026, 11, 22)  # a Sunday: working days must still come out


def seed(monkeypatch, **cases):
    monkeypatch.setattr(generator, "CASES", cases)
    generator.seed(today=TODAY)
    return Tenant.objects.get(key=next(iter(cases)))


def comes_to_life(tenant):
    cases = Case.objects.asked_for().filter(tenant=tenant)
    assert cases.count() == 9
    assert cases.filter(closed_on__isnull=True).exists()
    assert len(set(cases.values_list("phase", flat=True))) >= 3
    assert FollowUp.objects.asked_for().filter(tenant=tenant, done_on__isnull=True).exists()
    assert Session.objects.asked_for().filter(tenant=tenant, state="planned", held_on__gt=TODAY).exists()
    steps = ThemeStep.objects.asked_for().filter(tenant=tenant, left_on__isnull=True)
    wanted = {"bundled", "local", "project_group", "working_group", "steering_group", "state", "solved"}
    assert wanted <= set(steps.values_list("step__key", flat=True))
    answers = Feedback.objects.asked_for().filter(tenant=tenant).count()
    assert FeedbackSeen.objects.asked_for().filter(tenant=tenant).count() < answers


def keeps_its_days_in_order(tenant):
    last = {}
    for row in CasePhase.objects.asked_for().filter(tenant=tenant).order_by("case_id", "pk"):
        assert row.entered_on <= TODAY
        assert last.get(row.case_id, row.entered_on) == row.entered_on
        last[row.case_id] = row.left_on
    assert len(last) == 9


def takes_names_from_the_lists_alone(tenant):
    families = {family + ending for o in ORIGINS for family, _own in o.families for ending in {"", o.female_ending[0]}}
    assert set(Person.objects.asked_for().filter(tenant=tenant).values_list("family_name", flat=True)) <= families


def test_a_district_comes_to_life_and_opens_to_each_account(db, monkeypatch, client, capsys):
    tenant = seed(monkeypatch, paderborn=9)
    with bound(tenant.pk):
        comes_to_life(tenant)
        keeps_its_days_in_order(tenant)
        takes_names_from_the_lists_alone(tenant)
    for account in DEMO_ACCOUNTS:
        if account.district not in {"paderborn", "land"}:
            continue
        assert User.objects.get(username=account.login).check_password(DEMO_PASSWORD)
        client.post("/konto/vorfuehrung/", {"login": account.login})
        page = client.get("/")
        assert page.status_code == 200
        assert account.name in page.content.decode()
    call_command("seed_demo", verbosity=0)
    assert "schon da" in capsys.readouterr().err


def test_every_role_can_be_tried():
    tried = {account.role_key for account in DEMO_ACCOUNTS if account.district in {"paderborn", "land"}}
    assert tried == set(ROLES)
    assert {account.district for account in DEMO_ACCOUNTS} == {*generator.CASES, "land"}


def test_the_same_day_gives_the_same_story(db, monkeypatch):
    told = []
    for _time in range(2):
        with transaction.atomic():
            tenant = seed(monkeypatch, hoexter=3)
            with bound(tenant.pk):
                people = Person.objects.asked_for().filter(tenant=tenant).order_by("pk")
                told.append(list(people.values_list("family_name", "given_names", "birth_year", "arrived_on")))
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert len(told[0]) >= 3
