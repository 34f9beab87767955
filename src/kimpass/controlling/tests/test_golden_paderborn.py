"""Golden tests of section 17: Kreis Paderborn, report 2022/23 and concept 2025, each named after its id."""

from datetime import date
from decimal import Decimal

import pytest

from kimpass.controlling.tests.golden import told

D = Decimal


@pytest.fixture
def goals(db):
    return told("paderborn", "goals", None, "2022/23")


@pytest.fixture
def status(db):
    return told("paderborn", "status", date(2025, 6, 30))


def test_g_pb_01(goals):
    assert goals.value("goal_1.lg_sessions") == 2
    assert goals.proof("goal_1.lg_sessions") == ["22.11.2022", "20.04.2023"]
    assert goals.value("goal_1.lg_sessions.target") == 2


def test_g_pb_02(goals):
    assert goals.value("goal_1.generative_themes_in_lg") == 2
    assert {row["on"] for row in goals.figures["goal_1.generative_themes_in_lg"]["proof"]} == {"2023-04-20"}
    assert goals.content["outcome"]["goal_1"] == "reached"


def test_g_pb_03(goals):
    assert goals.value("steering.sessions_before") == 1
    assert goals.proof_values("goal_1.lg_sessions") == [2, 3]


def test_g_pb_04(goals):
    assert goals.value("goal_2.communes_with_cm") == 8
    assert goals.value("goal_2.communes_with_cm.target") == 10
    assert goals.remarks("goal_2.communes_with_cm") == "Ohne Case Management: Bad Wünnenberg, Lichtenau."
    assert goals.content["outcome"]["goal_2"] == "partly"


def test_g_pb_05(goals):
    assert goals.value("communes.previous_period") == 5
    assert goals.proof("communes.new") == ["Altenbeken", "Delbrück", "Hövelhof"]


def test_g_pb_06(goals):
    assert goals.value("reported.changes_of_post_holder") == 4
    assert goals.value("reported.open_refills") == 2
    assert "Salzkotten, Bad Lippspringe" in goals.figures["reported.open_refills"]["label"]


def test_g_pb_07(goals):
    assert goals.value("goal_3.working_groups_founded") == 0
    assert goals.remarks("goal_3.working_groups_founded") == "2 vereinbarte Austausche zählen nicht als Arbeitsgruppe."
    assert goals.content["outcome"]["goal_3"] == "not_reached"


def test_g_pb_08(goals):
    assert goals.content["outcome"]["overall_words"] == "teilweise erreicht"


def test_g_pb_09(db):
    following = told("paderborn", "goals", None, "2023/24")
    assert following.value("goal_2.planning_conferences.target") == 4


def test_g_pb_10(status):
    assert status.value("staffing.block_1.approved") == D("5.00")
    assert status.value("fte.block_1.approved") == D("5.00")


def test_g_pb_11(status):
    assert status.value("staffing.block_3.approved") == D("4.00")
    assert status.proof_values("staffing.block_3.approved") == [1, 1, 1, 1]


def test_g_pb_12(status):
    assert status.value("staffing.total.approved") == D("23.00")


def test_g_pb_13(status):
    values = [status.value(f"register.region.region_{number}") for number in (1, 2, 3)]
    assert values == [3, 3, 2]
    assert sum(values) == D("8.00")


def test_g_pb_14(status):
    assert status.value("register.assigned") == D("13.00")
    assert status.value("register.granted") == D("14.00")
    assert status.value("register.unassigned") == D("1.00")


def test_g_pb_15(status):
    assert status.value("staffing.block_3.filled") == D("3.50")
    assert status.value("staffing.block_3.vacant") == D("0.50")
    assert "2025" in status.remarks("staffing.naturalisation_authority.filled")


def test_g_pb_16(status):
    assert status.value("communes.all") == 10
    regions = [row[2 - 1] for row in status.rows("communes")]
    sizes = [regions.count(name) for name in ("Region 1", "Region 2", "Region 3", "Region 4", "")]
    assert sizes == [3, 3, 2, 1, 1]


def test_g_pb_17(status):
    assert status.value("milestones.rows") == 14
    assert status.value("milestones.halves") == 4
    assert status.value("milestones.cells") == 56
    assert status.value("milestones.unknown") == 56
    assert status.proof("milestones.halves") == ["1. HJ 2025", "2. HJ 2025", "1. HJ 2026", "2. HJ 2026"]


def test_g_pb_18(status):
    assert status.value("steering.seats") == 16
    assert "15 bis 20 Personen" in status.remarks("steering.seats")


def test_g_pb_19(status):
    assert status.value("context.population") == 314510
    assert status.value("context.naturalisations") == 4026
    assert status.value("context.protection_seekers") == 12390
    assert status.value("context.naturalisations_per_year") == D("575.1")
    assert status.value("context.protection_seekers_share") == D("3.9")
    assert "verschiedenen Stichtagen: 31.12.2023, 30.06.2023" in status.remarks("context.protection_seekers_share")
