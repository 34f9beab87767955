from datetime import timedelta

import pytest
from django.utils import timezone

from kimpass.people.actions import withdrawals
from kimpass.people.actions.withdrawals import WithdrawalRefused
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, ReleaseRecipient, WithdrawalNotice
from kimpass.people.selectors import papers
from tests.support.cast import TODAY


def test_withdraw_consent(musterland, person, consent, release, facts):
    signed, _ = consent(), release()
    assert papers.missing_papers(person, TODAY) == []
    withdrawals.withdraw_consent(actor=musterland.actor("alice"), consent_id=signed.pk, at=timezone.now())
    assert papers.missing_papers(person, TODAY) == ["Einverständnis zur Datenverarbeitung"]
    assert facts()[-1] == "consent.withdrawn"


def test_withdraw_consent_once(musterland, consent):
    signed, alice = consent(), musterland.actor("alice")
    withdrawals.withdraw_consent(actor=alice, consent_id=signed.pk, at=timezone.now())
    with pytest.raises(WithdrawalRefused, match="bereits widerrufen"):
        withdrawals.withdraw_consent(actor=alice, consent_id=signed.pk, at=timezone.now())


def test_withdraw_consent_of_others(musterland, consent):
    signed = consent()
    with pytest.raises(DataProcessingConsent.DoesNotExist):
        withdrawals.withdraw_consent(actor=musterland.actor("eve"), consent_id=signed.pk, at=timezone.now())


def test_withdraw_release(musterland, person, release, facts):
    signed = release()
    withdrawals.withdraw_release(actor=musterland.actor("alice"), release_id=signed.pk, at=timezone.now())
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY) is None
    assert facts()[-1] == "release.withdrawn"
    with pytest.raises(WithdrawalRefused, match="bereits widerrufen"):
        withdrawals.withdraw_release(actor=musterland.actor("alice"), release_id=signed.pk, at=timezone.now())


def test_withdraw_release_of_others(musterland, release):
    signed = release()
    with pytest.raises(ConfidentialityRelease.DoesNotExist):
        withdrawals.withdraw_release(actor=musterland.actor("charlie"), release_id=signed.pk, at=timezone.now())


@pytest.fixture
def notice(musterland, person, release):
    signed = release()
    return WithdrawalNotice.objects.create(
        tenant=musterland.tenant, person=person, release=signed, agency=musterland.job_centre, withdrawn_on=TODAY
    )


def test_withdraw_release_for_one_of_its_bodies(musterland, person, release):
    signed = release(agency_ids=[musterland.job_centre.pk, musterland.youth_office.pk])
    alice = musterland.actor("alice")
    only = [musterland.job_centre.pk]
    withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=only)
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY) is None
    assert papers.release_covering(person, musterland.youth_office.pk, TODAY) == signed
    with pytest.raises(WithdrawalRefused, match="noch gilt"):
        withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=only)
    with pytest.raises(WithdrawalRefused, match="noch gilt"):
        withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=[])


def test_withdraw_release_for_its_last_body_ends_it(musterland, release):
    signed = release()
    alice = musterland.actor("alice")
    ids = [musterland.job_centre.pk]
    withdrawals.withdraw_release(actor=alice, release_id=signed.pk, at=timezone.now(), agency_ids=ids)
    signed.refresh_from_db()
    assert signed.withdrawn_at is not None
    assert not ReleaseRecipient.objects.filter(withdrawn_at=None).exists()


def test_tell_withdrawal(musterland, notice, facts):
    told = withdrawals.tell_withdrawal(actor=musterland.actor("alice"), notice_id=notice.pk, on=TODAY)
    assert (told.told_on, told.told_by) == (TODAY, musterland.staff["alice"])
    assert facts()[-1] == "withdrawal.told"
    with pytest.raises(WithdrawalRefused, match="bereits informiert"):
        withdrawals.tell_withdrawal(actor=musterland.actor("alice"), notice_id=notice.pk, on=TODAY)


@pytest.mark.parametrize("days", [-1, 1])
def test_tell_withdrawal_on_a_day_that_cannot_be(musterland, notice, days):
    with pytest.raises(WithdrawalRefused, match="Tag der Mitteilung"):
        withdrawals.tell_withdrawal(
            actor=musterland.actor("alice"), notice_id=notice.pk, on=TODAY + timedelta(days=days)
        )


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_tell_withdrawal_of_others(musterland, notice, login):
    with pytest.raises(WithdrawalNotice.DoesNotExist):
        withdrawals.tell_withdrawal(actor=musterland.actor(login), notice_id=notice.pk, on=TODAY)
