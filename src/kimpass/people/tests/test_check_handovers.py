from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from kimpass.people.actions import withdrawals
from kimpass.people.actions.check_handovers import (
    Enclosure,
    HandoverData,
    HandoverRefused,
    hand_over_check,
    note_handover_read,
    take_back_check,
)
from kimpass.people.actions.languages import Spoken, record_languages
from kimpass.people.actions.pre_checks import run_pre_check
from kimpass.people.models import (
    PreCheck,
    PreCheckHandover,
    PreCheckHandoverItem,
    WithdrawalNotice,
)
from kimpass.people.selectors import check_handovers
from kimpass.people.tests.checks import authority, hold, officer, released
from kimpass.vault import files
from tests.support.cast import TODAY

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def office(musterland):
    return authority(musterland)


@pytest.fixture
def check(musterland, alice, person):
    hold(musterland, person, ("AE25_2_1", "2020-03-12", None))
    return run_pre_check(actor=alice, person_id=person.pk, basis="StAG_10")


@pytest.fixture
def hand(alice, check, office):
    def over(login=alice, **values):
        data = {"to_agency_id": office.pk, "condition_names": ["aufenthalt_5j", "titel"]} | values
        return hand_over_check(actor=login, check_id=check.pk, data=HandoverData(**data))

    return over


@pytest.fixture
def signed(musterland, person, texts, office):
    return released(musterland, person, texts, office)


def test_hand_over_check_copies_what_was_chosen_and_nothing_else(musterland, hand, signed, check, person, facts):
    original = files.store(tenant_id=musterland.tenant.pk, content=PDF, name="a.pdf", accept=files.PAPERS)
    handover = hand(enclosures=[Enclosure("Bescheid", original.pk, "dokument-1.pdf")], message=" Gruß ")
    items = check_handovers.items_of(handover)
    assert [item.label for item in items] == [
        "§ 10 StAG – Einbürgerung mit Anspruch",
        *[row["label"] for row in check.trace["conditions"] if row["condition"] in {"aufenthalt_5j", "titel"}],
        "Bescheid",
    ]
    assert "keine Entscheidung" in items[0].text
    assert (handover.message, handover.release_id) == ("Gruß", signed.pk)
    assert items[-1].file_id != original.pk
    files.discard(original)
    assert files.read(items[-1].file).startswith(b"%PDF")
    assert facts()[-1] == "pre_check.handed_over"


def test_hand_over_check_needs_a_release_that_names_the_authority(musterland, hand, person, texts):
    with pytest.raises(HandoverRefused, match="Schweigepflichtentbindung"):
        hand()
    other = authority(musterland, "immigration_authority", "auslaenderamt")
    released(musterland, person, texts, other)
    with pytest.raises(HandoverRefused, match="Schweigepflichtentbindung"):
        hand()
    assert check_handovers.authorities_for(person, TODAY) == [other]
    assert hand(to_agency_id=other.pk).to_agency_id == other.pk


def test_hand_over_check_after_withdrawal(hand, alice, signed):
    withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now())
    with pytest.raises(HandoverRefused, match="Ohne sie geht nichts hinaus"):
        hand()
    assert not PreCheckHandover.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"condition_names": []}, "wenigstens eine Zeile"),
        ({"condition_names": ["gibt_es_nicht"]}, "wenigstens eine Zeile"),
        ({"last_day": TODAY - timedelta(days=1)}, "zwischen heute und einem Jahr"),
        ({"last_day": TODAY + timedelta(days=366)}, "zwischen heute und einem Jahr"),
    ],
)
def test_hand_over_check_refuses(hand, signed, values, words):
    with pytest.raises(HandoverRefused, match=words):
        hand(**values)


def test_hand_over_check_only_to_an_authority(musterland, hand, person, texts):
    released(musterland, person, texts, musterland.job_centre)
    with pytest.raises(HandoverRefused, match="nur an eine Ausländer- oder Einbürgerungsbehörde"):
        hand(to_agency_id=musterland.job_centre.pk)


def test_hand_over_check_warns_of_facts_that_changed(hand, signed, alice, person):
    record_languages(actor=alice, person_id=person.pk, spoken=[Spoken("de", "B2")])
    with pytest.raises(HandoverRefused, match="haben sich Angaben geändert"):
        hand()
    assert hand(stale_is_known=True).pk


def test_hand_over_check_ends_with_the_release(musterland, hand, person, texts, office):
    released(musterland, person, texts, office, expires_on=TODAY + timedelta(days=10))
    assert hand().expires_on == TODAY + timedelta(days=10)


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_hand_over_check_of_others(musterland, hand, signed, login):
    with pytest.raises(PreCheck.DoesNotExist):
        hand(login=musterland.actor(login))


