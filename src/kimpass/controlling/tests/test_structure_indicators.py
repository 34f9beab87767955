"""Indicators about structure, network and Baustein 3, counted from rows as the application writes them."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.reports import KINDS, asked_for
from kimpass.kernel.period import Period
from kimpass.network.models import InterpreterAssignment, NeedsAnalysis, NeedSignal, NeedsLine
from kimpass.organisation.models import Agency, Post, PostArea, PostTerms, Staffing, TenantModule
from kimpass.residence.models import MonthlyCount
from kimpass.steering.models import (
    Body,
    EffectCheck,
    Finding,
    LadderStep,
    Measure,
    MeasureState,
    Session,
    Theme,
    ThemeFinding,
    ThemeStep,
)

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
DAY = date(2025, 6, 1)


@pytest.fixture
def asked(musterland):
    return Asked(musterland.tenant, date(2026, 2, 1), date(2026, 2, 1), None, YEAR, "2025")


def value(asked, key):
    # Asked anew: one question looks up what it needs only once.
    return INDICATORS[key](replace(asked)).value


def lines(asked, key):
    return {row.text: row.value for row in INDICATORS[key](replace(asked)).proof}


def theme(land, title, step):
    made = Theme.objects.create(
        tenant=land.tenant, title=title, field=land.fields["GESUNDHEIT"], created_on=DAY, created_by=land.staff["alice"]
    )
    ThemeStep.objects.create(tenant=land.tenant, theme=made, step=step, entered_on=DAY)
    return made


def finding(land, month=DAY):
    return Finding.objects.create(
        tenant=land.tenant,
        title="Wartezeit",
        text="Die Wartezeit ist lang.",
        field=land.fields["GESUNDHEIT"],
        unit=land.units["musterstadt"],
        source_kind="network",
        month=month,
        reported_by=land.staff["alice"],
        state="released",
    )


@pytest.fixture
def steps(musterland):
    make = LadderStep.objects.create
    names = (("city", "Stadt"), ("steering", "Lenkungsgruppe"))
    return [
        make(tenant=musterland.tenant, key=f"{key}-x", label=label, sort=90 + sort)
        for sort, (key, label) in enumerate(names)
    ]


def test_findings_stand_on_the_step_of_their_theme(musterland, asked, steps):
    made = theme(musterland, "Termine", steps[1])
    for _one in range(4):
        ThemeFinding.objects.create(tenant=musterland.tenant, theme=made, finding=finding(musterland), valid_from=DAY)
    for _one in range(3):
        finding(musterland)
    finding(musterland, date(2024, 12, 1))
    found = lines(asked, "findings.by_stage")
    assert value(asked, "findings.by_stage") == 7
    assert found["Lenkungsgruppe"] == 4
    assert found["noch ohne Thema oder Stufe"] == 3


def test_themes_count_once_on_the_step_of_the_day(musterland, asked, steps):
    made = theme(musterland, "Termine", steps[0])
    ThemeStep.objects.filter(theme=made).update(left_on=date(2025, 9, 1), outcome="up")
    ThemeStep.objects.create(tenant=musterland.tenant, theme=made, step=steps[1], entered_on=date(2025, 9, 1))
    assert lines(asked, "themes.by_stage") == {"Lenkungsgruppe": 1}
    assert value(asked, "themes.generative") == 0


def test_measures_count_by_state_and_by_the_last_effect(musterland, asked):
    for number in range(2):
        measure = Measure.objects.create(tenant=musterland.tenant, title=f"Maßnahme {number}", state="implemented")
        MeasureState.objects.create(tenant=musterland.tenant, measure=measure, state="implemented", valid_from=DAY)
        for day, result in ((date(2025, 7, 1), "unknown"), (date(2025, 8, 1), "works"), (date(2026, 1, 5), "not")):
            EffectCheck.objects.create(
                tenant=musterland.tenant,
                measure=measure,
                checked_on=day,
                result=result,
                text="angesehen",
                checked_by=musterland.staff["alice"],
            )
    assert lines(asked, "measures.by_state") == {"umgesetzt": 2}
    assert lines(asked, "measures.effect") == {"wirkt": 2}


def test_sessions_count_by_kind_of_body(musterland, asked):
    body = Body.objects.create(tenant=musterland.tenant, key="lg-x", kind="steering_group", name="Lenkungsgruppe")
    for number, day in enumerate((date(2025, 3, 3), date(2025, 11, 3), date(2026, 1, 5)), 1):
        Session.objects.create(tenant=musterland.tenant, body=body, number=number, held_on=day, state="held")
    assert value(asked, "sessions.by_body") == 2
    assert value(asked, "lg_sessions") == 2


def test_interpreting_is_met_or_not_and_what_waits_counts_nowhere(musterland, asked):
    def book(day, state, language="ar"):
        InterpreterAssignment.objects.create(
            tenant=musterland.tenant,
            language=language,
            unit=musterland.units["musterstadt"],
            starts_at=timezone.make_aware(datetime(day.year, day.month, day.day, 10)),
            minutes_planned=60,
            state=state,
        )

    for _one in range(3):
        book(DAY, "done")
        book(DAY, "declined", "fa")
    book(DAY, "wanted", "fa")
    book(date(2026, 3, 1), "wanted")
    assert value(asked, "interpreting.met") == 3
    assert value(asked, "interpreting.unmet") == 4


def test_missing_offers_count_the_months_of_the_period(musterland, asked):
    for month, count in ((date(2025, 2, 1), 3), (date(2025, 3, 1), 2), (date(2024, 12, 1), 9)):
        NeedSignal.objects.create(
            tenant=musterland.tenant,
            unit=musterland.units["musterstadt"],
            field=musterland.fields["GESUNDHEIT"],
            month=month,
            kind="no_suitable_offer",
            count=count,
        )
    assert value(asked, "offers.missing") == 5


def test_an_unreported_month_makes_proceedings_unknown_and_not_fewer(musterland, asked):
    office = Agency.objects.create(
        tenant=musterland.tenant, key="abh-x", name="Ausländerbehörde", kind="immigration_authority"
    )

    def report(month):
        MonthlyCount.objects.create(
            tenant=musterland.tenant,
            authority=office,
            kind="naturalisation",
            month=date(2025, month, 1),
            received=4,
            granted=3,
            refused=0,
            otherwise_done=0,
            stock=40,
        )

    for month in range(1, 12):
        report(month)
    missing = INDICATORS["proceedings.received"](asked)
    assert missing.value is None
    assert "Nicht für alle Monate" in missing.remarks[0]
    report(12)
    assert value(asked, "proceedings.received") == 48
    assert value(asked, "proceedings.done") == 36
    assert value(asked, "proceedings.stock") == 40


def test_a_kommune_reads_its_posts_and_that_others_share_them(musterland):
    post = Post.objects.create(tenant=musterland.tenant, number="CM-9", building_block="2", function="case_management")
    common = {"tenant": musterland.tenant, "post": post, "valid_from": DAY}
    PostTerms.objects.create(fte_approved=Decimal("1.00"), **common)
    Staffing.objects.create(fte=Decimal("0.50"), staff_member=musterland.staff["bob"], **common)
    for name in ("musterstadt", "nebenstadt"):
        PostArea.objects.create(unit=musterland.units[name], **common)
    asked = asked_for(
        musterland.tenant,
        "municipality",
        today=date(2026, 2, 1),
        period="2025",
        unit=musterland.units["musterstadt"],
    )
    figure = KINDS["municipality"].draw(asked).figure("municipality.fte")
    assert figure is not None
    assert figure.value == Decimal("1.00")
    assert "auch andere Kommunen" in figure.remarks[0]


def test_the_newest_released_needs_analysis_is_drawn_with_its_judgements(musterland):
    for edition, released in ((1, DAY), (2, None)):
        analysis = NeedsAnalysis.objects.create(
            tenant=musterland.tenant,
            reference_date=DAY,
            edition=edition,
            released_on=released,
            written_by=musterland.staff["alice"],
        )
        NeedsLine.objects.create(
            tenant=musterland.tenant,
            analysis=analysis,
            unit=musterland.units["musterstadt"],
            field=musterland.fields["GESUNDHEIT"],
            sought=9,
            missing=6,
            judgement="gap",
        )
    asked = asked_for(musterland.tenant, "needs", today=date(2026, 2, 1), as_of=date(2026, 1, 1))
    report = KINDS["needs"].draw(asked)
    gaps = report.figure("needs.gaps")
    assert gaps is not None
    assert gaps.value == 1
    assert "Ausgabe 1" in report.sections[0].meta


def test_a_part_the_district_does_not_carry_out_is_not_nought(musterland, asked):
    TenantModule.objects.create(
        tenant=musterland.tenant, part="building_block_3", is_on=False, valid_from=date(2025, 5, 1)
    )
    figure = INDICATORS["proceedings.stock"](replace(asked))
    assert figure.shown == "unbekannt"
    assert figure.remarks == ("Diesen Teil des Programms führt der Kreis nicht durch.",)
    before = replace(asked, period=Period(date(2024, 1, 1), date(2025, 1, 1)))
    assert "führt der Kreis nicht durch" not in " ".join(INDICATORS["proceedings.stock"](before).remarks)
