"""`./kim report`: every kind in every format, and wrong use told in one line."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kimpass.controlling.selectors.outputs import FORMATS
from kimpass.controlling.selectors.reports import KINDS
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.steering.models import Session

BEGINS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "html": b"<!doctype", "json": b"{"}
DISTRICTS = ("warendorf", "paderborn", "hoexter", "guetersloh")


@pytest.mark.django_db
@pytest.mark.parametrize("district", DISTRICTS)
def test_every_kind_comes_in_every_format_for_every_district(district, tmp_path):
    call_command("import_district", district)
    for kind in KINDS:
        for file_format in FORMATS:
            target = tmp_path / f"bericht.{file_format}"
            call_command("report", district, kind, "--format", file_format, "-o", str(target))
            assert target.read_bytes().startswith(BEGINS[file_format]), (kind, file_format)
        assert figures_stand_where_they_are_named(json.loads((tmp_path / "bericht.json").read_text())), kind


def figures_stand_where_they_are_named(drawn):
    """Test whether every cell that is a figure leads to one."""
    placed = {
        cell
        for section in drawn["sections"]
        for table in section["tables"]
        for row in table["rows"]
        for place, cell in enumerate(row["cells"])
        if place in row["numbers"]
    }
    return placed <= set(drawn["figures"])


@pytest.mark.django_db
def test_a_binary_format_goes_through_a_pipe(capfdbinary):
    call_command("report", "warendorf", "staffing-funding", "--format", "xlsx")
    assert capfdbinary.readouterr().out.startswith(b"PK")


@pytest.mark.django_db
def test_the_command_prints_json_and_leaves_no_district_behind(capsys):
    call_command("report", "warendorf", "staffing-funding", "--as-of", "2022-11-21", "--format", "json")
    drawn = json.loads(capsys.readouterr().out)
    figure = drawn["figures"]["funding.total"]
    assert figure["value"] == "1222800.00"
    assert set(figure) >= {"value", "definition", "scope", "as_of", "proof", "remarks"}
    assert not Tenant.objects.exists()


@pytest.mark.django_db
def test_the_command_draws_what_was_known_at_an_instant(capsys):
    call_command("import_district", "paderborn")
    tenant, asked = Tenant.objects.get(key="paderborn"), ("report", "paderborn", "status", "--as-of", "2023-06-30")
    capsys.readouterr()
    call_command(*asked)
    before, then = json.loads(capsys.readouterr().out)["figures"], timezone.now()
    with bound(tenant.pk):
        Session.objects.filter(held_on__lt=date(2023, 6, 30)).update(held_on=date(2024, 1, 1))
    call_command(*asked, "--known-at", then.isoformat())
    drawn = json.loads(capsys.readouterr().out)
    assert (drawn["figures"], drawn["known_at"]) == (before, then.isoformat())
    call_command(*asked)
    assert json.loads(capsys.readouterr().out)["figures"] != before


@pytest.mark.django_db
def test_the_command_writes_html_for_an_imported_district(tmp_path):
    call_command("import_district", "paderborn")
    target = tmp_path / "ziele.html"
    call_command("report", "paderborn", "goals", "--period", "2022/23", "--format", "html", "-o", str(target))
    text = target.read_text()
    assert "teilweise erreicht" in text
    assert "Bad Wünnenberg" in text


@pytest.mark.django_db
def test_a_district_without_goals_gets_its_report_and_reads_that_there_are_none(capsys):
    call_command("report", "warendorf", "goals")
    drawn = json.loads(capsys.readouterr().out)
    assert (drawn["period"], drawn["outcome"]["overall"]) == ("2022", "unknown")
    assert drawn["sections"][0]["texts"] == ["Für diesen Zeitraum sind keine Ziele erfasst."]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nirgends", "goals"], "gibt es hier nicht"),
        (["warendorf", "wetter"], "Möglich: staffing-funding, goals"),
        (["warendorf", "staffing-funding", "--as-of", "31.02.2022"], "JJJJ-MM-TT"),
        (["warendorf", "staffing-funding", "--known-at", "gestern"], "JJJJ-MM-TTThh:mm"),
        (["warendorf", "staffing-funding", "--known-at", "2999-01-01"], "in der Zukunft"),
        (["warendorf", "staffing-funding", "--known-at", "2022-11-21T14:30"], "noch nicht eingelesen"),
        (["paderborn", "goals", "--period", "2022-23"], "Schuljahr wie 2022/23"),
        (["../../etc/passwd", "goals"], "gibt es hier nicht"),
    ],
)
def test_the_command_refuses_wrong_use_in_one_line(arguments, words):
    with pytest.raises(CommandError, match=words) as refused:
        call_command("report", *arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
