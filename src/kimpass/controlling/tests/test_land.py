"""The Land: its 54 places, each once; what is unknown stays so; and nothing else of anybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kimpass.controlling import policy
from kimpass.controlling.actions import submissions
from kimpass.controlling.models import ReceivedSubmission, Report, Submission
from kimpass.controlling.selectors import land as lands
from kimpass.controlling.tests.exchanging import (  # noqa: F401 - fixtures
    a_visit,
    copies,
    hand_over,
    issue_of,
    release,
    the_home,
    the_land,
    user_of,
)
from kimpass.kernel.tenancy import bound
from kimpass.organisation.data.reference import districts
from kimpass.organisation.models import Unit
from tests.rights import walk


def receive(land, ags, value, key="cases.stock", *, hidden=False, days=0, kind="controlling"):
    """Lay a report with one figure down with the Land, as a district would."""
    figure = {
        "key": key,
        "label": "Fälle",
        "value": value,
        "unit": "Anzahl",
        "definition": "x",
        "shown": value or "unbekannt",
        "hidden": hidden,
    }
    return ReceivedSubmission.objects.create(
        tenant=land[0],
        from_ags=ags,
        from_name=ags,
        kind="report",
        report_kind=kind,
        period_label="2025",
        title="Programmcontrolling 2025",
        content={"figures": {key: figure}},
        checksum="0" * 64,
        sender_reference=f"{ags}{days}"[:12],
        received_at=timezone.now() + timedelta(days=days),
    )


def test_g_la_01_sums_stand_on_54_places_and_count_aachen_once(land):
    assert len(districts()) == 54
    with bound(land[0].pk):
        for ags in districts():
            receive(land, ags, "10")
        receive(land, "05334", "11", days=1)  # a corrected version replaces, it does not add
        receive(land, "05313", "1000")  # a key of old that is no place of its own
        [figure] = lands.land_figures(land[1], "controlling", "2025")
        assert figure.total == 541
        assert (figure.reported, len(figure.answers)) == (54, 54)
        assert len({answer.place.ags for answer in figure.answers}) == 54
        assert {"05334", "05334002"} <= {answer.place.ags for answer in figure.answers}


def test_inhabitants_of_aachen_are_not_counted_twice(land):
    """Statistics of the Städteregion hold the city; figures of KIM do not."""
    assert lands.inside_of_others() == {"05334002": "05334"}
    with bound(land[0].pk):
        for ags, value in (("05334", "560"), ("05334002", "250"), ("05570", "280")):
            receive(land, ags, value, key="context.population")
        [figure] = lands.land_figures(land[1], "controlling", "2025")
        assert (figure.total, figure.known) == (840, 3)
        assert "Stadt Aachen" in figure.note
        ReceivedSubmission.objects.asked_for().filter(from_ags="05334").delete()
        [figure] = lands.land_figures(land[1], "controlling", "2025")
        assert figure.total == 530


def test_unknown_stays_unknown_in_sums(land):
    with bound(land[0].pk):
        receive(land, "05570", "10")
        receive(land, "05754", None)
        receive(land, "05762", None, hidden=True)
        [figure] = lands.land_figures(land[1], "controlling", "2025")
        assert (figure.total, figure.reported, figure.known, figure.unknown, figure.hidden) == (10, 3, 1, 1, 1)
        receive(land, "05774", None, kind="year-end")
        [unknown] = lands.land_figures(land[1], "year-end", "2025")
        assert (unknown.total, unknown.shown) == (None, "unbekannt")


@pytest.mark.parametrize("key", ["programme.locations", "access.waiting_days", "caseload.per_filled_post"])
def test_what_is_the_same_everywhere_or_a_span_is_not_added_up(land, key):
    with bound(land[0].pk):
        for ags in ("05570", "05754"):
            receive(land, ags, "54", key=key)
        [figure] = lands.land_figures(land[1], "controlling", "2025")
        assert (figure.total, figure.known, figure.shown) == (None, 2, "nicht summierbar")


def test_pages_of_the_land(home, land, visit):
    hand_over(home, release(home))
    submissions.hand_over_issue(actor=home.actor("diana"), issue_id=issue_of(home).pk)
    report, issue = copies(land)
    page = visit(land[1], "received_list")
    assert "1 von 54 Standorten hat einen Bericht übergeben" in page
    assert "Aachen" in page
    assert "7,62" in visit(land[1], "received", report.public_id)
    assert "Niemand zahlt" in visit(land[1], "received", issue.public_id)
    assert "Sprachmittlung in Praxen" in visit(land[1], "received_issues")
    visit(land[1], "reply_to_received", issue.public_id, status=302, data={"reply": "Kommt."})
    page = visit(land[1], "land_figures", query="?zahl=staffing.case_management.filled")
    assert "1 von 54 haben berichtet" in page
    assert "nicht übergeben" in page
    table = visit(land[1], "land_figures", query="?zahl=staffing.case_management.filled&als=csv")
    assert table.count("05570;") == 1
    assert len(table.strip().splitlines()) == 55
    for who in ("diana", "charlie", "anton"):
        visit(home.actor(who), "received_list", status=403)
        visit(home.actor(who), "received", report.public_id, status=404)


ALLOWED_TO_THE_LAND = {
    "controlling:received_list",
    "controlling:received_issues",
    "controlling:received",
    "controlling:reply_to_received",
    "controlling:land_figures",
    "organisation:places",
    "organisation:open_place",
    "organisation:renew_first_password",
    "organisation:administration",
    # Everybody's own: rights, and who stands in among colleagues at the Land itself.
    "organisation:rights",
    "organisation:deputies",
    "organisation:delegate",
    "organisation:end_delegation",
}
FOR_EVERYBODY = ("accounts:", "account_", "web:", "ui:", "vault:")


def test_the_land_reaches_nothing_else(home, land, client):
    """Every address of the program, with every object of the district: only its own pages answer."""
    home.case()
    made = release(home)
    hand_over(home, made)
    issue_of(home)
    client.force_login(user_of(land[1]))
    session = client.session
    session["tenant_id"] = land[0].pk
    session.save()
    opened = set()
    for route in walk.routes():
        if route.name.startswith(FOR_EVERYBODY) or ":" not in route.name:
            continue
        guarded = getattr(route.view, "guarded_model", None)
        if route.parameters and route.name not in walk.SLUGS and guarded is None:
            continue
        for address in route.addresses(home.tenant.pk):
            answer = client.get(address)
            if answer.status_code in {403, 404}:
                continue
            opened.add(route.name)
            assert not any(word in answer.content for word in (b"Musterstadt", b"Diana", b"Berg, "))
    assert opened - ALLOWED_TO_THE_LAND == set()
    assert "controlling:received_list" in opened


def test_the_land_sees_no_row_of_a_district(home, land):
    hand_over(home, release(home))
    with bound(land[0].pk):
        assert Submission.objects.visible_to(land[1]).count() == 0
        assert Report.objects.visible_to(land[1]).count() == 0
        assert ReceivedSubmission.objects.visible_to(land[1]).count() == 1
        if connection.vendor == "postgresql":
            assert Submission.objects.asked_for().count() == 0
            assert Unit.objects.count() == 0
    assert ReceivedSubmission.objects.visible_to(home.actor("diana")).count() == 0
    if connection.vendor == "postgresql":
        assert ReceivedSubmission.objects.asked_for().count() == 0


def test_policies_of_the_land_stop_at_its_wall(home, land):
    for rule in (policy.see_submissions, policy.see_solutions, policy.write_transfer_mapping):
        assert not rule(land[1])
    assert not policy.see_received(home.actor("diana"))
    assert policy.see_received(land[1])
