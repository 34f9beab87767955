"""A stored pre-check as PDF: German, with the fixed labels in the client's language beside them."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from kimpass.people.models import PreCheck
from kimpass.people.models.wordings import GERMAN, direction_of
from kimpass.people.selectors import check_sheet
from kimpass.people.selectors.check_sheet import Line, Sheet
from kimpass.steering.selectors.office_language import in_german
from kimpass.ui import pdf

LABELS = Path(__file__).parents[1] / "data" / "pre_checks" / "labels.yaml"
# Each by its own name: whoever looks for it reads it.
NAMES = {
    "en": "English",
    "ar": "العربية",
    "uk": "Українська",
    "ru": "Русский",
    "tr": "Türkçe",
    "fr": "Français",
    "fa-af": "دری",
}


@cache
def labels(language: str) -> dict[str, Any]:
    """Return the fixed labels of a language."""
    found: dict[str, Any] = yaml.safe_load(LABELS.read_text(encoding="utf-8"))[language]
    return found


def languages(spoken: Iterable[str]) -> list[tuple[str, str]]:
    """Return the languages there are labels for, those the person speaks first."""
    own = [code for code in dict.fromkeys(spoken) if code in NAMES]
    return [(code, NAMES[code]) for code in [*own, *(code for code in NAMES if code not in own)]]


def machine_made() -> str:
    """Return what stands on every page with labels nobody has checked."""
    return _(
        "Übersetzung maschinell erstellt, durch vereidigte Übersetzung zu prüfen. Verbindlich ist der deutsche Text."
    )


def _line(line: Line) -> dict[str, Any]:
    return {
        "label": line.label,
        "state": line.status,
        "citation": line.citation,
        "steps": list(line.steps),
        "evidence": list(line.evidence) if line.status != "entfaellt" else [],
    }


def _days(found: Sheet) -> list[list[str]]:
    return [[f"{day:%d.%m.%Y}", words] for day, words in found.deadlines]


@in_german
def as_pdf(check: PreCheck, language: str = "") -> bytes:
    """Return a stored check as an accessible PDF, drawn from its trace alone."""
    found, person = check_sheet.sheet(check), check.person
    other = language if language in NAMES else ""
    words = {"version": check.rule_version, "day": f"{found.text_as_of:%d.%m.%Y}"}
    data = {
        "sender": person.controller.name,
        "title": labels(GERMAN)["title"],
        "note": machine_made() if other else labels(GERMAN)["title"],
        "number": _("Regelstand %(version)s, Gesetzestext vom %(day)s") % words,
        "german": labels(GERMAN),
        "other": other and labels(other),
        "language": {"code": other.partition("-")[0], "direction": direction_of(other)} if other else None,
        "name": person.display_name,
        "day": f"{check.reference_date:%d.%m.%Y}",
        "norm": f"{found.norm} – {found.title}",
        "overall": check.overall,
        "sentence": found.overall,
        "counts": found.counts,
        "effect": found.effect,
        "met_on": check.met_on and f"{check.met_on:%d.%m.%Y}",
        "hints": [*found.hints, *found.steps],
        "lines": [_line(line) for line in found.lines],
        "days": _days(found),
        "facts": [[fact.label, fact.words, fact.source] for fact in found.facts],
        "questions": [[row["question"], row["reading_a"], row["reading_b"]] for row in found.questions],
        "draft": _("Die Regeln sind noch nicht juristisch freigegeben.") if found.is_draft else "",
    }
    return pdf.compile("people/pre_check.typ", data)
