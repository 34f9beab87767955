"""Which wordings may be signed, which German one stands beside them, and what is filled in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency, StaffMember
from kimpass.people.models import ConfidentialityRelease, ConsentText, DataProcessingConsent
from kimpass.people.models.wordings import GERMAN, LANGUAGES, data_of

OFFICE_KEY = "kreis"
BLANK = "____________________"
# Somebody who speaks the one reads the other.
CLOSE_TO = {"fa": "fa-af", "prs": "fa-af", "ku": "kmr"}


@dataclass(frozen=True, slots=True)
class Named:
    """A body a release names or will name, what about, and the first day without."""

    agency_id: int
    name: str
    subject: str
    expires_on: date | None = None


def _rank(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)


def _body_of(actor: Actor) -> int | None:
    return StaffMember.objects.for_tenant(actor).filter(pk=actor.staff_id).values_list("agency_id", flat=True).first()


def newest(rows: Iterable[ConsentText]) -> list[ConsentText]:
    """Return the newest wording of each body and language; a translation of an older German wording is none."""
    found: dict[tuple[int, str, str], ConsentText] = {}
    for row in sorted(rows, key=lambda each: -each.text_version):
        found.setdefault((row.employing_body_id, row.purpose, row.language), row)
    for key, row in list(found.items()):
        german = found.get((row.employing_body_id, row.purpose, GERMAN))
        if row.translates_id is not None and (german is None or row.translates_id != german.pk):
            del found[key]
    return sorted(found.values(), key=lambda row: (row.employing_body.name, row.purpose, _rank(row.language)))


def offered(actor: Actor, purpose: str, *, body_id: int | None = None) -> list[ConsentText]:
    """Return the wordings of the body that answers for the data (DP-08), the office's where it has none."""
    rows: QuerySet[ConsentText] = (
        ConsentText.objects.for_tenant(actor)
        .filter(purpose=purpose)
        .in_use()
        .select_related("employing_body", "translates")
    )
    current = newest(rows)
    wanted = body_id if body_id is not None else _body_of(actor)
    own = [row for row in current if row.employing_body_id == wanted]
    return own or [row for row in current if row.employing_body.key == OFFICE_KEY] or current


def by_language(texts: Iterable[ConsentText], spoken: Iterable[str]) -> list[ConsentText]:
    """Return wordings with those in the client's languages first."""
    first = {code: place for place, code in enumerate(CLOSE_TO.get(code, code) for code in spoken)}
    return sorted(texts, key=lambda row: (first.get(row.language, len(first)), _rank(row.language)))


def german_of(text: ConsentText) -> ConsentText:
    """Return the German wording that stands beside a text; the text itself when it is the German one."""
    german: ConsentText | None = text.translates
    return german if german is not None else text


def last_day_in_words(expires_on: date | None, language: str) -> str:
    """Return the last day a paper holds as it is printed; what is said instead where there is none."""
    if expires_on is None:
        return str(data_of(language)["labels"]["none"])
    return f"{expires_on - timedelta(days=1):%d.%m.%Y}"


def filled(text: ConsentText, named: Iterable[Named], expires_on: date | None, *, blank: bool = False) -> str:
    """Return the wording with recipients, subjects and last day filled in; `blank` leaves lines to write on instead."""
    bodies = list(named)
    subjects = {body.subject for body in bodies}
    about = "; ".join(f"{body.name}: {body.subject}" for body in bodies) if len(subjects) > 1 else "".join(subjects)
    values = {
        "{recipients}": ", ".join(body.name for body in bodies) or BLANK,
        "{purpose}": about or BLANK,
        "{until}": BLANK if blank and expires_on is None else last_day_in_words(expires_on, text.language),
    }
    words: str = text.body_text
    for mark, value in values.items():
        words = words.replace(mark, value)
    return words


def bodies_without_texts(actor: Actor) -> list[Agency]:
    """Return the employing bodies of the tenant that lack wordings."""
    there = ConsentText.objects.for_tenant(actor).values("employing_body")
    rows = Agency.objects.for_tenant(actor).filter(is_employing_body=True).exclude(pk__in=there)
    return list(rows.order_by("name", "pk"))


def bodies_with_texts(actor: Actor) -> list[Agency]:
    """Return the bodies that have wordings, the office first, each with `unchecked`: how many nobody answers for."""
    state = ConsentText.TranslationState
    rows = ConsentText.objects.for_tenant(actor).values("employing_body")
    unchecked = Count("pk", filter=Q(translation_state=state.MACHINE_MADE))
    counts = dict(rows.annotate(number=unchecked).values_list("employing_body", "number"))
    found = list(Agency.objects.for_tenant(actor).filter(pk__in=counts))
    for agency in found:
        agency.unchecked = counts[agency.pk]  # type: ignore[attr-defined]
    return sorted(found, key=lambda agency: (agency.key != OFFICE_KEY, agency.name))


def listed(body: Agency, *, all_versions: bool = False) -> dict[str, list[ConsentText]]:
    """Return the wordings of a body the actor has been shown by purpose: the newest of each language, or all."""
    rows: QuerySet[ConsentText] = (
        ConsentText.objects.asked_for()
        .filter(tenant_id=body.tenant_id, employing_body=body)
        .select_related("employing_body", "checked_by")
    )
    found: dict[str, list[ConsentText]] = {}
    shown: set[tuple[str, str]] = set()
    order = list(ConsentText.Purpose.values)
    ordered = sorted(
        rows.defer("body_text"),
        key=lambda row: (order.index(row.purpose), _rank(row.language), row.language, -row.text_version),
    )
    for row in ordered:
        key = (row.purpose, row.language)
        if all_versions or key not in shown:
            found.setdefault(row.get_purpose_display(), []).append(row)
        shown.add(key)
    return found


def is_signed(text: ConsentText) -> bool:
    """Test whether somebody signed under this wording, which the actor has been shown."""
    mine = {"tenant_id": text.tenant_id, "text": text}
    return (
        DataProcessingConsent.objects.asked_for().filter(**mine).exists()
        or ConfidentialityRelease.objects.asked_for().filter(**mine).exists()
    )
