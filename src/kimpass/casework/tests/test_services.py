from datetime import timedelta

import pytest

from kimpass.casework.actions.services import ServiceCannotBeLinked, link_service
from kimpass.casework.models import Case, ServiceLinking
from kimpass.casework.selectors.workable import NotSigned
from kimpass.network.models import NeedSignal, Service
from tests.support.cast import TODAY


def link(musterland, case, *, who="alice", **changes):
    values = {"field_id": musterland.fields["SPRACHE"].pk, "result": "no_suitable_offer", "on": TODAY} | changes
    return link_service(actor=musterland.actor(who), case_id=case.pk, **values)


@pytest.fixture
def course(musterland):
    return Service.objects.create(
        tenant=musterland.tenant, agency=musterland.welfare, name="Sprachtreff", field=musterland.fields["SPRACHE"]
    )


def signals():
    return dict(NeedSignal.objects.values_list("kind", "count"))


def test_link_service_counts_the_need_without_the_person(musterland, course, facts):
    case = musterland.case()
    linking = link(musterland, case, result="linked", service_id=course.pk, note=" montags ")
    assert (linking.service, linking.note) == (course, "montags")
    assert signals() == {"service_sought": 1}
    assert facts()[-1] == "service.linked"


def test_link_service_tells_when_no_offer_fits(musterland):
    case = musterland.case()
    for _ in range(2):
        link(musterland, case)
    assert signals() == {"service_sought": 2, "no_suitable_offer": 2}


def test_link_service_that_ends_is_no_new_need(musterland, course):
    link(musterland, musterland.case(), result="ended", service_id=course.pk)
    assert signals() == {}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"result": "linked"}, "Bitte wählen Sie ein Angebot"),
        ({"service_id": 0}, "gibt es nicht mehr"),
        ({"on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"step_id": 0}, "gehört nicht zum Fall"),
        ({"field_id": 0}, "Handlungsfeld"),
    ],
)
def test_link_service_refuses_in_german(musterland, changes, words):
    with pytest.raises(ServiceCannotBeLinked, match=words):
        link(musterland, musterland.case(), **changes)
    assert not ServiceLinking.objects.exists()
    assert signals() == {}


def test_link_service_refuses_offer_and_gap_at_once(musterland, course):
    with pytest.raises(ServiceCannotBeLinked, match="zugleich"):
        link(musterland, musterland.case(), service_id=course.pk)


def test_link_service_refuses_an_ended_offer(musterland, course):
    course.ended_on = TODAY
    course.save()
    with pytest.raises(ServiceCannotBeLinked, match="nicht mehr"):
        link(musterland, musterland.case(), result="linked", service_id=course.pk)


def test_link_service_waits_for_the_signature(musterland):
    with pytest.raises(NotSigned):
        link(musterland, musterland.case(signed=False))


def test_link_service_is_for_whoever_keeps_the_case(musterland):
    with pytest.raises(Case.DoesNotExist):
        link(musterland, musterland.case(), who="eve")
