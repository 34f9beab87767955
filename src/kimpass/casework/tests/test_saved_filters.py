import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.casework.actions.saved_filters import (
    CASELOAD,
    MOST,
    FilterRefused,
    delete_filter,
    rename_filter,
    save_filter,
)
from kimpass.casework.models import SavedFilter
from kimpass.casework.selectors.saved_filters import saved_filters


def save(musterland, name="UmA", query="weg=uma", login="alice"):
    return save_filter(actor=musterland.actor(login), page=CASELOAD, name=name, query=query)


def test_save_filter_keeps_it_for_oneself_alone(musterland, facts):
    save(musterland)
    save(musterland, login="bob")
    assert [saved.name for saved in saved_filters(musterland.actor("alice"), CASELOAD)] == ["UmA"]
    assert saved_filters(musterland.actor("eve"), CASELOAD) == []
    assert facts() == ["filter.saved"] * 2


def test_save_filter_refuses_what_cannot_be_found_again(musterland):
    save(musterland)
    for name, query, words in (
        ("uma", "weg=uma", "schon"),
        (" ", "weg=uma", "Namen"),
        ("x" * 81, "weg=uma", "80 Zeichen"),
        ("Leer", "", "wonach gefiltert"),
    ):
        with pytest.raises(FilterRefused, match=words):
            save(musterland, name, query)
    for number in range(MOST - 1):
        save(musterland, f"Filter {number}")
    with pytest.raises(FilterRefused, match="Mehr als 20"):
        save(musterland, "Noch einer")
    with pytest.raises(PermissionDenied):
        save(musterland, login="diana")


def test_rename_filter_is_for_its_owner(musterland):
    saved = save(musterland)
    assert rename_filter(actor=musterland.actor("alice"), filter_id=saved.pk, name="Jugend").name == "Jugend"
    with pytest.raises(SavedFilter.DoesNotExist):
        rename_filter(actor=musterland.actor("bob"), filter_id=saved.pk, name="Meins")
    save(musterland, "Zweiter")
    with pytest.raises(FilterRefused, match="schon"):
        rename_filter(actor=musterland.actor("alice"), filter_id=saved.pk, name="zweiter")


def test_delete_filter_is_for_its_owner(musterland, facts):
    saved = save(musterland)
    with pytest.raises(SavedFilter.DoesNotExist):
        delete_filter(actor=musterland.actor("bob"), filter_id=saved.pk)
    delete_filter(actor=musterland.actor("alice"), filter_id=saved.pk)
    assert saved_filters(musterland.actor("alice"), CASELOAD) == []
    assert facts()[-1] == "filter.deleted"


# --- Pages ------------------------------------------------------------------------------------


def test_a_filter_is_saved_used_renamed_and_deleted_by_page(musterland, visit):
    musterland.case(name="Nah")
    alice = visit("alice")
    cases, home = reverse("casework:caseload"), reverse("casework:saved_filters")
    page = alice.get(f"{cases}?phase=assessment&faellig=on&nummer=KIM-1")
    assert "Filter speichern" in page
    where = f"{reverse('casework:save_filter')}?phase=assessment&faellig=on&nummer=KIM-1&name=Berg"
    target = alice.send(where, {"name": "Im Assessment fällig"})
    assert target == f"{cases}?phase=assessment&faellig=on", "neither a number nor anything unknown is kept"
    page = alice.get(target)
    assert 'aria-current="true" class="strong"><bdi>Im Assessment fällig' in page
    saved = SavedFilter.objects.get()
    rename = reverse("casework:rename_filter", args=[saved.public_id])
    assert alice.send(rename, {"name": "Fällig"}) == home
    assert "Fällig" in alice.get(home)
    assert visit("bob").get(rename, status=404)
    assert visit("alice").send(reverse("casework:delete_filter", args=[saved.public_id]), {}) == home
    assert "Noch kein Filter" in alice.get(home)


def test_saving_nothing_is_refused_in_german(musterland, visit):
    page = visit("alice").send(reverse("casework:save_filter"), {"name": "Alles"}, status=422)
    assert "wonach gefiltert wird" in page
