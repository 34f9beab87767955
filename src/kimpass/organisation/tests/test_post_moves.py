from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.actions.post_moves import PartData, move_posts, split_post
from kimpass.organisation.actions.posts import TermsData, change_post_terms
from kimpass.organisation.actions.staffing import FillData, fill_post
from kimpass.organisation.models import PostTerms
from kimpass.organisation.selectors.post_rows import PostRefused
from kimpass.organisation.selectors.posts import post_lines, totals
from kimpass.organisation.tests.ground import BEGIN, DAYS, FTES, fte, overlapping, post, undone

ON = date(2026, 1, 1)


def employers(world, day):
    return {line.post.number: line.terms.employing_body.name for line in post_lines(world.actor("diana"), day)}


def approved(world, day, known_at=None):
    lines = [line for line in post_lines(world.actor("diana"), day, known_at) if not line.is_gone]
    return totals(lines)[-1].approved if lines else Decimal(0)


def move(world, *rows, on=ON, **more):
    given = {"actor": world.actor("diana"), "employing_body_id": world.welfare.pk, "moved_on": on}
    return move_posts(post_ids=[row.pk for row in rows], **{**given, **more})


def test_move_posts_in_one_step_keeps_history(musterland, facts):
    rows = [post(musterland, f"CM-{number}", "0.50") for number in range(3)]
    rows.append(post(musterland, "CM-9", employing_body_id=musterland.welfare.pk))
    assert [row.number for row in move(musterland, *rows)] == ["CM-0", "CM-1", "CM-2"]
    assert set(employers(musterland, ON).values()) == {"Diakonie Musterland"}
    before = employers(musterland, ON - timedelta(days=1))
    assert (before["CM-0"], before["CM-9"]) == ("Kreis Musterland", "Diakonie Musterland")
    assert facts().count("post.moved") == 3


def test_move_posts_takes_line_management_along_only_when_asked(musterland):
    own = {"line_management_id": musterland.office.pk, "professional_supervision_id": musterland.office.pk}
    one, other = post(musterland, "A", **own), post(musterland, "B", **own)
    move(musterland, one)
    move(musterland, other, with_it=["line_management", "professional_supervision"])
    terms = {line.post.number: line.terms for line in post_lines(musterland.actor("diana"), ON)}
    assert terms["A"].line_management_id == musterland.office.pk
    assert terms["B"].line_management_id == musterland.welfare.pk
    assert terms["B"].professional_supervision_id == musterland.office.pk, "supervision never moves with the employer"


def test_move_posts_refuses_in_words(musterland):
    row = post(musterland)
    with pytest.raises(PostRefused, match="mindestens eine"):
        move(musterland)
    with pytest.raises(PostRefused, match="kein Anstellungsträger"):
        move(musterland, row, employing_body_id=musterland.job_centre.pk)
    with pytest.raises(PostRefused, match=r"31\.12\.2023.*CM-1"):
        move(musterland, row, on=BEGIN - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        move(musterland, row, actor=musterland.actor("charlie"))


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_move_posts_keeps_sums_on_every_day(musterland, data):
    with undone():
        rows = [post(musterland, f"CM-{at}", data.draw(FTES)) for at in range(data.draw(st.integers(1, 4)))]
        for row in rows:
            for day in data.draw(st.lists(DAYS, max_size=2)):
                terms = TermsData(musterland.office.pk, fte_approved=data.draw(FTES))
                change_post_terms(actor=musterland.actor("diana"), post_id=row.pk, terms=terms, valid_from=day)
        days = [BEGIN, date(2026, 12, 31), *data.draw(st.lists(DAYS, max_size=4))]
        before, known_at = [approved(musterland, day) for day in days], timezone.now()
        on = data.draw(DAYS)
        move(musterland, *rows, on=on)
        assert [approved(musterland, day) for day in days] == before
        assert [approved(musterland, day, known_at) for day in days] == before
        for day in days:
            names = set(employers(musterland, day).values())
            assert names == {"Diakonie Musterland" if day >= on else "Kreis Musterland"}
        assert overlapping(PostTerms.objects.for_tenant(musterland.actor("diana")), "post_id") == []


def split(world, pool, *parts, on=ON):
    return split_post(actor=world.actor("diana"), post_id=pool.pk, parts=parts, on=on)


def test_split_post_makes_posts_of_a_pool(musterland, facts):
    pool = post(musterland, "POOL", "14.00")
    made = split(
        musterland,
        pool,
        PartData("CM-1", fte("1.00"), musterland.units["waldhausen"].pk),
        PartData("CM-2", fte("0.50")),
    )
    assert [row.number for row in made] == ["CM-1", "CM-2"]
    lines = {line.post.number: line for line in post_lines(musterland.actor("diana"), ON)}
    assert {number: line.approved for number, line in lines.items()} == {
        "POOL": fte("12.50"),
        "CM-1": fte("1.00"),
        "CM-2": fte("0.50"),
    }
    assert [area.share for area in lines["CM-1"].areas] == [None], "a share nobody named is unknown"
    assert approved(musterland, ON - timedelta(days=1)) == fte("14.00")
    assert facts()[-1] == "post.split"


def test_split_post_uses_up_a_pool(musterland):
    pool = post(musterland, "POOL", "2.00", units=["bergheim"])
    split(musterland, pool, PartData("CM-1", fte("1")), PartData("CM-2", fte("1")))
    gone = [line.post.number for line in post_lines(musterland.actor("diana"), ON) if line.is_gone]
    assert gone == ["POOL"]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], "mindestens eine neue"),
        ([("A", "3")], "mehr VZÄ als der Stellenpool"),
        ([("A", "0")], "mehr als 0"),
        ([("A", "1"), ("A", "0.5")], "zweimal"),
        ([(" ", "1")], "eine Nummer"),
        ([("POOL", "1")], "Schon vergeben: POOL"),
        ([("A", "0.333")], "zwei Stellen"),
    ],
)
def test_split_post_refuses_in_words(musterland, parts, words):
    pool = post(musterland, "POOL", "2.00")
    with pytest.raises(PostRefused, match=words):
        split(musterland, pool, *(PartData(number, fte(size)) for number, size in parts))


def test_split_post_knows_the_pool(musterland):
    unknown, held = post(musterland, "U", None), post(musterland, "H", "1.00")
    with pytest.raises(PostRefused, match="nicht bekannt"):
        split(musterland, unknown, PartData("A", fte("1")))
    fill_post(actor=musterland.actor("diana"), post_id=held.pk, data=FillData(fte("1"), BEGIN))
    with pytest.raises(PostRefused, match="noch jemand"):
        split(musterland, held, PartData("A", fte("1")))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_split_post_keeps_the_sum(musterland, data):
    with undone():
        sizes = data.draw(st.lists(FTES, min_size=1, max_size=4))
        rest, on = data.draw(st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("3.00")])), data.draw(DAYS)
        pool = post(musterland, "POOL", sum(sizes) + rest)
        split(musterland, pool, *(PartData(f"CM-{at}", size) for at, size in enumerate(sizes)), on=on)
        for day in (BEGIN, on, on + timedelta(days=400)):
            assert approved(musterland, day) == sum(sizes) + rest
