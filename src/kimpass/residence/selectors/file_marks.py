"""Whether a file mark or a remark names somebody; pure."""

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from kimpass.steering.selectors.wording import DETECTORS, personal_traces
from kimpass.steering.selectors.wording.contact import phone
from kimpass.steering.selectors.wording.plain import readable

# Abbreviations of an office, short numbers, and what stands between them: "33.2-25b-0147/26".
_RUNS = re.compile(r"[^\W\d_]+|\d+")
_SIGNS = re.compile(r"[^\W_]|[ ./\-–]")
_LETTERS, _DIGITS, _IN_ALL = 3, 5, 12
# "0147/26" reads like a telephone number; those are kept out by their length and by beginning with a nought.
_LOOKED_FOR = tuple(detector for detector in DETECTORS if detector is not phone)


def _is_short(run: str) -> bool:
    if run.isdigit():
        return run.isascii() and len(run) <= _DIGITS
    return len(run) == 1 or (len(run) <= _LETTERS and run.isupper())


def mark_reasons(mark: str) -> list[str]:
    """Return why a file mark cannot stay: it may hold a name, a birth date or a person's number."""
    if not mark:
        return []
    runs = _RUNS.findall(mark)
    digits = "".join(run for run in runs if run.isdigit())
    short = all(_is_short(run) for run in runs) and all(_SIGNS.fullmatch(sign) for sign in mark)
    if not short or not 0 < len(digits) <= _IN_ALL or mark.lstrip(" ./-–").startswith("0"):
        return [
            _(
                "Das Aktenzeichen darf niemanden nennen: nur Kürzel aus höchstens drei Großbuchstaben und Zahlen mit "
                "höchstens fünf Ziffern, zum Beispiel 33.2-25b-0147/26."
            )
        ]
    return _words(
        list(dict.fromkeys(str(found.kind) for detector in _LOOKED_FOR for found in detector(readable(mark))))
    )


def note_reasons(*texts: str) -> list[str]:
    """Return why remarks in the register cannot stay: they look as if they told of a person."""
    return _words(personal_traces(*texts))


def _words(kinds: Collection[str]) -> list[str]:
    if not kinds:
        return []
    found = ", ".join(kinds)
    return [
        _("Hier steht möglicherweise eine Angabe zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
        % {"kinds": found}
    ]
