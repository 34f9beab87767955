"""What office texts may hold and findings may not: days on which something is due or was decided."""

import re

from django.utils.translation import gettext as _

from kimpass.steering.selectors.wording import personal_traces
from kimpass.steering.selectors.wording.numbers import FILE_NUMBER

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DAYS = re.compile(rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?(?:\d{{4}}|\d{{2}}\b)?|(?:{_MONTHS})(?:\s\d{{4}})?)")
_PARAGRAPHS = r"§+\s?\d+\w?(?:\s?(?:Abs\.|Absatz|Satz)\s?\d+)*"
_OFFICE_NUMBERS = re.compile(rf"(?:{_PARAGRAPHS}|\b\d{{1,4}}/20\d{{2}}\b|\b20\d{{2}}/\d{{2,4}}\b)")


def person_in(*texts: str, file_numbers: bool = False) -> list[str]:
    """
    Return the reason against a text that may lead to a person; days and numbers of papers are no trace here.

    With `file_numbers` file numbers are none either: those of a grant lead to nobody.
    """
    kept = [_OFFICE_NUMBERS.sub(" ", _DAYS.sub(" ", text)) for text in texts]
    traces = [kind for kind in personal_traces(*kept) if not (file_numbers and kind == str(FILE_NUMBER))]
    if not traces:
        return []
    reason = _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
    return [reason % {"kinds": ", ".join(traces)}]
