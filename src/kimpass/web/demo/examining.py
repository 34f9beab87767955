"""Let case managers examine rights to stay with some clients, and hand one pre-check to the authority."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from kimpass.casework.actions.pre_checks import NothingToPlan, plan_pre_check
from kimpass.casework.models import Case, Responsibility
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency
from kimpass.people.actions.campaign_invitations import InvitationRefused, invite_to_campaign
from kimpass.people.actions.check_handovers import HandoverData, HandoverRefused, hand_over_check, note_handover_read
from kimpass.people.actions.consents import record_release
from kimpass.people.actions.pre_checks import answer_check_question, run_pre_check
from kimpass.people.actions.residence import ResidenceRefused, record_residence_status
from kimpass.people.models import Person, PreCheck, ResidenceStatus
from kimpass.people.selectors.known_facts import code_of, known_facts
from kimpass.people.selectors.papers import missing_papers, reference_person
from kimpass.web.demo.world import District

EXAMINED = 2
# When five years of lawful stay are full: soon, next year.
AHEAD = (110, 400)
FIVE_YEARS = 1826
TOLERATED, STAY = "D60", "AufenthG_25b"
SETTLE, NATURALISE = "AufenthG_9_18c_26_28", "StAG_10"
ANSWERS: dict[str, tuple[tuple[str, Any], ...]] = {
    STAY: (("fdgo", True), ("lid", None), ("identitaet", "geklaert"), ("quote_erwerb", 0.6), ("taeuschung", False)),
    NATURALISE: (("bekenntnisse", True), ("test", True), ("straftaten", False), ("identitaet", "geklaert")),
    SETTLE: (("rv_monate", 41), ("lebensunterhalt", "gesichert"), ("wohnraum", True)),
}


def _people(district: District, manager: Actor) -> list[Person]:
    held = Responsibility.objects.for_tenant(manager).on(district.today).filter(staff_member_id=manager.staff_id)
    rows = Case.objects.for_tenant(manager).open().filter(pk__in=held.values("case")).select_related("household")
    found: list[tuple[bool, Person]] = []
    for case in rows.order_by("opened_on", "pk"):
        person = reference_person(case.household, district.today)
        titles = ResidenceStatus.objects.of(person).on(district.today).select_related("title")
        title = titles.first()
        if title is None or person.birth_date is None or missing_papers(person, district.today):
            continue
        # Refugees and tolerated people first: their way is what the rules are about.
        found.append((not code_of(title.title).startswith(("AE25_2", TOLERATED)), person))
    found.sort(key=lambda pair: pair[0])
    return [person for _later, person in found[:EXAMINED]]


def _earlier_title(manager: Actor, person: Person, ahead: int, district: District) -> None:
    """Let somebody have been here longer, so that a time is near."""
    first = ResidenceStatus.objects.of(person).current().order_by("valid_from").first()
    if first is None:
        return
    code = code_of(first.title)
    since = district.today - timedelta(days=FIVE_YEARS - ahead)
    born: date = person.birth_date or since
    if born >= since or since >= first.valid_from:
        return
    title = first.title_id if code.startswith(("AE25_2", TOLERATED)) else district.entry("residence_title", "GEST")
    with suppress(ResidenceRefused):
        record_residence_status(
            actor=manager, person_id=person.pk, title_id=title, valid_from=since, valid_until=first.valid_from
        )


def _examine(district: District, manager: Actor, person: Person, basis: str) -> PreCheck:
    """Examine twice: before and after some questions were asked, so that the change shows."""
    earlier = district.on(manager, district.today - timedelta(days=21))
    run_pre_check(actor=earlier, person_id=person.pk, basis=basis)
    known = known_facts(person, district.today)
    for name, value in ANSWERS[basis]:
        if name not in known:
            answer_check_question(actor=manager, person_id=person.pk, basis=basis, name=name, value=value)
    return run_pre_check(actor=manager, person_id=person.pk, basis=basis)


def _hand_over(district: District, manager: Actor, check: PreCheck) -> None:
    """Hand a check to the authority of the demonstration, which opens it."""
    agency = Agency.objects.asked_for().filter(tenant=district.tenant, kind="immigration_authority").first()
    if agency is None:
        return
    record_release(
        actor=manager,
        person_id=check.person_id,
        text_id=district.texts["confidentiality_release"],
        agency_ids=[agency.pk],
        subject="Vorprüfung des Aufenthalts",
        signed_on=district.today,
        signer="person",
    )
    names = [row["condition"] for row in check.trace["conditions"] if row["status"] == "erfuellt"]
    data = HandoverData(agency.pk, names or [check.trace["conditions"][0]["condition"]], stale_is_known=True)
    with suppress(HandoverRefused):
        handover = hand_over_check(actor=manager, check_id=check.pk, data=data)
        officer = district.office.get("residence_officer")
        if officer is not None:
            note_handover_read(actor=officer, handover_id=handover.pk)


def examine(district: District) -> None:
    """Let the first two case managers of a district, whom visitors sign in as, examine with some clients."""
    for manager in list(district.managers.values())[:2]:
        checks = []
        for person, ahead in zip(_people(district, manager), AHEAD, strict=False):
            _earlier_title(manager, person, ahead, district)
            titles = ResidenceStatus.objects.of(person).on(district.today).select_related("title")
            today = titles.first()
            tolerated = today is not None and code_of(today.title).startswith(TOLERATED)
            checks.append(_examine(district, manager, person, STAY if tolerated else NATURALISE))
            if not tolerated:
                _examine(district, manager, person, SETTLE)
        for check in checks[:1]:
            _hand_over(district, manager, check)
            with suppress(NothingToPlan):
                plan_pre_check(actor=manager, check_id=check.pk, keys=["zeit", "nachweise"])
        for check in checks[1:2]:
            with suppress(InvitationRefused):
                invite_to_campaign(
                    actor=manager, person_id=check.person_id, basis=NATURALISE, on=district.today, agreed=True
                )
