from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.actions import posts as actions
from kimpass.organisation.actions.posts import AreaData, PostData, TermsData
from kimpass.organisation.actions.staffing import FillData, end_staffing, fill_post
from kimpass.organisation.models import Post, PostArea, PostTerms, Recruitment, Staffing
from kimpass.organisation.selectors.post_rows import PostRefused
from kimpass.organisation.selectors.posts import Wanted, post_life, post_lines, totals
from kimpass.organisation.tests.ground import BEGIN, DAYS, FTES, fte, overlapping, post, undone

LATER = date(2025, 7, 1)


def line(world, row, day=LATER, known_at=None):
    return next(entry for entry in post_lines(world.actor("diana"), day, known_at) if entry.post.pk == row.pk)


def terms(world, size="1.00", **more):
    return TermsData(employing_body_id=world.office.pk, fte_approved=fte(size), **more)


def test_set_up_post_stands_from_a_day(musterland, facts):
    row = post(musterland, units=["waldhausen"], shares=[fte("0.5")])
    found = line(musterland, row)
    assert found.approved == fte("1.00")
    assert [(area.name, area.percent) for area in found.areas] == [("Waldhausen", 50)]
    assert found.filled is None, "nobody said whether the post is filled: unknown is not zero"
    assert post_lines(musterland.actor("diana"), BEGIN - timedelta(days=1)) == []
    assert facts() == ["post.set_up"]


@pytest.mark.parametrize("who", ["alice", "charlie", "anton", "frank"])
def test_set_up_post_is_for_the_management(musterland, who):
    with pytest.raises(PermissionDenied):
        post(musterland, who=who)


@pytest.mark.parametrize(
    ("number", "size", "shares", "words"),
    [
        (" ", "1", [], "eine Nummer"),
        ("A", "1.001", [], "zwei Stellen nach dem Komma"),
        ("A", "-1", [], "zwischen 0 und 999,99"),
        ("A", "1", ["0.7", "0.4"], "mehr als die ganze Stelle"),
        ("A", "1", ["0", None], "über 0"),
        ("A", "1", ["1.5", None], "höchstens bei 100"),
    ],
)
def test_set_up_post_refuses_in_words(musterland, number, size, shares, words):
    given = [None if share is None else fte(share) for share in shares]
    units = ["waldhausen", "bergheim"][: len(given)]
    with pytest.raises(PostRefused, match=words):
        post(musterland, number, size, units=units, shares=given)


def test_set_up_post_refuses_a_number_twice_and_a_foreign_agency(musterland, neighbour):
    post(musterland)
    with pytest.raises(PostRefused, match="schon vergeben"):
        post(musterland)
    with pytest.raises(PostRefused, match="gibt es nicht"):
        post(musterland, "CM-2", workplace_id=999_999)
    with pytest.raises(PostRefused, match="steht zweimal"):
        post(musterland, "CM-2", units=["bergheim", "bergheim"])


def test_change_post_terms_leaves_the_past_and_the_plan(musterland, facts):
    row, actor = post(musterland), musterland.actor("diana")
    welfare = terms(musterland, "0.75", workplace_id=musterland.welfare.pk)
    actions.change_post_terms(actor=actor, post_id=row.pk, terms=welfare, valid_from=date(2026, 1, 1))
    actions.change_post_terms(actor=actor, post_id=row.pk, terms=terms(musterland, "0.50"), valid_from=LATER)
    sizes = [line(musterland, row, day).approved for day in (BEGIN, LATER, date(2025, 12, 31), date(2026, 1, 1))]
    assert sizes == [fte("1.00"), fte("0.50"), fte("0.50"), fte("0.75")]
    assert line(musterland, row, date(2026, 1, 1)).terms.workplace_id == musterland.welfare.pk
    assert facts()[-1] == "post.terms_changed"


def test_change_post_terms_needs_the_post_to_exist(musterland):
    row = post(musterland)
    with pytest.raises(PostRefused, match=r"Am 31\.12\.2023"):
        actions.change_post_terms(
            actor=musterland.actor("diana"), post_id=row.pk, terms=terms(musterland), valid_from=date(2023, 12, 31)
        )


def test_change_post_reason_is_a_sentence_and_no_formula(musterland, facts):
    row = post(musterland)
    changed = actions.change_post_reason(
        actor=musterland.actor("diana"), post_id=row.pk, reason=" Größe und Infrastruktur "
    )
    assert (changed.reason, changed.version) == ("Größe und Infrastruktur", 2)
    assert facts()[-1] == "post.reason_changed"


