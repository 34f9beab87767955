"""The kinds of reports: each can be drawn for every shipped district, and unknown is a word and never nought."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.kinds.controlling import SETS, set_of
from kimpass.controlling.selectors.reports import KINDS, asked_for, draw
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.tenants import open_tenant
from kimpass.organisation.models import FundingLine, StatementOfUse, Unit

TODAY = date(2026, 11, 23)
DISTRICTS = ("guetersloh", "hoexter", "paderborn", "warendorf")
TEN = {
    "staffing-funding",
    "goals",
    "status",
    "interim",
    "experience",
    "municipality",
    "needs",
    "statement-of-use",
    "controlling",
    "year-end",
}


@pytest.fixture(params=DISTRICTS)
def tenant(request, db):
    path = SHIPPED / f"{request.param}.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        yield tenant


def test_there_are_ten_kinds_and_each_says_what_it_answers():
    assert set(KINDS) == TEN
    for kind in KINDS.values():
        assert str(kind.label)
        assert str(kind.description).endswith(".")
        keys = [part.key for part in kind.texts]
        assert len(keys) == len(set(keys))
        assert keys


def test_every_kind_is_drawn_for_every_district(tenant):
    for key in KINDS:
        report = draw(tenant, key, today=TODAY)
        told = report.as_json()
        assert told["kind"] == key
        keys = [section.key for section in report.sections]
        assert len(keys) == len(set(keys)), keys
        for section in report.sections:
            assert section.tables or section.figures or section.texts, (key, section.key)
            for table in section.tables:
                assert {len(row.cells) + 1 for row in table.rows} <= {len(table.columns)}, (key, table.title)


def test_every_figure_has_a_definition_a_scope_a_unit_and_a_proof_or_says_why_not(tenant):
    for key in KINDS:
        seen: dict[str, Figure] = {}
        for section in draw(tenant, key, today=TODAY).sections:
            cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
            for figure in (*cells, *section.figures):
                if not isinstance(figure, Figure):
                    continue
                assert seen.setdefault(figure.key, figure).value == figure.value, (key, figure.key)
                assert figure.definition
                assert figure.scope
                assert figure.unit
                assert figure.shown
                assert figure.proof or figure.value in {0, None}, (key, figure.key)


def test_a_report_for_one_kommune_is_about_that_kommune(tenant):
    for unit in Unit.objects.filter(kind="municipality").order_by("name")[:2]:
        asked = asked_for(tenant, "municipality", today=TODAY, period="2022", unit=unit)
        report = KINDS["municipality"].draw(asked)
        assert unit.name in report.title
        assert {figure.scope for figure in report.figures()} == {unit.name}


def test_drawing_twice_gives_the_same(tenant):
    for key in KINDS:
        assert draw(tenant, key, today=TODAY).as_json() == draw(tenant, key, today=TODAY).as_json()


@pytest.mark.django_db
def test_a_statement_of_use_says_what_is_left_and_what_nobody_told():
    path = SHIPPED / "warendorf.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        lines = list(FundingLine.objects.filter(year=2022).order_by("sort"))
        StatementOfUse.objects.create(tenant=tenant, line=lines[1], used="700000.00", returned="50000.00")
        report = draw(tenant, "statement-of-use", today=TODAY, period="2022")
        left = report.figure("use.line_2.left")
        assert left is not None
        assert left.value == Decimal(20000)
        assert [row.value for row in left.proof] == [Decimal(770000), Decimal(700000), Decimal(50000)]
        untold = report.figure("use.line_1.used")
        assert untold is not None
        assert untold.shown == "unbekannt"
        total = report.figure("use.total.amount")
        assert total is not None
        assert total.value == Decimal(1252800)
        assert "nicht in der Jahressumme" in " ".join(report.remarks())
        used = report.figure("use.total.used")
        assert used is not None
        assert used.value is None


@pytest.mark.django_db
def test_a_land_set_is_a_version_and_holds_no_count_twice():
    assert [one.version for one in SETS] == list(range(1, len(SETS) + 1))
    assert [one.since for one in SETS] == sorted(one.since for one in SETS)
    for one in SETS:
        assert len(set(one.keys)) == len(one.keys)
        assert set(one.keys) <= set(INDICATORS)
    assert set_of(2019) == SETS[0]
    assert set_of(2099) == SETS[-1]


@pytest.mark.django_db
def test_a_correction_of_a_told_figure_does_not_change_what_was_known():
    path = SHIPPED / "warendorf.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        before = timezone.now()
        row = ReportedFigure.objects.get(metric="families_total")
        ReportedFigure.objects.filter(pk=row.pk).update(superseded_at=timezone.now())
        row.pk, row.public_id, row.value, row.reason_of_correction = None, None, Decimal(381), "doppelt gezählt"
        row.public_id = ReportedFigure._meta.get_field("public_id").get_default()
        row.recorded_at = timezone.now()
        row.save()
        for kind in ("status", "year-end"):
            values = []
            for known_at in (before, None):
                asked = asked_for(tenant, kind, today=TODAY, as_of=date(2022, 12, 31), period="2022", known_at=known_at)
                figure = KINDS[kind].draw(asked).figure("caseload.families")
                assert figure is not None
                values.append(figure.value)
            assert values == [379, 381]


@pytest.mark.django_db
def test_an_independent_city_without_anything_gets_every_report():
    tenant = open_tenant(
        key="bielefeld", name="Bielefeld", kind="independent_city", ags="05711", short="BI", on=date(2026, 1, 2)
    )
    with bound(tenant.pk):
        for key in KINDS:
            report = draw(tenant, key, today=TODAY)
            for figure in report.figures():
                assert figure.value is None or not figure.key.startswith(("cases", "persons", "fte", "staffing")), key
        entitled = draw(tenant, "controlling", today=TODAY).figure("fte.block_1.entitlement")
        assert entitled is not None
        assert entitled.shown == "unbekannt"
        assert "kreisfreie Städte" in entitled.remarks[0]


@pytest.mark.django_db
def test_regions_stand_side_by_side_in_the_words_of_the_district():
    path = SHIPPED / "hoexter.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        report = draw(tenant, "municipality", today=TODAY, period="2022")
        section = next(one for one in report.sections if one.key == "regions")
        assert section.title == "Cluster"
        sizes = [[getattr(cell, "value", None) for cell in row.cells] for row in section.tables[0].rows]
        assert [row[0] for row in sizes] == [3, 3, 2, 2]
        assert [row[1] for row in sizes] == [0, 1, 1, 0]
        assert [row[2] for row in sizes] == [2, 1, 1, 2]
