"""Papers as PDF: German beside the client's language, with the bodies named, to sign by hand or as signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kimpass.people.models import ConsentText, Person
from kimpass.people.models.wordings import GERMAN, Wording, data_of, direction_of, wording_of
from kimpass.people.selectors import consent_texts, signing
from kimpass.people.selectors.consent_texts import Named
from kimpass.ui import pdf

PICTURES = ("what", "whom", "why", "until", "free", "ask")
FIELDS = ("name", "born", "place_date", "signature", "custodian", "minor", "interpreter", "yes", "no")
MACHINE_MADE = ConsentText.TranslationState.MACHINE_MADE


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper to print: its wording, and for a release whom it names and until when."""

    text: ConsentText
    named: tuple[Named, ...] = ()
    expires_on: date | None = None

    def shown(self, text: ConsentText, *, blank: bool) -> str:
        """Return a wording of this paper with everything filled in."""
        return consent_texts.filled(text, self.named, self.expires_on, blank=blank)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is printed where somebody signed on the screen."""

    facts: tuple[tuple[str, str], ...]
    drawing: str
    hash: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Who is printed into the lines for names, and who has to sign."""

    name: str = ""
    born: str = ""
    custodian: bool = False
    signs_too: bool = False


@dataclass(frozen=True, slots=True)
class _Print:
    sheets: Sequence[Sheet]
    writer: Writer
    signature: Signature | None = None
    pictures: bool = True
    blank: bool = False


def writer_of(person: Person, day: date, signing_age: int) -> Writer:
    """Return how a person is printed: as exactly as the birth is known, with the lines the age asks for."""
    ages = signing.ages_on(person, day)
    needed = signing.clauses(ages, signing_age)
    born = f"{person.birth_date:%d.%m.%Y}" if person.birth_date else str(person.birth_year or "")
    name = " · ".join(part for part in (person.display_name, person.original_name) if part)
    return Writer(name, born, signing.FOR_MINOR in needed, signing.ALSO_MINOR in needed)


def machine_made_note(text: ConsentText) -> str:
    """Return what stands on every page until somebody has released a translation; empty for a released one."""
    if text.translation_state != MACHINE_MADE:
        return ""
    return _(
        "Übersetzung maschinell erstellt, durch vereidigte Übersetzung zu prüfen. Verbindlich ist der deutsche Text."
    )


def _parts(wording: Wording) -> dict[str, Any]:
    return {"title": wording.title, "parts": [list(part) for part in wording.parts]}


def shown_words(sheet: Sheet, *, blank: bool = False) -> str:
    """Return everything that is read before signing: the German wording, and the one in the client's language."""
    german = consent_texts.german_of(sheet.text)
    words = sheet.shown(german, blank=blank)
    return words if german.pk == sheet.text.pk else f"{words}\n\n\n{sheet.shown(sheet.text, blank=blank)}"


def _paper(sheet: Sheet, *, blank: bool) -> dict[str, Any]:
    german = consent_texts.german_of(sheet.text)
    alone = german.pk == sheet.text.pk
    rows = [
        [
            each.name,
            each.subject or consent_texts.BLANK,
            consent_texts.last_day_in_words(each.expires_on or sheet.expires_on, GERMAN),
        ]
        for each in sheet.named
    ]
    return {
        "german": _parts(wording_of(sheet.shown(german, blank=blank))),
        "other": None if alone else _parts(wording_of(sheet.shown(sheet.text, blank=blank))),
        "warning": machine_made_note(sheet.text),
        "recipients": rows,
    }


def _words(language: str) -> dict[str, Any]:
    found = data_of(language)
    return {
        "code": language.partition("-")[0],
        "direction": direction_of(language),
        "labels": {name: found["labels"][name] for name in FIELDS},
        "pictures-title": found["pictures"]["title"],
    }


def _pictures(language: str) -> list[dict[str, Any]]:
    german, other = data_of(GERMAN)["pictures"], data_of(language)["pictures"]
    return [{"name": name, "german": german[name], "other": other[name]} for name in PICTURES]


def _number(text: ConsentText) -> str:
    values = {"language": text.language, "version": text.text_version, "hash": text.text_hash[:12]}
    return _("%(language)s, Fassung %(version)s, Prüfsumme %(hash)s") % values


def _compile(wanted: _Print) -> bytes:
    first = wanted.sheets[0].text
    alone = consent_texts.german_of(first).pk == first.pk
    titles = [wording_of(consent_texts.german_of(sheet.text).body_text).title for sheet in wanted.sheets]
    writer, signature = wanted.writer, wanted.signature
    data = {
        "title": " · ".join(titles),
        "sender": first.employing_body.name,
        "number": "; ".join(_number(sheet.text) for sheet in wanted.sheets),
        "note": machine_made_note(first),
        "german": _words(GERMAN),
        "language": None if alone else _words(first.language),
        "person": {
            "name": writer.name,
            "born": writer.born,
            "custodian": writer.custodian,
            "signs_too": writer.signs_too,
        },
        "papers": [_paper(sheet, blank=wanted.blank) for sheet in wanted.sheets],
        "pictures": _pictures(first.language) if wanted.pictures else [],
        "signature": signature
        and {"facts": [list(fact) for fact in signature.facts], "drawing": signature.drawing, "hash": signature.hash},
    }
    return pdf.compile("people/consent.typ", data)


def to_sign(sheets: Sequence[Sheet], writer: Writer) -> bytes:
    """Return papers to sign by hand, with lines where nothing is known, and a page of pictures."""
    return _compile(_Print(sheets, writer, blank=True))


def as_signed(sheet: Sheet, writer: Writer, signature: Signature) -> bytes:
    """Return a paper as it was shown and signed on the screen."""
    return _compile(_Print([sheet], writer, signature, pictures=False))
