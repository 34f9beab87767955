"""Indicators: every one can be counted anywhere, unknown is never nought, and small numbers never leave."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.indicators import GROUPS, INDICATORS, in_group
from kimpass.kernel.period import Period
from kimpass.kernel.tenancy import bound

TODAY = date(2026, 11, 23)
AREAS = {True: "ja", False: "nein"}
ROOT = Path(__file__).resolve().parents[4]
YEAR = Period(date(2022, 1, 1), date(2023, 1, 1))
CASEWORK = ("cases.", "households.", "persons.", "access.", "topics.", "referrals.", "phases.", "consultations")


@pytest.fixture
def asked(db):
    tenant = import_district(content=(SHIPPED / "warendorf.yaml").read_bytes(), file="waf", on=TODAY)
    with bound(tenant.pk):
        yield Asked(tenant, TODAY, TODAY, None, YEAR, "2022")


@pytest.mark.parametrize("key", list(INDICATORS))
def test_every_indicator_says_what_it_counts(key):
    indicator = INDICATORS[key]
    assert indicator.note.endswith(".")
    assert str(indicator.label)
    assert str(indicator.counts)
    assert str(indicator.definition)
    assert indicator.source


def test_nothing_recorded_is_unknown_and_never_nought(asked):
    for key, indicator in INDICATORS.items():
        if key.startswith(CASEWORK):
            figure = indicator(asked)
            assert (figure.value, figure.hidden) == (None, False), key
            assert figure.shown == "unbekannt"
            assert figure.remarks


def test_every_indicator_can_be_counted_for_a_district_and_for_a_kommune(asked):
    from kimpass.organisation.models import Unit

    unit = Unit.objects.get(key="ahlen")
    for key, indicator in INDICATORS.items():
        for one in (asked, replace(asked, unit=unit), replace(asked, period=None)):
            figure = indicator(one)
            assert figure.key == key
            assert figure.scope == one.scope
            assert figure.as_of == (date(2022, 12, 31) if one.period else TODAY)


def page() -> str:
    """Return docs/indicators.md as the code has it."""
    lines = [
        "# Indicators",
        "",
        "Every indicator is one function in `controlling/selectors/indicators/`; reports, goals and exports take it",
        "from there. A test compares this page with the code; `page()` of `test_indicators.py` writes it.",
        "Counts of casework below the minimum group of the tenant are words; unknown is never nought.",
    ]
    for group, title in GROUPS.items():
        lines += ["", f"## {title}", "", "| Kennzahl | key | gezählt werden | je Kommune | source | what it counts |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [
            f"| {one.label} | `{one.key}` | {one.counts} | {AREAS[one.by_unit]} | {one.source} | {one.note} |"
            for one in in_group(group)
        ]
    return "\n".join(lines) + "\n"


def test_the_page_of_indicators_is_that_of_the_code():
    assert (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8") == page()
