from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions.working_modes import ModeData, WorkingModeRefused, end_working_mode, set_working_mode
from kimpass.organisation.selectors.working_modes import public_modes, units_with_modes

DAY = date(2026, 3, 1)
HOUR = ModeData("office_hours", "Rathaus Waldhausen", "dienstags 9 bis 12 Uhr", is_public=True)


def meet(world, data=HOUR, day=DAY, who="diana"):
    return set_working_mode(actor=world.actor(who), unit_id=world.units["waldhausen"].pk, data=data, valid_from=day)


def public(world, day=DAY):
    return [row.hours for row in public_modes(world.tenant.pk, day)]


def test_set_working_mode_is_public_only_when_released(musterland, facts):
    meet(musterland)
    meet(musterland, ModeData("outreach"))
    assert public(musterland) == ["dienstags 9 bis 12 Uhr"]
    assert public(musterland, DAY - timedelta(days=1)) == []
    places = {place.unit.name: len(place.modes) for place in units_with_modes(musterland.actor("charlie"), DAY)}
    assert (places["Waldhausen"], places["Bergheim"]) == (2, 0)
    assert facts() == ["working_mode.set"] * 2


def test_set_working_mode_changes_the_hours_of_a_place_from_a_day_on(musterland):
    meet(musterland)
    meet(musterland, ModeData("office_hours", HOUR.place, "freitags", is_public=True), date(2026, 6, 1))
    assert public(musterland, date(2026, 5, 31)) == ["dienstags 9 bis 12 Uhr"]
    assert public(musterland, date(2026, 6, 1)) == ["freitags"]


def test_set_working_mode_refuses_in_words(musterland):
    with pytest.raises(WorkingModeRefused, match="Ort und feste Zeiten"):
        meet(musterland, ModeData("office_hours", "Rathaus"))
    with pytest.raises(WorkingModeRefused, match="Arbeitsweise"):
        meet(musterland, ModeData("telepathy"))
    with pytest.raises(PermissionDenied):
        meet(musterland, who="charlie")


def test_end_working_mode_holds_through_the_last_day(musterland, facts):
    row = meet(musterland)
    end = {"actor": musterland.actor("diana"), "unit_id": musterland.units["waldhausen"].pk, "row_id": row.pk}
    with pytest.raises(WorkingModeRefused, match="vor dem ersten"):
        end_working_mode(**end, last_day=date(2026, 1, 1))
    end_working_mode(**end, last_day=date(2026, 3, 31))
    assert public(musterland, date(2026, 3, 31))
    assert public(musterland, date(2026, 4, 1)) == []
    assert facts()[-1] == "working_mode.ended"
    with pytest.raises(WorkingModeRefused, match="inzwischen geändert"):
        end_working_mode(**end, last_day=date(2026, 3, 31))
