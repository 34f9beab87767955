"""Hold a profile against the reference data and against itself."""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.importer.dates import parse
from kimpass.controlling.importer.plan_rules import PLAN_RULES
from kimpass.controlling.importer.refusal import Refusal, path_of
from kimpass.organisation.data.reference import CATALOGUES, codes, districts, municipalities

Fault = tuple[tuple[str | int, ...], str]
Profile = dict[str, Any]
ROUGH = {"since", "when", "as_of", "reference", "from", "date"}
DAYS = {"until", "dated", "decided", "arrived_since"}
OWN_OFFICE = "district"


def walk(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Yield every group of keys with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from walk(inner, (*path, position))


def _district(profile: Profile) -> Iterator[Fault]:
    if profile["district"]["ags"] not in districts():
        yield ("district", "ags"), _("Diese AGS gehört zu keinem Kreis und keiner kreisfreien Stadt in NRW.")


def _municipalities(profile: Profile) -> Iterator[Fault]:
    known, district = municipalities(), profile["district"]["ags"]
    told = {place.ags for place in known.values() if place.district_ags == district}
    for position, row in enumerate(profile["municipalities"]):
        at, place = ("municipalities", position, "ags"), known.get(row["ags"])
        if not row["ags"].startswith(district):
            yield (
                at,
                _("Die AGS %(ags)s liegt nicht im Kreis %(district)s.") % {"ags": row["ags"], "district": district},
            )
        elif place is None and told:
            yield at, _("Die AGS %(ags)s ist im Gemeindeverzeichnis nicht bekannt.") % {"ags": row["ags"]}
        elif place is not None and place.name != row["name"]:
            yield (
                ("municipalities", position, "name"),
                _("Zur AGS %(ags)s gehört im Gemeindeverzeichnis der Name „%(name)s“.")
                % {"ags": row["ags"], "name": place.name},
            )


def _doubles(profile: Profile) -> Iterator[Fault]:
    lists = (
        ("municipalities", "ags"),
        ("municipalities", "name"),
        ("regions", "key"),
        ("target_group_units", "key"),
        ("agencies", "key"),
        ("posts", "number"),
        ("bodies", "key"),
        ("themes", "key"),
        ("staffing", "as_of"),
        ("target_groups", "key"),
    )
    for section, key in lists:
        times = Counter(row[key] for row in profile.get(section, []))
        for position, row in enumerate(profile.get(section, [])):
            if times[row[key]] > 1:
                yield (section, position, key), _("„%(value)s“ steht mehrfach.") % {"value": row[key]}


def _doubles_inside(profile: Profile) -> Iterator[Fault]:
    def repeated(rows: list[dict[str, Any]], *keys: str) -> Iterator[int]:
        seen = Counter(tuple(row.get(key) for key in keys) for row in rows)
        yield from (position for position, row in enumerate(rows) if seen[tuple(row.get(key) for key in keys)] > 1)

    for number, body in enumerate(profile.get("bodies", [])):
        for position in repeated(body.get("sessions", []), "number"):
            yield ("bodies", number, "sessions", position, "number"), _("Diese Sitzungsnummer steht mehrfach.")
    for number, table in enumerate(profile.get("staffing", [])):
        for position in repeated(table["rows"], "block", "function", "municipality"):
            yield ("staffing", number, "rows", position), _("Diese Zeile steht mehrfach.")
    numbers = [
        ((number, position), (period["kind"], period["period"], item["number"]))
        for number, period in enumerate(profile.get("goals", []))
        for position, item in enumerate(period["items"])
    ]
    times = Counter(key for _place, key in numbers)
    for (number, position), key in numbers:
        if times[key] > 1:
            yield ("goals", number, "items", position, "number"), _("Diese Zielnummer steht mehrfach.")


def _dates(profile: Profile) -> Iterator[Fault]:
    for path, group in walk(profile):
        for key in (ROUGH | DAYS) & group.keys():
            try:
                parse(group[key])
            except ValueError:
                yield (*path, key), _("Das Datum „%(text)s“ gibt es nicht.") % {"text": group[key][:20]}


def _periods(profile: Profile) -> Iterator[Fault]:
    for path, group in walk(profile):
        start, end = group.get("from", group.get("since", group.get("when"))), group.get("until")
        try:
            if start and end and parse(end).first < parse(start).first:
                yield (*path, "until"), _("Das Ende liegt vor dem Beginn.")
        except ValueError:
            continue  # said by the rule on dates


def _references(profile: Profile) -> Iterator[Fault]:
    agencies = {row["key"] for row in profile.get("agencies", [])} | {OWN_OFFICE}
    places = {row["ags"] for row in profile["municipalities"]}
    known = {
        "source": set(profile["sources"]),
        "region": {row["key"] for row in profile.get("regions", [])},
        "municipality": places,
        "target_group_unit": {row["key"] for row in profile.get("target_group_units", [])},
        "theme": {row["key"] for row in profile.get("themes", [])},
        "field": {c.code for catalogue in CATALOGUES if catalogue.key == "field_of_action" for c in codes(catalogue)},
        **dict.fromkeys(("employer", "workplace", "supervision", "line_management", "grant_recipient"), agencies),
    }
    for path, group in walk(profile):
        if path[:1] == ("vocabulary",):
            continue
        for key in known.keys() & group.keys():
            if isinstance(group[key], str) and group[key] not in known[key]:
                yield (*path, key), _("„%(value)s“ ist in dieser Datei nicht erklärt.") % {"value": group[key]}


def _areas(profile: Profile) -> Iterator[Fault]:
    for number, post in enumerate(profile.get("posts", [])):
        for position, area in enumerate(post.get("areas", [])):
            if ("municipality" in area) == ("target_group_unit" in area):
                yield ("posts", number, "areas", position), _("Bitte genau eine Kommune oder eine Einheit nennen.")


def _staffing_sums(profile: Profile) -> Iterator[Fault]:
    for number, table in enumerate(profile.get("staffing", [])):
        for column, told in table.get("total", {}).items():
            values = [row[column] for row in table["rows"]]
            if told is None or None in values:
                continue
            total = sum((Decimal(value) for value in values), Decimal(0))
            if total != Decimal(told):
                yield (
                    ("staffing", number, "total", column),
                    _("Die Summe der Zeilen ist %(total)s, angegeben ist %(told)s.") % {"total": total, "told": told},
                )


def _funding_sums(profile: Profile) -> Iterator[Fault]:
    for number, year in enumerate(profile.get("funding", [])):
        counted = [Decimal(line["amount"]) for line in year["lines"] if line.get("in_total", True)]
        if "total" in year and sum(counted, Decimal(0)) != Decimal(year["total"]):
            yield (
                ("funding", number, "total"),
                _("Die Summe der Posten ist %(total)s, angegeben ist %(told)s.")
                % {"total": sum(counted, Decimal(0)), "told": year["total"]},
            )


RULES: tuple[Callable[[Profile], Iterator[Fault]], ...] = (
    _district,
    _municipalities,
    _doubles,
    _doubles_inside,
    _dates,
    _periods,
    _references,
    _areas,
    _staffing_sums,
    _funding_sums,
    *PLAN_RULES,
)


def broken_rules(profile: Profile, file: str) -> list[Refusal]:
    """Return every rule the profile breaks; it has the shape of the schema already."""
    return [Refusal(file, path_of(path), reason) for rule in RULES for path, reason in rule(profile)]