def test_share_post_over_units_with_known_and_unknown_shares(musterland):
    row, actor = post(musterland, units=["waldhausen"]), musterland.actor("diana")
    areas = [AreaData(musterland.units["waldhausen"].pk, fte("0.6")), AreaData(musterland.units["bergheim"].pk)]
    actions.share_post(actor=actor, post_id=row.pk, areas=areas, valid_from=LATER)
    assert [(area.name, area.share) for area in line(musterland, row).areas] == [
        ("Waldhausen", fte("0.6")),
        ("Bergheim", None),
    ]
    assert [area.name for area in line(musterland, row, BEGIN).areas] == ["Waldhausen"]
    with pytest.raises(PostRefused, match="mehr als die ganze"):
        actions.share_post(
            actor=actor,
            post_id=row.pk,
            areas=[AreaData(musterland.units["bergheim"].pk, fte("1")), *areas[:1]],
            valid_from=LATER,
        )


def test_record_recruitment_from_need_to_filled(musterland, facts):
    row, actor = post(musterland), musterland.actor("diana")
    for state, day in (("reported", BEGIN), ("advertised", date(2024, 3, 1)), ("in_procedure", date(2024, 5, 1))):
        actions.record_recruitment(actor=actor, post_id=row.pk, state=state, valid_from=day)
    assert line(musterland, row, date(2024, 4, 30)).state == "advertised"
    assert line(musterland, row, date(2024, 5, 1)).state_label == "im Verfahren"
    assert line(musterland, row).vacant == fte("1.00")
    with pytest.raises(PostRefused, match="Zurückgeben"):
        actions.record_recruitment(actor=actor, post_id=row.pk, state="given_back", valid_from=LATER)
    assert facts()[-1] == "post.recruitment_recorded"


def test_divert_post_stays_visible_and_does_not_count(musterland, facts):
    row, actor = post(musterland), musterland.actor("diana")
    actions.divert_post(
        actor=actor,
        post_id=row.pk,
        programme="Teilhabemanagement (Sondergenehmigung vom 06.10.2020)",
        valid_from=LATER,
        last_day=date(2025, 12, 31),
    )
    assert line(musterland, row).diverted_to.startswith("Teilhabemanagement")
    assert line(musterland, row, date(2026, 1, 1)).diverted_to == ""
    [_each, everything] = totals([line(musterland, row)])
    assert (everything.approved, everything.diverted) == (fte("1.00"), fte("1.00"))
    actions.divert_post(actor=actor, post_id=row.pk, programme="", valid_from=date(2025, 10, 1))
    assert line(musterland, row, date(2025, 10, 1)).diverted_to == ""
    assert facts()[-1] == "post.diverted"
    with pytest.raises(PostRefused, match="vor dem ersten"):
        actions.divert_post(actor=actor, post_id=row.pk, programme="X", valid_from=LATER, last_day=BEGIN)


def test_give_back_post_keeps_earlier_days(musterland, facts):
    row, actor = post(musterland, units=["bergheim"]), musterland.actor("diana")
    held = fill_post(actor=actor, post_id=row.pk, data=FillData(fte("1"), BEGIN)).staffing
    with pytest.raises(PostRefused, match="noch jemand"):
        actions.give_back_post(actor=actor, post_id=row.pk, last_day=LATER)
    end_staffing(actor=actor, post_id=row.pk, row_id=held.pk, last_day=LATER)
    actions.give_back_post(actor=actor, post_id=row.pk, last_day=LATER)
    after = line(musterland, row, LATER + timedelta(days=1))
    assert (after.is_gone, after.state, after.areas) == (True, "given_back", ())
    assert line(musterland, row).filled == fte("1.00")
    assert Wanted(gone=True).takes(after)
    assert not Wanted().takes(after)
    assert facts()[-1] == "post.given_back"


@pytest.mark.parametrize(
    ("state", "filled"),
    [("advertised", "0.00"), ("in_procedure", "0.00"), ("filled", None), ("refilling", None), ("under_review", None)],
)
def test_a_state_alone_says_little_about_who_is_there(musterland, state, filled):
    row = post(musterland)
    actions.record_recruitment(actor=musterland.actor("diana"), post_id=row.pk, state=state, valid_from=BEGIN)
    found = line(musterland, row)
    assert found.filled == (filled and fte(filled))
    assert (found.vacant_since is None) == (filled is None)


def test_vacant_since_goes_back_to_the_last_full_day(musterland):
    row, actor = post(musterland), musterland.actor("diana")
    fill_post(actor=actor, post_id=row.pk, data=FillData(fte("1"), BEGIN, date(2024, 12, 31)))
    fill_post(actor=actor, post_id=row.pk, data=FillData(fte("0.5"), date(2025, 3, 1)))
    assert line(musterland, row, date(2024, 12, 31)).vacant_since is None
    assert line(musterland, row, LATER).vacant_since == date(2025, 1, 1)
    assert line(musterland, row, LATER).vacant == fte("0.50")