def test_take_back_check_closes_it_at_once(musterland, hand, signed, alice, office, facts):
    handover = hand()
    clerk = officer(musterland, office)
    assert PreCheckHandover.objects.addressed_to(clerk).get() == handover
    take_back_check(actor=alice, handover_id=handover.pk, reason="Irrtum")
    assert facts()[-1] == "pre_check.taken_back"
    assert not PreCheckHandover.objects.addressed_to(clerk).exists()
    with pytest.raises(PreCheckHandover.DoesNotExist):
        note_handover_read(actor=clerk, handover_id=handover.pk)
    with pytest.raises(HandoverRefused, match="bereits zurückgenommen"):
        take_back_check(actor=alice, handover_id=handover.pk)
    assert PreCheckHandoverItem.objects.filter(handover=handover).count() == 3


def test_note_handover_read_shows_the_case_manager_when(musterland, hand, signed, office, facts):
    handover = hand()
    clerk = officer(musterland, office)
    note_handover_read(actor=clerk, handover_id=handover.pk)
    assert facts()[-1] == "pre_check.handover_read"
    assert [each.who for each in check_handovers.readings_of(handover)] == ["Bob"]
    assert check_handovers.handovers_of_check(handover.pre_check)[0].times_read == 1
    late = replace(clerk, today=handover.expires_on)
    with pytest.raises(PreCheckHandover.DoesNotExist):
        note_handover_read(actor=late, handover_id=handover.pk)


def test_note_handover_read_only_for_the_authority_it_went_to(musterland, hand, signed, office, alice):
    handover = hand()
    stranger = officer(musterland, authority(musterland, "immigration_authority", "fremd"), "eve")
    with pytest.raises(PreCheckHandover.DoesNotExist):
        note_handover_read(actor=stranger, handover_id=handover.pk)
    clerk = officer(musterland, office)
    with pytest.raises(PermissionDenied):
        note_handover_read(actor=replace(clerk, grants=frozenset()), handover_id=handover.pk)
    assert not check_handovers.readings_of(handover)


def test_a_withdrawal_takes_the_handover_back_and_says_whom_to_tell(musterland, hand, signed, alice, office, person):
    handover = hand()
    withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now())
    handover.refresh_from_db()
    assert handover.taken_back_at is not None
    assert list(WithdrawalNotice.objects.values_list("agency", "shared_on")) == [(office.pk, timezone.now().date())]


def test_a_withdrawal_for_another_body_leaves_the_handover(musterland, hand, alice, person, texts, office):
    signed = released(musterland, person, texts, office, musterland.job_centre)
    handover = hand()
    withdrawals.withdraw_release(
        actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=[musterland.job_centre.pk]
    )
    handover.refresh_from_db()
    assert handover.taken_back_at is None
    withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=[office.pk])
    handover.refresh_from_db()
    assert handover.taken_back_at is not None


def test_a_withdrawn_consent_takes_every_handover_back(hand, signed, alice, consent):
    given = consent()
    handover = hand()
    withdrawals.withdraw_consent(actor=alice, consent_id=given.pk, at=timezone.now())
    handover.refresh_from_db()
    assert handover.taken_back_at is not None


def test_handover_pages(musterland, hand, signed, client, monkeypatch, office):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    handover = hand()
    view, back = (
        reverse(f"people:{name}", args=[handover.public_id]) for name in ("view_check_handover", "take_back_check")
    )
    musterland.sign_in(client, "alice")
    shown = client.get(view).content.decode()
    assert "Behörde einbuergerung" in shown
    assert "Noch niemand." in shown
    assert client.get(back).status_code == 200
    assert client.post(back, {"reason": "Irrtum"}).status_code == 302
    assert "öffnet nichts mehr" in client.get(view).content.decode()
    assert client.post(back, {"reason": "Irrtum"}).status_code == 422
    for login in ("eve", "charlie"):
        musterland.sign_in(client, login)
        assert client.get(view).status_code == 404


def test_an_officer_reaches_no_page_of_people(musterland, hand, signed, client, monkeypatch, office, check, person):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    handover = hand()
    officer(musterland, office)
    musterland.sign_in(client, "bob")
    for name, row in (("view_check_handover", handover), ("view_pre_check", check), ("list_pre_checks", person)):
        assert client.get(reverse(f"people:{name}", args=[row.public_id])).status_code == 404
    assert client.get(reverse("people:list_campaign_clients")).status_code == 403
