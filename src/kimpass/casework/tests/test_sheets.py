"""What may stand on a sheet that leaves the house, and what never does."""

from datetime import timedelta

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.models import Assessment, AssessmentArea, CaseMember, Contact, Goal, GoalAgreement, GoalStep
from kimpass.casework.selectors import released, sheets
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.people.models import (
    Address,
    ConfidentialityRelease,
    ContactPoint,
    DataProcessingConsent,
    HouseholdMember,
    Person,
    PersonLanguage,
    PersonNationality,
    ReleaseRecipient,
)
from tests.support.cast import TODAY, now

SINCE = TODAY - timedelta(days=30)


def furnish(world, case):
    """Write down everything a sheet could hold, with a second member who is somebody else's business."""
    person, common = world.person_of(case), {"tenant": world.tenant}
    ContactPoint.objects.create(**common, person=person, kind="phone", value="0151 555", valid_from=SINCE)
    Address.objects.create(
        **common, person=person, street="Am Kanal 3", postcode="33100", place="Stadt", valid_from=SINCE
    )
    PersonLanguage.objects.create(**common, person=person, language="ar", needs_interpreter="yes")
    PersonNationality.objects.create(**common, person=person, country="SY")
    other = Person.objects.create(
        **common, controller=world.office, family_name="Berg", given_names="Selam", birth_year=2015
    )
    HouseholdMember.objects.create(**common, household=case.household, person=other, relation="child", valid_from=SINCE)
    CaseMember.objects.create(**common, case=case, person=other, valid_from=SINCE)
    for number, (about, need) in enumerate(
        [(None, "Wohnung zu klein"), (person, "Zeugnis anerkennen"), (other, "Geheimnis der Tochter")], 1
    ):
        assessment = Assessment.objects.create(**common, case=case, person=about, round=number, assessed_on=TODAY)
        area = list(world.areas.values())[number]
        AssessmentArea.objects.create(**common, case=case, assessment=assessment, area=area, rung=2, need=need)
    agreement = GoalAgreement.objects.create(**common, case=case, agreed_on=TODAY)
    goal = Goal.objects.create(**common, case=case, agreement=agreement, title="Sprachkurs B1", due_on=TODAY)
    GoalStep.objects.create(**common, case=case, goal=goal, text="Kurs für Selam suchen")
    GoalStep.objects.create(**common, case=case, goal=goal, text="Berg anrufen", who="Fachkraft")
    Goal.objects.create(**common, case=case, agreement=agreement, title="Ziel der Tochter", person=other)
    return person, other


def text_of(sheet):
    return "\n".join(f"{line.label}: {line.value}" for line in sheet.lines)


def test_a_sheet_says_what_was_chosen_and_nothing_else(musterland):
    case = musterland.case()
    person, _other = furnish(musterland, case)
    sheet = sheets.build(case, person, ["languages", "name", "birth"], TODAY)
    assert [(line.key, line.value) for line in sheet.lines] == [
        ("name", "Berg, Amal"),
        ("birth", "Jahrgang 1990"),
        ("languages", "Arabisch\nDolmetschen nötig"),
    ]


def test_a_full_sheet_keeps_back_what_others_told_and_what_is_others(musterland):
    case = musterland.case()
    person, other = furnish(musterland, case)
    Contact.objects.create(
        tenant=musterland.tenant,
        case=case,
        happened_on=TODAY,
        kind="third_party",
        text="Der Nachbar erzählt etwas",
        concerns_third_person=True,
        only_member=other,
        recorded_at=now(),
        recorded_by=musterland.staff["alice"],
    )
    sheet = sheets.build(case, person, PassedOn.values, TODAY)
    text = text_of(sheet)
    for word in (
        "Am Kanal 3",
        "0151 555",
        "Syrien",
        "Wohnung zu klein",
        "Zeugnis anerkennen",
        "Sprachkurs B1",
        "Berg anrufen",
    ):
        assert word in text, word
    for word in ("Selam", "Tochter", "Nachbar"):
        assert word not in text, word
    assert "1 erwachsene Person, 1 Kind" in text
    assert any("Kurs für Selam suchen" in words for words in sheet.kept_back)


def test_a_protected_person_is_not_to_be_found_by_a_sheet(musterland):
    case = musterland.case()
    person, _other = furnish(musterland, case)
    person.is_protected = True
    sheet = sheets.build(case, person, PassedOn.values, TODAY)
    assert "Am Kanal" not in text_of(sheet)
    assert "0151" not in text_of(sheet)
    assert sum("geschützt" in words for words in sheet.kept_back) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.sampled_from(PassedOn.values)))
def test_no_field_stands_on_a_sheet_that_was_not_chosen(musterland, chosen):
    case = getattr(musterland, "furnished", None)
    if case is None:
        case = musterland.furnished = musterland.case()
        furnish(musterland, case)
    sheet = sheets.build(case, musterland.person_of(case), sorted(chosen), TODAY)
    assert {line.key for line in sheet.lines} <= chosen


class Sent:
    """What `may_still_be_shown` looks at."""

    def __init__(self, world, case):
        self.person = world.person_of(case)
        self.release = ConfidentialityRelease.objects.asked_for().get(person=self.person)
        self.to_agency_id = world.job_centre.pk

    def shown(self, day=TODAY):
        self.release = ConfidentialityRelease.objects.asked_for().get(pk=self.release.pk)
        return released.may_still_be_shown(self, day)


def test_a_sheet_is_shown_while_the_release_names_the_body(musterland):
    sent = Sent(musterland, musterland.case())
    assert sent.shown()
    sent.to_agency_id = musterland.youth_office.pk
    assert not sent.shown()


@pytest.mark.parametrize("model", [ConfidentialityRelease, DataProcessingConsent])
def test_a_withdrawal_ends_the_showing_at_once(musterland, model):
    sent = Sent(musterland, musterland.case())
    model.objects.asked_for().update(withdrawn_at=now())
    assert not sent.shown()


def test_a_withdrawn_release_stays_withdrawn_whatever_is_signed_later(musterland):
    case = musterland.case()
    sent = Sent(musterland, case)
    ConfidentialityRelease.objects.asked_for().update(withdrawn_at=now())
    musterland.sign(sent.person)
    assert not sent.shown()


def test_the_showing_ends_with_the_release_or_with_the_body_on_it(musterland):
    sent = Sent(musterland, musterland.case())
    ReleaseRecipient.objects.asked_for().update(expires_on=TODAY + timedelta(days=5), subject="Arbeit")
    assert released.subject_of(sent.release, sent.to_agency_id) == "Arbeit"
    assert sent.shown(TODAY + timedelta(days=4))
    assert not sent.shown(TODAY + timedelta(days=5))


def test_a_sheet_speaks_german_whatever_the_screen_speaks(musterland):
    case = musterland.case()
    with translation.override("en"):
        sheet = sheets.build(case, musterland.person_of(case), ["birth"], TODAY)
    assert text_of(sheet) == "Geburtsdatum: Jahrgang 1990"
