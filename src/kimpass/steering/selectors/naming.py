"""Say in words why a text about the programme's own work cannot stay as it is."""

from django.utils.translation import gettext as _

from kimpass.steering.selectors.wording import DETECTORS
from kimpass.steering.selectors.wording.contact import address
from kimpass.steering.selectors.wording.dates import exact_days
from kimpass.steering.selectors.wording.names import given_names, telling_endings
from kimpass.steering.selectors.wording.plain import readable

# Texts about events and chains do not come from a case: days, halls and schools named after people belong into them.
_USUAL = (address, exact_days, given_names, telling_endings)
_LOOKED_FOR = tuple(detector for detector in DETECTORS if detector not in _USUAL)


def named_reasons(*texts: str) -> list[str]:
    """Return why texts cannot be kept: they may name a person; empty when they do not."""
    found = [place for text in texts for detector in _LOOKED_FOR for place in detector(readable(text))]
    if not found:
        return []
    kinds = ", ".join(dict.fromkeys(str(place.kind) for place in found))
    return [
        _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
        % {"kinds": kinds}
    ]
