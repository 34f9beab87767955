"""Released versions and their files: the newest of a report, all of a district, how far a file is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from kimpass.controlling.models import Report, ReportFile, ReportRelease
from kimpass.controlling.selectors.outputs import FORMATS, KEPT, Format
from kimpass.controlling.selectors.reports import KINDS
from kimpass.kernel.access import Actor

YEAR_END = "report.year_end_released"
# What a year's end is told by, in the order in which it is drawn.
YEAR_END_KINDS = ("year-end", "controlling")


def kinds_of_year_end() -> list[str]:
    """Return the kinds of report that belong to the end of a year."""
    return [key for key in YEAR_END_KINDS if key in KINDS]


def newest_release(actor: Actor, report: Report) -> ReportRelease | None:
    """Return the newest released version of a report."""
    rows = ReportRelease.objects.for_tenant(actor).filter(report=report)
    newest: ReportRelease | None = rows.order_by("-number").first()
    return newest


def releases_of(actor: Actor, report_id: int) -> list[ReportRelease]:
    """Return the released versions of a report, the newest first, without what they hold."""
    rows = ReportRelease.objects.for_tenant(actor).filter(report_id=report_id)
    return list(rows.select_related("released_by").defer("content").order_by("-number"))


def version_before(actor: Actor, release: ReportRelease) -> ReportRelease | None:
    """Return the version before a released one."""
    rows = ReportRelease.objects.for_tenant(actor).filter(report_id=release.report_id, number=release.number - 1)
    before: ReportRelease | None = rows.first()
    return before


def released(actor: Actor) -> QuerySet[ReportRelease]:
    """Return all released versions of the district, the newest first."""
    rows = ReportRelease.objects.visible_to(actor).select_related("report", "released_by").defer("content")
    return rows.order_by("-released_at", "-pk")


def unreleased(actor: Actor) -> QuerySet[Report]:
    """Return the reports nobody has released yet, the newest first."""
    rows = Report.objects.visible_to(actor).annotate(versions=Count("releases")).filter(versions=0)
    return rows.select_related("unit", "created_by").order_by("-created_at", "-pk")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format of a released version with the file that was made of it, or is being made."""

    format: Format
    file: ReportFile | None

    @property
    def is_done(self) -> bool:
        """Test whether the file lies ready."""
        return self.file is not None and self.file.state == ReportFile.State.DONE

    @property
    def is_on_its_way(self) -> bool:
        """Test whether the file is being made or waits for it."""
        return self.file is not None and self.file.state in {ReportFile.State.WAITING, ReportFile.State.RUNNING}


def files_of(actor: Actor, release: ReportRelease) -> list[Wanted]:
    """Return the kept formats of a released version with their newest file."""
    rows = ReportFile.objects.visible_to(actor).filter(release=release).order_by("pk")
    newest = {row.format: row for row in rows}
    return [Wanted(FORMATS[key], newest.get(key)) for key in KEPT]


def standing(files: Sequence[Wanted]) -> dict[str, bool]:
    """Return whether files are still being made, and whether some have not been asked for."""
    return {
        "pending": any(each.is_on_its_way for each in files),
        "missing": any(not each.is_done and not each.is_on_its_way for each in files),
    }
