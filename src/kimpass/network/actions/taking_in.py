"""Let offers from a file become entries of the directory: each once, and only what differs is written."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.network.actions.agencies import AgencyData
from kimpass.network.actions.services import PLAIN, ServiceData
from kimpass.network.importer.offers import Offer, Organisation, Report
from kimpass.network.models import Service, ServiceLocation, parts
from kimpass.network.selectors import directory, interpreters, languages
from kimpass.organisation.models import Agency, CatalogueEntry, Unit


class ImportRefused(RuleViolation):
    """Something in a file is wrong: nothing of it was taken; the report names it all."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(*(str(problem) for problem in sorted(set(report.problems))))


class TakingIn:
    """One file on its way into one tenant's directory."""

    def __init__(
        self, actor: Actor, source: str, report: Report, *, field_id: int | None, keys: dict[str, int] | None = None
    ) -> None:
        self.actor, self.source, self.report, self.field_id = actor, source, report, field_id
        entries = CatalogueEntry.objects.for_tenant(actor).filter(catalogue__in=["field_of_action", "legal_domain"])
        self.entries = {(row.catalogue, row.code): row.pk for row in entries}
        self.names = {(row.catalogue, row.label_de): row.pk for row in entries}
        self.units = {name.lower(): pk for key, label, pk in directory.units_by_key(actor) for name in (key, label)} | {
            ags: pk for ags, pk in Unit.objects.for_tenant(actor).exclude(ags="").values_list("ags", "pk")
        }
        self.agencies = {row.name.lower(): row for row in Agency.objects.for_tenant(actor)}
        self.languages = dict(interpreters.language_choices(actor))
        held = Service.objects.for_tenant(actor)
        self.known = dict(held.filter(source=source).exclude(source_key="").values_list("source_key", "pk"))
        # What went out from here and comes back keeps its place, too.
        self.known = {**(keys or {}), **self.known}
        self.ready: list[tuple[Offer, ServiceData]] = []

    def check(self, offers: Iterable[Offer]) -> None:
        """
        Look at all offers before the first is written.

        :raises ImportRefused: something is wrong; the report names everything.
        """
        seen: set[str] = set()
        for offer in offers:
            if offer.key in seen:
                self.report.wrong(offer.path, _("Dieses Angebot steht zweimal in der Datei."))
                continue
            seen.add(offer.key)
            data = self._data(offer)
            if data is not None:
                self.ready.append((offer, data))
        if self.report.problems:
            raise ImportRefused(self.report)

    def _field(self, offer: Offer) -> int | None:
        found = self.entries.get(("field_of_action", offer.field_code)) or self.names.get(
            ("field_of_action", offer.field_code)
        )
        if found is None and offer.field_code and self.field_id is None:
            words = _("Das Handlungsfeld „%(code)s“ gibt es hier nicht.") % {"code": offer.field_code[:60]}
            self.report.wrong(offer.path, words)
        elif found is None and self.field_id is None:
            self.report.wrong(
                offer.path, _("Kein Handlungsfeld genannt. Bitte wählen Sie eines für Angebote ohne Zuordnung.")
            )
        return found or self.field_id

    def _domains(self, offer: Offer) -> tuple[int, ...]:
        found = []
        for code in offer.domain_codes:
            pk = self.entries.get(("legal_domain", code))
            if pk is None:
                words = _("Den Rechtskreis „%(code)s“ gibt es hier nicht.") % {"code": code[:60]}
                self.report.wrong(offer.path, words)
            else:
                found.append(pk)
        return tuple(found)

    def _unit(self, offer: Offer) -> int | None:
        found = self.units.get(offer.unit_name.lower()) if offer.unit_name else None
        if offer.unit_name and found is None:
            words = _("Die Kommune „%(name)s“ gibt es hier nicht; das Angebot gilt für den ganzen Kreis.")
            self.report.note(offer.path, words % {"name": offer.unit_name})
        return found

    def _data(self, offer: Offer) -> ServiceData | None:
        field_id, domains = self._field(offer), self._domains(offer)
        values: dict[str, Any] = dict(offer.values)
        if values.get("category") not in Service.Category.values:
            values["category"] = Service.Category.ADVICE
        known = tuple(code for code in offer.spoken if code in self.languages)
        others = [*offer.other_languages, *(code for code in offer.spoken if code not in self.languages)]
        capacity, free = values.get("capacity"), values.get("free_places")
        if capacity is not None and free is not None and free > capacity:
            self.report.wrong(offer.path, _("Es können nicht mehr Plätze frei sein, als es gibt."))
        for place in offer.places:
            for words in place.reasons_against():
                self.report.wrong(offer.path, words)
        if field_id is None:
            return None
        return ServiceData(
            name=offer.name,
            agency_id=0,
            field_id=field_id,
            unit_id=self._unit(offer),
            languages=", ".join(others),
            spoken=known,
            domain_ids=domains,
            hours=offer.hours,
            **values,
        )

    def write(self) -> Report:
        """Write what was checked, and return the report."""
        rows = directory.with_parts(self.actor, Service.objects.for_tenant(self.actor).select_related("agency"))
        pks = [self.known[offer.key] for offer, _data in self.ready if offer.key in self.known]
        held = {row.pk: row for row in rows.filter(pk__in=pks)}
        for offer, data in self.ready:
            entry = held.get(self.known.get(offer.key, 0))
            if entry is None:
                self._create(offer, data)
            elif not offer.is_active:
                self._end(entry)
            else:
                self._change(offer, data, directory.assembled(self.actor, entry))
        return self.report

    def _agency(self, told: Organisation) -> Agency:
        found = self.agencies.get(told.name.lower())
        if found is None:
            kind = told.kind if told.kind in Agency.Kind.values else Agency.Kind.OTHER
            data = AgencyData(told.name, kind, told.description, told.website, told.email, told.phone)
            values = {name: getattr(data, name) for name in AgencyData.__dataclass_fields__}
            found = Agency.objects.create(tenant_id=self.actor.tenant_id, key=data.free_key(self.actor), **values)
            self.agencies[told.name.lower()] = found
            self.report.organisations += 1
            log.record(self.actor, "agency.registered", found, kind=kind)
        return found

    def _create(self, offer: Offer, data: ServiceData) -> None:
        if not offer.is_active:
            self.report.note(offer.path, _("Dieses Angebot ist beendet und bleibt weg."))
            return
        told = replace(data, agency_id=self._agency(offer.organisation).pk)
        entry: Service = Service.objects.create(
            tenant_id=self.actor.tenant_id,
            source=self.source,
            source_key=offer.key,
            last_checked_on=offer.checked_on,
            **told.columns(self.actor),
        )
        told.write_parts(self.actor, entry)
        self._write_places(entry, offer)
        self.report.created += 1
        log.record(self.actor, "service.added", entry, source=self.source)

    def _end(self, entry: Service) -> None:
        if entry.ended_on is not None:
            self.report.unchanged += 1
            return
        entry.ended_on = self.actor.today
        entry.version += 1
        entry.save(update_fields=["ended_on", "version"])
        self.report.ended += 1
        log.record(self.actor, "service.ended", entry, source=self.source)

    def _change(self, offer: Offer, data: ServiceData, whole: directory.Whole) -> None:
        entry = whole.service
        if entry.ended_on is not None:
            self.report.note(offer.path, _("Dieses Angebot ist hier beendet und bleibt es."))
            self.report.unchanged += 1
            return
        told = replace(data, agency_id=self._agency(offer.organisation).pk)
        if offer.is_partial:
            told = self._completed(told, offer, whole)
        values = told.columns(self.actor)
        if offer.checked_on is not None and (entry.last_checked_on is None or offer.checked_on > entry.last_checked_on):
            values["last_checked_on"] = offer.checked_on
        same_parts = (set(whole.spoken), {row.pk for row in whole.domains}, whole.hours) == (
            set(told.spoken or ()),
            set(told.domain_ids or ()),
            offer.hours,
        )
        same_places = [parts.LocationData.of(place.row, place.hours) for place in whole.places] == list(offer.places)
        if same_parts and same_places and all(getattr(entry, name) == value for name, value in values.items()):
            self.report.unchanged += 1
            return
        for name, value in values.items():
            setattr(entry, name, value)
        entry.version += 1
        entry.save(update_fields=[*values, "version"])
        told.write_parts(self.actor, entry)
        if not same_places:
            parts.drop_places(entry)
            self._write_places(entry, offer)
        self.report.changed += 1
        log.record(self.actor, "service.changed", entry, source=self.source)

    def _completed(self, told: ServiceData, offer: Offer, whole: directory.Whole) -> ServiceData:
        """Keep what the source does not speak of."""
        said = {"name", "agency_id", "unit_id", *offer.values}
        kept = {name: getattr(whole.service, name) for name in PLAIN if name not in said}
        others = languages.recognised(self.actor, whole.service.languages)[1]
        domains = tuple(row.pk for row in whole.domains)
        return replace(told, **kept, spoken=whole.spoken, languages=", ".join(others), domain_ids=domains)

    def _write_places(self, entry: Service, offer: Offer) -> None:
        for place in offer.places:
            row = ServiceLocation(tenant_id=self.actor.tenant_id, service=entry)
            place.write(row)
            row.save()
            parts.write_hours(entry, row.pk, place.hours)
