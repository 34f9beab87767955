import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from kimpass.casework.models import FollowUp
from kimpass.vault.models import Draft
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
ADDRESS = "/entwuerfe/"
WORDS = "Zeugnis besprochen, noch nicht fertig"


class Page:
    """A form that keeps a draft, as the browser has it."""

    def __init__(self, client, case):
        self.client = client
        self.address = reverse("casework:set_follow_up", args=[case.public_id])
        self.html = client.get(self.address).content.decode()

    def of(self, name):
        found = re.search(rf'{name}="([^"]*)"', self.html)
        return unescape(found.group(1)) if found else ""

    @property
    def mark(self):
        return unescape(re.search(r'name="draft" value="([^"]+)"', self.html).group(1))

    def save(self, text=WORDS, status=204, **changes):
        values = {"draft": self.mark, "owner": self.of("data-owner"), "values": json.dumps({"text": [text]})} | changes
        answer = self.client.post(ADDRESS, values)
        assert answer.status_code == status, answer.content.decode()
        return answer

    def send(self, **changes):
        token = re.search(r'name="form_token" value="([^"]+)"', self.html).group(1)
        values = {"form_token": token, "draft": self.mark, "draft_kept": "1", "due_on": "31.12.2099"}
        return self.client.post(self.address, values | changes)


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def page(musterland, client, case):
    def enter(who="alice"):
        musterland.sign_in(client, who)
        return Page(client, case)

    return enter


def test_what_was_typed_is_there_again_when_the_form_is_opened(page):
    page().save()
    again = page()
    assert json.loads(again.of("data-saved")) == {"text": [WORDS]}
    assert "wiederhergestellt" in again.of("data-back")
    assert WORDS not in Draft.objects.get().content.hex()


def test_another_login_sees_nothing_of_it(page, musterland):
    musterland.deputise(of="alice", by="bob", start=TODAY - timedelta(days=1), days=3650)
    page().save()
    assert WORDS not in page("bob").html


def test_whoever_signed_in_meanwhile_does_not_get_the_words(page, musterland, client):
    open_page = page()
    musterland.sign_in(client, "bob")
    assert "jemand anderes" in open_page.save(status=409).content.decode()
    assert not Draft.objects.exists()


def test_a_sent_form_needs_its_draft_no_more(page):
    opened = page()
    opened.save()
    assert opened.send(text=WORDS).status_code == 302
    assert FollowUp.objects.count() == 1
    assert not Draft.objects.exists()


def test_a_form_taken_over_from_a_dead_tab_settles_both(page):
    page().save()
    again = page()
    assert again.send(text=WORDS, draft=f"{again.mark}|{again.of('data-from')}").status_code == 302
    assert not Draft.objects.exists()


def test_a_refused_form_keeps_its_draft_and_shows_what_was_sent(page):
    opened = page()
    opened.save()
    answer = opened.send(text=WORDS, due_on="31.02.2026")
    assert answer.status_code == 422
    assert Draft.objects.exists()
    html = answer.content.decode()
    assert "data-saved" not in html
    assert opened.mark in unescape(html)


def test_a_draft_is_thrown_away_on_request(page):
    opened = page()
    opened.save()
    opened.save(discard="1")
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"draft": ""},
        {"draft": "a\x00|b|c"},
        {"draft": "casework:set_follow_up|x|y"},
        {"values": ""},
        {"values": "[]"},
        {"values": '{"text": "no list"}'},
        {"values": '{"text": [1]}'},
        {"values": json.dumps({"text": ["x" * 100_001]})},
        {"values": "[" * 100_000},
    ],
)
def test_bad_input_is_refused(page, changes):
    page().save(status=422, **changes)
    assert not Draft.objects.exists()


def test_a_draft_may_hold_what_no_form_would_take(page):
    page().save("a\x00b \ud83d")
    assert json.loads(page().of("data-saved")) == {"text": ["a\x00b \ud83d"]}


def test_keep_draft_answers_to_posts_only(page, client):
    page()
    assert client.get(ADDRESS).status_code == 405


def test_signed_out_the_browser_is_led_to_the_door(client):
    assert client.post(ADDRESS, {}).status_code == 302


def test_what_the_address_asks_for_is_part_of_what_a_draft_is_about(musterland, client, case):
    musterland.sign_in(client, "alice")
    page = reverse("casework:set_follow_up", args=[case.public_id])
    marks = [
        re.search(r'name="draft" value="([^"|]*\|[^"|]*)', client.get(address).content.decode()).group(1)
        for address in (page, f"{page}?zugang=1", f"{page}?zugang=2", page)
    ]
    assert len(set(marks)) == 3
    assert marks[0] == marks[3]
