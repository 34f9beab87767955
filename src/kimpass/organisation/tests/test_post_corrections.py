from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.actions.post_corrections import correct_post_period, withdraw_post_period
from kimpass.organisation.actions.posts import AreaData, TermsData, change_post_terms, record_recruitment, share_post
from kimpass.organisation.actions.staffing import FillData, fill_post
from kimpass.organisation.models import Agreement, AgreementPost, PostArea, PostTerms, Recruitment, Staffing
from kimpass.organisation.selectors.post_rows import PostRefused
from kimpass.organisation.selectors.posts import post_lines
from kimpass.organisation.tests.ground import BEGIN, DAYS, FTES, fte, overlapping, post, undone

MODELS = {"terms": PostTerms, "area": PostArea, "recruitment": Recruitment, "staffing": Staffing}
WHY = "Bescheid falsch abgeschrieben"


def only(world, row, kind):
    [found] = MODELS[kind].objects.for_tenant(world.actor("diana")).current().filter(post=row)
    return found


def correct(world, row, kind, target, *, since=BEGIN, until=None, reason=WHY, who="diana", **values):
    return correct_post_period(
        actor=world.actor(who),
        post_id=row.pk,
        kind=kind,
        row_id=target.pk,
        values=values,
        valid_from=since,
        valid_until=until,
        reason=reason,
    )


def size(world, day, known_at=None):
    return [line.approved for line in post_lines(world.actor("diana"), day, known_at)]


def test_correct_post_period_writes_a_new_row_with_its_reason(musterland, facts):
    row = post(musterland)
    known_at = timezone.now()
    corrected = correct(musterland, row, "terms", only(musterland, row, "terms"), fte_approved=fte("0.80"))
    assert (corrected.fte_approved, corrected.reason_of_correction) == (fte("0.80"), WHY)
    assert corrected.employing_body_id == musterland.office.pk
    assert size(musterland, BEGIN) == [fte("0.80")]
    assert size(musterland, BEGIN, known_at) == [fte("1.00")]
    assert facts()[-1] == "post.corrected"


def test_correct_post_period_lets_neighbours_make_room(musterland):
    row, actor = post(musterland), musterland.actor("diana")
    later = TermsData(musterland.office.pk, fte_approved=fte("0.50"))
    changed = change_post_terms(actor=actor, post_id=row.pk, terms=later, valid_from=date(2025, 7, 1))
    correct(musterland, row, "terms", changed, since=date(2025, 4, 1))
    assert size(musterland, date(2025, 3, 31)) == [fte("1.00")]
    assert size(musterland, date(2025, 4, 1)) == [fte("0.50")]
    with pytest.raises(PostRefused, match="ganz verschwinden"):
        correct(musterland, row, "terms", last(musterland, row), since=BEGIN)


def last(world, row, kind="terms"):
    rows = MODELS[kind].objects.for_tenant(world.actor("diana")).current().filter(post=row)
    return rows.order_by("-valid_from").first()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "warum berichtigt"),
        ({"until": BEGIN}, "vor dem ersten"),
        ({"fte_approved": Decimal("0.123")}, "zwei Stellen"),
        ({"post_id_": 3}, "nicht berichtigen"),
    ],
)
def test_correct_post_period_refuses_in_words(musterland, change, words):
    row = post(musterland)
    with pytest.raises(PostRefused, match=words):
        correct(musterland, row, "terms", only(musterland, row, "terms"), **change)


def test_correct_post_period_is_refused_when_somebody_was_quicker(musterland):
    row = post(musterland)
    old = only(musterland, row, "terms")
    correct(musterland, row, "terms", old, fte_approved=fte("0.80"))
    with pytest.raises(PostRefused, match="inzwischen berichtigt"):
        correct(musterland, row, "terms", old, fte_approved=fte("0.70"))
    with pytest.raises(PermissionDenied):
        correct(musterland, row, "terms", only(musterland, row, "terms"), who="charlie")


def test_correct_post_period_keeps_known_shares_below_the_whole(musterland):
    row = post(musterland, units=["waldhausen", "bergheim"], shares=[fte("0.5"), fte("0.5")])
    areas = PostArea.objects.for_tenant(musterland.actor("diana")).current().filter(post=row)
    with pytest.raises(PostRefused, match="mehr als die ganze"):
        correct(musterland, row, "area", areas.order_by("pk").first(), share=fte("0.6"))
    share_post(
        actor=musterland.actor("diana"),
        post_id=row.pk,
        areas=[AreaData(musterland.units["bergheim"].pk, fte("0.9"))],
        valid_from=date(2025, 1, 1),
    )


