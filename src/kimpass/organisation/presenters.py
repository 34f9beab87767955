"""Words for keys of the structure."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATALOGUES: dict[str, str | Promise] = {
    "field_of_action": _("Handlungsfelder"),
    "life_area": _("Lebensbereiche"),
    "legal_domain": _("Rechtskreise"),
    "residence_title": _("Aufenthaltstitel"),
    "language": _("Sprachen"),
    "language_level": _("Sprachniveaus"),
    "household_kind": _("Haushaltsformen"),
    "nationality_special": _("besondere Staatsangehörigkeiten"),
    "school_education": _("Schulbildung"),
    "vocational_education": _("Berufsbildung"),
    "course_type": _("Kursarten"),
}


def catalogue_name(key: str) -> str | Promise:
    """Return a catalogue's name; one the program does not know keeps its key."""
    return CATALOGUES.get(key, key)
