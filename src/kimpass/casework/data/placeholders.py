"""What a letter may be filled with: the names people write between the braces, and what they stand for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACEHOLDERS: dict[str, str | Promise] = {
    "heute": _("Datum des Schreibens"),
    "fall.nummer": _("Fallnummer"),
    "fall.kommune": _("Kommune"),
    "fall.eroeffnet_am": _("Beginn der Begleitung"),
    "fall.phase": _("Phase des Falls"),
    "person.name": _("Vor- und Familienname"),
    "person.vornamen": _("Vornamen"),
    "person.familienname": _("Familienname"),
    "person.originalname": _("Name in eigener Schrift"),
    "person.geburtsdatum": _("Geburtsdatum"),
    "person.sprache": _("Sprache"),
    "person.anschrift": _("Anschrift"),
    "fachkraft.name": _("zuständige Fachkraft am heutigen Tag"),
    "fachkraft.funktion": _("Funktion der Fachkraft"),
    "fachkraft.stelle": _("Anstellungsträger der Fachkraft"),
    "fachkraft.unterschrift": _("wer unterschreibt, bei Vertretung mit i. V."),
    "kreis.name": _("Name des Kreises"),
    "termin.datum": _("Tag des nächsten Termins"),
    "termin.uhrzeit": _("Uhrzeit des nächsten Termins"),
    "termin.ort": _("Ort des nächsten Termins"),
    "verweis.stelle": _("Stelle des letzten Verweises"),
    "verweis.zweck": _("Zweck des letzten Verweises"),
    "verweis.datum": _("Tag des letzten Verweises"),
    "woerter.titel": _("„Zielvereinbarung“ in der Sprache der Person"),
    "woerter.ziel": _("„Ziel“ in der Sprache der Person"),
    "woerter.schritte": _("„Schritte“ in der Sprache der Person"),
    "woerter.wer": _("„wer“ in der Sprache der Person"),
    "woerter.bis": _("„bis“ in der Sprache der Person"),
    "woerter.vereinbart": _("„gemeinsam vereinbart“ in der Sprache der Person"),
    "woerter.klient": _("„Klientin oder Klient“ in der Sprache der Person"),
    "woerter.fachkraft": _("„Fachkraft“ in der Sprache der Person"),
    "woerter.ort": _("„Ort, Datum, Unterschrift“ in der Sprache der Person"),
}
LISTS = {
    "ziele": ("titel", "bis", "nummer", "schritte"),
    "schritte": ("text", "wer", "bis"),
}
"""What may be repeated: `{%p for ziel in ziele %} … {%p endfor %}`, inside it `{%p for schritt in ziel.schritte %}`."""
