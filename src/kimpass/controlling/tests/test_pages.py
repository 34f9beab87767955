from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kimpass.audit.models import EarlierRow
from kimpass.controlling.importer import bodies, posts, structure
from kimpass.controlling.importer.profile import SHIPPED, checked
from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.register import posts_on
from kimpass.controlling.tests.reporting import correct
from kimpass.organisation.models import (
    FundingLine,
    Post,
    PostTerms,
    Recruitment,
    Region,
    RegionMembership,
    StaffingFigure,
    StaffMember,
    Unit,
)
from kimpass.organisation.selectors.posts import post_lines

REPORT = "/steuerung/berichte/staffing-funding/"


@pytest.fixture
def warendorf(musterland):
    """Give Musterland the numbers of a real report."""
    profile = checked((SHIPPED / "warendorf.yaml").read_bytes(), "warendorf.yaml")
    written = structure.Written(musterland.tenant, date(2022, 1, 1), {"S1": "Vorlage 187/2022"}, musterland.office)
    posts.write_staffing_figures(profile, written)
    posts.write_funding(profile, written)
    bodies.write_bodies(profile, written)
    bodies.write_figures(profile, written)
    return musterland


def test_a_report_shows_sums_and_remarks(warendorf, client):
    warendorf.sign_in(client, "diana")
    page = client.get(REPORT, {"stichtag": "21.11.2022"}).content.decode()
    for words in ("1.222.800", "13,87", "Nicht in der Summe", "ist ein Sonntag", "nicht erklärt", "Übersetzung"):
        assert words in page


def test_every_figure_opens_its_proof_without_script(warendorf, client):
    warendorf.sign_in(client, "charlie")
    day = {"stichtag": "21.11.2022"}
    page = client.get(REPORT, day).content.decode()
    assert "stichtag=21.11.2022&amp;beleg=staffing.case_management.filled#beleg" in page
    proof = client.get(REPORT, {**day, "beleg": "staffing.total.remainder"}).content.decode()
    assert "bewilligt minus besetzt minus noch nicht besetzt" in proof
    assert "4,25" in proof
    missing = client.get(REPORT, {**day, "beleg": "gibt.es.nicht"}).content.decode()
    assert "gibt es in dem Bericht nicht" in missing


def test_a_report_shows_what_was_known_on_a_day(warendorf, client):
    earlier = timezone.now() - timedelta(days=3)
    for model in (StaffingFigure, FundingLine, ReportedFigure):
        model.objects.update(recorded_at=earlier)
    EarlierRow.objects.update(changed_at=earlier)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("8.62"))
    warendorf.sign_in(client, "diana")
    yesterday = f"{timezone.localdate() - timedelta(days=1):%d.%m.%Y}"
    then = client.get(REPORT, {"stichtag": "21.11.2022", "bekannt": yesterday})
    assert "13,87" in then.content.decode()
    assert f"So war es am {yesterday} bekannt" in then.content.decode()
    now = client.get(REPORT, {"stichtag": "21.11.2022"}).content.decode()
    assert "14,87" in now
    assert "So war es" not in now
    file = client.get(f"{REPORT}datei/", {"stichtag": "21.11.2022", "bekannt": yesterday}).json()
    assert file["figures"]["staffing.case_management.filled"]["value"] == "7.62"
    assert datetime.fromisoformat(file["known_at"]) < timezone.now()


def test_a_day_that_does_not_exist_is_said_beside_its_field(warendorf, client):
    warendorf.sign_in(client, "diana")
    page = client.get(REPORT, {"stichtag": "31.02.2022"})
    assert page.status_code == 422
    assert "31.02.2022 gibt es nicht" in page.content.decode()


def test_a_report_comes_as_a_file(warendorf, client):
    warendorf.sign_in(client, "diana")
    drawn = client.get(f"{REPORT}datei/", {"stichtag": "21.11.2022"}).json()
    assert drawn["figures"]["funding.total"]["value"] == "1222800.00"