def act(world, row, data):
    """Do one arbitrary thing to a post; refusals are all right."""
    actor, day = world.actor("diana"), data.draw(DAYS)
    units = [world.units[name].pk for name in ("waldhausen", "bergheim", "talweiler")]
    shares = st.none() | st.integers(1, 100).map(lambda share: Decimal(share) / 100)
    kind = data.draw(st.sampled_from(["terms", "share", "state", "divert", "fill", "end", "back"]))
    common = {"actor": actor, "post_id": row.pk}
    if kind == "terms":
        actions.change_post_terms(**common, terms=terms(world, data.draw(FTES)), valid_from=day)
    elif kind == "share":
        chosen = data.draw(st.lists(st.sampled_from(units), max_size=3, unique=True))
        areas = [AreaData(unit, data.draw(shares)) for unit in chosen]
        actions.share_post(**common, areas=areas, valid_from=day)
    elif kind == "state":
        state = data.draw(st.sampled_from(["reported", "advertised", "filled"]))
        actions.record_recruitment(**common, state=state, valid_from=day)
    elif kind == "divert":
        last = day + timedelta(days=data.draw(st.integers(0, 200)))
        programme = data.draw(st.sampled_from(["", "Teilhabemanagement"]))
        actions.divert_post(**common, programme=programme, valid_from=day, last_day=last)
    elif kind == "fill":
        member = data.draw(st.sampled_from([None, world.staff["alice"].pk, world.staff["bob"].pk]))
        last = data.draw(st.none() | st.integers(0, 300))
        until = None if last is None else day + timedelta(days=last)
        fill_post(**common, data=FillData(data.draw(FTES), day, until, member))
    elif kind == "end":
        held = list(Staffing.objects.for_tenant(actor).current().filter(post=row).values_list("pk", flat=True))
        if held:
            end_staffing(**common, row_id=data.draw(st.sampled_from(held)), last_day=day)
    else:
        actions.give_back_post(**common, last_day=day)


def check_state(world, row):
    actor = world.actor("diana")
    for model, key in ((PostTerms, "post_id"), (Recruitment, "post_id"), (PostArea, "unit_id")):
        assert overlapping(model.objects.for_tenant(actor).filter(post=row), key) == []
    known = Staffing.objects.for_tenant(actor).filter(post=row, staff_member__isnull=False)
    assert overlapping(known, "staff_member_id") == []
    areas = list(PostArea.objects.for_tenant(actor).current().filter(post=row, share__isnull=False))
    for day in {area.valid_from for area in areas}:
        on = [a.share for a in areas if a.valid_from <= day and (a.valid_until is None or day < a.valid_until)]
        assert sum(on) <= 1


def seen(world, row, day, known_at):
    found = [entry for entry in post_lines(world.actor("diana"), day, known_at) if entry.post.pk == row.pk]
    return [
        (
            e.approved,
            e.filled,
            e.vacant,
            e.vacant_since,
            e.state,
            e.diverted_to,
            sorted((a.name, a.share) for a in e.areas if a.share),
        )
        for e in found
    ]


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_done_nothing_overlaps_and_the_past_answers_as_before(musterland, data):
    with undone():
        row = post(musterland, units=["waldhausen"])
        answers = []
        for _step in range(data.draw(st.integers(1, 7))):
            with suppress(PostRefused), transaction.atomic():
                act(musterland, row, data)
            check_state(musterland, row)
            known_at, day = timezone.now(), data.draw(DAYS)
            answers.append((day, known_at, seen(musterland, row, day, known_at)))
            for earlier, at, told in answers:
                assert seen(musterland, row, earlier, at) == told, "the same pair gives the same figures"


def test_post_life_shows_what_was_believed(musterland):
    row, actor = post(musterland), musterland.actor("diana")
    before = timezone.now()
    actions.change_post_terms(actor=actor, post_id=row.pk, terms=terms(musterland, "0.5"), valid_from=BEGIN)
    assert [t.fte_approved for t in post_life(actor, row).terms] == [fte("0.50")]
    assert [t.fte_approved for t in post_life(actor, row, before).terms] == [fte("1.00")]
    assert [t.fte_approved for t in post_life(actor, row).superseded] == [fte("1.00")]


def test_posts_of_the_neighbour_are_not_listed(musterland):
    post(musterland)
    assert Post.objects.for_tenant(musterland.actor("diana")).count() == 1
    assert [entry.post.number for entry in post_lines(musterland.actor("charlie"), LATER)] == ["CM-1"]
    assert PostData("1", "coordination", "K-1").reason == ""
