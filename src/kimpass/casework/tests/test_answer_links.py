"""Links for receivers without an account: one sheet, one code, one answer, and dead in every other case."""

import re
from datetime import timedelta

import pytest
import time_machine

from kimpass.audit.models import Event
from kimpass.casework.actions.answer_links import (
    LinkIsDead,
    NoAnswerByLink,
    answer_by_link,
    make_answer_link,
    open_answer_link,
    withdraw_answer_link,
)
from kimpass.casework.actions.referrals import revoke_referral
from kimpass.casework.models import AnswerLink, CaseHandover, Referral
from kimpass.casework.selectors import answer_links
from kimpass.casework.tests import test_handovers
from kimpass.casework.tests.test_referrals import send
from kimpass.network.models import NeedSignal
from kimpass.people.models import ConfidentialityRelease
from tests.support.cast import TODAY, now


def make(world, case=None, **more):
    referral = send(world, case or world.case(name="Kanariquell"), **more)
    made = make_answer_link(actor=world.actor("alice"), referral_id=referral.pk, at=now())
    return referral, made


def receiver(world, today=TODAY):
    return answer_links.receiver(world.tenant.pk, today)


def fresh(row):
    return type(row).objects.asked_for().get(pk=row.pk)


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_make_answer_link_keeps_neither_token_nor_code(musterland, facts):
    referral, made = make(musterland)
    assert len(made.token) >= 43
    assert re.fullmatch(r"\d{6}", made.code)
    link = fresh(made.link)
    kept = " ".join(str(getattr(link, field.attname)) for field in link._meta.concrete_fields)
    assert made.token not in kept
    assert made.code not in kept.replace(str(link.public_id), "")
    assert (link.referral, link.expires_on) == (referral, TODAY + timedelta(days=14))
    assert facts() == ["case.referred", "answer_link.made"]


def test_make_answer_link_lets_the_earlier_one_die(musterland):
    referral, first = make(musterland)
    make_answer_link(actor=musterland.actor("alice"), referral_id=referral.pk, at=now())
    assert fresh(first.link).revoked_at is not None
    assert answer_links.living_link(receiver(musterland), first.token) is None


def test_make_answer_link_refuses_in_german(musterland):
    referral, _made = make(musterland)
    alice = musterland.actor("alice")
    with pytest.raises(NoAnswerByLink, match="1 bis 60 Tage"):
        make_answer_link(actor=alice, referral_id=referral.pk, at=now(), days=61)
    ConfidentialityRelease.objects.asked_for().update(withdrawn_at=now())
    with pytest.raises(NoAnswerByLink, match="gilt nicht mehr"):
        make_answer_link(actor=alice, referral_id=referral.pk, at=now())
    Referral.objects.asked_for().update(state="confirmed")
    with pytest.raises(NoAnswerByLink, match="keine Antwort mehr"):
        make_answer_link(actor=alice, referral_id=referral.pk, at=now())
    with pytest.raises(Referral.DoesNotExist):
        make_answer_link(actor=musterland.actor("eve"), referral_id=referral.pk, at=now())


def open_it(world, made, code=None, *, today=TODAY):
    return open_answer_link(actor=receiver(world, today), token=made.token, code=code or made.code, at=now())


def test_open_answer_link_with_the_code_however_it_is_typed(musterland):
    _referral, made = make(musterland)
    assert open_it(musterland, made, f" {made.code[:3]} {made.code[3:]} ").link == made.link
    assert fresh(made.link).bound_at is not None


def test_open_answer_link_dies_after_five_wrong_codes_for_good(musterland):
    _referral, made = make(musterland)
    for left in (4, 3, 2, 1, 0):
        opening = open_it(musterland, made, wrong(made.code))
        assert (opening.link, opening.tries_left) == (None, left)
    with pytest.raises(LinkIsDead):
        open_it(musterland, made)
    assert Event.objects.asked_for().filter(event="answer_link.wrong_code").count() == 5


def test_open_answer_link_dies_on_its_day(musterland):
    _referral, made = make(musterland)
    assert open_it(musterland, made, today=TODAY + timedelta(days=13)).link
    with pytest.raises(LinkIsDead):
        open_it(musterland, made, today=TODAY + timedelta(days=14))


