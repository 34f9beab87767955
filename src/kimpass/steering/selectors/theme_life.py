"""The life of a theme, from the first finding to the last answer, with what it came from and went into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.audit.models import Event as Fact
from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.steering.models import Feedback, Poll, StateIssue, Theme, ThemeFinding, ThemeStep
from kimpass.steering.selectors.themes import ThemeFile, measure_states
from kimpass.ui.charts.timeline import Lane, Span, Station, Timeline

KINDS = {
    "finding": gettext_lazy("Hinweis"),
    "bundling": gettext_lazy("Bündelung"),
    "stage": gettext_lazy("Aufbereitung"),
    "step": gettext_lazy("Stufe"),
    "poll": gettext_lazy("Abfrage"),
    "decision": gettext_lazy("Beschluss"),
    "measure": gettext_lazy("Maßnahme"),
    "state": gettext_lazy("Anliegen an das Land"),
    "feedback": gettext_lazy("Rückmeldung"),
}
STATIONS = ("bundling", "poll", "decision", "measure", "state", "feedback")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a theme; a finding is known by its month only."""

    on: date
    kind: str
    words: str | Promise
    url: str = ""
    by_month: bool = False

    @property
    def label(self) -> str:
        """Return what kind of moment it is."""
        return str(KINDS[self.kind])


def _page(route: str, row: object) -> str:
    return reverse(f"steering:{route}", args=[row.public_id])  # type: ignore[attr-defined]  # an addressed row


def _findings(file: ThemeFile, theme: Theme) -> Iterator[Moment]:
    for link in file.links:
        finding = link.finding
        yield Moment(finding.month, "finding", finding.title, _page("finding", finding), by_month=True)
        if link.valid_from > theme.created_on:
            yield Moment(link.valid_from, "bundling", _("„%(title)s“ kam dazu") % {"title": finding.title})
        if link.valid_until is not None and theme.merged_into_id is None:
            yield Moment(link.valid_until, "bundling", _("„%(title)s“ ging heraus") % {"title": finding.title})


def _bundling(actor: Actor, theme: Theme, file: ThemeFile) -> Iterator[Moment]:
    if theme.split_from is not None:
        words = _("abgeteilt von „%(title)s“") % {"title": theme.split_from.title}
        yield Moment(theme.created_on, "bundling", words, _page("theme", theme.split_from))
    else:
        yield Moment(theme.created_on, "bundling", _("zu einem Thema gebündelt"))
    for child in Theme.objects.for_tenant(actor).filter(split_from=theme).order_by("created_on", "pk"):
        words = _("abgeteilt: „%(title)s“") % {"title": child.title}
        yield Moment(child.created_on, "bundling", words, _page("theme", child))
    for other in file.merged:
        words = _("aufgenommen: „%(title)s“") % {"title": other.title}
        yield Moment(_ended(actor, other) or other.created_on, "bundling", words, _page("theme", other))
    if theme.merged_into is not None:
        words = _("aufgegangen in „%(title)s“") % {"title": theme.merged_into.title}
        ended = _ended(actor, theme) or theme.created_on
        yield Moment(ended, "bundling", words, _page("theme", theme.merged_into))


def _ended(actor: Actor, theme: Theme) -> date | None:
    rows = ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=False)
    last: date | None = rows.order_by("-valid_until").values_list("valid_until", flat=True).first()
    return last


def _stages(actor: Actor, theme: Theme) -> Iterator[Moment]:
    words = dict(Theme.Stage.choices)
    rows = Fact.objects.for_tenant(actor).filter(
        event="theme.stage_changed", subject_type=theme._meta.label_lower, subject_id=theme.pk
    )
    for at, facts in rows.order_by("pk").values_list("recorded_at", "facts"):
        before, after = (words.get(facts.get(key), "–") for key in ("before", "after"))
        yield Moment(timezone.localdate(at), "stage", _("von %(a)s zu %(b)s") % {"a": before, "b": after})


def _steps(file: ThemeFile) -> Iterator[Moment]:
    for step in file.steps:
        yield Moment(step.entered_on, "step", step.step.label)
        if step.left_on is not None:
            words = f"{step.step.label}: {step.get_outcome_display()}"
            url = _page("session", step.session) if step.session is not None else ""
            yield Moment(step.left_on, "step", f"{words} – {step.reason}" if step.reason else words, url)


def _polls(actor: Actor, theme: Theme) -> Iterator[Moment]:
    for poll in Poll.objects.for_tenant(actor).filter(theme=theme):
        yield Moment(poll.asked_on, "poll", _("gefragt: %(title)s") % {"title": poll.title}, _page("poll", poll))
        if poll.closed_on is not None:
            yield Moment(poll.closed_on, "poll", _("ausgewertet: %(title)s") % {"title": poll.title})


def _results(actor: Actor, file: ThemeFile) -> Iterator[Moment]:
    for decision in file.decisions:
        if decision.decided_on is not None:
            url = _page("session", decision.agenda_item.session)
            yield Moment(decision.decided_on, "decision", decision.get_result_display(), url)
    states = measure_states(actor, file.measures)
    for measure in file.measures:
        for state in states.get(measure.pk, []):
            words = f"{measure.title}: {state.get_state_display()}"
            yield Moment(state.valid_from, "measure", words, _page("measure", measure))


def _concerns(actor: Actor, theme: Theme) -> Iterator[Moment]:
    for issue in StateIssue.objects.for_tenant(actor).filter(theme=theme):
        if issue.sent_on is not None:
            yield Moment(issue.sent_on, "state", _("an %(to)s gesandt") % {"to": issue.recipient})
        if issue.replied_on is not None:
            yield Moment(issue.replied_on, "state", _("beantwortet von %(by)s") % {"by": issue.recipient})


def _answers(actor: Actor, file: ThemeFile) -> Iterator[Moment]:
    rows = Feedback.objects.for_tenant(actor).filter(finding__in=[link.finding_id for link in file.links])
    told = {(timezone.localdate(row.given_at), row.stage) for row in rows}
    for day, stage in sorted(told):
        yield Moment(day, "feedback", _("zur Stufe %(stage)s") % {"stage": stage})


def life_of(actor: Actor, theme: Theme, file: ThemeFile) -> list[Moment]:
    """Return everything that happened to a theme, oldest first."""
    moments = [
        *_findings(file, theme),
        *_bundling(actor, theme, file),
        *_stages(actor, theme),
        *_steps(file),
        *_polls(actor, theme),
        *_results(actor, file),
        *_concerns(actor, theme),
        *_answers(actor, file),
    ]
    return sorted(moments, key=attrgetter("on"))


def _span(step: ThemeStep) -> Span | None:
    if step.left_on is not None and step.left_on <= step.entered_on:
        return None  # passed through on one day: nothing to draw
    return Span(Period(step.entered_on, step.left_on), step.step.label)


def picture(actor: Actor, theme: Theme, steps: list[ThemeStep], life: list[Moment]) -> Timeline:
    """Return the life as a picture: the steps as one line, what happened as stations."""
    spans = [span for step in steps if (span := _span(step)) is not None]
    months = [moment.on for moment in life if moment.kind == "finding"]
    first = [Station(min(months), _("erster Hinweis"))] if months else []
    stations = [Station(moment.on, moment.label) for moment in life if moment.kind in STATIONS]
    unique = list({(station.on, str(station.label)): station for station in (*first, *stations)}.values())
    title = _("Leben des Themas")
    return Timeline("leben", title, actor.today, lanes=(Lane(_("Stufe"), spans, strong=True),), stations=unique)
