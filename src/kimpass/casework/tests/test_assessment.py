from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.actions.assessment import AreaEntry, AssessmentCannotBeRecorded, record_assessment
from kimpass.casework.models import Assessment, AssessmentArea, Case
from kimpass.casework.selectors.workable import NotSigned
from tests.support.cast import TODAY


def assess(musterland, case, *, who="alice", on=TODAY, strengths="", person_id=None, **areas):
    entries = [AreaEntry(musterland.areas[code].pk, **values) for code, values in areas.items()]
    return record_assessment(
        actor=musterland.actor(who), case_id=case.pk, on=on, areas=entries, strengths=strengths, person_id=person_id
    )


def test_record_assessment_keeps_need_and_wish_apart(musterland, facts):
    made = assess(
        musterland, musterland.case(), WOHNEN={"rung": 2, "need": "vier Zimmer", "wish": "ein Kinderzimmer"}, ARBEIT={}
    )
    area = AssessmentArea.objects.get(assessment=made)
    assert (area.rung, area.need, area.wish) == (2, "vier Zimmer", "ein Kinderzimmer")
    assert facts() == ["assessment.recorded"]


def test_record_assessment_counts_rounds(musterland):
    case = musterland.case()
    rounds = [assess(musterland, case, WOHNEN={"rung": rung}).round for rung in (1, 2, 4)]
    assert rounds == [1, 2, 3]


def test_record_assessment_with_strengths_alone(musterland):
    assert assess(musterland, musterland.case(), strengths="spricht vier Sprachen").strengths == "spricht vier Sprachen"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "mindestens eine Lebenslage"),
        ({"WOHNEN": {"rung": 6}}, "von 1 bis 5"),
        ({"WOHNEN": {"rung": 3}, "on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"strengths": "ruhig", "on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"WOHNEN": {"rung": 3}, "person_id": 0}, "gehört nicht zum Fall"),
    ],
)
def test_record_assessment_refuses_in_german(musterland, values, words):
    with pytest.raises(AssessmentCannotBeRecorded, match=words):
        assess(musterland, musterland.case(), **values)
    assert not Assessment.objects.exists()


def test_record_assessment_refuses_to_go_back_in_time(musterland):
    case = musterland.case()
    assess(musterland, case, WOHNEN={"rung": 3})
    with pytest.raises(AssessmentCannotBeRecorded, match="späteres"):
        assess(musterland, case, on=TODAY - timedelta(days=1), WOHNEN={"rung": 3})


def test_record_assessment_waits_for_the_signature(musterland):
    with pytest.raises(NotSigned, match="Einwilligung"):
        assess(musterland, musterland.case(signed=False), WOHNEN={"rung": 3})


def test_record_assessment_is_for_whoever_keeps_the_case(musterland):
    with pytest.raises(Case.DoesNotExist):
        assess(musterland, musterland.case(), who="eve", WOHNEN={"rung": 3})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rungs=st.lists(st.none() | st.integers(-2, 8), min_size=1, max_size=4))
def test_only_rungs_of_the_ladder_are_kept(musterland, rungs):
    case = musterland.case(name=f"Haus{Case.objects.count()}")
    entries = [AreaEntry(area.pk, rung=rung) for area, rung in zip(musterland.areas.values(), rungs, strict=False)]
    fits = any(rung is not None for rung in rungs) and all(rung is None or 1 <= rung <= 5 for rung in rungs)
    values = {"actor": musterland.actor("alice"), "case_id": case.pk, "on": TODAY, "areas": entries}
    if fits:
        made = record_assessment(**values)
        kept = AssessmentArea.objects.filter(assessment=made).values_list("rung", flat=True)
        assert sorted(kept) == sorted(rung for rung in rungs if rung is not None)
    else:
        with pytest.raises(AssessmentCannotBeRecorded):
            record_assessment(**values)
