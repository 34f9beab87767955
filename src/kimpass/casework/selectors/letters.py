"""Letters of a case: which templates there are, and what they are filled with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kimpass.casework.data.goal_words import german, is_right_to_left, words_for
from kimpass.casework.data.placeholders import PLACEHOLDERS
from kimpass.casework.data.standard_letters import STANDARD
from kimpass.casework.models import Appointment, Case, LetterTemplate, Referral, Responsibility
from kimpass.casework.selectors import agreed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import StaffMember, Tenant
from kimpass.people.models import Address, Person, PersonLanguage
from kimpass.people.presenters import language_name
from kimpass.vault import files


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter somebody may choose: of the district, or one that comes with the program."""

    key: str
    name: str
    template: LetterTemplate | None = None
    is_agreement: bool = False

    def content(self) -> bytes:
        """Return the Word file."""
        return STANDARD[self.key].build() if self.template is None else files.read(self.template.file)


@dataclass(frozen=True, slots=True)
class Filled:
    """One line of the preview: what the placeholder stands for, and what will stand there."""

    label: str
    value: str


def own_templates(actor: Actor) -> list[LetterTemplate]:
    """Return the district's own letters, all versions, the newest first."""
    rows = LetterTemplate.objects.visible_to(actor).select_related("file", "uploaded_by")
    return list(rows.order_by("name", "-template_version"))


def letters(actor: Actor) -> list[Letter]:
    """Return what may be written: the district's own letters, and the standard ones it has not replaced."""
    own: dict[str, LetterTemplate] = {}
    for row in own_templates(actor):
        if row.ended_on is None:
            own.setdefault(row.name, row)
    standard = [Letter(each.key, each.name, None, each.is_agreement) for each in STANDARD.values()]
    shown = [letter for letter in standard if letter.name not in own]
    return [*(Letter(row.public_id, row.name, row) for row in own.values()), *shown]


def letter_of(actor: Actor, key: str) -> Letter | None:
    """Return the letter under a key, None when there is none."""
    return next((letter for letter in letters(actor) if letter.key == key), None)


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _address(person: Person, on: date) -> str:
    if person.is_protected:
        return _("(Anschrift geschützt)")
    found = Address.objects.of(person).on(on).order_by("kind", "-valid_from").first()
    if found is None:
        return ""
    return ", ".join(part for part in (found.street, f"{found.postcode} {found.place}".strip()) if part)


def language_of(person: Person) -> str:
    """Return the code of the language somebody speaks first, empty when it is not known."""
    rows = PersonLanguage.objects.of(person).order_by("pk").values_list("language", flat=True)
    return rows.first() or ""


def _keeper(case: Case, actor: Actor) -> dict[str, str]:
    """Return who keeps the case today; whoever deputises signs for that person, and nobody who kept it before."""
    held = Responsibility.objects.asked_for().on(actor.today).filter(tenant_id=case.tenant_id, case=case)
    kept = held.filter(kind=Responsibility.Kind.PRIMARY_CONTACT).select_related("staff_member__agency").first()
    keeper: StaffMember | None = kept.staff_member if kept else None
    writer = StaffMember.objects.for_tenant(actor).select_related("agency").get(pk=actor.staff_id)
    shown = keeper or writer
    signs = shown.name if shown.pk == writer.pk else f"i. V. {writer.name}"
    return {
        "name": shown.name,
        "funktion": _("Case Management") if shown.function in {"", "case_manager"} else shown.function,
        "stelle": shown.agency.name,
        "unterschrift": signs,
    }


def _appointment(case: Case, today: date) -> dict[str, str]:
    rows: Any = Appointment.objects.of(case).filter(state=Appointment.State.PLANNED, starts_at__date__gte=today)
    found = rows.order_by("starts_at").first()
    if found is None:
        return {"datum": "", "uhrzeit": "", "ort": ""}
    begins = localtime(found.starts_at)
    return {"datum": f"{begins:%d.%m.%Y}", "uhrzeit": f"{begins:%H:%M}", "ort": found.place}


def _referral(case: Case, person: Person) -> dict[str, str]:
    rows: Any = Referral.objects.of(case).filter(person=person).select_related("to_agency")
    found = rows.order_by("-referred_on").first()
    if found is None:
        return {"stelle": "", "zweck": "", "datum": ""}
    return {"stelle": found.to_agency.name, "zweck": found.purpose, "datum": _day(found.referred_on)}


def goals_of(case: Case) -> list[dict[str, Any]]:
    """Return the goals nobody has settled, with their steps, as a letter repeats them."""
    running: list[Any] = [goal for goal in agreed.goals(case) if goal.settled_on is None]
    return [
        {
            "nummer": str(number),
            "titel": goal.title,
            "bis": _day(goal.due_on) or "–",
            "schritte": [
                {"text": step.text, "wer": step.who or "–", "bis": _day(step.due_on) or "–"}
                for step in goal.shown_steps
            ],
        }
        for number, goal in enumerate(running, 1)
    ]


def values_for(case: Case, person: Person, actor: Actor) -> dict[str, Any]:
    """Return what a letter about a member of the case may be filled with."""
    code = language_of(person)
    words = words_for(code) or german()
    born = _day(person.birth_date) or (str(person.birth_year) if person.birth_year else "")
    return {
        "heute": _day(actor.today),
        "fall": {
            "nummer": case.number,
            "kommune": case.unit.name,
            "eroeffnet_am": _day(case.opened_on),
            "phase": case.get_phase_display(),
        },
        "person": {
            "name": " ".join(part for part in (person.given_names, person.family_name) if part),
            "vornamen": person.given_names,
            "familienname": person.family_name,
            "originalname": person.original_name,
            "geburtsdatum": born,
            "sprache": language_name(code) if code else "",
            "anschrift": _address(person, actor.today),
        },
        "fachkraft": _keeper(case, actor),
        "kreis": {"name": Tenant.objects.values_list("name", flat=True).get(pk=actor.tenant_id)},
        "termin": _appointment(case, actor.today),
        "verweis": _referral(case, person),
        "woerter": words.as_dict(),
        "ziele": goals_of(case),
    }


def preview(values: Mapping[str, Any], used: Sequence[str]) -> list[Filled]:
    """Return what will stand in the letter, placeholder by placeholder; what is not known stays empty."""
    rows = []
    for name in used:
        root, _dot, rest = name.partition(".")
        if name in PLACEHOLDERS and root != "woerter":
            found = values[root][rest] if rest else values[root]
            rows.append(Filled(str(PLACEHOLDERS[name]), found))
        elif name == "ziele":
            rows.append(Filled(_("Ziele"), "; ".join(goal["titel"] for goal in values["ziele"])))
    return rows


def agreement_page(values: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the goal agreement as its printed form takes it: German, and the client's language beside it."""
    words = words_for(language)
    own = {
        "code": language.partition("-")[0] or "und",
        "direction": "rtl" if is_right_to_left(language) else "ltr",
        "words": words.as_dict() if words else None,
    }
    return {
        "title": german().title,
        "sender": values["fachkraft"]["stelle"],
        "number": values["fall"]["nummer"],
        "date": values["heute"],
        "person": values["person"]["name"],
        "original": values["person"]["originalname"],
        "signs": values["fachkraft"]["unterschrift"],
        "german": german().as_dict(),
        "language": own if words else None,
        "goals": values["ziele"],
        "note": _("Die Wörter der Übersetzung sind maschinell erstellt und noch nicht geprüft.") if words else "",
    }
