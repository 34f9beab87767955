"""
The sheet that leaves the house with a referral or a handover: chosen field by field, built here and nowhere else.

Contacts and documents are never on it, so neither is what somebody else told or what one member keeps from the rest
(R6, HH-03). Words about other members of the household are left out, and where a person is protected so is every way
to find her (R21).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kimpass.casework.models import AssessmentArea, Case, CaseMember, Goal, GoalStep
from kimpass.casework.selectors.traces import NameSet
from kimpass.casework.selectors.wording import words_of
from kimpass.organisation.models import CatalogueEntry, Precision
from kimpass.people import presenters as said
from kimpass.people.models import (
    Address,
    ContactPoint,
    HouseholdMember,
    LegalDomainPeriod,
    Person,
    PersonLanguage,
    PersonNationality,
    ResidenceStatus,
)

OF_AGE = 18


class PassedOn(models.TextChoices):
    """What of the record goes to the other body: only what is chosen."""

    NAME = "name", gettext_lazy("Name")
    BIRTH = "birth", gettext_lazy("Geburtsdatum")
    PHONE = "phone", gettext_lazy("Telefon")
    ADDRESS = "address", gettext_lazy("Anschrift")
    LANGUAGES = "languages", gettext_lazy("Sprachen, Dolmetschbedarf")
    NATIONALITIES = "nationalities", gettext_lazy("Staatsangehörigkeit")
    RESIDENCE = "residence", gettext_lazy("Aufenthaltsstatus")
    LEGAL_DOMAINS = "legal_domains", gettext_lazy("Rechtskreise, zuständige Stellen")
    HOUSEHOLD = "household", gettext_lazy("Haushalt")
    NEED = "need", gettext_lazy("Bedarf aus dem Assessment")
    GOALS = "goals", gettext_lazy("Ziele und Schritte")


LEADS_TO_HER = frozenset({PassedOn.PHONE, PassedOn.ADDRESS})


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the sheet in words; several facts stand below each other."""

    key: str
    label: str
    value: str


@dataclass(slots=True)
class Sheet:
    """What will be sent, and what was chosen but stays here with the reason."""

    lines: list[Line] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)

    def frozen(self) -> list[dict[str, str]]:
        """Return the lines as they are kept for good."""
        return [asdict(line) for line in self.lines]


