"""What a minimum documentation may ask for (CM-20): names of facts, with the words people use."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTS: dict[str, str | Promise] = {
    "birth": _("Geburtsdatum oder Geburtsjahr"),
    "nationality": _("Staatsangehörigkeit"),
    "language": _("Sprache"),
    "interpreter": _("Dolmetschbedarf"),
    "arrival": _("Einreise nach Deutschland"),
    "phone": _("Kontaktweg"),
    "residence_status": _("Aufenthaltsstatus"),
    "legal_domain": _("Rechtskreis"),
    "household_kind": _("Haushaltsform"),
    "contact": _("mindestens ein Kontakt"),
    "assessment": _("Assessment mit Lebenslagen"),
    "strengths": _("Stärken und Potenziale"),
    "routing": _("Ergebnis der ersten Einschätzung"),
    "goal": _("mindestens ein Ziel"),
    "service": _("Leistung oder Verweis"),
    "follow_up": _("Wiedervorlage"),
}
"""Extra fields stand beside these as `extra:case:key` and `extra:person:key`."""

HINT, REQUIRED = "hint", "required"
"""How a fact is asked for: said at the change of phase, or a condition of it."""
