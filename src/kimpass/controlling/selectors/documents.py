"""A report as it leaves: what was drawn, what people wrote around it, and what stands on its first page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.controlling.models import Report as ReportRow
from kimpass.controlling.models import ReportExplanation, ReportRelease, ReportText
from kimpass.controlling.selectors.figures import Figure, Report, Section
from kimpass.controlling.selectors.frozen import checksum, report_of
from kimpass.controlling.selectors.reports import KINDS, Kind, NoSuchReport, asked_for
from kimpass.kernel.access import RuleViolation
from kimpass.organisation.models import Tenant

# What may stand on the first page (REP-01), in its order there.
FRONT = {
    "lead_office": gettext_lazy("Federführung"),
    "paper_number": gettext_lazy("Vorlagennummer"),
    "committee": gettext_lazy("Gremium"),
    "meeting_on": gettext_lazy("Sitzung am"),
    "proposed_resolution": gettext_lazy("Beschlussvorschlag"),
    "annexes": gettext_lazy("Anlagen"),
}
# Text parts that close a report; the others open it, or the chapter they are named after.
CLOSING = frozenset({"outlook", "conclusion"})
MOST_NAMED = 3


class ReleaseDamaged(RuleViolation):
    """What a release holds is not what was released."""


@dataclass(frozen=True, slots=True)
class Written:
    """A part somebody wrote."""

    key: str
    label: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """Return its paragraphs."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says about a figure, and how somebody explained it."""

    figure: Figure
    text: str
    explanation: str = ""
    # All figures it is said of; `figure` is the one that was explained, else the first.
    labels: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """Return which figures it is about, nothing when the words say so themselves."""
        if not self.labels or any(label.split(",")[0] in self.text for label in self.labels):
            return ""
        named = ", ".join(self.labels[:MOST_NAMED])
        return _("%(names)s und weitere") % {"names": named} if len(self.labels) > MOST_NAMED else named

    @property
    def words(self) -> str:
        """Return the remark with what it is about and how it was explained."""
        about = f"{self.about}: " if self.about else ""
        explained = _(" Erläuterung: %(text)s") % {"text": self.explanation} if self.explanation else ""
        return f"{about}{self.text}{explained}"


@dataclass(frozen=True, slots=True)
class Document:
    """A drawn or released report with everything that is printed around its figures."""

    report: Report
    title: str
    front: tuple[Written, ...] = ()
    texts: tuple[Written, ...] = ()
    explanations: Mapping[str, str] = field(default_factory=dict)
    known_at: datetime | None = None
    number: int = 0
    reason: str = ""
    checksum: str = ""
    is_draft: bool = False
    # What a release froze, word for word; a draft has none.
    frozen: Mapping[str, Any] | None = None

    @property
    def subject(self) -> str:
        """Return the day or the period the report is about, in words."""
        day = f"{self.report.as_of:%d.%m.%Y}"
        return self.report.period or _("Stichtag %(day)s") % {"day": day}

    def opening(self) -> list[Written]:
        """Return the texts before the first chapter."""
        own = {section.key for section in self.report.sections} | CLOSING
        return [part for part in self.texts if part.key not in own]

    def closing(self) -> list[Written]:
        """Return the texts after the last chapter."""
        return [part for part in self.texts if part.key in CLOSING]

    def written_for(self, section: Section) -> list[Written]:
        """Return the texts that belong to a chapter."""
        return [part for part in self.texts if part.key == section.key and part.key not in CLOSING]

    def remarks_in(self, section: Section) -> list[Remark]:
        """Return what the checks say about a chapter's figures, each once, with its explanation."""
        cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
        figures = {each.key: each for each in (*cells, *section.figures) if isinstance(each, Figure)}
        return self._remarks(figures.values())

    def _remarks(self, figures: Iterable[Figure]) -> list[Remark]:
        said: dict[str, list[Figure]] = {}
        for figure in figures:
            for text in figure.remarks:
                said.setdefault(text, []).append(figure)
        found = []
        for text, about in said.items():
            labels = tuple(dict.fromkeys(figure.label for figure in about))
            # A sum repeats what is said of its rows: explained there it is explained here.
            explained = {self.explanations[each.key]: each for each in about if each.key in self.explanations}
            found += [Remark(figure, text, words, labels) for words, figure in (explained or {"": about[0]}).items()]
        return found

    def remarks(self) -> list[Remark]:
        """Return all remarks of the report, each once."""
        return self._remarks(self.report.figures())

    def origin(self) -> list[tuple[str, str]]:
        """Return what proves where the figures come from: day, state of knowledge, version, checksum."""
        lines = [(_("Kreis"), self.report.district), (_("Stichtag"), f"{self.report.as_of:%d.%m.%Y}")]
        if self.report.period:
            lines.insert(1, (_("Zeitraum"), self.report.period))
        if self.known_at is not None:
            lines.append((_("Stand der Daten"), f"{timezone.localtime(self.known_at):%d.%m.%Y, %H:%M Uhr}"))
        if self.number:
            lines.append((_("Fassung"), str(self.number)))
        if self.reason:
            lines.append((_("Grund der Korrektur"), self.reason))
        if self.checksum:
            lines.append((_("Prüfsumme (SHA-256)"), self.checksum))
        return lines

    def as_json(self) -> dict[str, Any]:
        """Return the document for programs, which is also what a release freezes."""
        if self.frozen is not None:
            return dict(self.frozen)
        return {
            **self.report.as_json(),
            "title": self.title,
            "front": [{"key": part.key, "label": part.label, "value": part.text} for part in self.front],
            "texts": [{"key": part.key, "label": part.label, "text": part.text} for part in self.texts],
            "explanations": dict(self.explanations),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "number": self.number,
            "reason": self.reason,
        }


