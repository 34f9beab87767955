from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.organisation.actions import participation as actions
from kimpass.organisation.actions.participation import ParticipationRefused, StartData
from kimpass.organisation.actions.posts import PostData, TermsData, set_up_post
from kimpass.organisation.models import MunicipalityFeature, Participation, RegionMembership
from kimpass.organisation.selectors.entitlement import all_of, cities, entitlement
from kimpass.organisation.selectors.participation import answers, participating
from kimpass.organisation.tests.ground import DAYS, fte, overlapping, post, undone

START = date(2025, 3, 1)


def unit(world, name="waldhausen"):
    return world.units[name].pk


def start(world, name="waldhausen", since=START, who="diana", **more):
    return actions.start_participation(actor=world.actor(who), unit_id=unit(world, name), data=StartData(since, **more))


def count(world, day, known_at=None):
    found = participating(world.actor("charlie"), day, known_at)
    return found.active, found.total


def test_start_participation_counts_n_of_m(musterland, facts):
    row = start(musterland, is_model=True)
    start(musterland, "bergheim", date(2026, 1, 1), precision="year")
    assert count(musterland, START - timedelta(days=1)) == (0, 6)
    assert count(musterland, START) == (1, 6)
    assert count(musterland, date(2026, 6, 1)) == (2, 6)
    assert (row.first_working_day, row.label) == (START, "01.03.2025")
    assert facts() == ["participation.started"] * 2


@pytest.mark.parametrize(
    ("precision", "label"),
    [("month", "03/2025"), ("quarter", "1. Quartal 2025"), ("year", "2025"), ("school_year", "2024/25")],
)
def test_start_participation_invents_no_day(musterland, precision, label):
    row = start(musterland, precision=precision)
    assert (row.first_working_day, row.label) == (None, label)


def test_start_participation_refuses_in_words(musterland):
    start(musterland)
    with pytest.raises(ParticipationRefused, match="schon teil"):
        start(musterland, since=date(2026, 1, 1))
    with pytest.raises(ParticipationRefused, match="Nur Kommunen"):
        start(musterland, "kreis")
    with pytest.raises(PermissionDenied):
        start(musterland, "bergheim", who="charlie")


def test_change_participation_corrects_the_start(musterland, facts):
    start(musterland)
    known_at = timezone.now()
    data = StartData(date(2025, 1, 1), "month", is_model=True)
    actions.change_participation(actor=musterland.actor("diana"), unit_id=unit(musterland), data=data)
    assert count(musterland, date(2025, 1, 15)) == (1, 6)
    assert count(musterland, date(2025, 1, 15), known_at) == (0, 6)
    assert facts()[-1] == "participation.changed"
    with pytest.raises(ParticipationRefused, match="nimmt die Kommune nicht teil"):
        actions.change_participation(actor=musterland.actor("diana"), unit_id=unit(musterland, "bergheim"), data=data)


def test_end_participation_is_voluntary(musterland, facts):
    start(musterland)
    end = {"actor": musterland.actor("diana"), "unit_id": unit(musterland), "last_day": date(2025, 12, 31)}
    actions.end_participation(**end)
    assert count(musterland, date(2025, 12, 31)) == (1, 6)
    assert count(musterland, date(2026, 1, 1)) == (0, 6)
    assert facts()[-1] == "participation.ended"
    start(musterland, since=date(2026, 6, 1))
    data = StartData(date(2025, 6, 1))
    with pytest.raises(ParticipationRefused, match="frühere Teilnahme"):
        actions.change_participation(actor=musterland.actor("diana"), unit_id=unit(musterland), data=data)


def record(world, name="waldhausen", since=START, **given):
    return actions.record_features(
        actor=world.actor("diana"), unit_id=unit(world, name), answers=given, valid_from=since
    )


ALL = {"immigration_authority": "yes", "youth_office": "yes", "integration_council": "yes"}


def test_record_features_knows_three_answers(musterland, facts):
    record(musterland, **ALL)
    record(musterland, "bergheim", youth_office="no")
    record(musterland, "talweiler", youth_office="yes")
    found = {city.unit.name: city.is_entitled for city in cities(musterland.actor("charlie"), START)}
    assert (found["Waldhausen"], found["Bergheim"], found["Talweiler"]) == ("yes", "no", "unknown")
    assert answers(musterland.actor("diana"), musterland.units["bergheim"], START)["youth_office"] == "no"
    assert facts()[-1] == "municipality.features_recorded"
    with pytest.raises(ParticipationRefused, match="Antwort"):
        record(musterland, youth_office="perhaps")


