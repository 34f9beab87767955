"""The pages on reported staffing, participation, working modes, turnover and conditions of success."""

from datetime import date

import pytest

from kimpass.organisation.actions.staffing import FillData, fill_post
from kimpass.organisation.models import StaffingFigure, SuccessCondition, TenantModule, WorkingMode
from kimpass.organisation.selectors.post_keys import row_key
from kimpass.organisation.selectors.structure_chart import structure_chart
from kimpass.organisation.tests.ground import BEGIN, fte, post, said, sent

BASE = "/steuerung/stellen/"


@pytest.fixture
def diana(musterland, client):
    musterland.sign_in(client, "diana")
    return client


def public(world, name):
    return world.units[name].public_id


def test_reported_figures_show_remainder_reason_and_correction(musterland, diana):
    where = "/steuerung/gemeldete-stellen/"
    told = {
        "building_block": "2",
        "function": "case_management",
        "reference_date": "01.11.2022",
        "fte_approved": "14,00",
        "fte_filled": "7,62",
        "fte_vacant": "2,88",
        "source": "Berichtsvorlage 187/2022",
    }
    page = sent(diana, f"{where}neu/", **told)
    assert "3,50 VZÄ" in page
    assert "Grund des Rests fehlt" in page
    row = StaffingFigure.objects.get()
    page = sent(diana, f"{where}{row.public_id}/rest/", reason="Stellen bei freien Trägern")
    assert "Stellen bei freien Trägern" in page
    assert "Grund des Rests fehlt" not in page
    row = StaffingFigure.objects.current().get()
    assert "7,62" in said(diana.get(f"{where}{row.public_id}/berichtigen/"))
    page = sent(diana, f"{where}{row.public_id}/berichtigen/", **{**told, "fte_filled": "8,00"}, reason="Nachmeldung")
    assert "Nachmeldung" in page
    assert "8,00" in page
    answer = diana.post(f"{where}neu/", {**told, "fte_approved": "14,005", "reference_date": "01.11.2023"})
    assert answer.status_code == 422
    assert "2 Dezimalstellen" in said(answer)


def test_participation_in_the_browser(musterland, diana):
    where = f"/steuerung/teilnahme/{public(musterland, 'waldhausen')}/"
    assert "0 von 6 Kommunen nehmen teil" in said(diana.get("/steuerung/teilnahme/"))
    page = sent(diana, f"{where}beginnen/", since="01.08.2022", precision="year", label="", is_model="on")
    assert "seit 2022" in page
    assert "Modellkommune" in page
    page = sent(diana, f"{where}beginn/", since="15.08.2022", precision="day", label="")
    assert "Erster Arbeitstag: 15.08.2022" in page
    answers = {"immigration_authority": "yes", "youth_office": "yes", "integration_council": "unknown"}
    page = sent(diana, f"{where}behoerden/", **answers, naturalisation_authority="no", valid_from="01.01.2022")
    assert "Die Angaben sind gespeichert." in page
    page = said(diana.get(f"{BASE}anspruch/"))
    assert "unbekannt, 3,50 VZÄ bis 9,50 VZÄ" in page
    page = sent(diana, f"{where}zuordnung/", region_id="", valid_from="01.01.2026")
    assert "beendet vor dem 01.01.2026" in page
    page = sent(diana, f"{where}beenden/", last_day="31.10.2026")
    assert "beendet vor dem 01.11.2026" in page


def test_working_modes_in_the_browser(musterland, diana):
    where = f"/steuerung/erreichbarkeit/{public(musterland, 'waldhausen')}/"
    answer = diana.post(f"{where}neu/", {"mode": "office_hours", "valid_from": "01.03.2026"})
    assert answer.status_code == 422
    assert "einen Ort und feste Zeiten" in said(answer)
    page = sent(
        diana,
        f"{where}neu/",
        mode="office_hours",
        place="Rathaus",
        hours="dienstags 9 bis 12 Uhr",
        is_public="on",
        valid_from="01.03.2026",
    )
    assert "Rathaus: dienstags 9 bis 12 Uhr" in page
    assert "öffentlich" in page
    key = row_key(WorkingMode.objects.current().get())
    assert f'<option value="{key}" selected>' in said(diana.get(f"{where}beenden/"))
    page = sent(diana, f"{where}beenden/", last_day="31.03.2026", row_id=key)
    assert "nicht eingetragen" in page


def test_success_conditions_in_the_browser(musterland, diana):
    where = "/steuerung/gelingensbedingungen/"
    assert "Schlanke Strukturen" in sent(diana, f"{where}vorschlag/")
    assert "Feste Ansprechperson" in sent(diana, f"{where}neu/", text="Feste Ansprechperson")
    row = SuccessCondition.objects.get(text="Feste Ansprechperson")
    page = sent(diana, f"{where}{row.public_id}/stand/", state="partly", note="läuft an", looked_at_on="01.10.2026")
    assert "läuft an" in page
    assert "Feste Ansprechperson" not in sent(diana, f"{where}{row.public_id}/entfernen/")