def bare(report: Report, known_at: datetime | None = None) -> Document:
    """Return a report nobody has written anything around, as known at an instant; None is now."""
    return Document(report, report.title, known_at=known_at)


def _front(stored: Mapping[str, str]) -> tuple[Written, ...]:
    parts = []
    for key, label in FRONT.items():
        value = stored.get(key, "")
        if key == "meeting_on" and value:
            value = f"{date.fromisoformat(value):%d.%m.%Y}"
        if value:
            parts.append(Written(key, str(label), value))
    return tuple(parts)


def kind_of(row: ReportRow) -> Kind:
    """
    Return the kind of a report.

    :raises NoSuchReport: it is drawn no longer.
    """
    if row.kind not in KINDS:
        raise NoSuchReport(_("Diesen Bericht gibt es nicht."))
    return KINDS[row.kind]


def drawn(row: ReportRow, *, today: date, known_at: datetime | None = None) -> Report:
    """
    Draw a report as its row asks for.

    :raises NoSuchReport: kind or period do not exist.
    """
    kind = kind_of(row)
    asked = asked_for(
        Tenant.objects.get(pk=row.tenant_id),
        row.kind,
        today=today,
        as_of=row.as_of,
        period=row.period_label or None,
        known_at=known_at or row.known_at,
        unit=row.unit,
        settings=row.settings,
    )
    return kind.draw(asked)


def texts_of(row: ReportRow) -> list[tuple[Written, str, int]]:
    """Return every part a person writes in a report: the part, what is expected there, its version (0: not begun)."""
    rows = {text.key: text for text in ReportText.objects.asked_for().filter(tenant_id=row.tenant_id, report=row)}
    found = []
    for part in kind_of(row).texts:
        stored = rows.get(part.key)
        written = Written(part.key, str(part.label), stored.text if stored else "")
        found.append((written, str(part.hint), stored.version if stored else 0))
    return found


def explanations_of(row: ReportRow) -> dict[str, str]:
    """Return how people explained what checks remark on, by figure."""
    rows = ReportExplanation.objects.asked_for().filter(tenant_id=row.tenant_id, report=row)
    return dict(rows.order_by("figure").values_list("figure", "text"))


def of_draft(
    row: ReportRow, *, today: date, known_at: datetime | None = None, number: int = 0, reason: str = ""
) -> Document:
    """
    Return a report as it stands now, or as it would be released at an instant.

    :raises NoSuchReport: kind or period do not exist.
    """
    report = drawn(row, today=today, known_at=known_at)
    kept = {figure.key for figure in report.figures()}
    return Document(
        report,
        row.title,
        _front(row.front),
        tuple(part for part, _hint, _version in texts_of(row) if part.text),
        {key: text for key, text in explanations_of(row).items() if key in kept},
        known_at or row.known_at,
        number,
        reason,
        is_draft=number == 0,
    )


def of_release(release: ReportRelease) -> Document:
    """
    Return a released version, read from what was frozen and nothing else.

    :raises ReleaseDamaged: the checksum does not fit.
    """
    content = release.content
    if checksum(content) != release.checksum:
        raise ReleaseDamaged(
            _("Die freigegebene Fassung ist beschädigt: Die Prüfsumme passt nicht. Bitte die Administration darum.")
        )
    return of_content(content, release.checksum)


def of_content(content: Mapping[str, Any], mark: str = "") -> Document:
    """Return the document that a frozen content tells."""
    return Document(
        report_of(content),
        content["title"],
        tuple(Written(part["key"], part["label"], part["value"]) for part in content["front"]),
        tuple(Written(part["key"], part["label"], part["text"]) for part in content["texts"]),
        content["explanations"],
        parse_datetime(content["known_at"]) if content["known_at"] else None,
        content["number"],
        content["reason"],
        mark,
        frozen=content,
    )
