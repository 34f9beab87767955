"""What the file knows of a person in the words of the law's vocabulary, with where it comes from and since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kimpass.organisation.models import CatalogueEntry, Precision, YesNo
from kimpass.people.models import (
    Address,
    AddressKind,
    CheckFact,
    HouseholdMember,
    Kinship,
    LanguageLevel,
    Person,
    ResidenceStatus,
    Schooling,
)
from kimpass.people.selectors import persons, signing

TOLERATED = "D60"
DOCUMENT = "document"
GERMAN = "de"
BENEFITS = {"SGB2": ("sgb2", "sgb2_12"), "SGB12": ("sgb2_12",), "ASYLBLG": ("asylblg",)}
# Only ever said by a person, never taken from a row: grounds of exclusion, judgement, prognosis (law-rules 1.5 and 11).
JUDGED = frozenset(
    {
        "ausschluss_11",
        "ausweisungsinteresse",
        "bamf_mitteilung_widerruf",
        "ermittlungsverfahren",
        "fdgo_zweifel",
        "feststellung_taeuschung_35a",
        "mitwirkung_ursaechlich",
        "prognose",
        "sicherheit",
        "straftaten",
        "taeuschung",
        "taeuschung_ursaechlich",
        "terror_58a",
        "verurteilung",
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """
    One fact as a pre-check takes it: `value` None was asked and is unknown.

    `asked` tells an answer in a talk from what the file holds; such an answer can be taken anew.
    """

    name: str
    value: Any
    source: str
    as_of: date | None = None
    asked: bool = False
    proof: str = "eigenangabe"

    def stored(self, label: str, words: str) -> dict[str, Any]:
        """Return the fact as it is kept with a check, in words too: they must not change with a later vocabulary."""
        day = self.as_of and self.as_of.isoformat()
        return {"value": self.value, "source": self.source, "as_of": day, "label": label, "words": words}


def code_of(entry: CatalogueEntry) -> str:
    """Return the code the law knows, whatever the district calls it."""
    return entry.origin_code or entry.code


def _last_day(until: date | None) -> str | None:
    return None if until is None else (until - timedelta(days=1)).isoformat()


def status_rows(rows: Iterable[ResidenceStatus]) -> list[list[str | None]]:
    """Return titles as [code, from, last day]."""
    ordered = sorted(rows, key=lambda row: (row.valid_from, row.pk))
    return [
        [
            code_of(row.title),
            row.valid_from.isoformat(),
            _last_day(row.valid_until),
        ]
        for row in ordered
    ]


def title_on(rows: Iterable[ResidenceStatus], day: date) -> ResidenceStatus | None:
    """Return the title held on a day."""
    return next((row for row in rows if day in row.days), None)


def unbroken_since(rows: Sequence[ResidenceStatus], day: date, prefix: str) -> date | None:
    """Return since when titles of one kind have followed each other without a day between."""
    since = None
    end = day + timedelta(days=1)
    for row in sorted(rows, key=lambda row: row.valid_from, reverse=True):
        if row.valid_from > day:
            continue
        reaches = row.valid_until is None or row.valid_until >= end
        if not reaches or not code_of(row.title).startswith(prefix):
            break
        since = end = row.valid_from
    return since


def _exact_birth(person: Person) -> date | None:
    return person.birth_date if person.birth_precision == Precision.DAY else None


def _of_titles(rows: Sequence[ResidenceStatus], day: date) -> list[Known]:
    if not rows:
        return []
    source, as_of = _("Akte: Aufenthaltstitel"), max(row.valid_from for row in rows)
    proven = all(row.evidence == DOCUMENT for row in rows)
    proof = "dokument" if proven else "eigenangabe"
    found = [Known("status", status_rows(rows), source, as_of, proof=proof)]
    today = title_on(rows, day)
    if today is not None:
        found.append(Known("titel", code_of(today.title), source, today.valid_from))
        first = unbroken_since(rows, day, code_of(today.title))
        if first is not None and not code_of(today.title).startswith(TOLERATED):
            found.append(Known("erstmals", first.isoformat(), source, first))
    tolerated = unbroken_since(rows, day, TOLERATED)
    if tolerated is not None:
        found.append(Known("geduldet_seit", tolerated.isoformat(), source, tolerated))
    return found


def _of_person(person: Person, day: date) -> list[Known]:
    found = []
    birth = _exact_birth(person)
    if birth is not None:
        found.append(Known("geburt", birth.isoformat(), _("Akte: Geburtsdatum"), birth))
    if person.lone_parent in {YesNo.YES, YesNo.NO}:
        found.append(Known("alleinerziehend", person.lone_parent == YesNo.YES, _("Akte: Angaben zur Person")))
    elif person.lone_parent == YesNo.UNKNOWN:
        found.append(Known("alleinerziehend", None, _("Akte: gefragt, unbekannt")))
    school = person.schooling
    if school in {Schooling.SCHOOL, Schooling.VOCATIONAL, Schooling.NONE}:
        source = _("Akte: Schule und Betreuung")
        found.append(Known("schule", school == Schooling.SCHOOL, source))
        found.append(Known("in_ausbildung", school != Schooling.NONE, source))
    return found


def _of_household(person: Person, members: Sequence[HouseholdMember], day: date) -> list[Known]:
    """Say that a minor child lives there; that none is written down does not say that there is none."""
    own = next((row for row in members if row.person_id == person.pk), None)
    if own is None or own.relation not in {"reference", "partner"}:
        return []
    for row in members:
        if row.relation == "child" and signing.ages_on(row.person, day).is_minor:
            return [Known("kind_im_haushalt", True, _("Akte: Haushalt"), row.valid_from)]  # noqa: FBT003 - a value
    return []


def _of_kin(person: Person, day: date) -> list[Known]:
    """Say that a minor is represented where the file names parent or custodian."""
    if not signing.ages_on(person, day).is_minor:
        return []
    rows: Any = Kinship.objects.asked_for().current().filter(tenant_id=person.tenant_id, other=person)
    row = rows.filter(relation__in=("parent", "custodian"), valid_until__isnull=True).order_by("pk").first()
    yes = True
    return [] if row is None else [Known("gesetzlich_vertreten", yes, _("Akte: Verwandtschaft"), row.valid_from)]


def _of_domains(person: Person, day: date) -> list[Known]:
    found: dict[str, Known] = {}
    for row in persons.legal_domains_of(person):
        if day in row.days:
            for name in BENEFITS.get(code_of(row.domain), ()):
                found[name] = Known(name, True, _("Akte: Rechtskreis"), row.valid_from)  # noqa: FBT003 - a value
    return list(found.values())


def _of_languages(person: Person) -> list[Known]:
    for row in persons.languages_of(person):
        if row.language == GERMAN and row.level:
            level = "C2" if row.level == LanguageLevel.NATIVE else row.level
            return [Known("sprache", level, _("Akte: Sprachen (Nachweis prüfen)"))]
    return []


def _of_addresses(person: Person, day: date) -> list[Known]:
    rows = Address.objects.of(person).on(day).filter(kind__in=(AddressKind.HOME, AddressKind.SHELTER))
    row = rows.order_by("pk").first()
    yes = True
    return [] if row is None else [Known("wohnung", yes, _("Akte: Anschrift"), row.valid_from)]


def answers_of(person: Person) -> list[Known]:
    """Return what was answered for pre-checks."""
    rows = CheckFact.objects.of(person).filter(superseded_at__isnull=True).select_related("recorded_by")
    return [
        Known(
            row.name,
            row.value,
            _("Angabe im Gespräch, aufgenommen von %(name)s") % {"name": row.recorded_by.name},
            row.recorded_at.date(),
            asked=True,
        )
        for row in rows.order_by("pk")
    ]


def known_facts(person: Person, day: date) -> dict[str, Known]:
    """
    Return what is known of a person the actor has been shown: answers first, then the file, which has the last word.

    What was asked in vain gives way to the file; what the file does not hold was not asked.
    """
    membership = persons.membership_of(person, day)
    members = list(persons.members(membership.household, day)) if membership else []
    rows = [
        *answers_of(person),
        *_of_person(person, day),
        *_of_titles(persons.residence_of(person), day),
        *_of_household(person, members, day),
        *_of_kin(person, day),
        *_of_domains(person, day),
        *_of_languages(person),
        *_of_addresses(person, day),
    ]
    return {row.name: row for row in rows if row.asked or row.name not in JUDGED}


def is_german(person: Person) -> bool:
    """Test whether the file names the German nationality: then there is nothing to examine."""
    return "DE" in persons.nationalities_of(person)
