"""The programme itself: on which law it stands, who funds it, where it works (F-10, F-18, G-LA-01)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Section
from kimpass.organisation.data.reference import districts


@dataclass(frozen=True, slots=True)
class Version:
    """Words that hold from a year on, with the source that uses them; never more exact than the source."""

    since: int
    text: str
    source: str


# The act is dated 25.11.2021 and named with that day in S1; it has been in force since 01.01.2022.
LEGAL_BASIS = (
    Version(2012, "§ 1 Nr. 8 des Teilhabe- und Integrationsgesetzes in der älteren Fassung", "S3"),
    Version(2022, "§ 9 des Teilhabe- und Integrationsgesetzes (TIntG) vom 25.11.2021, in Kraft seit 01.01.2022", "S1"),
)
# The sources name the ministry as it was called in their year; the day of the change is not among their facts.
MINISTRY = (
    Version(2020, "Ministerium für Kinder, Familie, Flüchtlinge und Integration (MKFFI)", "S3"),
    Version(
        2022,
        "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration (MKJFGFI)",
        "S1",
    ),
)


def version_in(versions: tuple[Version, ...], year: int) -> Version:
    """Return the version that holds in a year, the first one for all years before."""
    return next((version for version in reversed(versions) if version.since <= year), versions[0])


def legal_basis(asked: Asked) -> str:
    """Return on which law the programme stands in the year of the report (F-10)."""
    return version_in(LEGAL_BASIS, asked.as_of.year).text


def ministry(asked: Asked) -> str:
    """Return what the funding ministry is called in the year of the report (F-18)."""
    return version_in(MINISTRY, asked.as_of.year).text


def programme_section(asked: Asked) -> Section:
    """Return the chapter on law and funder, in the words of the year the report is about."""
    texts = (
        _("Rechtsgrundlage: %(text)s.") % {"text": legal_basis(asked)},
        _("Förderung durch das %(text)s.") % {"text": ministry(asked)},
    )
    return Section("programme", _("Das Programm"), figures=(locations(asked),), texts=texts)


def locations(asked: Asked) -> Figure:
    """Return at how many places the programme works: every district and independent city, and Aachen (G-LA-01)."""
    places = sorted(districts().values(), key=lambda place: place.ags)
    proof = tuple(ProofRow(f"{place.ags} {place.name}", None, None, "AGS") for place in places)
    return Figure(
        "programme.locations",
        _("Standorte des Programms"),
        Decimal(len(places)),
        COUNT,
        _("Kreise und kreisfreie Städte in Nordrhein-Westfalen, dazu die Stadt Aachen neben der Städteregion"),
        _("Nordrhein-Westfalen"),
        asked.as_of,
        proof,
        counts=_("Standorte"),
    )
