from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from kimpass.accounts.models import User
from kimpass.controlling.models import MilestoneCell, MilestonePlan, MilestoneRow, ReceivedSubmission, Report
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.tenants import FirstAdmin, open_place_here
from kimpass.organisation.models import Agreement, FundingLine, FundingLineState

pytestmark = pytest.mark.django_db


def page_of(client, musterland, login):
    musterland.sign_in(client, login)
    return client.get("/").content.decode()


def test_the_management_sees_contracts_statements_milestones_and_drafts(client, musterland):
    today, tenant = localdate(), musterland.tenant
    soon = {"starts_on": today - timedelta(days=300), "kind": Agreement.Kind.values[0]}
    Agreement.objects.create(tenant=tenant, subject="Endet bald", ends_on=today + timedelta(days=30), **soon)
    Agreement.objects.create(tenant=tenant, subject="Endet spät", ends_on=today + timedelta(days=300), **soon)
    ended = {**soon, "state": Agreement.State.ENDED}
    Agreement.objects.create(tenant=tenant, subject="Schon beendet", ends_on=today + timedelta(days=30), **ended)
    year = today.year - 1
    first, after = today.replace(year=year, month=1, day=1), today.replace(month=1, day=1)
    line = FundingLine.objects.create(
        tenant=tenant,
        year=year,
        kind="personnel",
        amount=100,
        label="Ohne Nachweis",
        valid_from=first,
        valid_until=after,
    )
    FundingLineState.objects.create(tenant=tenant, line=line, state="granted", valid_from=first, amount=100)
    plan = MilestonePlan.objects.create(tenant=tenant, title="Plan", first_year=year, last_year=today.year + 1)
    for text, when, progress in (
        ("Längst fällig", year, "open"),
        ("Längst getan", year, "done"),
        ("Kommt noch", today.year + 1, "open"),
    ):
        row = MilestoneRow.objects.create(tenant=tenant, plan=plan, heading="H", text=text)
        MilestoneCell.objects.create(tenant=tenant, row=row, year=when, half=1, planned="yes", progress=progress)
    Report.objects.create(tenant=tenant, kind="status", title="Angefangen", as_of=today)
    page = page_of(client, musterland, "diana")
    for words in ("Endet bald", "Ohne Nachweis", "Längst fällig", "Angefangen"):
        assert words in page, words
    for words in ("Endet spät", "Schon beendet", "Längst getan", "Kommt noch"):
        assert words not in page, words
    other = page_of(client, musterland, "alice")
    assert "Endet bald" not in other
    assert "Angefangen" not in other


def test_the_administration_of_a_new_place_sees_the_next_steps(client, musterland):
    opened = open_place_here(ags="05158", first=FirstAdmin("Anna Amt", "anna.me"), on=localdate())
    client.force_login(User.objects.get(username="anna.me"))
    session = client.session
    session["tenant_id"] = opened.tenant.pk
    session.save()
    with bound(opened.tenant.pk):
        page = client.get("/").content.decode()
    assert "Einrichten: die nächsten Schritte" in page
    assert "/verwaltung/einrichten/orte/" in page


def test_the_land_sees_what_waits_for_an_answer(client, db):
    opened = open_place_here(ags="05", first=FirstAdmin("Lena Land", "lena"), on=localdate())
    client.force_login(User.objects.get(username="lena"))
    session = client.session
    session["tenant_id"] = opened.tenant.pk
    session.save()
    with bound(opened.tenant.pk):
        common = {"tenant": opened.tenant, "from_ags": "05774", "from_name": "Kreis Paderborn", "content": {}}
        for number, (kind, title, more) in enumerate(
            (
                ("state_issue", "Offene Frage", {}),
                ("state_issue", "Beantwortet", {"replied_on": localdate(), "reply": "Ja."}),
                ("report", "Sachstand 2026", {}),
            )
        ):
            ReceivedSubmission.objects.create(
                kind=kind, title=title, sender_reference=f"ref{number}", received_at=timezone.now(), **common, **more
            )
        page = client.get("/").content.decode()
    assert "Offene Frage" in page
    assert "Sachstand 2026" in page
    assert "Beantwortet" not in page
