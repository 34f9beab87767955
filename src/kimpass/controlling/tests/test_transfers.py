"""The file for the Land's own database: known sources only, changes only, nothing small, no formula."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.actions import releases, transfers
from kimpass.controlling.actions.transfers import TransferNotPossible
from kimpass.controlling.models import ReportRelease, Transfer, TransferMapping
from kimpass.controlling.selectors.transfers import Column, columns_of, csv_of, delta, delta_of, fingerprint, json_of
from kimpass.controlling.tests.reporting import begin, correct, furnish
from kimpass.organisation.models import StaffingFigure

FILLED = "staffing.case_management.filled"
ROWS = [
    Column("AGS", "standort.ags"),
    Column("KENNZAHL", "zeile.schluessel"),
    Column("WERT", "zeile.wert", format="punktzahl"),
    Column("STAND", "zeile.stichtag", format="iso"),
    Column("SYSTEM", constant="KIMpass"),
]


@pytest.fixture
def home(musterland):
    furnish(musterland.tenant)
    return musterland


@pytest.fixture
def diana(home):
    return home.actor("diana")


def release(actor):
    report = begin(actor, title="Sachstand")
    return releases.release_report(actor=actor, report_id=report.pk, at=timezone.now())


def correction(actor, report_id, value):
    correct(StaffingFigure.objects.get(function="case_management", superseded_at=None), fte_filled=Decimal(value))
    return releases.correct_release(actor=actor, report_id=report_id, reason="Zahlendreher", at=timezone.now())


def mapping_of(actor, columns=ROWS, label="Datenbank KIM"):
    return transfers.write_transfer_mapping(actor=actor, label=label, columns=columns)


def transfer(actor, mapping):
    return transfers.make_transfer(actor=actor, mapping_id=mapping.pk, as_of=actor.today)


def test_write_transfer_mapping_refuses_an_unknown_field_and_says_what_is_known(home, diana):
    with pytest.raises(TransferNotPossible, match=r"„zeile\.wrt“ gibt es nicht.*zeile\.wert"):
        mapping_of(diana, [Column("WERT", "zeile.wrt")])
    assert not TransferMapping.objects.asked_for().exists()
    with pytest.raises(PermissionDenied):
        mapping_of(home.actor("charlie"))
    assert mapping_of(diana).columns[0] == Column("AGS", "standort.ags").as_json()


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ([], "nichts zu übertragen"),
        ([Column("A", "standort.ags"), Column("A", "standort.name")], "zweimal"),
        ([Column("", "standort.ags")], "keinen Namen"),
        ([Column("A")], "entweder"),
        ([Column("A", "standort.ags", "x")], "entweder"),
        ([Column("A", "standort.ags", format="rot")], "Format"),
    ],
)
def test_columns_that_say_nothing_clear_are_refused(diana, columns, words):
    with pytest.raises(TransferNotPossible, match=words):
        mapping_of(diana, columns)


def test_make_transfer_keeps_what_went_and_sends_only_changes(diana):
    made, mapping = release(diana), mapping_of(diana)
    first = transfer(diana, mapping)
    assert (first.changed, first.deleted) == (0, 0)
    assert first.added == len(made.content["figures"])
    with pytest.raises(TransferNotPossible, match="nichts geändert"):
        transfer(diana, mapping)
    correction(diana, made.report_id, "9.00")
    second = transfer(diana, mapping)
    assert second.added == 0
    assert 0 < second.changed < first.added
    told = {step: line for step, _key, line in delta_of(diana, second).steps() if line["KENNZAHL"] == FILLED}
    assert told["geaendert"]["WERT"] == "9.00"
    # What went before can be drawn again as it was.
    assert delta_of(diana, first).checksum == first.checksum
    assert any(line["WERT"] == "7.62" for line in delta_of(diana, first).lines.values())


def test_what_is_no_longer_there_is_deleted(diana):
    made, mapping = release(diana), mapping_of(diana)
    first = transfer(diana, mapping)
    content = {**made.content, "figures": {k: v for k, v in made.content["figures"].items() if k != FILLED}}
    ReportRelease.objects.filter(pk=made.pk).update(content=content)
    gone = transfer(diana, mapping)
    assert gone.deleted == 1
    [step] = [step for step in delta_of(diana, gone).steps() if step[0] == "geloescht"]
    assert step[1].endswith(FILLED)
    assert len(gone.state) == len(first.state) - 1


def test_a_line_for_each_report_where_no_column_asks_for_rows(diana):
    release(diana)
    mapping = mapping_of(diana, [Column("AGS", "standort.ags"), Column("CM", FILLED, format="zahl")])
    [line] = delta_of(diana, transfer(diana, mapping)).lines.values()
    assert line == {"AGS": "05999", "CM": "7,62"}


def test_change_transfer_mapping_checks_and_asks_for_the_version(home, diana):
    mapping = mapping_of(diana)

    def change(actor=diana, version=1, columns=ROWS, **more):
        return transfers.change_transfer_mapping(
            actor=actor, mapping_id=mapping.pk, version=version, label="Neu", columns=columns, **more
        )

    with pytest.raises(TransferNotPossible, match="gibt es nicht"):
        change(columns=[Column("A", "gibt.es.nicht")])
    with pytest.raises(PermissionDenied):
        change(home.actor("charlie"))
    assert change(is_in_use=False).label == "Neu"
    with pytest.raises(TransferNotPossible, match="inzwischen geändert"):
        change()
    with pytest.raises(TransferNotPossible, match="außer Gebrauch"):
        transfer(diana, mapping)
    with pytest.raises(PermissionDenied):
        transfer(home.actor("charlie"), mapping)


def test_csv_is_for_offices_and_holds_no_formula(diana):
    release(diana)
    mapping = mapping_of(diana, [Column("AGS", "standort.ags"), Column("=BÖSE()", constant="=1+1")])
    found = delta_of(diana, transfer(diana, mapping))
    told = csv_of(columns_of(mapping), found)
    assert told.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(told.decode("utf-8-sig")), delimiter=";")
    assert head == ["vorgang", "schluessel", "AGS", "'=BÖSE()"]
    assert (row[0], row[2], row[3]) == ("neu", "05999", "'=1+1")
    answer = json.loads(json_of(mapping, found, as_of=diana.today))
    assert answer["zeilen"][0]["felder"]["=BÖSE()"] == "=1+1"
    assert answer["pruefsumme"] == found.checksum


def test_nothing_below_the_minimum_group_is_transferred(diana):
    made = release(diana)
    figure = {**made.content["figures"][FILLED], "key": "cases.stock", "unit": "Anzahl", "value": "2", "shown": "2"}
    figures = made.content["figures"] | {"cases.stock": figure}
    ReportRelease.objects.filter(pk=made.pk).update(content={**made.content, "figures": figures})
    mapping = mapping_of(diana, [*ROWS, Column("WORTE", "zeile.angabe")])
    lines = delta_of(diana, transfer(diana, mapping)).lines
    [line] = [line for line in lines.values() if line["KENNZAHL"] == "cases.stock"]
    assert (line["WERT"], line["WORTE"]) == ("", "nicht ausgewiesen")


LINES = st.dictionaries(st.sampled_from("abcdef"), st.fixed_dictionaries({"w": st.sampled_from("123")}))


@given(before=LINES, after=LINES)
def test_who_applies_a_difference_holds_what_he_should(before, after):
    held = dict(before)
    for step, key, line in delta(after, {key: fingerprint(line) for key, line in before.items()}).steps():
        if step == "geloescht":
            del held[key]
        else:
            assert (key in held) == (step == "geaendert")
            held[key] = line
    assert held == after


@pytest.fixture
def visit(client, home):
    def go(who, name, *args, status=200, data=None, query=""):
        home.sign_in(client, who)
        url = reverse(f"controlling:{name}", args=args) + query
        answer = client.post(url, data) if data is not None else client.get(url)
        assert answer.status_code == status, (name, answer.status_code)
        return answer.content.decode("utf-8-sig")

    return go


def test_pages_of_transfers(home, diana, visit):
    release(diana)
    assert "Noch keine Zuordnung" in visit("charlie", "transfers")
    assert "bekannte Quellen" in visit("diana", "write_transfer_mapping")
    visit("charlie", "write_transfer_mapping", status=403)
    wrong = {"label": "Datenbank KIM", "field_1": "WERT", "source_1": "zeile.wrt"}
    answer = visit("diana", "write_transfer_mapping", status=422, data=wrong)
    assert "zeile.wrt" in answer
    assert "Bekannt sind" in answer
    visit("diana", "write_transfer_mapping", status=302, data=wrong | {"source_1": "zeile.wert"})
    mapping = TransferMapping.objects.asked_for().get()
    assert "Würde jetzt übertragen" in visit("charlie", "transfer_mapping", mapping.public_id)
    change = {"label": "KIM", "field_1": "WERT", "source_1": "zeile.wert", "version": "1", "is_in_use": "on"}
    assert "zeile.wert" in visit("diana", "change_transfer_mapping", mapping.public_id)
    visit("diana", "change_transfer_mapping", mapping.public_id, status=302, data=change)
    assert "Stichtag" in visit("diana", "make_transfer", mapping.public_id)
    today = f"{timezone.localdate():%d.%m.%Y}"
    visit("diana", "make_transfer", mapping.public_id, status=302, data={"as_of": today})
    made = Transfer.objects.asked_for().get()
    assert "7,62" in visit("charlie", "transfer_file", made.public_id)
    assert json.loads(visit("diana", "transfer_file", made.public_id, query="?als=json&umfang=alles"))["zeilen"]
    assert "neu" in visit("diana", "transfers")
    visit(
        "diana",
        "change_transfer_mapping",
        mapping.public_id,
        status=302,
        data=change | {"field_1": "X", "version": "2"},
    )
    assert "geändert" in visit("diana", "transfer_file", made.public_id, status=409)
    visit("alice", "transfers", status=403)
