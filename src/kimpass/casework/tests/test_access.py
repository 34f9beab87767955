from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions import access, triage
from kimpass.casework.actions.access import AccessRequestDecided, AccessRequestRefused, IdentityEntry
from kimpass.casework.models import AccessIdentity, AccessReason, AccessRequest


def notify(world, who="alice", **changes):
    values = {
        "level": "level_2",
        "channel": "job_centre",
        "unit_id": world.units["musterstadt"].pk,
        "received_on": world.today,
        "reasons": ["interplay", "discretion"],
    } | changes
    return access.record_access_request(actor=world.actor(who), **values)


def test_record_access_request_keeps_level_channel_and_reasons(musterland, facts):
    request = notify(musterland, summary="Zwei Ämter, keine Antwort")
    assert (request.level, request.channel, request.triage) == ("level_2", "job_centre", "new")
    reasons = AccessReason.objects.filter(access_request=request).values_list("reason", flat=True)
    assert sorted(reasons) == ["discretion", "interplay"]
    assert not AccessIdentity.objects.exists()
    assert facts() == ["access_request.recorded"]


def test_record_access_request_names_somebody_only_with_consent(musterland):
    identity = IdentityEntry(name="A. Berg", consent_obtained_by="Jobcenter", consent_obtained_on=musterland.today)
    request = notify(musterland, identity=identity)
    assert AccessIdentity.objects.get(access_request=request).consent_obtained_by == "Jobcenter"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reasons": []}, "mindestens einen Grund"),
        ({"level": "level_1"}, "nur zu einer Meldung auf Ebene 2"),
        ({"reasons": ["gossip"]}, "Gründe gibt es nicht"),
        ({"channel": "pigeon"}, "Weg gibt es nicht"),
        ({"level": "level_3"}, "Ebene gibt es nicht"),
        ({"channel": "advice_centre", "directly_to_coordination": True}, "melden nur Ämter"),
        ({"level": "level_1", "reasons": [], "directly_to_coordination": True}, "nur eine Meldung auf Ebene 2"),
        ({"received_on": date(2099, 1, 1)}, "in der Zukunft"),
        ({"identity": IdentityEntry("A. Berg", "", date(2026, 1, 1))}, "Einverständnis"),
        ({"identity": IdentityEntry("A. Berg", "Jobcenter", date(2099, 1, 1))}, "in der Zukunft"),
    ],
)
def test_record_access_request_refuses_contradictions(musterland, changes, words):
    with pytest.raises(AccessRequestRefused, match=words):
        notify(musterland, **changes)
    assert not AccessRequest.objects.exists()


def test_record_access_request_goes_to_the_coordination_from_an_office(musterland):
    assert notify(musterland, directly_to_coordination=True).directly_to_coordination


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_record_access_request_is_refused_outside_the_unit(musterland, who):
    with pytest.raises(PermissionDenied):
        notify(musterland, who)


def give_back(world, request, who="alice", reason="Wohnt nicht im Kreis", on=None):
    return access.return_access_request(
        actor=world.actor(who), access_request_id=request.pk, reason=reason, on=on or world.today
    )


def test_return_access_request_keeps_the_reason(musterland, facts):
    returned = give_back(musterland, notify(musterland))
    assert (returned.triage, returned.triage_reason, returned.version) == ("returned", "Wohnt nicht im Kreis", 2)
    assert facts()[-1] == "access_request.returned"


def test_return_access_request_happens_once(musterland):
    request = notify(musterland)
    give_back(musterland, request)
    with pytest.raises(AccessRequestDecided, match="zurückgegeben"):
        give_back(musterland, request, reason="Noch einmal")


def test_return_access_request_wants_a_reason_and_a_possible_day(musterland):
    request = notify(musterland)
    with pytest.raises(AccessRequestRefused, match="Grund der Rückgabe"):
        give_back(musterland, request, reason="  ")
    with pytest.raises(AccessRequestRefused, match="vor dem Eingang"):
        give_back(musterland, request, on=musterland.today - timedelta(days=1))
    with pytest.raises(AccessRequestRefused, match="Zukunft"):
        give_back(musterland, request, on=musterland.today + timedelta(days=1))


def test_return_access_request_is_invisible_in_the_neighbour_unit(musterland):
    with pytest.raises(AccessRequest.DoesNotExist):
        give_back(musterland, notify(musterland), who="eve")


def name(world, request, who="alice", text="Amal Berg"):
    identity = IdentityEntry(text, "Jobcenter", world.today)
    return access.name_person(actor=world.actor(who), access_request_id=request.pk, identity=identity)


def test_name_person_comes_with_consent_and_once(musterland):
    request = notify(musterland)
    triage.pass_on_access_request(
        actor=musterland.actor("alice"), access_request_id=request.pk, reason="Wer?", on=musterland.today
    )
    with pytest.raises(PermissionDenied):
        name(musterland, request, "charlie")
    other = notify(musterland)
    name(musterland, other)
    with pytest.raises(AccessRequestRefused, match="schon ein Name"):
        name(musterland, other, text="Jemand anderes")
    assert AccessIdentity.objects.count() == 1