def test_correct_post_period_of_staffing_may_name_the_person(musterland):
    row, actor = post(musterland), musterland.actor("diana")
    held = fill_post(actor=actor, post_id=row.pk, data=FillData(fte("0.5"), BEGIN)).staffing
    known = correct(musterland, row, "staffing", held, staff_member_id=musterland.staff["alice"].pk, fte=fte("0.6"))
    assert (known.staff_member_id, known.fte) == (musterland.staff["alice"].pk, fte("0.60"))
    with pytest.raises(PostRefused, match="mehr als 0"):
        correct(musterland, row, "staffing", known, fte=Decimal(0))


def test_withdraw_post_period_leaves_what_was_believed(musterland, facts):
    row, actor = post(musterland), musterland.actor("diana")
    state = record_recruitment(actor=actor, post_id=row.pk, state="advertised", valid_from=BEGIN)
    known_at = timezone.now()
    withdraw_post_period(actor=actor, post_id=row.pk, kind="recruitment", row_id=state.pk, reason="andere Stelle")
    assert [line.state for line in post_lines(actor, BEGIN)] == [""]
    assert [line.state for line in post_lines(actor, BEGIN, known_at)] == ["advertised"]
    state.refresh_from_db()
    assert state.reason_of_correction == "andere Stelle"
    assert facts()[-1] == "post.period_withdrawn"
    terms = only(musterland, row, "terms")
    with pytest.raises(PostRefused, match="warum berichtigt"):
        withdraw_post_period(actor=actor, post_id=row.pk, kind="terms", row_id=terms.pk, reason=" ")


def test_withdraw_post_period_takes_a_post_away_that_never_was(musterland):
    row, actor = post(musterland, units=["bergheim"]), musterland.actor("diana")
    held = fill_post(actor=actor, post_id=row.pk, data=FillData(fte("1"), BEGIN)).staffing
    take = {"actor": actor, "post_id": row.pk, "reason": "doppelt angelegt"}
    terms = only(musterland, row, "terms")
    with pytest.raises(PostRefused, match="zuerst die Besetzung"):
        withdraw_post_period(**take, kind="terms", row_id=terms.pk)
    withdraw_post_period(**take, kind="staffing", row_id=held.pk)
    agreement = Agreement.objects.create(tenant=musterland.tenant, kind="forwarding_agreement")
    named = AgreementPost.objects.create(tenant=musterland.tenant, agreement=agreement, post=row)
    with pytest.raises(PostRefused, match="in einer Vereinbarung"):
        withdraw_post_period(**take, kind="terms", row_id=terms.pk)
    named.delete()
    known_at = timezone.now()
    withdraw_post_period(**take, kind="terms", row_id=terms.pk)
    assert post_lines(actor, BEGIN) == []
    assert [line.approved for line in post_lines(actor, BEGIN, known_at)] == [fte("1.00")]
    assert not any(model.objects.for_tenant(actor).current().filter(post=row).exists() for model in MODELS.values())


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_corrections_never_change_what_was_known(musterland, data):
    with undone():
        row, actor = post(musterland), musterland.actor("diana")
        told = []
        for _step in range(data.draw(st.integers(1, 6))):
            try:
                rows = PostTerms.objects.for_tenant(actor).current().filter(post=row).order_by("valid_from")
                target = data.draw(st.sampled_from(list(rows)))
                if data.draw(st.booleans()):
                    terms = TermsData(musterland.office.pk, fte_approved=data.draw(FTES))
                    change_post_terms(actor=actor, post_id=row.pk, terms=terms, valid_from=data.draw(DAYS))
                else:
                    since, days = data.draw(DAYS), data.draw(st.none() | st.integers(1, 400))
                    until = None if days is None else since + timedelta(days=days)
                    correct(musterland, row, "terms", target, since=since, until=until, fte_approved=data.draw(FTES))
            except PostRefused:
                continue
            assert overlapping(PostTerms.objects.for_tenant(actor).filter(post=row), "post_id") == []
            day, known_at = data.draw(DAYS), timezone.now()
            told.append((day, known_at, size(musterland, day, known_at)))
            for earlier, at, sizes in told:
                assert size(musterland, earlier, at) == sizes
