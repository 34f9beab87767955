"""An analysis as it may be shown: small numbers hidden, whole or for one municipality."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.suppression import protect
from kimpass.network.models import NeedsAnalysis, NeedsLine
from kimpass.network.selectors.directory import minimum_of
from kimpass.network.selectors.needs import Shown, shown
from kimpass.organisation.models import CatalogueEntry, Unit
from kimpass.organisation.selectors.words import COMMON, Words
from kimpass.ui import tables

Judgement = NeedsLine.Judgement


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an analysis with its counts as they may be shown."""

    row: NeedsLine
    sought: Shown
    missing: Shown


@dataclass(frozen=True, slots=True)
class Sheet:
    """One municipality of an analysis."""

    unit: Unit
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole analysis."""

    row: NeedsAnalysis
    fields: tuple[CatalogueEntry, ...]
    sheets: tuple[Sheet, ...]

    def with_judgement(self, judgement: str) -> list[Line]:
        """Return the lines of which people said this."""
        return [line for sheet in self.sheets for line in sheet.lines if line.row.judgement == judgement]

    @property
    def gaps(self) -> list[Line]:
        """Return what is missing."""
        return self.with_judgement(Judgement.GAP)

    @property
    def doubled(self) -> list[Line]:
        """Return what is there twice."""
        return self.with_judgement(Judgement.DOUBLED)

    def sheet(self, unit_key: str) -> Sheet | None:
        """Return one municipality."""
        return next((sheet for sheet in self.sheets if sheet.unit.key == unit_key), None)


def analyses(actor: Actor) -> list[NeedsAnalysis]:
    """Return the analyses, newest first."""
    rows = NeedsAnalysis.objects.visible_to(actor).select_related("written_by")
    return list(rows.order_by("-reference_date", "-edition"))


def whole(actor: Actor, row: NeedsAnalysis) -> Analysis:
    """Return an analysis with its lines, in a handful of statements."""
    rows = NeedsLine.objects.for_tenant(actor).filter(analysis=row).select_related("unit", "field", "analysis")
    lines = list(rows.order_by("unit__name", "unit_id", "field__sort", "field_id"))
    units = list({line.unit_id: line.unit for line in lines}.values())
    fields = list({line.field_id: line.field for line in lines}.values())
    at = {(line.unit_id, line.field_id): line for line in lines}
    minimum = minimum_of(actor)

    def table(name: str) -> Any:
        counts = [[getattr(at[unit.pk, entry.pk], name) for entry in fields] for unit in units]
        return protect(counts, minimum) if counts and fields else None

    sought, missing = table("sought"), table("missing")
    sheets = []
    for y, unit in enumerate(units):
        found = (
            Line(at[unit.pk, entry.pk], shown(sought, y, x), shown(missing, y, x)) for x, entry in enumerate(fields)
        )
        sheets.append(Sheet(unit, tuple(found)))
    return Analysis(row, tuple(fields), tuple(sheets))


def head(words: Words = COMMON) -> list[str]:
    """Return the names of the columns of a file."""
    named = (words.place, _("Handlungsfeld"), _("gesucht"), _("nicht gefunden"), _("Angebote"), _("Beurteilung"))
    return [*named, _("Bemerkung")]


def as_rows(analysis: Analysis) -> list[tuple[str | int, ...]]:
    """Return an analysis as the rows of a table; hidden counts stay hidden."""
    return [
        (
            sheet.unit.name,
            line.row.field.label_de,
            line.sought.text,
            line.missing.text,
            line.row.offers,
            str(line.row.get_judgement_display()),
            line.row.text,
        )
        for sheet in analysis.sheets
        for line in sheet.lines
    ]


def as_file(analysis: Analysis, ending: str, words: Words = COMMON) -> bytes:
    """Return an analysis as CSV or Excel."""
    rows = as_rows(analysis)
    columns = head(words)
    return tables.as_csv(columns, rows) if ending == "csv" else tables.as_xlsx(columns, rows, title=_("Bedarfsanalyse"))
