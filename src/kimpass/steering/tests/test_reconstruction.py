import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.steering.actions.reconstruction import (
    CopyData,
    CopyNotAcceptable,
    CopyStation,
    attach_copy,
    keep_copy,
    release_copy,
    withdraw_copy,
)
from kimpass.steering.models import ReconstructionCopy
from kimpass.steering.selectors.reconstruction import told_copy
from kimpass.steering.tests.ground import bundle

STATION = CopyStation("wait", "m12", "WOHNEN", "job_centre", "Langes Warten")


def kept(musterland, *, who="alice", **changes):
    values = {"title": "Ein Jahr ohne Bescheid", "stations": [STATION]} | changes
    return keep_copy(actor=musterland.actor(who), copy=CopyData(**values))


def released(musterland):
    return release_copy(actor=musterland.actor("alice"), copy_id=kept(musterland).pk)


def test_keep_copy_is_a_draft_with_a_month(musterland, facts):
    row = kept(musterland)
    assert (row.released_on, row.month.day) == (None, 1)
    assert facts() == ["reconstruction_copy.kept"]
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("alice"))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "Titel"),
        ({"stations": []}, "mindestens eine Station"),
        ({"lessons": "Herr Berg sagte es"}, "Angaben zu einer Person"),
    ],
)
def test_keep_copy_refuses_in_german(musterland, changes, words):
    with pytest.raises(CopyNotAcceptable, match=words):
        kept(musterland, **changes)


def test_keep_copy_is_for_whoever_reports(musterland):
    with pytest.raises(PermissionDenied):
        kept(musterland, who="anton")


def test_release_copy_and_withdraw_copy(musterland):
    row, alice = released(musterland), musterland.actor("alice")
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("diana"))) == [row]
    with pytest.raises(CopyNotAcceptable, match="bereits freigegeben"):
        release_copy(actor=alice, copy_id=row.pk)
    with pytest.raises(CopyNotAcceptable, match="Ziehen Sie sie zurück"):
        keep_copy(actor=alice, copy=CopyData("Neu", [STATION]), copy_id=row.pk)
    withdraw_copy(actor=alice, copy_id=row.pk)
    with pytest.raises(CopyNotAcceptable, match="nicht freigegeben"):
        withdraw_copy(actor=alice, copy_id=row.pk)


def test_withdraw_copy_is_for_whoever_reports(musterland):
    row = released(musterland)
    with pytest.raises(PermissionDenied):
        withdraw_copy(actor=musterland.actor("anton"), copy_id=row.pk)
    withdraw_copy(actor=musterland.actor("alice"), copy_id=row.pk)
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("diana"))) == []


def test_attach_copy_is_for_the_coordinating_office_and_holds_the_copy(land):
    row, found = released(land), bundle(land)
    with pytest.raises(PermissionDenied):
        attach_copy(actor=land.actor("alice"), copy_id=row.pk, theme_id=found.pk)
    charlie = land.actor("charlie")
    with pytest.raises(CopyNotAcceptable, match="Thema gibt es nicht"):
        attach_copy(actor=charlie, copy_id=row.pk, theme_id=0)
    assert attach_copy(actor=charlie, copy_id=row.pk, theme_id=found.pk).theme == found
    with pytest.raises(CopyNotAcceptable, match="steht schon hinter einem Thema"):
        withdraw_copy(actor=land.actor("alice"), copy_id=row.pk)
    assert attach_copy(actor=charlie, copy_id=row.pk, theme_id=None).theme is None


def test_attach_copy_needs_a_released_one(musterland):
    with pytest.raises(ReconstructionCopy.DoesNotExist):
        attach_copy(actor=musterland.actor("charlie"), copy_id=kept(musterland).pk, theme_id=None)


def test_told_copy_speaks_german(musterland):
    told = told_copy(kept(musterland)).stations[0]
    assert (str(told.kind), str(told.band), told.field, str(told.agency_kind)) == (
        "Wartezeit",
        "1 bis 2 Jahre",
        "Wohnen",
        "Jobcenter",
    )


def test_reconstruction_pages_and_theme(land, client):
    row, found = released(land), bundle(land)
    land.sign_in(client, "charlie")
    page = reverse("steering:reconstruction", args=[row.public_id])
    assert "Langes Warten" in client.get(page).content.decode()
    attach = reverse("steering:attach_copy", args=[row.public_id])
    assert client.post(attach, {"theme_id": found.public_id}).url == page
    assert row.title in client.get(reverse("steering:theme", args=[found.public_id])).content.decode()
    assert found.title in client.get(reverse("steering:reconstructions")).content.decode()
    assert client.post(attach, {"theme_id": "nope"}).status_code == 422
    land.sign_in(client, "alice")
    assert client.get(page).status_code == 200
    assert client.get(attach).status_code == 403
    land.sign_in(client, "anton")
    assert client.get(page).status_code == 403
