"""What belongs to somebody else: no form takes it, no page shows it unnoticed, and what was withdrawn ends at once."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils.timezone import localdate, now

from kimpass.audit.models import ReadEntry
from kimpass.casework.actions import referrals, services
from kimpass.casework.actions.phases import move_case
from kimpass.casework.models import Case, Contact, GoalStep, Phase, ServiceLinking
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import CatalogueEntry, Delegation
from kimpass.people.actions import withdrawals
from kimpass.people.models import ConfidentialityRelease, ConsentText, DataProcessingConsent, HouseholdMember
from tests.rights import filling, walk
from tests.rights.test_twice import effect
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LEFT_ALONE = {
    "csrfmiddlewaretoken",
    "form_token",
    "version",
    "seen_version",
    "before",
    "check",
    "draft",
    "seen_values",
    "schritt",
}


def strangers(neighbour):
    """Return rows of another tenant, by the word a field's name holds."""
    with bound(neighbour.pk):
        land = Cast(neighbour)
        case = land.case(name="Fremdquell")
        return {
            "unit": land.units["musterstadt"],
            "staff": land.staff["bob"],
            "agency": land.job_centre,
            "employer": land.office,
            "household": case.household,
            "person": land.person_of(case),
            "text": ConsentText.objects.asked_for().filter(tenant=neighbour).first(),
            "field": CatalogueEntry.objects.asked_for().filter(tenant=neighbour).first(),
            "": case,
        }


def keys_for(name, strange):
    """Return what could point to a stranger from a field of this name."""
    word, row = next((word, row) for word, row in strange.items() if word in name)
    address = getattr(row, "public_id", "") or "fremd"
    return [str(row.pk), address] if word else [address]  # a number may mean something else there


def shared(keys, place):
    """Return what is tried on this engine: where there are two keys, one on each, taking turns from field to field."""
    return keys[(place + (connection.vendor == "postgresql")) % 2 :][:1] if len(keys) > 1 else keys


@pytest.mark.parametrize("role", ["case_manager", "coordinator", "residence_officer", "admin"])
def test_no_form_takes_what_is_foreign(open_kreis, neighbour, client, role):
    """Every choice and hidden field of every form in turn points to a stranger: nothing happens, nothing is shown."""
    strange, wrong, tried = strangers(neighbour), [], 0
    before = effect()
    for route, address, fields in list(filling.forms_of(open_kreis, client, role)):
        meant = filling.meant(route, fields)
        for place, (name, (kind, offered)) in enumerate(fields.items()):
            if kind not in {"choice", "hidden"} or name in LEFT_ALONE or offered == "on":
                continue
            for key in shared(keys_for(name, strange), place):
                tried += 1
                with transaction.atomic():
                    answer = client.post(address, meant | {name: key})
                    if answer.status_code >= 500 or b"Fremdquell" in answer.content:
                        wrong.append((route.name, name, key, answer.status_code))
                    if answer.status_code < 400 and key != offered and effect() != before:
                        wrong.append((route.name, name, key, "taken"))
                    transaction.set_rollback(True)
    assert not wrong, wrong
    assert tried > 10


@pytest.fixture
def own_and_other(open_kreis):
    """The case of the loop, its keeper, and a case of a colleague."""
    units = open_kreis.stage.units
    own = Case.objects.asked_for().get(unit=units["musterstadt"])
    other = Case.objects.asked_for().get(unit=units["nebenstadt"])
    return open_kreis, own, other


def person_of(case):
    return HouseholdMember.objects.asked_for().get(household=case.household, is_reference=True).person


def refer(kreis, case, person):
    actor = kreis.stage.actor("case_manager")
    return referrals.refer(
        actor=actor,
        case_id=case.pk,
        person_id=person.pk,
        to_agency_id=kreis.stage.agencies["jobcenter"].pk,
        purpose="Klärung",
        fields=["name"],
        on=actor.today,
    )


def test_parts_of_another_case_do_not_fit_into_ones_own(own_and_other):
    kreis, own, other = own_and_other
    with pytest.raises(RuleViolation, match="gehört nicht zum Fall"):
        refer(kreis, own, person_of(other))
    step = GoalStep.objects.of(own).get()
    helper = kreis.stage.actor("other_case_manager")
    before = ServiceLinking.objects.asked_for().count()
    with pytest.raises(RuleViolation):
        services.link_service(
            actor=helper,
            case_id=other.pk,
            field_id=kreis.stage.entry("field_of_action", "BILDUNG"),
            result="no_suitable_offer",
            on=helper.today,
            step_id=step.pk,
        )
    assert ServiceLinking.objects.asked_for().count() == before


def test_a_withdrawn_release_stops_the_next_referral(own_and_other):
    kreis, own, _other = own_and_other
    refer(kreis, own, person_of(own))
    actor = kreis.stage.actor("case_manager")
    for release in ConfidentialityRelease.objects.asked_for().filter(person=person_of(own)):
        withdrawals.withdraw_release(actor=actor, release_id=release.pk, at=now())
    with pytest.raises(RuleViolation, match="Schweigepflichtentbindung"):
        refer(kreis, own, person_of(own))


def test_a_withdrawn_consent_stops_the_next_phase(own_and_other):
    kreis, own, _other = own_and_other
    actor = kreis.stage.actor("case_manager")
    consent = DataProcessingConsent.objects.asked_for().get(person=person_of(own))
    withdrawals.withdraw_consent(actor=actor, consent_id=consent.pk, at=now())
    phase = own.phase
    with pytest.raises(RuleViolation):
        move_case(actor=actor, case_id=own.pk, to=Phase.MONITORING, on=actor.today)
    own.refresh_from_db()
    assert own.phase == phase


def test_the_deputy_writes_until_the_last_day_and_is_a_stranger_the_day_after(own_and_other, client, monkeypatch):
    kreis, own, _other = own_and_other
    day, stage = localdate(), kreis.stage
    Delegation.objects.create(
        tenant=stage.tenant,
        from_staff_id=stage.actor("case_manager").staff_id,
        to_staff_id=stage.actor("other_case_manager").staff_id,
        valid_from=day,
        valid_until=day + timedelta(days=3),
    )
    kreis.sign_in(client, "other_case_manager")
    address = reverse("casework:record_contact", args=[own.public_id])
    sent = {"text": "Vertretung", "kind": "talk", "happened_on": day.strftime("%d.%m.%Y")}
    for later, status in ((0, 302), (2, 302), (3, 404)):
        monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda n=later: day + timedelta(days=n))
        before = Contact.objects.asked_for().count()
        assert client.post(address, sent).status_code == status, later
        assert Contact.objects.asked_for().count() - before == (1 if status == 302 else 0)
        assert client.get(own.get_absolute_url()).status_code == (200 if status == 302 else 404)


@pytest.mark.one_engine
def test_every_page_that_names_somebody_has_its_row_in_the_read_log(open_kreis, client):
    open_kreis.sign_in(client, "case_manager")
    named, unnoticed = 0, []
    for route in walk.routes():
        for address in route.addresses(open_kreis.stage.tenant.pk):
            for query in ("", f"?q={walk.CANARY}", "?abschnitt=haushalt", "?abschnitt=kontakte"):
                last = ReadEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0
                page = client.get(address + query).content.decode(errors="replace")
                if not any(word in page for word in walk.CANARIES if word not in query):
                    continue
                named += 1
                noted = ReadEntry.objects.filter(pk__gt=last, subject_type__regex=r"^(people|casework)\.")
                if not any(row.subject_ids for row in noted):
                    unnoticed.append(address + query)
    assert unnoticed == []
    assert named > 20
