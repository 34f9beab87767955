"""The wordings every employing body starts with: written as data, made into rows, never changed afterwards."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from kimpass.organisation.models import Agency
from kimpass.people.models.consent import ConsentText

FILES = Path(__file__).parents[1] / "data" / "consent_texts"
GERMAN = "de"
# The order in which they are offered: German, plain German, then as many of our clients speak them.
LANGUAGES = ("de", "de-leicht", "ar", "uk", "ru", "tr", "fa-af", "ps", "kmr", "ti", "en", "fr", "sq", "ro", "bg")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "fa-af", "ps", "ur", "ckb", "he"})
Part = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A paper as people read it: a title, and parts with a heading each."""

    title: str
    parts: tuple[Part, ...]

    def text(self) -> str:
        """Return the wording as it is kept in one column, parts apart by an empty line."""
        return "\n\n".join([self.title, *("\n".join(part) for part in self.parts)])


def hash_of(text: str) -> str:
    """Return the checksum by which a wording is recognised."""
    return sha256(text.encode()).hexdigest()


def wording_of(text: str) -> Wording:
    """Return a kept text in its parts; a part of one line has no heading."""
    title, *rest = [part.strip("\n") for part in text.split("\n\n") if part.strip()] or [""]
    parts = []
    for part in rest:
        heading, newline, words = part.partition("\n")
        parts.append((heading, words) if newline else ("", heading))
    return Wording(title, tuple(parts))


@cache
def data_of(language: str) -> dict[str, Any]:
    """Return labels, pictures and papers of a language; German where nobody has written them."""
    path = FILES / f"{language}.yaml"
    if language not in LANGUAGES:
        path = FILES / f"{GERMAN}.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def direction_of(language: str) -> str:
    """Return in which direction a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _written(language: str, purpose: str, body: str) -> str:
    paper = data_of(language)[purpose]
    wording = Wording(paper["title"], tuple((heading, words) for heading, words in paper["parts"]))
    return wording.text().replace("{body}", body)


def _row(body: Agency, purpose: str, language: str, translates: ConsentText | None) -> ConsentText:
    text = _written(language, purpose, body.name)
    state = ConsentText.TranslationState
    return ConsentText(
        tenant_id=body.tenant_id,
        employing_body=body,
        purpose=purpose,
        language=language,
        body_text=text,
        text_hash=hash_of(text),
        translates=translates,
        translation_state=state.MACHINE_MADE if data_of(language)["machine_made"] else state.RELEASED,
    )


def supply(body: Agency) -> int:
    """
    Give an employing body the wordings it does not have yet, and return how many those were.

    What is there stays; translations are only added to a German wording of ours, since they translate that one.
    """
    there = ConsentText.objects.asked_for().filter(tenant_id=body.tenant_id, employing_body=body)
    known = set(there.values_list("purpose", "language"))
    made = 0
    for purpose in ConsentText.Purpose.values:
        if (purpose, GERMAN) not in known:
            _row(body, purpose, GERMAN, None).save()
            made += 1
        ours = hash_of(_written(GERMAN, purpose, body.name))
        german = there.filter(purpose=purpose, language=GERMAN, text_hash=ours).order_by("-text_version").first()
        if german is None:
            continue
        missing = [code for code in LANGUAGES[1:] if (purpose, code) not in known]
        ConsentText.objects.bulk_create(_row(body, purpose, code, german) for code in missing)
        made += len(missing)
    return made
