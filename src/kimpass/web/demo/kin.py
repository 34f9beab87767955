"""Where people live, how they are reached, who belongs to whom, and what stays with one member."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from random import Random

from kimpass.casework.actions.contacts import record_contact
from kimpass.casework.models import Case
from kimpass.casework.selectors.workable import NotSigned
from kimpass.kernel.access import Actor
from kimpass.people.actions.addresses import AddressData, record_address
from kimpass.people.actions.contact_points import add_contact_point
from kimpass.people.actions.kinship import KinshipRefused, record_kinship
from kimpass.people.actions.languages import Spoken, record_languages
from kimpass.people.actions.protection import protect_person
from kimpass.people.models import HouseholdMember
from kimpass.people.selectors.persons import languages_of
from kimpass.web.demo.world import District

FAMILIES = 5
STREETS = ("Musterweg", "Am Beispiel", "Probegasse", "Vorführstraße")
TO_REFERENCE = {"child": ("parent", True), "partner": ("partner", True), "parent": ("parent", False)}


def _live(actor: Actor, case: Case, members: list[HouseholdMember], rng: Random) -> None:
    """Let a family come from a shelter to a flat, and be reached in two ways."""
    head = members[0].person_id
    moved = case.opened_on + timedelta(days=20)
    shelter = AddressData(kind="shelter", place="Unterkunft (erfunden)", unit_id=case.unit_id)
    record_address(
        actor=actor, person_id=head, address=shelter, valid_from=case.opened_on, valid_until=moved, whole_household=True
    )
    if moved <= actor.today:
        home = AddressData(
            street=f"{rng.choice(STREETS)} {rng.randint(1, 90)}", place=case.unit.name, unit_id=case.unit_id
        )
        record_address(actor=actor, person_id=head, address=home, valid_from=moved, whole_household=True)
    number = f"0151 000{rng.randint(1000, 9999)}"
    add_contact_point(actor=actor, person_id=head, kind="messenger", value=number, on=case.opened_on)
    spoken = [Spoken(row.language, "native", row.needs_interpreter) for row in languages_of(members[0].person)]
    if spoken and all(each.language != "de" for each in spoken):
        spoken.append(Spoken("de", rng.choice(("A1", "A2", "B1")), "not_asked"))
    record_languages(actor=actor, person_id=head, spoken=spoken)


def _relate(actor: Actor, members: list[HouseholdMember]) -> None:
    """Write down who is whose child, partner or parent."""
    head = members[0]
    for member in members[1:]:
        if member.relation in TO_REFERENCE:
            relation, downwards = TO_REFERENCE[member.relation]
            first, second = (head, member) if downwards else (member, head)
            try:
                record_kinship(
                    actor=actor,
                    person_id=first.person_id,
                    other_id=second.person_id,
                    relation=relation,
                    on=member.valid_from,
                )
            except KinshipRefused:
                continue  # the years of birth were drawn too close


def _confide(actor: Actor, case: Case, members: list[HouseholdMember]) -> None:
    """Let one member tell something that is nobody else's, and hide where she can be found."""
    partner = members[1].person
    record_contact(
        actor=actor,
        case_id=case.pk,
        happened_on=actor.today,
        kind="talk",
        text="Spricht allein mit mir über Streit zu Hause. Beratungsstelle genannt, meldet sich selbst dort.",
        at=datetime.combine(actor.today, time(9, 30), UTC),
        minutes=45,
        person_ids=[partner.pk],
        only_member_id=partner.pk,
    )
    protect_person(
        actor=actor, person_id=partner.pk, version=partner.version, is_protected=True, staff_lock=partner.staff_lock
    )


def know_people(district: District) -> None:
    """Fill the pages of persons and households for whoever signs in first."""
    rng = Random(f"kin-{district.tenant.key}")  # noqa: S311 - not for secrets
    for manager in list(district.managers.values())[:1]:
        actor = district.on(manager, district.today)
        confided = False
        cases = Case.objects.visible_to(actor).open().select_related("unit").order_by("-opened_on", "pk")[:FAMILIES]
        for case in cases:
            rows = HouseholdMember.objects.of(case.household).on(actor.today).select_related("person")
            members = list(rows.order_by("-is_reference", "pk"))
            _live(actor, case, members, rng)
            _relate(actor, members)
            if not confided and len(members) > 1 and members[1].relation == "partner":
                with suppress(NotSigned):  # beyond intake a grown-up speaks for herself only with her own papers
                    _confide(actor, case, members)
                    confided = True
