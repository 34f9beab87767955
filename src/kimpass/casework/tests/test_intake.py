from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.actions import access, intake
from kimpass.casework.actions.intake import DirectAccess, IntakeRefused, Signature
from kimpass.casework.models import AccessRequest, Case, CaseMember, CasePhase, Responsibility
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.ids import check_character
from kimpass.people.actions.households import PersonData
from kimpass.people.models import ConsentText, DataProcessingConsent, Household, Keeper, Person


def data(**changes):
    return PersonData(**({"family_name": "Berg", "given_names": "Amal", "birth_year": 1990} | changes))


def begin(world, who="alice", unit="musterstadt", **changes):
    values = {"unit_id": world.units[unit].pk, "on": world.today, "person": data()} | changes
    return intake.begin_intake(actor=world.actor(who), **values)


def announce(world, unit="musterstadt"):
    return access.record_access_request(
        actor=world.actor("alice"),
        level="level_2",
        channel="job_centre",
        unit_id=world.units[unit].pk,
        received_on=world.today - timedelta(days=3),
        reasons=["interplay"],
    )


def test_begin_intake_makes_person_household_case_and_keeper(musterland, facts):
    case = begin(musterland)
    alice = musterland.staff["alice"]
    assert (case.phase, case.opened_on, case.controller) == ("intake", musterland.today, musterland.office)
    assert CasePhase.objects.get(case=case).phase == "intake"
    assert CaseMember.objects.get(case=case).person == musterland.person_of(case)
    assert Responsibility.objects.get(case=case).staff_member == alice
    assert Keeper.objects.get(household=case.household).staff_member == alice
    assert facts() == ["household.registered", "person.added", "case.opened"]


def test_begin_intake_gives_a_number_people_can_check(musterland):
    short, year, body, check = begin(musterland).number.split("-")
    assert (short, year, check) == ("ML", "26", check_character(body))


def test_begin_intake_accepts_the_access_request(musterland):
    request = announce(musterland)
    case = begin(musterland, access_request_id=request.pk)
    request.refresh_from_db()
    assert (case.access_request, case.level) == (request, "level_2")
    assert (request.triage, request.decided_on) == ("accepted", musterland.today)


def test_begin_intake_accepts_a_request_once(musterland):
    request = announce(musterland)
    begin(musterland, access_request_id=request.pk)
    with pytest.raises(IntakeRefused, match="schon entschieden"):
        begin(musterland, access_request_id=request.pk)
    assert Case.objects.count() == 1


def test_begin_intake_counts_who_comes_unannounced(musterland):
    case = begin(musterland, direct=DirectAccess("registration_office", "Sucht Arbeit"))
    request = case.access_request
    assert (request.channel, request.summary, request.triage) == ("registration_office", "Sucht Arbeit", "accepted")


def test_begin_intake_keeps_a_consent_signed_at_once(musterland):
    text = ConsentText.objects.get(purpose="data_processing")
    case = begin(musterland, signature=Signature(text.pk))
    assert DataProcessingConsent.objects.get().person == musterland.person_of(case)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": date(2099, 1, 1)}, "Zukunft"),
        ({"level": "level_9"}, "Ebene gibt es nicht"),
        ({"direct": DirectAccess("pigeon")}, "Weg gibt es nicht"),
        ({"person": data(family_name="  ")}, "Familiennamen"),
        ({"person": data(family_name="x" * 10_000)}, "120 Zeichen"),
        ({"person": data(birth_year=1700)}, "130 Jahren"),
        ({"person": data(birth_date=date(2026, 11, 24), birth_year=None)}, "Zukunft"),
    ],
)
def test_begin_intake_refuses_what_cannot_be_and_saves_nothing(musterland, changes, words):
    with pytest.raises(RuleViolation, match=words):
        begin(musterland, **changes)
    for model in (Case, Household, Person, Keeper, AccessRequest):
        assert not model.objects.exists()


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_begin_intake_is_refused_outside_the_unit(musterland, who):
    with pytest.raises(PermissionDenied):
        begin(musterland, who)


def test_begin_intake_does_not_see_requests_of_other_units(musterland):
    request = AccessRequest.objects.create(
        tenant=musterland.tenant,
        level="level_1",
        channel="self",
        received_on=musterland.today,
        unit=musterland.units["nebenstadt"],
        recorded_by=musterland.staff["eve"],
    )
    with pytest.raises(AccessRequest.DoesNotExist):
        begin(musterland, access_request_id=request.pk)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    family=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=130),
    year=st.one_of(st.none(), st.integers(1850, 2030)),
    back=st.integers(-3, 400),
)
def test_begin_intake_makes_one_whole_case_or_nothing(musterland, family, year, back):
    before = Case.objects.count(), Person.objects.count(), Keeper.objects.count()
    on = musterland.today - timedelta(days=back)
    try:
        case = begin(musterland, person=data(family_name=family, birth_year=year), on=on)
    except RuleViolation:
        assert (Case.objects.count(), Person.objects.count(), Keeper.objects.count()) == before
    else:
        assert back >= 0
        assert 1 <= len(family.strip()) <= 120
        assert Case.objects.visible_to(musterland.actor("alice")).filter(pk=case.pk).exists()
        assert Person.objects.visible_to(musterland.actor("alice")).filter(family_name=family.strip()).exists()


def add(world, case, who="alice", **changes):
    values = {
        "person": data(given_names="Noor", birth_year=2015),
        "relation": "child",
        "kind": "co_advised",
        "on": world.today,
    } | changes
    return intake.add_case_member(actor=world.actor(who), case_id=case.pk, **values)


def test_add_case_member_counts_the_person(musterland, facts):
    member = add(musterland, musterland.case())
    assert (member.kind, member.person.given_names) == ("co_advised", "Noor")
    assert facts() == ["person.added", "case.member_added"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"relation": "reference"}, "schon eine Bezugsperson"),
        ({"relation": "enemy"}, "Beziehung gibt es nicht"),
        ({"kind": "watched"}, "niemand gezählt"),
        ({"on": date(2020, 1, 1)}, "vor dem Beginn"),
        ({"on": date(2099, 1, 1)}, "Zukunft"),
    ],
)
def test_add_case_member_refuses_what_cannot_be(musterland, changes, words):
    case = musterland.case()
    with pytest.raises(IntakeRefused, match=words):
        add(musterland, case, **changes)
    assert Person.objects.count() == 1


def test_add_case_member_does_not_see_the_cases_of_others(musterland):
    with pytest.raises(Case.DoesNotExist):
        add(musterland, musterland.case(), who="bob")
