"""The public page: who has link and code sees one sheet and answers once; nobody else sees anything."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kimpass.audit.models import ReadEntry
from kimpass.casework.actions.answer_links import withdraw_answer_link
from kimpass.casework.models import AnswerLink
from kimpass.casework.tests.test_answer_links import fresh, make, wrong
from kimpass.casework.tests.test_referrals import send
from tests.support.cast import now

TICKET = re.compile(r'name="ticket" value="([^"]+)"')


def address(made, key="musterland"):
    return reverse("casework:answer_by_link", kwargs={"tenant_key": key, "token": made.token})


def body(answer, status=200):
    page = answer.content.decode()
    assert answer.status_code == status, page[:2000]
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    return page


@pytest.fixture
def stranger(musterland, visit):
    """A browser that nobody is signed in at, on the day of the cast."""
    return Client(enforce_csrf_checks=True)


def test_the_page_asks_for_code_and_promise_before_it_shows_anything(musterland, stranger):
    _referral, made = make(musterland)
    where = address(made)
    for data in (None, {"code": made.code}, {"code": wrong(made.code), "bound": "on"}):
        page = body(stranger.get(where) if data is None else stranger.post(where, data), 200 if data is None else 422)
        for word in ("Kanariquell", "Amal", "Teilqualifizierung", "Jobcenter", made.link.case.number):
            assert word not in page, (data, word)
    assert fresh(made.link).tries == 1
    page = body(stranger.post(where, {"code": made.code, "bound": "on"}))
    for word in ("Kanariquell, Amal", "Teilqualifizierung klären", "Jobcenter Musterland", "Alice", "§ 78 SGB X"):
        assert word in page, word
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Kanariquell" not in title
    entry = ReadEntry.objects.asked_for().get(purpose="purpose_bound")
    assert (entry.subject_type, entry.subject_ids, entry.user_id) == ("casework.referral", [made.link.referral_id], 0)


def test_the_page_takes_the_answer_and_then_shows_nothing(musterland, stranger, visit):
    referral, made = make(musterland)
    where = address(made)
    page = body(stranger.post(where, {"code": made.code, "bound": "on"}))
    ticket = TICKET.search(page).group(1)
    refused = body(stranger.post(where, {"ticket": ticket, "state": "declined"}), 422)
    assert "warum" in refused
    pdf = stranger.post(where, {"ticket": ticket, "print": "1"})
    assert pdf.content.startswith(b"%PDF")
    done = {"ticket": ticket, "state": "declined", "reason": "no_capacity", "words": "voll bis März"}
    assert "Vielen Dank" in body(stranger.post(where, done))
    for again in (
        stranger.post(where, done),
        stranger.get(where),
        stranger.post(where, {"code": made.code, "bound": "on"}),
    ):
        assert "Hier gibt es nichts" in body(again, 404)
    page = visit("alice").get(referral.get_absolute_url())
    for word in ("abgelehnt", "keine freien Plätze", "voll bis März", "Blatt geöffnet", "beantwortet"):
        assert word in page, word


def test_the_page_is_the_same_whatever_is_wrong(musterland, neighbour, stranger):
    _referral, made = make(musterland)
    _other, dead = make(musterland, musterland.case(name="Anders"))
    withdraw_answer_link(actor=musterland.actor("alice"), link_id=dead.link.pk, at=now())
    wrong_ones = [
        address(made, "nachbarland"),
        address(made, "gibt-es-nicht"),
        address(dead),
        address(made)[:-2] + "x/",
        address(made).replace(made.token, "x"),
        address(made).replace(made.token, made.link.token_hash),
    ]
    pages = set()
    for where in wrong_ones:
        pages.add(body(stranger.get(where), 404))
        pages.add(body(stranger.post(where, {"code": made.code, "bound": "on"}), 404))
        pages.add(body(stranger.post(where, {"ticket": "x", "state": "confirmed"}), 404))
    assert len(pages) == 1
    assert fresh(made.link).tries == 0


def test_the_page_counts_wrong_codes_for_good(musterland, stranger):
    referral, made = make(musterland)
    for left in (4, 3, 2, 1):
        assert f"Noch {left} Versuche" in body(
            stranger.post(address(made), {"code": wrong(made.code), "bound": "on"}), 422
        )
    body(stranger.post(address(made), {"code": wrong(made.code), "bound": "on"}), 404)
    body(stranger.post(address(made), {"code": made.code, "bound": "on"}), 404)
    assert fresh(made.link).tries == 5
    assert fresh(referral).state == "open"


def test_the_page_takes_broken_input(musterland, stranger):
    _referral, made = make(musterland)
    for data in ({"code": "a\x00b", "bound": "on"}, {"code": "9" * 500, "bound": "on"}, {"code": "", "bound": ""}):
        body(stranger.post(address(made), data), 422)
    body(stranger.post(address(made), {"ticket": "a\x00b" * 200}), 404)
    assert fresh(made.link).tries == 0


def test_link_and_code_are_shown_once(musterland, visit):
    case = musterland.case(name="Kanariquell")
    referral, alice = send(musterland, case), visit("alice")
    alice.get(referral.get_absolute_url())
    answer = alice.client.post(reverse("casework:link_for_referral", args=[referral.public_id]))
    page = answer.content.decode()
    address_shown = re.search(r'value="(http://testserver/antwort/musterland/[^"]+/)"', page).group(1)
    assert "Kanariquell" not in address_shown
    token = address_shown.rstrip("/").rpartition("/")[2]
    assert "data:image/svg+xml" in page
    again = alice.get(referral.get_absolute_url())
    assert token not in again
    assert "noch nicht geöffnet" in again
    link = AnswerLink.objects.asked_for().get()
    paper = alice.client.post(reverse("casework:print_answer_link", args=[link.public_id]), {"token": token})
    assert paper.content.startswith(b"%PDF")
    assert (
        alice.client.post(reverse("casework:print_answer_link", args=[link.public_id]), {"token": "x"}).status_code
        == 302
    )
    assert referral.get_absolute_url() in alice.post(
        reverse("casework:withdraw_answer_link", args=[link.public_id]), {}
    )
    assert "zurückgezogen" in alice.get(referral.get_absolute_url())
    visit("eve").get(referral.get_absolute_url(), status=404)
