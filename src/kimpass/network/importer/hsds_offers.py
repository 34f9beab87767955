"""Turn the tables of an HSDS 3.1 file into offers, and name every broken reference and every impossible hour."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from kimpass.network.importer.hsds_tables import Row, read_tables
from kimpass.network.importer.offers import Offer, Organisation, Report
from kimpass.network.importer.values import Values
from kimpass.network.models.hours import Hours, impossible
from kimpass.network.models.parts import LocationData

BYDAY = {"MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6, "SU": 7}
ALL_DAYS = "MO,TU,WE,TH,FR,SA,SU"
ACTIVE = {"", "active", "temporarily closed"}
ACCESSIBLE = {"barrierefrei": True, "nicht barrierefrei": False}
# Column -> the table it must point into.
REFERENCES = {
    "services": {"organization_id": "organizations", "program_id": "programs"},
    "service_at_locations": {"service_id": "services", "location_id": "locations"},
    "schedules": {
        "service_id": "services",
        "location_id": "locations",
        "service_at_location_id": "service_at_locations",
    },
    "addresses": {"location_id": "locations"},
    "accessibility": {"location_id": "locations"},
    "phones": {"service_id": "services", "organization_id": "organizations"},
    "languages": {"service_id": "services"},
    "contacts": {"service_id": "services"},
    "cost_options": {"service_id": "services"},
    "service_capacities": {"service_id": "services"},
    "funding": {"service_id": "services"},
    "service_areas": {"service_id": "services"},
    "attributes": {"taxonomy_term_id": "taxonomy_terms"},
    "taxonomy_terms": {"taxonomy_id": "taxonomies"},
}


class _File:
    """The tables of one file, by id and by what they point to."""

    def __init__(self, content: bytes, report: Report) -> None:
        self.report = report
        self.tables = read_tables(content, report)
        self.by_id = {name: {row.id: row for row in rows} for name, rows in self.tables.items()}
        self._check()

    def _check(self) -> None:
        for table, columns in REFERENCES.items():
            for row in self.tables[table]:
                for column, target in columns.items():
                    key = str(row.values.get(column) or "")
                    if key and key not in self.by_id[target]:
                        words = _("„%(key)s“ gibt es in „%(table)s“ nicht.") % {"key": key[:60], "table": target}
                        self.report.wrong(f"{row.path}.{column}", words)

    def pointing(self, table: str, column: str, key: str) -> list[Row]:
        """Return the rows of a table that point to a key."""
        return self._index(table, column).get(key, [])

    def _index(self, table: str, column: str) -> dict[str, list[Row]]:
        cache = self.__dict__.setdefault("_indexes", {})
        if (table, column) not in cache:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                found[str(row.values.get(column) or "")].append(row)
            cache[table, column] = found
        index: dict[str, list[Row]] = cache[table, column]
        return index

    def values(self, row: Row) -> Values:
        """Return a reader for the values of a row."""
        return Values(self.report, row.path, row.values)

    def first(self, table: str, column: str, key: str, name: str, longest: int) -> str:
        """Return a text of the first row that points to a key."""
        rows = self.pointing(table, column, key)
        return self.values(rows[0]).text(name, longest) if rows else ""

    def terms(self, key: str) -> dict[str, list[str]]:
        """Return the codes with which something is marked, by taxonomy."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.pointing("attributes", "link_id", key):
            term = self.by_id["taxonomy_terms"].get(str(row.values.get("taxonomy_term_id") or ""))
            if term is None:
                continue
            taxonomy = self.by_id["taxonomies"].get(str(term.values.get("taxonomy_id") or ""))
            name = taxonomy.values.get("name") if taxonomy else term.values.get("taxonomy")
            found[str(name or "")].append(str(term.values.get("code") or term.values.get("name") or ""))
        return found


def _is_weekly(file: _File, row: Row) -> bool:
    """Test whether a schedule says hours of every week; what it says otherwise is left out with a remark."""
    if not row.values.get("opens_at") and not row.values.get("closes_at"):
        file.report.note(row.path, _("Ohne Uhrzeit; die Zeile bleibt weg."))
        return False
    weekly = str(row.values.get("freq") or "WEEKLY") == "WEEKLY"
    if not weekly or str(row.values.get("interval") or "1") not in {"1", "1.0"}:
        file.report.note(row.path, _("Nur wöchentliche Zeiten werden übernommen; diese bleibt weg."))
        return False
    return True


def _days(file: _File, row: Row) -> list[int]:
    found = []
    for code in (part.strip().upper() for part in str(row.values.get("byday") or ALL_DAYS).split(",")):
        if code in BYDAY:
            found.append(BYDAY[code])
        else:
            file.report.wrong(f"{row.path}.byday", _("Den Wochentag „%(day)s“ gibt es nicht.") % {"day": code[:20]})
    return found


def _hours(file: _File, rows: Sequence[Row]) -> tuple[Hours, ...]:
    found = []
    for row in (row for row in rows if _is_weekly(file, row)):
        values = file.values(row)
        opens, closes, note = values.clock("opens_at"), values.clock("closes_at"), values.text("notes", 120)
        days = _days(file, row)
        if opens is not None and closes is not None:
            found += [Hours(day, opens, closes, note) for day in days]
    for words in impossible(found):
        file.report.wrong(rows[0].path, words)
    return tuple(sorted(found))


