"""Read the reference data that ships with the program: codes and names, nothing of any tenant."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify

FOLDER = Path(__file__).parent / "refdata"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue of codes: where it lies and which columns hold what."""

    key: str
    file: str
    label: str = "label_de"
    english: str = "label_en"
    sort: str = "sort"
    valid_from: str = "valid_from"
    valid_until: str = "valid_to"


CATALOGUES = (
    Catalogue("field_of_action", "fields_of_action"),
    Catalogue("life_area", "life_areas"),
    Catalogue("legal_domain", "legal_spheres"),
    Catalogue("residence_title", "residence_titles"),
    Catalogue("language", "languages", label="name_de", sort="rank"),
    Catalogue("language_level", "language_levels"),
    Catalogue("household_kind", "household_types"),
    Catalogue("nationality_special", "nationalities_special"),
    Catalogue("school_education", "school_education"),
    Catalogue("vocational_education", "vocational_education"),
    Catalogue("course_type", "course_types"),
)
CITIES = {"kreisfreie_stadt", "stadt_in_staedteregion"}
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
SAID_ELSEWHERE = {"label_de", "label_en", "name_de", "sort", "rank", "code", "valid_from", "valid_to"}


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a catalogue, ready to be copied into a tenant."""

    catalogue: str
    code: str
    label_de: str
    label_en: str
    sort: int
    valid_from: str | None
    valid_until: str | None
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A district or a Kommune with its official key (AGS)."""

    ags: str
    name: str
    district_ags: str
    short: str = ""
    is_city: bool = False

    @property
    def key(self) -> str:
        """Return the name as a key: "Kreis Höxter" is "hoexter"."""
        return slug(re.sub(r"^(Kreis|Stadt) ", "", self.name))


LAND = Place("05", "Land Nordrhein-Westfalen", "05", "NRW")


def slug(name: str) -> str:
    """Return a German name as a key."""
    return slugify(name.translate(UMLAUTS))


def rows(file: str) -> list[dict[str, str]]:
    """Return the rows of one file as they stand."""
    with (FOLDER / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def codes(catalogue: Catalogue) -> Iterator[Code]:
    """Yield the codes of a catalogue in their order."""
    for position, row in enumerate(rows(catalogue.file)):
        yield Code(
            catalogue=catalogue.key,
            code=row["code"],
            label_de=row[catalogue.label],
            label_en=row.get(catalogue.english) or "",
            sort=int(row.get(catalogue.sort) or position),
            valid_from=row.get(catalogue.valid_from) or None,
            valid_until=row.get(catalogue.valid_until) or None,
            facts=tuple((name, value) for name, value in row.items() if value and name not in SAID_ELSEWHERE),
        )


@cache
def districts() -> dict[str, Place]:
    """Return the 54 places with a KIM of their own, by AGS: the city of Aachen stands beside its Städteregion."""
    return {
        row["ags"]: Place(row["ags"], row["full_name"], row["ags"], row["short"], row["type"] in CITIES)
        for row in rows("nrw_districts")
    }


@cache
def municipalities() -> dict[str, Place]:
    """Return the Kommunen of the districts that ship with the program, by AGS."""
    return {row["ags"]: Place(row["ags"], row["name"], row["district_ags"]) for row in rows("municipalities")}


@cache
def _all_municipalities() -> dict[str, Place]:
    text = (FOLDER / "nrw_municipalities.geojson").read_text(encoding="utf-8")
    named = (feature["properties"] for feature in json.loads(text)["features"])
    found = {row["ags"]: Place(row["ags"], row["name"], row["ags"][:5]) for row in named}
    return found | municipalities()


def municipalities_of(ags: str) -> list[Place]:
    """Return the Kommunen of a Kreis by name; none for a city, and none that has a KIM of its own (TEN-03)."""
    if ags not in districts() or districts()[ags].is_city:
        return []
    found = [place for place in _all_municipalities().values() if place.district_ags == ags]
    return sorted((place for place in found if place.ags not in districts()), key=lambda place: slug(place.name))
