"""What a withdrawal does to everything that was passed on (R2)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimpass.casework.actions import answer_links, referrals
from kimpass.casework.models import AnswerLink, CaseConference, ConferenceParticipant, Referral
from kimpass.kernel.access import RuleViolation
from kimpass.people.actions import withdrawals
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, WithdrawalNotice


@pytest.fixture
def case(musterland):
    made = musterland.case()
    musterland.sign(musterland.person_of(made), "alice", musterland.youth_office)
    return made


@pytest.fixture
def person(musterland, case):
    return musterland.person_of(case)


@pytest.fixture
def refer(musterland, case, person):
    def send(body):
        return referrals.refer(
            actor=musterland.actor("alice"),
            case_id=case.pk,
            person_id=person.pk,
            to_agency_id=body.pk,
            purpose="Leistungen klären",
            fields=["name"],
            on=musterland.today,
        )

    return send


def withdraw_release(cast, body, **values):
    release = ConfidentialityRelease.objects.get(recipients__agency=body)
    return withdrawals.withdraw_release(actor=cast.actor("alice"), release_id=release.pk, at=timezone.now(), **values)


def told():
    return sorted(notice.agency.name for notice in WithdrawalNotice.objects.select_related("agency"))


def test_who_received_nothing_is_not_told(musterland, case):
    withdraw_release(musterland, musterland.job_centre)
    assert told() == []


def test_who_received_something_is_told_and_the_referral_is_taken_back(musterland, case, refer, facts):
    sent = refer(musterland.job_centre)
    link = answer_links.make_answer_link(actor=musterland.actor("alice"), referral_id=sent.pk, at=timezone.now()).link
    withdraw_release(musterland, musterland.job_centre)
    sent.refresh_from_db()
    link.refresh_from_db()
    assert sent.state == Referral.State.REVOKED
    assert link.revoked_at is not None
    assert not AnswerLink.objects.living(musterland.today).exists()
    notice = WithdrawalNotice.objects.get()
    assert (notice.agency, notice.shared_on, notice.told_on) == (musterland.job_centre, musterland.today, None)
    assert {"release.withdrawn", "sharing.revoked"} <= set(facts())
    with pytest.raises(RuleViolation, match="Schweigepflichtentbindung"):
        refer(musterland.job_centre)


def test_another_release_goes_on(musterland, case, refer):
    sent = refer(musterland.youth_office)
    withdraw_release(musterland, musterland.job_centre)
    sent.refresh_from_db()
    assert sent.state == Referral.State.OPEN
    assert told() == []


def test_one_body_of_a_release_is_told_and_the_other_goes_on(musterland, case, person, refer):
    ConfidentialityRelease.objects.all().update(withdrawn_at=timezone.now())
    musterland.sign(person, "alice", musterland.job_centre, musterland.youth_office)
    first, second = refer(musterland.job_centre), refer(musterland.youth_office)
    release = ConfidentialityRelease.objects.get(withdrawn_at=None)
    withdrawals.withdraw_release(
        actor=musterland.actor("alice"),
        release_id=release.pk,
        at=timezone.now(),
        agency_ids=[musterland.job_centre.pk],
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (Referral.State.REVOKED, Referral.State.OPEN)
    assert told() == ["Jobcenter Musterland"]


def test_a_withdrawn_consent_tells_everybody_once(musterland, case, refer):
    refer(musterland.job_centre)
    refer(musterland.job_centre)
    refer(musterland.youth_office)
    consent = DataProcessingConsent.objects.order_by("pk").first()
    withdrawals.withdraw_consent(actor=musterland.actor("alice"), consent_id=consent.pk, at=timezone.now())
    assert told() == ["Jobcenter Musterland", "Jugendamt Musterstadt"]
    assert set(Referral.objects.values_list("state", flat=True)) == {"revoked"}
    withdraw_release(musterland, musterland.job_centre)
    assert told() == ["Jobcenter Musterland", "Jugendamt Musterstadt"]


@pytest.mark.parametrize(
    ("mode", "state", "names"),
    [
        ("named", "held", ["Jobcenter Musterland"]),
        ("named", "planned", []),
        ("anonymised", "held", []),
    ],
)
def test_who_sat_at_the_table_is_told_if_people_were_named(musterland, case, mode, state, names):
    common = {"tenant": musterland.tenant, "case": case}
    conference = CaseConference.objects.create(
        **common,
        mode=mode,
        state=state,
        held_on=musterland.today - timedelta(days=3),
        question="?",
        called_by=musterland.staff["alice"],
    )
    release = ConfidentialityRelease.objects.get(recipients__agency=musterland.job_centre)
    ConferenceParticipant.objects.create(
        **common, conference=conference, function="Sachbearbeitung", agency=musterland.job_centre, release=release
    )
    withdraw_release(musterland, musterland.job_centre)
    assert told() == names