def test_turnover_shows_nothing_small(musterland, diana):
    row = post(musterland, units=["waldhausen"])
    member = musterland.staff["alice"].pk
    data = FillData(fte("1"), BEGIN, date(2025, 6, 30), member)
    fill_post(actor=musterland.actor("diana"), post_id=row.pk, data=data)
    page = said(diana.get(f"{BASE}wechsel/?jahr=2025"))
    assert "Weniger als 3 Personen" in page
    assert "Waldhausen" not in page
    assert "0 Personen haben" in said(diana.get(f"{BASE}wechsel/?jahr=1"))


def test_the_register_leaves_as_a_file_with_its_filters(musterland, client):
    musterland.sign_in(client, "charlie")
    row = post(musterland, "=CM-1", units=["waldhausen", "bergheim"])
    post(musterland, "CM-2", employing_body_id=musterland.welfare.pk)
    member = musterland.staff["alice"].pk
    fill_post(actor=musterland.actor("diana"), post_id=row.pk, data=FillData(fte("0.75"), BEGIN, staff_id=member))
    page = said(client.get(f"{BASE}?stichtag=31.12.2025&baustein=2"))
    assert f'href="{BASE}stellenplan.csv?stichtag=31.12.2025&baustein=2"' in page
    answer = client.get(f"{BASE}stellenplan.csv?stichtag=31.12.2025&baustein=2")
    text = answer.content.decode("utf-8-sig")
    assert "31.12.2025;'=CM-1;2;Case Management;" in text
    assert "1,00;0,75;0,25;01.01.2024" in text
    assert "Alice" not in text
    assert "stellenplan-2025-12-31.csv" in answer["Content-Disposition"]


def test_the_chart_is_drawn_from_data(musterland, diana):
    post(musterland, "CM-1", units=["waldhausen"])
    post(musterland, "CM-2", units=["waldhausen", "bergheim"], employing_body_id=musterland.welfare.pk)
    branches = structure_chart(musterland.actor("charlie"), date(2026, 1, 1))
    found = {branch.name: {leaf.name: (leaf.posts, leaf.fte) for leaf in branch.leaves} for branch in branches}
    assert found["Region 1"] == {"Waldhausen": (2, None)}
    assert found["Kommunen ohne Zuordnung"]["Bergheim"] == (1, None)
    assert found["Anstellungsträger"] == {"Diakonie Musterland": (1, fte("1.00")), "Kreis Musterland": (1, fte("1.00"))}
    page = said(diana.get("/steuerung/schaubild/"))
    assert "Kommunen ohne Zuordnung" in page
    assert "Organigramm der Gremien" in page


def test_parts_that_are_switched_off_do_not_show(musterland, diana):
    for part in ("regions", "building_block_3"):
        TenantModule.objects.create(tenant=musterland.tenant, part=part, is_on=False, valid_from=BEGIN)
    assert "Region" not in said(diana.get("/steuerung/teilnahme/")).partition("<table")[2]
    assert "Baustein 3" not in said(diana.get(f"{BASE}neu/")).partition("<form class=")[2].partition("Funktion")[0]


UNIT_WAYS = (
    "teilnahme/{}/beginnen/",
    "teilnahme/{}/beginn/",
    "teilnahme/{}/beenden/",
    "teilnahme/{}/behoerden/",
    "teilnahme/{}/zuordnung/",
    "erreichbarkeit/{}/neu/",
    "erreichbarkeit/{}/beenden/",
)
BAD = ("a\x00b", "31.02.2026", "-99999999999999999999", "", "x" * 5000, "31.12.2199")
NAMES = (
    "since",
    "precision",
    "label",
    "last_day",
    "valid_from",
    "region_id",
    "mode",
    "place",
    "hours",
    "row_id",
    "youth_office",
    "text",
    "source",
    "reference_date",
    "fte_approved",
    "building_block",
    "function",
)


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_gets_an_answer_here_too(musterland, diana, bad):
    pid = public(musterland, "waldhausen")
    ways = [
        *(way.format(pid) for way in UNIT_WAYS),
        "gemeldete-stellen/neu/",
        "gelingensbedingungen/neu/",
        "stellen/neu/",
        "stellen/traegerwechsel/",
    ]
    for way in ways:
        for values in (
            dict.fromkeys(NAMES, bad),
            {"since": bad, "precision": "day", "mode": "outreach", "valid_from": bad, "last_day": bad, "region_id": ""},
        ):
            assert diana.post(f"/steuerung/{way}", values).status_code in {302, 422}, way
