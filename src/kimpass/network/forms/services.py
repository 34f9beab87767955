"""Enter and find offers."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.actions.services import ServiceData
from kimpass.network.forms.common import STORED, HoursField, WebField, yes_no_field
from kimpass.network.models import Service
from kimpass.network.models.hours import written
from kimpass.network.models.parts import LocationData
from kimpass.network.selectors import directory, interpreters, languages
from kimpass.organisation.models import Agency
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.choosing import chips_of, select_key
from kimpass.ui.fields import CleanCharField, CleanTextField, GermanDecimalField, MultipleChipsField, SelectField

ORDER = (
    "name", "agency_id", "field_id", "category", "unit_id", "programme", "funder", "domain_ids", "target_group",
    "languages", "other_languages", "description", "eligibility", "access", "cost", "capacity", "free_places", "hours",
    "contact_function", "phone", "email", "website",
)  # fmt: skip
STATES = (("", _("alle")), ("alt", _("seit 6 Monaten nicht geprüft")), ("nie", _("noch nie geprüft")))


class ServiceFilterForm(forms.Form):
    mark_optional = False
    q = CleanCharField(label=_("Suche"), required=False, max_length=100)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feld"] = select_key(_("Handlungsfeld"), directory.fields_by_code(actor), empty=_("Alle Felder"))
        self.fields["kommune"] = select_key(
            words_of(actor).place, directory.units_by_key(actor), empty=words_of(actor).fill(_("Alle %(places)s"))
        )
        spoken = [("", _("Alle Sprachen")), *interpreters.language_choices(actor)]
        self.fields["sprache"] = SelectField(label=_("Sprache"), choices=spoken, required=False)
        domains = directory.catalogue_by_code(actor, "legal_domain")
        self.fields["rechtskreis"] = select_key(_("Rechtskreis"), domains, empty=_("Alle Rechtskreise"))
        kinds = [("", _("Alle Arten")), *Service.Category.choices]
        self.fields["art"] = SelectField(label=_("Art"), choices=kinds, required=False)
        actors = [("", _("Alle Akteure")), *Agency.Kind.choices]
        self.fields["akteur"] = SelectField(label=_("Akteur"), choices=actors, required=False)
        self.fields["stand"] = SelectField(label=_("Prüfstand"), choices=STATES, required=False)
        self.fields["offen"] = forms.BooleanField(label=_("jetzt geöffnet"), required=False)

    def wanted(self) -> directory.ServiceFilter:
        """Return what was asked for; what does not fit counts as not chosen."""
        self.is_valid()
        asked = self.cleaned_data
        return directory.ServiceFilter(
            field_id=asked.get("feld"),
            unit_id=asked.get("kommune"),
            query=asked.get("q") or "",
            language=asked.get("sprache") or "",
            domain_id=asked.get("rechtskreis"),
            category=asked.get("art") or "",
            open_at=timezone.now() if asked.get("offen") else None,
            stale=asked.get("stand") or "",
            agency_kind=asked.get("akteur") or "",
        )


class ServiceForm(forms.Form):
    name = CleanCharField(label=_("Name des Angebots"), max_length=200)
    category = SelectField(label=_("Art"), choices=Service.Category.choices)
    programme = CleanCharField(
        label=_("Programm"), required=False, max_length=120, help_text=_("zum Beispiel: MBE, JMD, Integrationskurs")
    )
    funder = CleanCharField(label=_("Förderung durch"), required=False, max_length=160)
    target_group = CleanCharField(label=_("Zielgruppe"), required=False, max_length=200)
    languages = MultipleChipsField(label=_("Sprachen"), choices=(), required=False)
    other_languages = CleanCharField(label=_("Weitere Sprachen"), required=False, max_length=100)
    description = CleanTextField(
        label=_("Was es bietet, für wen, wann und wo"), required=False, max_length=5000, rows=5
    )
    eligibility = CleanCharField(label=_("Voraussetzungen"), required=False, max_length=300)
    access = CleanCharField(
        label=_("Zugang"), required=False, max_length=300, help_text=_("zum Beispiel: offen, mit Termin, auf Zuweisung")
    )
    cost = CleanCharField(label=_("Kosten"), required=False, max_length=200)
    capacity = forms.IntegerField(label=_("Plätze"), required=False, min_value=0, max_value=100_000)
    free_places = forms.IntegerField(label=_("davon frei"), required=False, min_value=0, max_value=100_000)
    hours = HoursField(label=_("Zeiten ohne festen Ort"))
    contact_function = CleanCharField(
        label=_("Ansprechstelle"), required=False, max_length=160, help_text=_("Funktion, kein Name einer Person")
    )
    phone = CleanCharField(label=_("Telefon"), required=False, max_length=60)
    email = forms.EmailField(label=_("E-Mail"), required=False, max_length=254)
    website = WebField(label=_("Internetseite"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["languages"]
        field.choices = interpreters.language_choices(actor)
        self.fields["agency_id"] = select_key(_("Anbietende Stelle"), directory.agencies_by_key(actor), required=True)
        self.fields["field_id"] = select_key(_("Handlungsfeld"), directory.fields_by_code(actor), required=True)
        self.fields["unit_id"] = select_key(
            words_of(actor).place, directory.units_by_key(actor), empty=_("ganzer Kreis")
        )
        domains = directory.catalogue_by_code(actor, "legal_domain")
        self.fields["domain_ids"] = chips_of(_("Rechtskreise"), domains)
        self.order_fields(ORDER)
        if not self.is_bound:
            self.initial.setdefault("category", Service.Category.ADVICE)

    def told(self) -> ServiceData:
        """Return what was typed as the action takes it."""
        values = dict(self.cleaned_data)
        spoken, others = tuple(values.pop("languages")), values.pop("other_languages")
        return ServiceData(
            **{**values, "languages": others, "spoken": spoken, "domain_ids": tuple(values["domain_ids"])}
        )


def stored(actor: Actor, whole: directory.Whole) -> dict[str, Any]:
    """Return what an offer says now as the form shows it."""
    row = whole.service
    names = [name for name in ServiceForm.base_fields if name not in {"languages", "other_languages", "hours"}]
    return {name: getattr(row, name) for name in names} | {
        "languages": list(whole.spoken),
        "other_languages": ", ".join(languages.recognised(actor, row.languages)[1]),
        "hours": written(whole.hours),
        "agency_id": row.agency.key,
        "field_id": row.field.code,
        "unit_id": row.unit.key if row.unit is not None else "",
        "domain_ids": [domain.code for domain in whole.domains],
    }


class LocationForm(forms.Form):
    name = CleanCharField(label=_("Name des Hauses"), required=False, max_length=160)
    street = CleanCharField(label=_("Straße und Hausnummer"), required=False, max_length=160)
    postal_code = CleanCharField(label=_("Postleitzahl"), required=False, max_length=5)
    place = CleanCharField(label=_("Ort"), required=False, max_length=120)
    is_accessible = yes_no_field(_("Barrierefrei erreichbar"))
    hours = HoursField(label=_("Öffnungszeiten an diesem Ort"))
    latitude = GermanDecimalField(label=_("Breite"), required=False, max_digits=9, decimal_places=6)
    longitude = GermanDecimalField(label=_("Länge"), required=False, max_digits=9, decimal_places=6)

    def told(self) -> LocationData:
        """Return what was typed as the action takes it."""
        return LocationData(**self.cleaned_data)


def stored_place(place: directory.Place) -> dict[str, Any]:
    """Return what a place says now as the form shows it."""
    names = ("name", "street", "postal_code", "place", "latitude", "longitude")
    return {name: getattr(place.row, name) for name in names} | {
        "is_accessible": STORED[place.row.is_accessible],
        "hours": written(place.hours),
    }
