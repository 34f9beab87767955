from datetime import date
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from kimpass.kernel.suppression import protect_parts
from kimpass.network.actions import needs
from kimpass.network.models import NeedSignal
from kimpass.network.selectors.needs import gather, proof
from kimpass.network.tests.test_services import add


def record(land, **changes):
    values = {
        "actor": land.actor("alice"),
        "unit_id": land.units["musterstadt"].pk,
        "field_id": land.fields["SPRACHE"].pk,
        "kind": "no_suitable_offer",
        "on": land.today,
    }
    return needs.record_need(**{**values, **changes})


def test_record_need_counts_by_month_and_place(musterland):
    record(musterland)
    assert record(musterland).count == 2
    assert record(musterland, on=date(2026, 10, 2)).month == date(2026, 10, 1)
    assert NeedSignal.objects.count() == 2


def test_record_need_is_for_casework_in_the_municipality(musterland):
    for login in ("eve", "charlie"):
        with pytest.raises(PermissionDenied):
            record(musterland, actor=musterland.actor(login))


def test_record_need_refuses_unknown_kinds_and_fields(musterland):
    with pytest.raises(needs.NeedNotPossible, match="Art"):
        record(musterland, kind="wunsch")
    with pytest.raises(needs.NeedNotPossible, match="Handlungsfeld"):
        record(musterland, field_id=musterland.areas["SPRACHE"].pk)


def signals(land, count, unit="musterstadt", field="SPRACHE", kind="no_suitable_offer", on=date(2026, 11, 2)):
    NeedSignal.objects.create(
        tenant=land.tenant,
        unit=land.units[unit],
        field=land.fields[field],
        month=on.replace(day=1),
        kind=kind,
        count=count,
    )


def test_the_matrix_counts_twelve_months_and_hides_small_numbers(musterland, client):
    add(musterland)
    signals(musterland, 7)
    signals(musterland, 2, unit="nebenstadt")
    signals(musterland, 90, field="WOHNEN", on=date(2025, 11, 30))
    needs_found = gather(musterland.actor("charlie"), date(2026, 11, 23))
    assert (needs_found.start, needs_found.end) == (date(2025, 12, 1), date(2026, 12, 1))
    assert sum(needs_found.missing.values()) == 9
    musterland.sign_in(client, "alice")
    page = client.get("/netzwerk/bedarf/").content.decode()
    assert "&lt; 3" in page
    assert "kommune=musterstadt&amp;feld=SPRACHE" in page
    assert "90" not in page.partition("matrix")[2].partition("</table>")[0]
    assert "Laufende Angebote" in client.get("/netzwerk/bedarf/", {"ansicht": "angebote"}).content.decode()
    assert client.get("/netzwerk/bedarf/", {"ansicht": "gibt-es-nicht"}).status_code == 200


def test_every_cell_opens_its_proof(musterland, client):
    add(musterland)
    for month, count in ((9, 4), (10, 5), (11, 1)):
        signals(musterland, count, on=date(2026, month, 1))
    signals(musterland, 12, kind="service_sought")
    found = proof(musterland.actor("alice"), "musterstadt", "SPRACHE")
    assert found.missing.text == "10"
    texts = {f"{one.month:%m}": one.shown.text for one in found.missing_months}
    assert texts["11"] == "< 3"
    assert list(texts.values()).count("·") == 1, "the one small month must not follow from the sum"
    musterland.sign_in(client, "alice")
    page = client.get("/netzwerk/bedarf/beleg/", {"kommune": "musterstadt", "feld": "SPRACHE"}).content.decode()
    assert "Migrationsberatung" in page
    assert "Bitte wählen Sie eine Zelle" in client.get("/netzwerk/bedarf/beleg/", {"feld": "x"}).content.decode()


def test_a_hidden_cell_tells_no_months(musterland):
    signals(musterland, 2)
    found = proof(musterland.actor("alice"), "musterstadt", "SPRACHE")
    assert (found.missing.text, found.missing_months) == ("< 3", ())


@settings(max_examples=400, deadline=None)
@given(parts=st.lists(st.integers(0, 9), min_size=1, max_size=6), minimum=st.integers(3, 5))
def test_no_small_part_of_a_known_sum_can_be_worked_out(parts, minimum):
    hidden = protect_parts(parts, minimum)
    assert {at for at, part in enumerate(parts) if 0 < part < minimum} <= hidden
    if len(hidden) == len(parts) or not hidden:
        return
    rest = sum(parts[at] for at in hidden)
    order = sorted(hidden)
    choices = [range(1, minimum) if 0 < parts[at] < minimum else [0, *range(minimum, rest + 1)] for at in order]
    found = {values for values in product(*choices) if sum(values) == rest}
    for at in range(len(order)):
        assert len({values[at] for values in found}) > 1