@pytest.mark.parametrize("how", ["withdrawal", "link", "referral", "answer", "expiry of the body"])
def test_open_answer_link_dies_at_once(musterland, how):
    referral, made = make(musterland)
    alice = musterland.actor("alice")
    if how == "withdrawal":
        ConfidentialityRelease.objects.asked_for().update(withdrawn_at=now())
    elif how == "link":
        withdraw_answer_link(actor=alice, link_id=made.link.pk, at=now())
    elif how == "referral":
        revoke_referral(actor=alice, referral_id=referral.pk, at=now())
    elif how == "answer":
        Referral.objects.asked_for().update(state="declined")
    else:
        ConfidentialityRelease.objects.asked_for().update(expires_on=TODAY)
    with pytest.raises(LinkIsDead):
        open_it(musterland, made)


def test_withdraw_answer_link_is_for_the_keeper_and_happens_once(musterland):
    _referral, made = make(musterland)
    with pytest.raises(AnswerLink.DoesNotExist):
        withdraw_answer_link(actor=musterland.actor("eve"), link_id=made.link.pk, at=now())
    withdraw_answer_link(actor=musterland.actor("alice"), link_id=made.link.pk, at=now())
    with pytest.raises(NoAnswerByLink, match="nichts mehr"):
        withdraw_answer_link(actor=musterland.actor("alice"), link_id=made.link.pk, at=now())


def answer(world, made, ticket=None, **changes):
    values = {"state": "confirmed", "words": "Termin am 2.12."} | changes
    ticket = ticket or answer_links.ticket_of(made.link)
    return answer_by_link(actor=receiver(world), token=made.token, ticket=ticket, at=now(), **values)


def test_answer_by_link_is_written_once_and_uses_the_link_up(musterland, facts):
    referral, made = make(musterland)
    answer(musterland, made)
    row = fresh(referral)
    assert (row.state, row.answer, row.answered_on) == ("confirmed", "Termin am 2.12.", TODAY)
    with pytest.raises(LinkIsDead):
        answer(musterland, made, state="declined", reason="other")
    with pytest.raises(LinkIsDead):
        open_it(musterland, made)
    assert facts()[-1] == "answer_link.answered"


def test_answer_by_link_counts_a_refusal_as_a_need(musterland):
    referral, made = make(musterland, field_id=musterland.fields["WOHNEN"].pk)
    with pytest.raises(NoAnswerByLink, match="warum"):
        answer(musterland, made, state="declined")
    with pytest.raises(NoAnswerByLink, match="ob Sie übernehmen"):
        answer(musterland, made, state="done")
    answer(musterland, made, state="declined", reason="no_capacity")
    assert fresh(referral).decline_reason == "no_capacity"
    assert NeedSignal.objects.asked_for().get().kind == "referral_declined"


def test_answer_by_link_needs_a_ticket_of_this_link_that_is_fresh(musterland):
    _referral, made = make(musterland)
    _other, second = make(musterland, musterland.case(name="Anders"))
    for ticket in ("", "gefälscht", answer_links.ticket_of(second.link), f"{answer_links.ticket_of(made.link)}x"):
        with pytest.raises(LinkIsDead):
            answer_by_link(actor=receiver(musterland), token=made.token, ticket=ticket, state="confirmed", at=now())
    with time_machine.travel(now(), tick=False) as clock:
        ticket = answer_links.ticket_of(made.link)
        clock.shift(answer_links.TICKET_SECONDS + 1)
        with pytest.raises(LinkIsDead):
            answer(musterland, made, ticket)


def test_answer_by_link_confirms_a_handover(musterland):
    handover = test_handovers.send(musterland, musterland.case())
    made = make_answer_link(actor=musterland.actor("alice"), handover_id=handover.pk, at=now())
    answer(musterland, made)
    row = CaseHandover.objects.asked_for().get()
    assert (row.state, row.confirmed_on, row.feedback_due_on) == ("confirmed", TODAY, TODAY + timedelta(days=28))
