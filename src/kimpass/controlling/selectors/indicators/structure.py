"""What casework revealed and what became of it: findings, themes, sessions, measures, concerns (SYS, BOD)."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors.programme_flow import within
from kimpass.casework.selectors.told_counts import counter_of, smallest_of, told_in
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure, ProofRow
from kimpass.controlling.selectors.indicators.base import Group, Indicator, day_of, indicator, span_of, units_of
from kimpass.controlling.selectors.sessions import last_record
from kimpass.kernel.period import Period
from kimpass.steering.models import (
    Body,
    EffectCheck,
    Event,
    Finding,
    LadderStep,
    Measure,
    MeasureState,
    Session,
    StateIssue,
    Theme,
    ThemeFinding,
    ThemeStep,
)

WITHOUT, NOWHERE = "none", 0


def _steps(asked: Asked) -> dict[str, str]:
    rows = LadderStep.objects.asked_for().filter(tenant_id=asked.tenant.pk).order_by("sort", "pk")
    return {str(pk): label for pk, label in rows.values_list("pk", "label")} | {
        WITHOUT: _t("noch ohne Thema oder Stufe")
    }


def steps_on(asked: Asked) -> dict[int, int]:
    """Return the step of the ladder each theme stands on, on the day."""
    day = day_of(asked)
    rows = ThemeStep.objects.asked_for().filter(tenant_id=asked.tenant.pk, entered_on__lte=day)
    rows = rows.filter(Q(left_on__isnull=True) | Q(left_on__gt=day)).order_by("entered_on", "pk")
    return dict(rows.values_list("theme_id", "step_id"))


@indicator(
    "findings.by_stage",
    _("Strukturhinweise nach Stufe"),
    counts=_("Strukturhinweise"),
    definition=_("freigegebene Strukturhinweise aus Monaten des Zeitraums nach der Stufe ihres Themas am Stichtag"),
    group=Group.STRUCTURE,
    source="SYS-05",
    by_unit=True,
)
def findings_by_stage(asked: Asked, of: Indicator) -> Figure:
    """Count the released findings of the period by the step their theme stands on, in findings (SYS-05)."""
    period = span_of(asked)
    everything = Finding.objects.asked_for().filter(tenant_id=asked.tenant.pk, state=Finding.State.RELEASED)
    if not everything.filter(month__lte=day_of(asked)).exists():
        return of.unknown(asked, proof=())
    found = within(everything, "month", Period(period.start.replace(day=1), period.end))
    themes = ThemeFinding.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk)
    theme_of = dict(themes.values_list("finding_id", "theme_id"))
    steps = steps_on(asked)
    cells: Counter[tuple[int, str]] = Counter()
    for pk, unit in found.values_list("pk", "unit_id"):
        cells[unit or NOWHERE, str(steps.get(theme_of.get(pk, 0), WITHOUT))] += 1
    return of.told(asked, told_in(cells, _steps(asked), smallest_of(asked.tenant.pk), units_of(asked)))


def _plain(asked: Asked, of: Indicator, counted: Mapping[str, int], labels: Mapping[str, str], *remarks: str) -> Figure:
    """Return a count of things that are about nobody, with every line of it."""
    rows = [ProofRow(label, Decimal(counted[key])) for key, label in labels.items() if counted.get(key)]
    return of.figure(asked, sum(counted.values()), rows, *remarks)


def _themes(asked: Asked) -> Any:
    rows = Theme.objects.asked_for().filter(tenant_id=asked.tenant.pk, merged_into__isnull=True)
    return rows.filter(created_on__lte=day_of(asked))


@indicator(
    "themes.by_stage",
    _("Themen nach Stufe"),
    counts=_("Themen"),
    definition=_("Themen am Stichtag nach ihrer Stufe; zusammengelegte zählen einmal"),
    group=Group.STRUCTURE,
    source="SYS-05",
)
def themes_by_stage(asked: Asked, of: Indicator) -> Figure:
    """Count the themes of the day by the step of the ladder they stand on, in themes (SYS-03, SYS-05)."""
    pks = list(_themes(asked).values_list("pk", flat=True))
    if not pks:
        return of.unknown(asked)
    steps = steps_on(asked)
    return _plain(asked, of, Counter(str(steps.get(pk, WITHOUT)) for pk in pks), _steps(asked))


@indicator(
    "themes.generative",
    _("generative Themen"),
    counts=_("Themen"),
    definition=_("Themen am Stichtag, die sehr viele Fälle betreffen"),
    group=Group.STRUCTURE,
    source="SYS-11",
)
def themes_generative(asked: Asked, of: Indicator) -> Figure:
    """Count the generative themes of the day, in themes (SYS-11)."""
    rows = _themes(asked)
    if not rows.exists():
        return of.unknown(asked)
    names = rows.filter(is_generative=True).order_by("created_on", "pk").values_list("title", "created_on")
    return of.figure(asked, len(names), [ProofRow(title, None, created) for title, created in names])


@indicator(
    "sessions.by_body",
    _("Sitzungen nach Art des Gremiums"),
    counts=_("Sitzungen"),
    definition=_("im Zeitraum durchgeführte Sitzungen aller Gremien nach Art"),
    group=Group.STRUCTURE,
    source="BOD-04",
)
def sessions_by_body(asked: Asked, of: Indicator) -> Figure:
    """Count the sessions held in the period by kind of body, in sessions (BOD-04)."""
    period, newest = span_of(asked), last_record(asked.tenant.pk)
    if newest is None or newest < period.start:
        return of.unknown(asked)
    rows = Session.objects.asked_for().filter(tenant_id=asked.tenant.pk, state=Session.State.HELD)
    kinds = within(rows, "held_on", period).order_by().values_list("body__kind", flat=True)
    return _plain(asked, of, Counter(kinds), {str(kind): asked.words.called(kind) for kind in Body.Kind})


@indicator(
    "measures.by_state",
    _("Maßnahmen nach Stand"),
    counts=_("Maßnahmen"),
    definition=_("Maßnahmen nach ihrem Stand am Stichtag"),
    group=Group.STRUCTURE,
    source="SYS-16",
)
def measures_by_state(asked: Asked, of: Indicator) -> Figure:
    """Count the measures by the state they were in on the day, in measures (SYS-16)."""
    rows = MeasureState.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk)
    states = dict(rows.values_list("measure_id", "state"))
    if not states:
        return of.unknown(asked)
    return _plain(
        asked, of, Counter(states.values()), {str(value): str(label) for value, label in Measure.State.choices}
    )


@indicator(
    "measures.effect",
    _("Maßnahmen mit geprüfter Wirkung"),
    counts=_("Maßnahmen"),
    definition=_("Maßnahmen, deren Wirkung im Zeitraum geprüft wurde, nach dem letzten Ergebnis"),
    group=Group.STRUCTURE,
    source="SYS-16",
)
def measures_effect(asked: Asked, of: Indicator) -> Figure:
    """Count the measures whose effect was looked at in the period, by the last result, in measures (SYS-16)."""
    everything = EffectCheck.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    if not Measure.objects.asked_for().filter(tenant_id=asked.tenant.pk).exists():
        return of.unknown(asked)
    rows = within(everything, "checked_on", span_of(asked)).order_by("checked_on", "pk")
    newest = dict(rows.values_list("measure_id", "result"))
    labels = {str(value): str(label) for value, label in EffectCheck.Result.choices}
    return _plain(asked, of, Counter(newest.values()), labels)


@indicator(
    "state_issues.sent",
    _("Anliegen an das Land"),
    counts=_("Anliegen"),
    definition=_("im Zeitraum an Stellen des Landes weitergeleitete Anliegen"),
    group=Group.STRUCTURE,
    source="SYS-10",
)
def state_issues(asked: Asked, of: Indicator) -> Figure:
    """Count the concerns sent to bodies of the Land in the period, in concerns (SYS-10)."""
    everything = StateIssue.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    if not everything.exists():
        return of.unknown(asked)
    sent = within(everything, "sent_on", span_of(asked)).order_by("sent_on", "pk").values_list("title", "sent_on")
    return of.figure(asked, len(sent), [ProofRow(title, None, day) for title, day in sent])


@indicator(
    "events.held",
    _("Veranstaltungen"),
    counts=_("Veranstaltungen"),
    definition=_("im Zeitraum begonnene, durchgeführte Veranstaltungen nach Art"),
    group=Group.STRUCTURE,
    source="QUA-03",
)
def events_held(asked: Asked, of: Indicator) -> Figure:
    """Count the events held in the period by kind, in events (QUA-03)."""
    everything = Event.objects.asked_for().filter(tenant_id=asked.tenant.pk, state=Event.State.HELD)
    if not everything.filter(first_day__lt=day_of(asked) + timedelta(days=1)).exists():
        return of.unknown(asked)
    kinds = counter_of(
        (kind, 1) for kind in within(everything, "first_day", span_of(asked)).values_list("kind", flat=True)
    )
    return _plain(asked, of, kinds, {str(value): str(label) for value, label in Event.Kind.choices})
