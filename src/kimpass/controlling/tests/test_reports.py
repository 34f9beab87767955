"""The figures of the districts' own reports, named after their golden tests."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimpass.controlling.actions import releases, reports
from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.actions.reports import ReportData, ReportNotPossible
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.reports import NoSuchReport, draw
from kimpass.controlling.tests.reporting import DAY, begin, furnish
from kimpass.kernel.tenancy import bound

TODAY = date(2026, 11, 23)


def report(key, kind, as_of=None, period=None):
    tenant = import_district(content=(SHIPPED / f"{key}.yaml").read_bytes(), file=key, on=TODAY)
    with bound(tenant.pk):
        return draw(tenant, kind, today=TODAY, as_of=as_of, period=period)


@pytest.fixture
def waf(db):
    return report("warendorf", "staffing-funding", date(2022, 11, 21))


@pytest.fixture
def pb(db):
    return report("paderborn", "goals", None, "2022/23")


def value(drawn, key):
    figure = drawn.figure(key)
    assert figure is not None, [f.key for f in drawn.figures()]
    return figure.value


def proof(drawn, key):
    return [row.text for row in drawn.figure(key).proof]


def test_g_waf_01_funding_of_the_year(waf):
    assert value(waf, "funding.total") == Decimal("1222800.00")
    assert len(waf.figure("funding.total").proof) == 6


def test_g_waf_02_03_parts_of_the_funding(waf):
    assert value(waf, "funding.personnel") == Decimal("1173800.00")
    assert value(waf, "funding.block_1") == Decimal("302800.00")


def test_g_waf_04_05_per_full_time_equivalent(waf):
    assert value(waf, "funding.per_fte.block_2") == Decimal("55000.00")
    assert value(waf, "funding.per_fte.block_3") == Decimal("50000.00")


def test_g_waf_06_coordination_after_the_rates(waf):
    check = waf.figure("funding.rate_check.block_1")
    assert check.value == Decimal("253800.00")
    assert [row.value for row in check.proof] == [Decimal("192500.00"), Decimal("22500.00"), Decimal("38800.00")]
    assert "stimmt" in check.remarks[0]


def test_g_waf_07_08_09_columns_of_the_staffing(waf):
    assert value(waf, "staffing.total.approved") == Decimal("21.00")
    assert value(waf, "staffing.total.filled") == Decimal("13.87")
    assert value(waf, "staffing.total.vacant") == Decimal("2.88")


def test_g_waf_10_the_remainder_is_shown_with_its_rows(waf):
    rest = waf.figure("staffing.total.remainder")
    assert rest.value == Decimal("4.25")
    assert [row.value for row in rest.proof] == [0, 0, Decimal("3.50"), Decimal("0.25"), Decimal("0.50")]
    for words in ("3,50", "0,25", "0,50"):
        assert any(words in remark for remark in rest.remarks)


def test_g_waf_11_families(waf):
    assert value(waf, "caseload.families") == 379
    assert value(waf, "caseload.families_ukraine") == 111
    assert value(waf, "caseload.families_other") == 268
    assert value(waf, "caseload.share_ukraine") == Decimal("29.3")


def test_g_waf_12_families_per_filled_post(waf):
    assert value(waf, "caseload.per_fte") == Decimal("49.7")


def test_g_waf_13_interpreting_stands_beside_the_total(waf):
    assert value(waf, "funding.line.interpreting") == Decimal("30000.00")
    assert value(waf, "funding.outside_total") == Decimal("30000.00")
    assert not any("Übersetzung" in text for text in proof(waf, "funding.total"))
    assert "01.10.2022 bis 31.12.2022" in waf.figure("funding.line.interpreting").remarks[0]


def test_g_waf_14_occupancy(waf):
    assert value(waf, "staffing.occupancy") == Decimal("66.0")


def test_f_02_a_session_on_a_sunday_is_remarked(waf):
    assert "Der 22.05.2022 ist ein Sonntag. Bitte das Datum prüfen." in waf.remarks()


def test_before_the_report_nothing_is_known_and_unknown_is_not_zero(db):
    early = report("warendorf", "staffing-funding", date(2022, 11, 20))
    assert early.figure("staffing.total.filled") is None
    assert value(early, "funding.total") == Decimal("1222800.00")
    other_year = report_of_open("warendorf", date(2024, 1, 1))
    assert value(other_year, "funding.total") is None


def report_of_open(key, as_of):
    from kimpass.organisation.models import Tenant

    tenant = Tenant.objects.get(key=key)
    with bound(tenant.pk):
        return draw(tenant, "staffing-funding", today=TODAY, as_of=as_of)


def test_g_pb_01_two_sessions_with_their_dates(pb):
    assert value(pb, "goal_1.lg_sessions") == 2
    assert proof(pb, "goal_1.lg_sessions") == ["22.11.2022", "20.04.2023"]


def test_g_pb_02_two_themes_reach_goal_1(pb):
    assert value(pb, "goal_1.generative_themes_in_lg") == 2
    assert {row.on for row in pb.figure("goal_1.generative_themes_in_lg").proof} == {date(2023, 4, 20)}
    assert dict(pb.outcome)["goal_1"] == "reached"


def test_g_pb_03_one_session_before(pb):
    assert value(pb, "steering.sessions_before") == 1


def test_g_pb_04_eight_of_ten_kommunen(pb):
    figure = pb.figure("goal_2.communes_with_cm")
    assert (figure.value, value(pb, "goal_2.communes_with_cm.target")) == (8, 10)
    assert "Hövelhof" in proof(pb, "goal_2.communes_with_cm")
    assert figure.remarks == ("Ohne Case Management: Bad Wünnenberg, Lichtenau.",)
    assert dict(pb.outcome)["goal_2"] == "partly"


def test_g_pb_05_five_the_year_before_and_three_new(pb):
    assert value(pb, "communes.previous_period") == 5
    assert proof(pb, "communes.new") == ["Altenbeken", "Delbrück", "Hövelhof"]


def test_g_pb_06_changes_of_post_holders(pb):
    assert value(pb, "reported.changes_of_post_holder") == 4
    assert value(pb, "reported.open_refills") == 2


def test_g_pb_07_no_group_founded_exchanges_do_not_count(pb):
    figure = pb.figure("goal_3.working_groups_founded")
    assert (figure.value, figure.proof) == (0, ())
    assert figure.remarks == ("2 vereinbarte Austausche zählen nicht als Arbeitsgruppe.",)
    assert dict(pb.outcome)["goal_3"] == "not_reached"


def test_g_pb_08_overall_partly(pb):
    assert dict(pb.outcome)["overall_words"] == "teilweise erreicht"


def test_g_pb_09_the_formula_gives_four_planning_conferences(db):
    following = report("paderborn", "goals", None, "2023/24")
    assert value(following, "goal_2.planning_conferences.target") == 4
    assert value(following, "goal_2.planning_conferences") is None
    assert dict(following.outcome)["overall"] == "unknown"


def test_g_pb_10_to_12_approved_posts(db):
    drawn = report("paderborn", "staffing-funding", date(2025, 6, 30))
    assert value(drawn, "staffing.block_1.approved") == Decimal("5.00")
    assert value(drawn, "staffing.block_3.approved") == Decimal("4.00")
    assert value(drawn, "staffing.total.approved") == Decimal("23.00")
    assert value(drawn, "staffing.total.filled") is None
    assert value(drawn, "staffing.coordination.filled") is None


def test_g_pb_14_one_post_is_not_assigned(db):
    drawn = report("paderborn", "staffing-funding", date(2025, 6, 30))
    assert value(drawn, "register.granted") == Decimal("14.00")
    assert value(drawn, "register.assigned") == Decimal("13.00")
    assert value(drawn, "register.unassigned") == Decimal("1.00")
    assert value(drawn, "register.filled") is None


def test_g_pb_15_filled_in_block_3(db):
    drawn = report("paderborn", "staffing-funding", date(2025, 6, 30))
    assert value(drawn, "staffing.block_3.filled") == Decimal("3.50")
    assert value(drawn, "staffing.block_3.vacant") == Decimal("0.50")


def test_g_hx_02_03_granted_and_available(db):
    first = report("hoexter", "staffing-funding", date(2021, 12, 31))
    assert (value(first, "register.granted"), value(first, "register.available")) == (Decimal("5.00"), Decimal("4.00"))
    assert "Teilhabemanagement" in proof(first, "register.diverted")[0]
    later = report_of_open("hoexter", date(2022, 1, 1))
    assert (value(later, "register.granted"), value(later, "register.available")) == (
        Decimal("11.00"),
        Decimal("10.00"),
    )


def test_g_hx_04_filled_on_two_days(db):
    assert value(report("hoexter", "staffing-funding", date(2021, 12, 31)), "register.filled") == Decimal("1.00")
    assert value(report_of_open("hoexter", date(2022, 1, 1)), "register.filled") == Decimal("2.00")


def test_g_hx_05_assigned_by_cluster(db):
    drawn = report("hoexter", "staffing-funding", date(2022, 1, 1))
    clusters = [value(drawn, f"register.region.cluster_{number}") for number in ("i", "ii", "iii", "iv")]
    assert clusters == [Decimal("2.00"), Decimal("1.00"), Decimal("1.00"), Decimal("2.00")]
    assert value(drawn, "register.assigned") == Decimal("6.00")
    assert value(drawn, "register.unassigned") == Decimal("4.00")


def test_g_hx_06_07_coordination_not_evidenced_and_block_3(db):
    drawn = report("hoexter", "staffing-funding", date(2021, 12, 31))
    assert value(drawn, "staffing.coordination.not_evidenced") == Decimal("2.00")
    assert value(drawn, "staffing.coordination.filled") is None
    assert value(drawn, "staffing.block_3.approved") == Decimal("1.00")


def test_every_figure_proves_itself(waf, pb):
    for drawn in (waf, pb):
        for figure in drawn.figures():
            assert figure.definition
            assert figure.scope == drawn.district
            assert figure.proof or figure.value in {0, None}, figure.key


@pytest.fixture
def charlie(musterland):
    furnish(musterland.tenant)
    return musterland.actor("charlie")


def test_start_report_takes_the_usual_day_and_title(charlie):
    begun = reports.start_report(actor=charlie, kind="staffing-funding", data=ReportData())
    assert (begun.as_of, begun.title) == (DAY, "Stellen und Förderung 30.06.2026")
    period = reports.start_report(actor=charlie, kind="goals", data=ReportData(period_label="2025/26"))
    assert (period.period_kind, period.title) == ("school_year", "Ziele und Zielerreichung 2025/26")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ReportData(as_of=date(2027, 1, 1)), "Zukunft"),
        (ReportData(title="x" * 201), "200 Zeichen"),
        (ReportData(front={"anything": "x"}), "Deckblatt"),
        (ReportData(front={"meeting_on": "31.02."}), "kein Datum"),
        (ReportData(front={"annexes": "Frau Amal Berg, 0170 1234567"}), "Person"),
        (ReportData(unit_id=0), "Kommune"),
    ],
)
def test_start_report_refuses_what_cannot_be(charlie, data, words):
    with pytest.raises(ReportNotPossible, match=words):
        reports.start_report(actor=charlie, kind="staffing-funding", data=data)


def test_start_report_is_for_coordination_and_management(musterland, charlie):
    with pytest.raises(PermissionDenied):
        begin(musterland.actor("alice"))
    with pytest.raises(NoSuchReport):
        begin(charlie, kind="wetter")
    with pytest.raises(NoSuchReport):
        begin(charlie, kind="goals", period_label="2025-26")


def test_change_report_counts_versions_and_refuses_the_second(charlie):
    draft = begin(charlie)
    changed = reports.change_report(actor=charlie, report_id=draft.pk, version=1, data=ReportData("Neu", DAY))
    assert (changed.version, changed.title) == (2, "Neu")
    with pytest.raises(ReportNotPossible, match="inzwischen geändert"):
        reports.change_report(actor=charlie, report_id=draft.pk, version=1, data=ReportData("Zu spät", DAY))


def test_change_report_leaves_the_subject_of_what_is_released(musterland, charlie):
    diana, draft = musterland.actor("diana"), begin(charlie)
    releases.release_report(actor=diana, report_id=draft.pk, at=timezone.now())
    with pytest.raises(ReportNotPossible, match="bleiben"):
        reports.change_report(actor=charlie, report_id=draft.pk, version=1, data=ReportData("Neu", date(2026, 1, 1)))
    reports.change_report(actor=charlie, report_id=draft.pk, version=1, data=ReportData("Neu", DAY))
