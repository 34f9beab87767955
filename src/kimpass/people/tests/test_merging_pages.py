"""The pages of merging, as somebody walks through them."""

import pytest
from django.urls import reverse

from kimpass.people.actions import households
from kimpass.people.actions.households import PersonData
from kimpass.people.models import Person, PersonMerge
from tests.support.cast import TODAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def two(musterland):
    alice = musterland.actor("alice")
    home = households.register_household(actor=alice, unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    return [
        households.add_person(
            actor=alice,
            household_id=home.pk,
            person=PersonData(family_name="Haile", given_names=given),
            relation="other",
            on=TODAY,
        )
        for given in ("Tesfay", "Tesfaye")
    ]


def test_merge_persons_pages(musterland, client, two):
    musterland.sign_in(client, "alice")
    kept, absorbed = two
    address = reverse("people:merge_persons", args=[kept.public_id])
    assert "Zweite Akte derselben Person" in client.get(address).content.decode()
    page = client.get(address, {"other_id": absorbed.public_id}).content.decode()
    assert "Welche Angabe gilt?" in page
    assert "Tesfaye" in page
    sent = {"other_id": absorbed.public_id, "seen": f"{kept.version}-{absorbed.version}", "form_token": "a" * 32}
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert not PersonMerge.objects.exists()
    unseen = client.post(address, sent | {"seen": "", "given_names": "keep"})
    assert unseen.status_code == 422
    done = client.post(address, sent | {"given_names": "keep", "form_token": "b" * 32})
    assert done.status_code == 302
    merges = client.get(reverse("people:view_merges", args=[kept.public_id])).content.decode()
    assert "Tesfaye" in merges
    undo = reverse("people:undo_merge", args=[PersonMerge.objects.get().public_id])
    assert "eigene Akte" in client.get(undo).content.decode()
    assert client.post(undo, {"form_token": "c" * 32}).status_code == 302
    assert client.post(undo, {"form_token": "d" * 32}).status_code == 422
    assert Person.objects.get(pk=absorbed.pk).absorbed_into is None


@pytest.mark.parametrize("other", ["", "unbekannt", "\x00", "x" * 5000])
def test_merge_persons_page_with_nonsense(musterland, client, two, other):
    musterland.sign_in(client, "alice")
    address = reverse("people:merge_persons", args=[two[0].public_id])
    answer = client.post(address, {"other_id": other, "form_token": "a" * 32})
    assert answer.status_code in {404, 422}
    assert client.post(address, {"other_id": two[0].public_id, "form_token": "b" * 32}).status_code == 404
