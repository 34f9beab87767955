"""Golden tests of section 17: Kreis Höxter, Kreis Gütersloh and the programme, each named after its id."""

from datetime import date
from decimal import Decimal

import pytest

from kimpass.controlling.tests.golden import told

D = Decimal
END, NEW_YEAR = date(2021, 12, 31), date(2022, 1, 1)


@pytest.fixture
def end(db):
    return told("hoexter", "status", END)


@pytest.fixture
def new_year(db):
    return told("hoexter", "status", NEW_YEAR)


@pytest.fixture
def interim(db):
    return told("hoexter", "interim", END)


@pytest.fixture
def gt(db):
    return told("guetersloh", "interim", date(2024, 2, 20))


def test_g_hx_01(end):
    regions = [row[1].partition(",")[0] for row in end.rows("communes")]
    assert [regions.count(f"Cluster {number}") for number in ("I", "II", "III", "IV")] == [3, 3, 2, 2]
    assert end.value("communes.all") == 10


def test_g_hx_02(end):
    assert end.value("register.granted") == D("5.00")
    assert end.value("register.available") == D("4.00")
    assert "Teilhabemanagement" in end.proof("register.diverted")[0]


def test_g_hx_03(new_year):
    assert new_year.value("register.granted") == D("11.00")
    assert new_year.value("register.available") == D("10.00")


def test_g_hx_04(end, new_year):
    assert end.value("register.assigned") == D("4.00")
    assert end.value("register.filled") == D("1.00")
    assert new_year.value("register.filled") == D("2.00")


def test_g_hx_05(new_year):
    clusters = [new_year.value(f"register.region.cluster_{number}") for number in ("i", "ii", "iii", "iv")]
    assert clusters == [2, 1, 1, 2]
    assert new_year.value("register.assigned") == D("6.00")
    assert new_year.value("register.unassigned") == D("4.00")


def test_g_hx_06(end):
    assert end.value("staffing.block_1.approved") == D("4.00")
    assert end.value("staffing.coordination.not_evidenced") == D("2.00")


def test_g_hx_07(end):
    assert end.value("staffing.block_3.approved") == D("1.00")


def test_g_hx_08(end):
    assert end.value("context.migration_background_computed") == 28303
    assert "rund 28.300" in end.remarks("context.migration_background_computed")


def test_g_hx_09(interim):
    blocks = [interim.figures[f"told.training_blocks_group_{group}"] for group in (2, 4)]
    assert [block["value"] for block in blocks] == ["5.00", "5.00"]
    assert "Juni 2021 bis Februar 2022" in blocks[0]["label"]
    assert "Oktober 2021 bis Mai 2022" in blocks[1]["label"]
    assert "KI-Leitung" in interim.figures["events.series_2.events"]["label"]
    assert interim.value("events.series_2.events") == 3
    assert interim.value("events.series_2.days") == 5


def test_g_hx_10(interim):
    assert interim.value("events.series_1.events") == 6
    assert interim.proof("events.series_1.events") == [
        "Mo, 23.08.2021",
        "Mo, 20.09.2021",
        "Fr, 24.09.2021",
        "26.09.2021 bis 03.10.2021",
        "Fr, 01.10.2021",
        "Do, 11.11.2021",
    ]
    assert interim.proof_values("events.series_1.days") == [1, 1, 1, 8, 1, 1]
    assert interim.section("events")["tables"][0]["remarks"] == []


def test_g_hx_11(interim):
    assert interim.value("events.participants") == 140
    assert interim.value("told.kickoff_topic_tables") == 6


def test_g_hx_12(end):
    assert end.value("adoption.bodies") == 7
    assert end.proof("adoption.bodies") == [
        "11/2020: Integrationsbeirat",
        "12/2020: Leitungsteam",
        "03.02.2021: Lenkungskreis",
        "03.03.2021: Bürgermeisterkonferenz",
        "09.03.2021: Ausschuss für Bildung, Sport, Kultur- und Kreisentwicklung",
        "16.03.2021: Kreis- und Finanzausschuss",
        "23.03.2021: Kreistag",
    ]


def test_g_hx_13(end):
    assert end.value("context.model_project") == 12
    assert end.proof_values("context.model_project") == [2, 7, 3]


def test_g_hx_14(end):
    metrics = ("accommodation_facilities", "refugee_initiatives", "newcomers_since_2015", "actors_in_concept")
    assert [end.value(f"context.{metric}") for metric in metrics] == [2, 15, 8600, 100]
    assert end.figures["context.actors_in_concept"]["label"].endswith("mehr als")


def test_g_gt_01(gt):
    assert gt.value("communes.active.2022") == 5
    names = {"Gütersloh", "Rheda-Wiedenbrück", "Rietberg", "Langenberg", "Halle (Westf.)"}
    assert set(gt.proof("communes.joined.2022")) == names
    assert {row[0] for row in gt.rows("communes") if row[3]} == names


def test_g_gt_02(gt):
    assert gt.value("communes.joined.2023") == 5
    assert gt.value("communes.active.2023") == 10


def test_g_gt_03(gt):
    assert gt.value("communes.all") == 13
    assert gt.value("communes.on_day") == 10
    assert gt.remarks("communes.on_day") == "Ohne Case Management: Steinhagen, Versmold, Werther (Westf.)."


def test_g_gt_04(gt):
    assert gt.value("told.flyer_languages") == 9


def test_g_gt_05(gt):
    assert gt.value("told.results_presented") >= 2


def test_g_gt_06(gt):
    assert gt.value("programme.offer_fte_per_commune") >= D("1.00")
    assert gt.figures["programme.offer_fte_per_commune"]["unit"] == "VZÄ"


def test_g_la_01(gt):
    assert gt.value("programme.locations") == 54
    codes = [text.split()[0] for text in gt.proof("programme.locations")]
    assert len(set(codes)) == 54
    assert sum(len(code) == 5 for code in codes) == 53
    assert "05334002" in codes


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["guetersloh", "hoexter", "paderborn", "warendorf"])
def test_g_la_02(key):
    drawn = told(key, "controlling", None, "2025")
    assert drawn.value("fte.block_1.entitlement") == D("4.00")
    assert drawn.proof_values("fte.block_1.entitlement") == [D("3.50"), D("0.50")]
