from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.network.actions import needs
from kimpass.network.models import NeedSignal


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
