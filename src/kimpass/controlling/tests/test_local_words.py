"""Reports in a district's own words: Modul for Baustein, Cluster for Region, Stadtbezirk in a city (TEN-03, TEN-04)."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.utils.translation import override

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors import land as lands
from kimpass.controlling.selectors.frozen import report_of
from kimpass.controlling.selectors.reports import KINDS, asked_for, draw
from kimpass.controlling.selectors.selection import draw_selection
from kimpass.controlling.tests.exchanging import hand_over, release, the_home, the_land  # noqa: F401 - fixtures
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.tenants import open_tenant
from kimpass.organisation.models import Participation, Term, Unit

TODAY = date(2026, 11, 23)
# What a source has written stays as it was written, and so does the Land's rule on the Kommunen of a Kreis.
NOT_OURS = {"programme.building_block_3", "fte.block_1.entitlement"}


@pytest.fixture(name="warendorf")
def a_district_that_says_modul(db):
    path = SHIPPED / "warendorf.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        for key, label in (("block_word", "Modul"), ("building_block", "roman")):
            Term.objects.create(tenant=tenant, key=key, label=label)
        yield tenant


@pytest.fixture(name="city")
def a_city(db):
    tenant = open_tenant(
        key="bielefeld", name="Bielefeld", kind="independent_city", ags="05711", short="BI", on=date(2026, 1, 2)
    )
    with bound(tenant.pk):
        units = [
            Unit.objects.create(tenant=tenant, kind="city_district", key=key, name=key.title())
            for key in ("mitte", "nord", "süd")
        ]
        Participation.objects.create(tenant=tenant, unit=units[0], valid_from=date(2025, 3, 1))
        yield tenant


def json_of(tenant, kind, **asked):
    return KINDS[kind].draw(asked_for(tenant, kind, today=TODAY, **asked)).as_json()


def words_in(told):
    """Return every word a drawn report says by itself."""
    for section in told["sections"]:
        yield from (section["title"], section["meta"], *section["texts"])
        for table in section["tables"]:
            yield from (table["title"], *table["columns"], *table["remarks"])
            for row in table["rows"]:
                yield row["label"]
                yield from (cell for place, cell in enumerate(row["cells"]) if place not in row["numbers"])
    for key, figure in told["figures"].items():
        if key not in NOT_OURS:
            yield from (figure["label"], figure["definition"], figure["counts"], *figure["remarks"])


def test_no_report_but_the_land_s_set_says_baustein_where_a_district_says_modul(warendorf):
    for kind in KINDS:
        told = json_of(warendorf, kind, **({"period": "2022"} if KINDS[kind].about == "period" else {}))
        says = [words for words in words_in(told) if "Baustein" in words]
        assert bool(says) == (kind == "controlling"), (kind, says)


def test_a_district_s_word_stands_in_columns_labels_and_titles(warendorf):
    status = json_of(warendorf, "status", as_of=date(2022, 11, 21))
    sections = {section["key"]: section for section in status["sections"]}
    money = sections["funding"]["tables"][0]
    assert money["columns"][1] == "Modul"
    assert {row["cells"][0] for row in money["rows"]} == {"Modul I", "Modul II", "Modul III", ""}
    assert sections["entitlement"]["title"] == "Anspruch in Modul I"
    labels = {key: figure["label"] for key, figure in status["figures"].items()}
    assert labels["staffing.block_2.filled"] == "Modul II, besetzt"
    assert labels["fte.block_1.entitlement"] == "Modul I, Anspruch"
    assert labels["funding.block_1"] == "Modul I"
    assert labels["funding.per_fte.block_2"] == "Modul II je VZÄ"
    assert labels["funding.rate_check.block_1"] == "Modul I nach den Sätzen des Landes"
    use = json_of(warendorf, "statement-of-use", period="2022")
    assert use["sections"][0]["tables"][0]["columns"][1] == "Modul"
    assert use["figures"]["use.forecast.block_2"]["label"].startswith("Modul II, ")
    year_end = json_of(warendorf, "year-end", period="2022")
    titles = {section["key"]: section["title"] for section in year_end["sections"]}
    assert titles["residence"] == "Verfahren in Modul III"
    assert titles["order"] == "Reihenfolge in Modul III"
    chosen = draw_selection(warendorf, ["fte.block_2.approved"], 2022, today=TODAY)
    assert [figure.label for figure in chosen.figures()] == ["Modul II bewilligt"]


def test_keys_and_values_do_not_depend_on_words(warendorf):
    own = json_of(warendorf, "status", as_of=date(2022, 11, 21))
    Term.objects.all().delete()
    usual = json_of(warendorf, "status", as_of=date(2022, 11, 21))
    assert list(own["figures"]) == list(usual["figures"])
    for key, figure in own["figures"].items():
        assert figure["value"] == usual["figures"][key]["value"], key
        assert figure.get("common", figure["label"]) == usual["figures"][key]["label"], key
    assert not any("common" in figure for figure in usual["figures"].values())


def test_a_frozen_report_keeps_both_names_of_a_figure(warendorf):
    told = json_of(warendorf, "status", as_of=date(2022, 11, 21))
    assert report_of(told).as_json() == told


@pytest.mark.parametrize("file_format", ["json", "html", "csv"])
def test_every_format_says_the_district_s_word(warendorf, tmp_path, file_format):
    target = tmp_path / f"bericht.{file_format}"
    call_command("report", "warendorf", "staffing-funding", "--format", file_format, "-o", str(target))
    text = target.read_text()
    if file_format == "json":
        text = json.dumps([*words_in(json.loads(text))], ensure_ascii=False)
    assert "Modul II" in text
    assert "Baustein" not in text


def test_the_usual_word_is_translated_and_a_chosen_one_is_not(warendorf):
    with override("en"):
        assert draw(warendorf, "status", today=TODAY).figure("staffing.block_2.filled").label == "Modul II, filled"
        Term.objects.all().delete()
        shown = draw(warendorf, "status", today=TODAY).figure("staffing.block_2.filled").label
        assert shown == "Building block 2, filled"


def test_a_city_counts_and_lists_stadtbezirke_and_no_report_says_kommune(city):
    for kind in KINDS:
        if kind == "controlling":
            continue
        told = json_of(city, kind, **({"period": "2025"} if KINDS[kind].about == "period" else {}))
        assert not [words for words in words_in(told) if "Kommune" in words or "kreisangehörig" in words], kind
    told = json_of(city, "interim", as_of=date(2025, 12, 31))
    chapter = next(section for section in told["sections"] if section["key"] == "communes")
    assert (chapter["title"], chapter["tables"][0]["columns"][0]) == ("Stadtbezirke", "Stadtbezirk")
    assert [row["label"] for row in chapter["tables"][0]["rows"]] == ["Mitte", "Nord", "Süd"]
    labels = {key: figure["label"] for key, figure in told["figures"].items()}
    assert labels["communes.all"] == "Stadtbezirke"
    assert labels["communes.on_day"] == "teilnehmende Stadtbezirke am Stichtag"
    assert labels["communes.active.2025"] == "aktive Stadtbezirke 2025"
    assert told["figures"]["communes.all"]["counts"] == "Stadtbezirke"
    one = json_of(city, "municipality", period="2025", unit=Unit.objects.get(key="mitte"))
    assert one["figures"]["municipality.fte"]["label"] == "bewilligte VZÄ für diesen Stadtbezirk"


def test_the_land_s_set_of_a_city_is_in_the_words_of_the_programme(city):
    figure = json_of(city, "controlling", period="2025")["figures"]["communes_with_cm"]
    assert (figure["label"], figure["counts"]) == ("Kommunen mit Case Management", "Kommunen")


def test_a_region_is_called_as_the_district_calls_it(warendorf):
    path = SHIPPED / "hoexter.yaml"
    tenant = import_district(content=path.read_bytes(), file=path.name, on=TODAY)
    with bound(tenant.pk):
        told = json_of(tenant, "municipality", period="2022")
        mine = [words for words in words_in(told) if "Region" in words]
        assert mine == []
        chapter = next(section for section in told["sections"] if section["key"] == "communes")
        assert chapter["tables"][0]["columns"][1] == "Cluster"


def test_the_land_reads_figures_of_all_places_by_their_common_name(home, land):
    with bound(home.tenant.pk):
        Term.objects.create(tenant=home.tenant, key="block_word", label="Modul")
        made = release(home)
        assert made.content["figures"]["staffing.block_2.filled"]["label"] == "Modul 2, besetzt"
        hand_over(home, made)
        period = f"{made.report.as_of:%d.%m.%Y}"
    with bound(land[0].pk):
        found = {figure.key: figure for figure in lands.land_figures(land[1], "staffing-funding", period)}
        assert found["staffing.block_2.filled"].label == "Baustein 2, besetzt"