class _Writer:
    """Writes the fields of one person on one day."""

    def __init__(self, case: Case, person: Person, on: date) -> None:
        self.case, self.person, self.on = case, person, on
        self.others = _names_of_others(case, person)
        self.kept_back: list[str] = []

    def _of_person(self, model: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.objects.asked_for().filter(tenant_id=self.case.tenant_id, person=self.person)
        return rows

    def _on_the_day(self, model: Any) -> QuerySet[Any]:
        rows: Any = model.objects.asked_for().on(self.on).filter(tenant_id=self.case.tenant_id, person=self.person)
        found: QuerySet[Any] = rows
        return found

    def name(self) -> Iterable[str]:
        yield self.person.display_name
        if self.person.original_name:
            yield self.person.original_name

    def birth(self) -> Iterable[str]:
        person = self.person
        if person.birth_date is not None and person.birth_precision == Precision.DAY:
            yield f"{person.birth_date:%d.%m.%Y}"
        elif person.birth_date is not None and person.birth_precision == Precision.MONTH:
            yield date_format(person.birth_date, "F Y")
        elif person.birth_year:
            yield _("Jahrgang %(year)s") % {"year": person.birth_year}

    def phone(self) -> Iterable[str]:
        rows = self._on_the_day(ContactPoint).filter(kind=ContactPoint.Kind.PHONE)
        yield from rows.order_by("valid_from", "pk").values_list("value", flat=True)

    def address(self) -> Iterable[str]:
        for row in self._on_the_day(Address).order_by("kind", "pk"):
            place = " ".join(part for part in (row.postcode, row.place) if part)
            yield ", ".join(part for part in (row.street, place) if part)

    def languages(self) -> Iterable[str]:
        rows = list(self._of_person(PersonLanguage).order_by("language"))
        known = CatalogueEntry.objects.asked_for().filter(tenant_id=self.case.tenant_id, catalogue="language")
        yield ", ".join(said.languages_in_words(rows, known))
        yield said.interpreter_need(rows)

    def nationalities(self) -> Iterable[str]:
        codes = self._of_person(PersonNationality).order_by("country").values_list("country", flat=True)
        yield ", ".join(said.country_name(code) for code in codes)

    def residence(self) -> Iterable[str]:
        for row in self._on_the_day(ResidenceStatus).select_related("title").order_by("valid_from", "pk"):
            yield _("%(title)s (seit %(day)s)") % {"title": row.title.label_de, "day": f"{row.valid_from:%d.%m.%Y}"}

    def legal_domains(self) -> Iterable[str]:
        for row in self._on_the_day(LegalDomainPeriod).select_related("domain", "agency").order_by("valid_from", "pk"):
            yield f"{row.domain.label_de}: {row.agency.name}" if row.agency else row.domain.label_de

    def household(self) -> Iterable[str]:
        rows = (
            HouseholdMember.objects.asked_for()
            .on(self.on)
            .filter(tenant_id=self.case.tenant_id, household_id=self.case.household_id)
        )
        ages = [row.person.age_on(self.on) for row in rows.select_related("person")]
        grown = sum(age is not None and age >= OF_AGE for age in ages)
        minor = sum(age is not None and age < OF_AGE for age in ages)
        unknown = len(ages) - grown - minor
        words = [
            ngettext("%(n)s erwachsene Person", "%(n)s erwachsene Personen", grown) % {"n": grown} if grown else "",
            ngettext("%(n)s Kind", "%(n)s Kinder", minor) % {"n": minor} if minor else "",
            ngettext("%(n)s Person, Alter unbekannt", "%(n)s Personen, Alter unbekannt", unknown) % {"n": unknown}
            if unknown
            else "",
        ]
        yield ", ".join(word for word in words if word)

    def need(self) -> Iterable[str]:
        rows: Any = AssessmentArea.objects.of(self.case).select_related("assessment", "area")
        newest: dict[int, AssessmentArea] = {}
        for row in rows.filter(_about(self.person, "assessment__person")).order_by("-assessment__round", "pk"):
            newest.setdefault(row.area_id, row)
        for row in sorted(newest.values(), key=lambda row: (row.area.sort, row.pk)):
            if row.need:
                yield from self._hers(f"{row.area.label_de}: {row.need}")

    def goals(self) -> Iterable[str]:
        steps: dict[int, list[GoalStep]] = {}
        todo: Any = GoalStep.objects.of(self.case).filter(done_on__isnull=True)
        goals: Any = Goal.objects.of(self.case).open()
        for step in todo.order_by("pk"):
            steps.setdefault(step.goal_id, []).append(step)
        for goal in goals.filter(_about(self.person, "person")).order_by("pk"):
            until = f" ({_('bis')} {goal.due_on:%d.%m.%Y})" if goal.due_on else ""
            yield from self._hers(f"{goal.title}{until}")
            for step in steps.get(goal.pk, []):
                yield from self._hers("– " + ", ".join(part for part in (step.text, step.who) if part))

    def _hers(self, text: str) -> Iterable[str]:
        """Yield a line that names nobody else of the household; others are third persons here (R6)."""
        if any(self.others.says(word) for word in words_of(text)):
            self.kept_back.append(
                _("Eine Zeile nennt eine andere Person des Haushalts und bleibt hier: „%(line)s“") % {"line": text}
            )
        else:
            yield text


def _about(person: Person, path: str) -> models.Q:
    """Keep what is about this person or about the household as a whole (HH-02)."""
    return models.Q(**{f"{path}__isnull": True}) | models.Q(**{path: person})


def _names_of_others(case: Case, person: Person) -> NameSet:
    """Return the names by which the other members are called, without those the person bears herself."""
    mine = {word.casefold() for word in words_of(f"{person.family_name} {person.given_names}")}
    household = HouseholdMember.objects.asked_for().filter(tenant_id=case.tenant_id, household_id=case.household_id)
    ids = household.values("person").union(CaseMember.objects.of(case).values("person"))
    rows = Person.objects.asked_for().filter(pk__in=ids, tenant_id=case.tenant_id).exclude(pk=person.pk)
    words = [word for row in rows for word in words_of(f"{row.family_name} {row.given_names}")]
    return NameSet(word for word in words if word.casefold() not in mine)


def build(case: Case, person: Person, fields: Sequence[str], on: date) -> Sheet:
    """Return the sheet of one person with the chosen fields in their fixed order, as the record stands on this day."""
    with translation.override("de"):  # whoever receives it reads German, whatever the sender's screen speaks
        return _build(case, person, fields, on)


def _build(case: Case, person: Person, fields: Sequence[str], on: date) -> Sheet:
    writer, sheet = _Writer(case, person, on), Sheet()
    for choice in PassedOn:
        if choice not in fields:
            continue
        if person.is_protected and choice in LEADS_TO_HER:
            sheet.kept_back.append(
                _("%(field)s: die Person ist geschützt, diese Angabe wird nie weitergegeben.") % {"field": choice.label}
            )
            continue
        write: Callable[[], Iterable[str]] = getattr(writer, choice.value)
        words = [word for word in write() if word]
        if words:
            sheet.lines.append(Line(choice.value, str(choice.label), "\n".join(words)))
        else:
            sheet.kept_back.append(_("%(field)s: nichts eingetragen.") % {"field": choice.label})
    sheet.kept_back += writer.kept_back
    return sheet