def _place(file: _File, stop: Row) -> LocationData | None:
    row = file.by_id["locations"].get(str(stop.values.get("location_id") or ""))
    if row is None:
        return None
    values = file.values(row)
    addresses = file.pointing("addresses", "location_id", row.id)
    address = file.values(addresses[0]) if addresses else Values(file.report, row.path, {})
    point = values.coordinates("latitude", "longitude")
    rows = file.pointing("schedules", "service_at_location_id", stop.id)
    words = file.first("accessibility", "location_id", row.id, "description", 1000).lower()
    accessible = ACCESSIBLE.get(words)
    place = LocationData(
        name=values.text("name", 160),
        street=address.text("address_1", 160),
        postal_code=address.postal_code("postal_code"),
        place=address.text("city", 120),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        is_accessible=accessible,
        hours=_hours(file, rows or file.pointing("schedules", "location_id", row.id)),
    )
    if not (place.name or place.street or place.place):
        file.report.note(row.path, _("Ein Ort ohne Namen und Anschrift bleibt weg."))
        return None
    return place


def _organisation(file: _File, row: Row) -> Organisation:
    values = file.values(row)
    kinds = file.terms(row.id).get("organization_kind", [])
    return Organisation(
        name=values.text("name", 160, needed=True),
        kind=kinds[0] if kinds else "",
        description=values.text("description", 2000, lines=True),
        website=values.web("website"),
        email=values.email("email"),
        phone=file.first("phones", "organization_id", row.id, "number", 60),
    )


def _own_hours(file: _File, key: str) -> tuple[Hours, ...]:
    rows = file.pointing("schedules", "service_id", key)
    return _hours(file, [row for row in rows if not row.values.get("service_at_location_id")])


def _first(terms: dict[str, list[str]], name: str) -> dict[str, str]:
    return {name: terms[name][0]} if terms.get(name) else {}


def _offer(file: _File, row: Row, organisation: Organisation) -> Offer:
    values, key, terms = file.values(row), row.id, file.terms(row.id)
    if key.startswith("#"):
        file.report.wrong(f"{row.path}.id", _("Diese Angabe fehlt."))
    spoken, others = [], []
    for one in file.pointing("languages", "service_id", key):
        code = file.values(one).text("code", 12).lower()
        spoken.append(code) if code else others.append(file.values(one).text("name", 60))
    capacities = file.pointing("service_capacities", "service_id", key)
    places = file.values(capacities[0]) if capacities else Values(file.report, row.path, {})
    program = file.by_id["programs"].get(str(row.values.get("program_id") or ""))
    stops = (_place(file, stop) for stop in file.pointing("service_at_locations", "service_id", key))
    cost = values.text("fees_description", 200) or file.first("cost_options", "service_id", key, "option", 200)
    return Offer(
        path=row.path,
        key=values.text("id", 120),
        organisation=organisation,
        name=values.text("name", 200, needed=True),
        values={
            "programme": file.values(program).text("name", 120) if program else "",
            "category": (terms.get("category") or [""])[0],
            "funder": file.first("funding", "service_id", key, "source", 160),
            "target_group": Values(file.report, row.path, _first(terms, "target_group")).text("target_group", 200),
            "description": values.text("description", 5000, lines=True),
            "eligibility": values.text("eligibility_description", 300),
            "access": values.text("application_process", 300),
            "cost": cost,
            "capacity": places.number("maximum"),
            "free_places": places.number("available"),
            "contact_function": file.first("contacts", "service_id", key, "title", 160),
            "phone": file.first("phones", "service_id", key, "number", 60),
            "email": values.email("email"),
            "website": values.web("url"),
        },
        field_code=(terms.get("field_of_action") or [""])[0],
        unit_name=file.first("service_areas", "service_id", key, "name", 120),
        spoken=tuple(dict.fromkeys(spoken)),
        other_languages=tuple(filter(None, others)),
        domain_codes=tuple(dict.fromkeys(terms.get("legal_domain", []))),
        hours=_own_hours(file, key),
        places=tuple(place for place in stops if place is not None),
        checked_on=values.day("assured_date"),
        is_active=str(row.values.get("status") or "").lower() in ACTIVE,
    )


def read_offers(content: bytes, report: Report) -> list[Offer]:
    """Return the offers of an HSDS file; everything that is wrong goes into the report."""
    file = _File(content, report)
    organisations: dict[str, Organisation] = {}
    found = []
    for row in file.tables["services"]:
        owner = file.by_id["organizations"].get(str(row.values.get("organization_id") or ""))
        if owner is None:
            if not row.values.get("organization_id"):
                report.wrong(f"{row.path}.organization_id", _("Diese Angabe fehlt."))
            continue
        if owner.id not in organisations:
            organisations[owner.id] = _organisation(file, owner)
        found.append(_offer(file, row, organisations[owner.id]))
    if not found and not report.problems:
        report.wrong("", _("Die Datei enthält kein Angebot."))
    return found
