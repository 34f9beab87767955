"""What every invented case begins with: a household, a first note, and the papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kimpass.casework.actions import contacts, intake
from kimpass.casework.models import Case
from kimpass.kernel.access import Actor
from kimpass.kernel.workdays import working_day_from
from kimpass.people.actions import consents, legal_domains, residence
from kimpass.people.models import HouseholdMember, Person, Signer
from kimpass.people.selectors.papers import reference_person
from kimpass.web.demo.households import Drawn, draw_household
from kimpass.web.demo.topics import Topic
from kimpass.web.demo.world import District

CHANNELS = ("registration_office", "refugee_advice", "job_centre", "school", "self", "volunteers", "website")
REFERRED_TO = ("demo-jobcenter", "demo-schuldnerberatung", "demo-jmd")
# What people hold one after the other, by where they come from.
TITLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "UA": (("FIKT81_3", "AE24"),),
    "RO": (("EU_FREIZ",),),
    "BG": (("EU_FREIZ",),),
}
TITLES_ELSEWHERE = (("GEST", "AE25_2_1"), ("GEST", "AE25_2_2"), ("GEST", "AE25_3"), ("GEST", "D60A_2_1"))
KINDS = ("talk", "phone", "outreach", "accompaniment", "written")


class NotYet(Exception):
    """The next step would lie in the future: so far has the case come."""


@dataclass
class Beginning:
    """One case, with the day it has come to."""

    district: District
    manager: Actor
    unit_id: int
    day: date
    rng: Random
    signs: bool = True
    case: Case = field(init=False)
    person: Person = field(init=False)
    topics: Sequence[Topic] = ()

    @property
    def actor(self) -> Actor:
        """Return the case manager on the day of the story."""
        return self.district.on(self.manager, self.day)

    def later(self, low: int, high: int) -> None:
        """
        Let days pass, and skip weekends and holidays.

        :raises NotYet: that day has not come.
        """
        day = working_day_from(self.day + timedelta(days=self.rng.randint(low, high)))
        if day > self.district.today:
            raise NotYet
        self.day = day

    def begin(self) -> None:
        """Take the household in."""
        drawn = draw_household(self.rng, self.day)
        self.case = intake.begin_intake(
            actor=self.actor,
            unit_id=self.unit_id,
            on=self.day,
            person=drawn.reference,
            household_kind_id=self.district.entry("household_kind", drawn.kind),
            direct=intake.DirectAccess(self.rng.choice(CHANNELS)),
        )
        self.person = reference_person(self.case.household, self.day)
        self._others(drawn)
        self._titles(drawn.origin.country)
        self._domains()

    def _others(self, drawn: Drawn) -> None:
        for relation, person in drawn.others:
            kind = "advised" if relation == "partner" else "co_advised"
            intake.add_case_member(
                actor=self.actor, case_id=self.case.pk, person=person, relation=relation, kind=kind, on=self.day
            )

    def _titles(self, country: str) -> None:
        """Let everybody hold one title after the other, but nobody before birth."""
        first = self.day - timedelta(days=self.rng.randint(200, 900))
        change = first + timedelta(days=self.rng.randint(120, 700))
        codes = self.rng.choice(TITLES.get(country, TITLES_ELSEWHERE))
        members = HouseholdMember.objects.of(self.case.household).on(self.day).select_related("person")
        for member in members.order_by("pk"):
            born = member.person.birth_date or date(member.person.birth_year or first.year, 12, 31)
            for code, start in zip(codes, (first, change), strict=False):
                if born < start <= self.day:
                    residence.record_residence_status(
                        actor=self.actor,
                        person_id=member.person_id,
                        title_id=self.district.entry("residence_title", code),
                        valid_from=start,
                    )

    def _domains(self) -> None:
        """Let the household pass from one legal domain to the next, as most do."""
        first = self.day - timedelta(days=self.rng.randint(100, 400))
        change = self.day + timedelta(days=self.rng.randint(-60, 200))
        path = (("ASYLBLG", first, change), ("SGB2", change, None))
        for code, start, end in path if self.rng.random() < 0.6 else path[1:]:
            if start <= self.day:
                legal_domains.record_legal_domain(
                    actor=self.actor,
                    person_id=self.person.pk,
                    domain_id=self.district.entry("legal_domain", code),
                    valid_from=start,
                    valid_until=end if end is None or end <= self.day else None,
                )

    def note(self, topic: Topic | None = None) -> None:
        """Write a contact note."""
        topic = topic or self.rng.choice(self.topics)
        contacts.record_contact(
            actor=self.actor,
            case_id=self.case.pk,
            happened_on=self.day,
            kind=self.rng.choice(KINDS),
            text=topic.contact,
            at=datetime.combine(self.day, time(self.rng.randint(8, 15), self.rng.choice((0, 10, 25, 40))), UTC),
            minutes=self.rng.choice((15, 20, 30, 45, 60, 90)),
            with_interpreter=self.rng.random() < 0.35,
            topic_ids=[self.district.entry("field_of_action", topic.field)],
        )

    def sign(self) -> None:
        """
        Have both papers signed.

        :raises NotYet: the household has not made up its mind.
        """
        self.later(1, 12)
        if self.signs or self.rng.random() < 0.5:
            consents.record_consent(
                actor=self.actor,
                person_id=self.person.pk,
                text_id=self.district.texts["data_processing"],
                signed_on=self.day,
                signer=Signer.PERSON,
            )
        if not self.signs:
            raise NotYet
        consents.record_release(
            actor=self.actor,
            person_id=self.person.pk,
            text_id=self.district.texts["confidentiality_release"],
            agency_ids=[self.district.agencies[key].pk for key in REFERRED_TO],
            subject="Anträge, Leistungen und Termine",
            signed_on=self.day,
            signer=Signer.PERSON,
        )
