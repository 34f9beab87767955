"""Does a text that is to leave a case still speak of the people in it? (CM-26, SYS-01)"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from kimpass.casework.models import Case
from kimpass.casework.selectors import traces
from kimpass.casework.selectors.traces import Trace, traces_of
from kimpass.casework.selectors.wording import dates_in, folds, numbers_in, spans_of_contact, words_of

_END_OF_LINE = re.compile(r"-\s*\n\s*")


class Severity(StrEnum):
    """Whether the writer may say that a hit is harmless."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found in the text, and why they may lead to a person."""

    words: str
    why: str
    severity: Severity

    @property
    def sentence(self) -> str:
        """Return one German line: what was found and what it is."""
        return _("„%(words)s“: %(why)s") % {"words": self.words, "why": self.why}


def check(case: Case, *texts: str) -> list[Hit]:
    """Return what in the texts may lead to a person of the case, each word once, certain hits first."""
    return check_against(traces_of(case), "\n".join(texts))


def check_against(trace: Trace, text: str) -> list[Hit]:
    """Hold a text against what is known of the people, without a look into the database."""
    found = [
        *_names(trace, text),
        *_dates(trace, text),
        *_contact_data(trace, text),
        *_rare_combination(trace, text),
    ]
    unique: dict[tuple[str, str], Hit] = {}
    for hit in found:
        unique.setdefault((hit.words.casefold(), hit.severity), hit)
    return sorted(unique.values(), key=lambda hit: hit.severity != Severity.CERTAIN)


def _names(trace: Trace, text: str) -> Iterable[Hit]:
    # A name parted at the end of a line is read as one word, too.
    for word in dict.fromkeys((*words_of(text), *words_of(_END_OF_LINE.sub("", text)))):
        if trace.names.says(word):
            yield Hit(word, _("Name einer Person aus dem Fall"), Severity.CERTAIN)
        elif trace.names.resembles(word):
            yield Hit(word, _("klingt wie der Name einer Person aus dem Fall"), Severity.POSSIBLE)
    for phrase in trace.names.joined_in(text):
        yield Hit(phrase, _("Name einer Person aus dem Fall"), Severity.CERTAIN)


def _dates(trace: Trace, text: str) -> Iterable[Hit]:
    for written, day in dates_in(text):
        if day in trace.birth_dates:
            yield Hit(written, _("Geburtsdatum einer Person aus dem Fall"), Severity.CERTAIN)
        elif day in trace.other_dates:
            yield Hit(written, _("Datum aus dem Fall; der Monat genügt"), Severity.POSSIBLE)


def _contact_data(trace: Trace, text: str) -> Iterable[Hit]:
    for written, kind in spans_of_contact(text):
        yield Hit(written, str(traces.KINDS[kind]), Severity.CERTAIN)
    for written, digits in numbers_in(text):
        if digits in trace.numbers:
            yield Hit(written, _("Telefonnummer aus dem Fall"), Severity.CERTAIN)
    words = words_of(text)
    for street in sorted(trace.streets):
        if any(street in fold for fold in folds("".join(words))):
            yield Hit(street.capitalize(), _("Straße einer Person aus dem Fall"), Severity.POSSIBLE)
    flat = "".join(letter for letter in text.casefold() if letter.isalnum())
    if trace.case_number and trace.case_number in flat:
        yield Hit(trace.case_number_shown, _("Fallnummer"), Severity.CERTAIN)


def _rare_combination(trace: Trace, text: str) -> Iterable[Hit]:
    words = words_of(text)
    for word in words:
        if any(word.casefold().startswith(stem) for stem in trace.rare_nationality_stems):
            yield Hit(
                word,
                _("Mit der Kommune zusammen trifft diese Herkunft dort auf sehr wenige Menschen zu"),
                Severity.POSSIBLE,
            )