@given(given=st.lists(st.sampled_from(["yes", "no", "unknown", "not_asked"]), min_size=3, max_size=3))
def test_unknown_is_never_no(given):
    told = all_of(given)
    assert (told == "no") == ("no" in given)
    assert (told == "yes") == (set(given) == {"yes"})


def test_the_entitlement_stands_beside_approved_and_filled(musterland):
    record(musterland, **ALL)
    for name in ("musterstadt", "nebenstadt", "bergheim", "seedorf"):
        record(musterland, name, youth_office="no")
    found = entitlement(musterland.actor("charlie"), START)
    coordination, city, assistance = found.lines
    assert (coordination.least, coordination.most, coordination.is_certain) == (fte("4.50"), fte("5.50"), False)
    assert (city.least, city.most, assistance.least) == (fte("1.00"), fte("2.00"), fte("0.50"))
    assert coordination.approved is None, "nobody entered a post: unknown is not zero"
    record(musterland, "talweiler", youth_office="no")
    post(musterland)
    set_up_post(
        actor=musterland.actor("diana"),
        data=PostData("1", "coordination", "K-1"),
        terms=TermsData(fte_approved=fte("3.50")),
        valid_from=START,
        state="advertised",
    )
    [coordination, _city, _assistance] = entitlement(musterland.actor("charlie"), START).lines
    assert (coordination.approved, coordination.filled, coordination.difference) == (fte("3.50"), fte("0"), fte("-1"))


def test_an_independent_city_has_no_entitlement_of_a_kreis(musterland):
    musterland.tenant.kind = "independent_city"
    musterland.tenant.save()
    found = entitlement(musterland.actor("charlie"), START)
    assert (found.is_kreis, found.lines[0].least, found.lines[0].is_certain) == (False, None, False)


def test_assign_region_one_at_a_time(musterland, facts):
    actor, region = musterland.actor("diana"), RegionMembership.objects.get().region
    for name, day in (("bergheim", START), ("bergheim", START)):
        actions.assign_region(actor=actor, unit_id=unit(musterland, name), region_id=region.pk, valid_from=day)
    found = {c.unit.name: c.region for c in participating(actor, START).communes}
    assert (found["Bergheim"], found["Talweiler"]) == ("Region 1", "")
    actions.assign_region(
        actor=actor, unit_id=unit(musterland, "bergheim"), region_id=None, valid_from=date(2026, 1, 1)
    )
    found = {c.unit.name: c.region for c in participating(actor, date(2026, 1, 1)).communes}
    assert found["Bergheim"] == ""
    assert facts()[-1] == "municipality.region_assigned"
    with pytest.raises(ParticipationRefused, match="Region gibt es nicht"):
        actions.assign_region(actor=actor, unit_id=unit(musterland), region_id=999_999, valid_from=START)
    with pytest.raises(ParticipationRefused, match="Nur Kommunen"):
        actions.assign_region(actor=actor, unit_id=unit(musterland, "kreis"), region_id=region.pk, valid_from=START)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_participation_never_overlaps_and_answers_as_it_was_known(musterland, data):
    with undone():
        actor, told = musterland.actor("diana"), []
        for _step in range(data.draw(st.integers(1, 7))):
            kind, day = data.draw(st.sampled_from(["start", "change", "end", "features", "region"])), data.draw(DAYS)
            given = {"actor": actor, "unit_id": unit(musterland)}
            try:
                if kind in {"start", "change"}:
                    act = actions.start_participation if kind == "start" else actions.change_participation
                    act(**given, data=StartData(day))
                elif kind == "end":
                    actions.end_participation(**given, last_day=day)
                elif kind == "features":
                    value = data.draw(st.sampled_from(["yes", "no", "unknown"]))
                    actions.record_features(**given, answers={"youth_office": value}, valid_from=day)
                else:
                    region = RegionMembership.objects.order_by("pk").first().region_id
                    actions.assign_region(**given, region_id=data.draw(st.sampled_from([region, None])), valid_from=day)
            except ParticipationRefused:
                continue
            for model in (Participation, MunicipalityFeature, RegionMembership):
                assert overlapping(model.objects.for_tenant(actor).filter(unit_id=unit(musterland)), "unit_id") == []
            probe, known_at = data.draw(DAYS), timezone.now()
            told.append((probe, known_at, participating(actor, probe, known_at).communes))
            for earlier, at, communes in told:
                assert participating(actor, earlier, at).communes == communes
