from datetime import timedelta

import pytest

from kimpass.vault import drafts, keys
from kimpass.vault.drafts import DraftCannotBeKept, Place
from kimpass.vault.models import Draft
from tests.support.cast import now

pytestmark = pytest.mark.django_db
NOTE = Place("contact", "7k2m00000000")
WORDS = {"text": ["Zeugnis besprochen, Frau Berg weint"]}
TAB, OTHER_TAB = "tab-eins-1", "tab-zwei-2"


def save(musterland, who="alice", tab=TAB, place=NOTE, values=WORDS, at=None, owner=None):
    actor = musterland.actor(who)
    mark = owner or drafts.owner_mark(actor)
    drafts.save(actor=actor, place=place, tab=tab, owner=mark, values=values, at=at or now())


def load(musterland, who="alice", place=NOTE, at=None):
    return drafts.load(musterland.actor(who), place, at=at or now())


def test_save_keeps_and_load_brings_back(musterland):
    save(musterland)
    found = load(musterland)
    assert (found.tab, dict(found.values)) == (TAB, WORDS)


def test_what_lies_in_the_database_says_nothing(musterland):
    save(musterland)
    row = Draft.objects.get()
    assert b"weint" not in bytes(row.content)
    assert keys.current(musterland.tenant.pk).generation == row.key_generation


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "anton"])
def test_nobody_else_sees_a_draft(musterland, who):
    musterland.deputise(of="alice", by="bob")
    save(musterland)
    assert load(musterland, who) is None


def test_a_stolen_row_does_not_open_for_another_login(musterland):
    save(musterland)
    Draft.objects.update(user_id=musterland.staff["bob"].user_id)
    assert load(musterland, "bob") is None


def test_a_page_left_open_is_not_saved_for_whoever_signs_in_next(musterland):
    mark = drafts.owner_mark(musterland.actor("alice"))
    with pytest.raises(DraftCannotBeKept, match="jemand anderes"):
        save(musterland, "bob", owner=mark)
    assert not Draft.objects.exists()


def test_saving_again_replaces_the_words_of_the_same_tab(musterland):
    save(musterland)
    save(musterland, values={"text": ["neu"]})
    assert load(musterland).values == {"text": ["neu"]}
    assert Draft.objects.count() == 1


def test_two_tabs_keep_both_texts(musterland):
    save(musterland, values={"text": ["eins"]})
    save(musterland, tab=OTHER_TAB, values={"text": ["zwei"]})
    drafts.discard(actor=musterland.actor("alice"), place=NOTE, tabs={OTHER_TAB: None})
    assert load(musterland).values == {"text": ["eins"]}
    drafts.discard(actor=musterland.actor("alice"), place=NOTE, tabs={TAB: None})
    assert load(musterland) is None
    assert not Draft.objects.exists()


def test_discard_spares_what_the_first_tab_wrote_after_it_was_taken_over(musterland):
    seen = now()
    save(musterland, at=seen + timedelta(seconds=5))
    drafts.discard(actor=musterland.actor("alice"), place=NOTE, tabs={TAB: seen})
    assert load(musterland) is not None
    drafts.discard(actor=musterland.actor("alice"), place=NOTE, tabs={TAB: seen + timedelta(seconds=5)})
    assert load(musterland) is None


def test_discard_is_for_the_own_drafts_only(musterland):
    save(musterland)
    drafts.discard(actor=musterland.actor("bob"), place=NOTE, tabs={TAB: None})
    assert load(musterland) is not None


def test_a_draft_dies_after_fourteen_days(musterland):
    save(musterland)
    later = now() + drafts.KEPT_FOR + timedelta(minutes=1)
    assert load(musterland, at=later) is None
    assert drafts.sweep(musterland.tenant.pk, at=now()) == 0
    assert drafts.sweep(musterland.tenant.pk, at=later) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": Place("Kontakt Notiz")}, "zuordnen"),
        ({"place": Place("contact", "../x")}, "zuordnen"),
        ({"tab": "x"}, "zuordnen"),
        ({"values": {"text": ["x" * 100_001]}}, "zu lang"),
        ({"values": {f"f{n}": [""] for n in range(201)}}, "zu lang"),
    ],
)
def test_save_refuses_in_german(musterland, changes, words):
    with pytest.raises(DraftCannotBeKept, match=words):
        save(musterland, **changes)
    assert not Draft.objects.exists()


def test_a_login_keeps_a_bounded_number(musterland, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
    for number in range(2):
        save(musterland, place=Place("contact", f"case{number}"))
    with pytest.raises(DraftCannotBeKept, match="zu viele"):
        save(musterland, place=Place("contact", "case9"))
    save(musterland, place=Place("contact", "case1"), values={"text": ["weiter"]})


def test_a_lost_key_loses_the_draft_and_not_the_page(musterland, settings):
    save(musterland)
    settings.MASTER_KEY = "A" * 43 + "="
    assert load(musterland) is None
