"""What people type about legal domains."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people.forms.last_days import EndingForm, day_after
from kimpass.people.forms.offering import offer
from kimpass.people.models import LegalDomainPeriod, Person
from kimpass.ui.fields import ChipsField, GermanDateField, MultipleChipsField, SelectField


class _WithLists(forms.Form):
    """Forms that offer legal domains by code and bodies by their public id."""

    def _offer_domains(self, name: str, domains: list[CatalogueEntry]) -> None:
        rows = [(entry.code, entry.label_de, entry.pk) for entry in domains]
        offer(self.fields[name], rows, blank=_("bitte wählen"))

    def _offer_agencies(self, agencies: list[Agency]) -> None:
        rows = [(agency.public_id, agency.name, agency.pk) for agency in agencies]
        offer(self.fields["agency_id"], rows, blank=_("bitte wählen"))


class LegalDomainForm(_WithLists):
    """A period in a legal domain."""

    domain_id = SelectField(label=_("Rechtskreis"), choices=())
    agency_id = SelectField(label=_("Zuständige Stelle"), choices=(), required=False, empty_value=None)
    valid_from = GermanDateField(label=_("Von"))
    last_day = GermanDateField(label=_("Bis einschließlich"), required=False)

    def __init__(self, *args: Any, domains: list[CatalogueEntry], agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_domains("domain_id", domains)
        self._offer_agencies(agencies)

    def values(self) -> dict[str, Any]:
        """Return what was typed as the actions take it: the first day without instead of the last day with."""
        values = dict(self.cleaned_data)
        last_day = values.pop("last_day")
        return values | {"valid_until": day_after(last_day)}


class EndLegalDomainForm(EndingForm):
    """A legal domain ends."""

    period_id = ChipsField(label=_("Welcher Rechtskreis endet?"), choices=())

    def __init__(self, *args: Any, periods: list[LegalDomainPeriod], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # At most one period of a domain is open, so that the code names it.
        offer(self.fields["period_id"], [(row.domain.code, row.domain.label_de, row.pk) for row in periods])


class ChangeLegalDomainForm(_WithLists):
    """A person passes from one legal domain to another on one day."""

    from_id = ChipsField(label=_("Bisheriger Rechtskreis"), choices=())
    to_id = SelectField(label=_("Neuer Rechtskreis"), choices=())
    agency_id = SelectField(label=_("Dort zuständige Stelle"), choices=(), required=False, empty_value=None)
    on = GermanDateField(label=_("Erster Tag im neuen Rechtskreis"))

    def __init__(
        self,
        *args: Any,
        periods: list[LegalDomainPeriod],
        domains: list[CatalogueEntry],
        agencies: list[Agency],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["from_id"], [(row.domain.code, row.domain.label_de, row.domain_id) for row in periods])
        self._offer_domains("to_id", domains)
        self._offer_agencies(agencies)


class ChangeForManyForm(_WithLists):
    """Many people pass from one legal domain to another on one day."""

    to_id = SelectField(label=_("Neuer Rechtskreis"), choices=())
    agency_id = SelectField(label=_("Dort zuständige Stelle"), choices=(), required=False, empty_value=None)
    on = GermanDateField(label=_("Erster Tag im neuen Rechtskreis"))
    person_ids = MultipleChipsField(label=_("Für wen gilt der Wechsel?"), choices=())

    def __init__(
        self, *args: Any, people: list[Person], domains: list[CatalogueEntry], agencies: list[Agency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["person_ids"], [(person.public_id, person.display_name, person.pk) for person in people])
        self._offer_domains("to_id", domains)
        self._offer_agencies(agencies)
