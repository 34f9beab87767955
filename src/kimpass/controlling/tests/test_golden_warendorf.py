"""Golden tests of section 17: Kreis Warendorf, report of 21.11.2022, each named after its id."""

from datetime import date
from decimal import Decimal

import pytest

from kimpass.controlling.tests.golden import told

D = Decimal


@pytest.fixture
def waf(db):
    return told("warendorf", "status", date(2022, 11, 21))


def test_g_waf_01(waf):
    assert waf.value("funding.total") == D(1222800)
    assert sorted(waf.proof_values("funding.total")) == [
        D(9000),
        D(10000),
        D(30000),
        D(150000),
        D(253800),
        D(770000),
    ]


def test_g_waf_02(waf):
    assert waf.value("funding.personnel") == D(1173800)


def test_g_waf_03(waf):
    assert waf.value("funding.block_1") == D(302800)


def test_g_waf_04(waf):
    assert waf.value("funding.per_fte.block_2") == D(55000)
    assert waf.proof_values("funding.per_fte.block_2") == [D(770000), D(14)]


def test_g_waf_05(waf):
    assert waf.value("funding.per_fte.block_3") == D(50000)


def test_g_waf_06(waf):
    assert waf.value("funding.rate_check.block_1") == D(253800)
    assert waf.proof_values("funding.rate_check.block_1") == [D(192500), D(22500), D(38800)]


def test_g_waf_07(waf):
    assert waf.value("staffing.total.approved") == D("21.00")
    assert waf.proof_values("staffing.total.approved") == [D("3.50"), D("0.50"), D(14), D(1), D(2)]


def test_g_waf_08(waf):
    assert waf.value("staffing.total.filled") == D("13.87")
    assert waf.proof_values("staffing.total.filled") == [D("3.50"), D("0.50"), D("7.62"), D("0.75"), D("1.50")]


def test_g_waf_09(waf):
    assert waf.value("staffing.total.vacant") == D("2.88")


def test_g_waf_10(waf):
    assert waf.value("staffing.total.remainder") == D("4.25")
    assert waf.proof_values("staffing.total.remainder") == [0, 0, D("3.50"), D("0.25"), D("0.50")]


def test_g_waf_11(waf):
    assert (waf.value("caseload.families"), waf.value("caseload.families_ukraine")) == (379, 111)
    assert waf.value("caseload.families_other") == 268
    assert waf.value("caseload.share_ukraine") == D("29.3")
    assert "nicht aus Fällen gezählt" in waf.figures["caseload.families"]["definition"]
    assert waf.value("cases.stock") is None


def test_g_waf_12(waf):
    assert waf.value("caseload.per_fte") == D("49.7")


def test_g_waf_13(waf):
    assert waf.value("interpreting.money") == D(30000)
    assert waf.value("funding.outside_total") == D(30000)
    assert "nicht in ihr enthalten" in waf.remarks("interpreting.money")
    assert not any("Übersetzung" in text for text in waf.proof("funding.total"))


def test_g_waf_14(waf):
    assert waf.value("staffing.occupancy") == D("66.0")


def test_the_paper_names_committee_day_and_resolution(waf):
    assert waf.rows("front") == [
        ["Betreff", "Sachstandsbericht Kommunales Integrationsmanagement (KIM), Vorlage 187/2022"],
        ["Beratungsfolge", "Ausschuss für Bildung, Integration, Kultur und Sport, 21.11.2022"],
        ["Beschlussvorschlag", "Zur Kenntnis"],
    ]
    assert (
        "Koordination, Case Management, Ausländerbehörde, Einbürgerungsbehörde" in waf.section("meetings")["texts"][0]
    )
    assert waf.rows("concepts")[0][0] == "Handlungskonzept KIM"
    assert waf.value("communes.on_day") == 13