def test_a_district_without_goals_is_told_so(musterland, client):
    musterland.sign_in(client, "diana")
    assert "keine Ziele erfasst" in client.get("/steuerung/berichte/goals/").content.decode()
    assert client.get("/steuerung/berichte/wetter/").status_code == 404
    assert "Stellen und Förderung" in client.get("/steuerung/berichte/").content.decode()


@pytest.mark.parametrize(("login", "status"), [("alice", 403), ("anton", 403), ("charlie", 200), ("diana", 200)])
def test_reports_are_for_coordination_and_management(musterland, client, login, status):
    musterland.sign_in(client, login)
    assert client.get(REPORT).status_code == status


def test_the_overview_shows_posts_and_kommunen(warendorf, client, django_assert_max_num_queries):
    warendorf.sign_in(client, "diana")
    with django_assert_max_num_queries(40):
        page = client.get("/steuerung/").content.decode()
    for words in ("Stellenregister", "Waldhausen", "Region 1", "Vereinbarungen"):
        assert words in page


def test_the_overview_needs_no_more_statements_for_more_kommunen(warendorf, client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    warendorf.sign_in(client, "diana")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/steuerung/")
    for number in range(10):
        Unit.objects.create(
            tenant=warendorf.tenant,
            kind="municipality",
            key=f"ort-{number}",
            name=f"Ort {number}",
            ags=f"059999{number:02}",
        )
    with django_assert_num_queries(len(few)):
        client.get("/steuerung/")


def test_a_post_that_is_advertised_is_empty_and_one_without_a_word_is_unknown(musterland):
    for number, state in (("CM-1", "advertised"), ("CM-2", "filled"), ("CM-3", "")):
        common = {"tenant": musterland.tenant, "valid_from": date(2026, 1, 1)}
        post = Post.objects.create(
            tenant=musterland.tenant, number=number, building_block="2", function="case_management"
        )
        PostTerms.objects.create(post=post, fte_approved=Decimal(1), **common)
        if state:
            Recruitment.objects.create(post=post, state=state, **common)
    register = {place.number: place.filled for place in posts_on(musterland.tenant.pk, musterland.today)}
    assert register == {"CM-1": Decimal(0), "CM-2": None, "CM-3": None}
    lines = post_lines(musterland.actor("diana"), musterland.today)
    assert {line.post.number: line.filled for line in lines} == register


def upload(client, content):
    return client.post("/steuerung/einlesen/", {"profile": SimpleUploadedFile("kreis.yaml", content)})


def test_the_import_page_shows_all_refusals_at_once(musterland, client):
    musterland.sign_in(client, "anton")
    assert "Kreisprofil einlesen" in client.get("/steuerung/einlesen/").content.decode()
    raw = (SHIPPED / "warendorf.yaml").read_text().replace("name: Ahlen", "name: Alen").replace("05570052", "05570053")
    answer = upload(client, raw.encode())
    assert answer.status_code == 422
    assert "2 Angaben passen nicht" in answer.content.decode()
    assert "municipalities[1].name" in answer.content.decode()
    assert upload(client, b"").status_code == 422


def test_the_import_page_fills_an_empty_district(musterland, client):
    RegionMembership.objects.all().delete()
    Region.objects.all().delete()
    StaffMember.objects.update(unit=None)
    for member in musterland.staff.values():
        member.roles.exclude(role_key="admin").delete()
    Unit.objects.all().delete()
    musterland.tenant.ags = "05570"
    musterland.tenant.save()
    musterland.sign_in(client, "anton")
    answer = upload(client, (SHIPPED / "warendorf.yaml").read_bytes())
    assert answer.status_code == 302
    assert Unit.objects.filter(kind="municipality").count() == 13


def test_the_import_page_is_for_the_administration(musterland, client):
    musterland.sign_in(client, "diana")
    assert client.get("/steuerung/einlesen/").status_code == 403
