"""Themes and what became of them, for reports about experience: steps, bodies, measures, effects (REP-04, F-15)."""

from collections import defaultdict

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Row, Section, Table
from kimpass.controlling.selectors.indicators import figures_of
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.indicators.structure import steps_on
from kimpass.steering.models import EffectCheck, LadderStep, Measure, MeasureState, StateIssue, Theme, ThemeStep

FIGURES = ("findings.by_stage", "themes.by_stage", "themes.generative", "measures.by_state", "measures.effect")


def _ways(asked: Asked, labels: dict[int, str]) -> dict[int, str]:
    """Return the steps each theme stood on, in order: some go all the way, some lead straight to the top (F-15)."""
    rows = ThemeStep.objects.asked_for().filter(tenant_id=asked.tenant.pk, entered_on__lte=day_of(asked))
    found: dict[int, list[str]] = defaultdict(list)
    for theme, step in rows.order_by("entered_on", "pk").values_list("theme_id", "step_id"):
        found[theme].append(labels[step])
    return {theme: " – ".join(steps) for theme, steps in found.items()}


def themes_section(asked: Asked) -> Section:
    """Return the chapter on findings and themes: counts, and every theme with the way it has gone."""
    rows = Theme.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, merged_into__isnull=True, created_on__lte=day_of(asked)
    )
    ladder = LadderStep.objects.asked_for().filter(tenant_id=asked.tenant.pk)
    labels = dict(ladder.values_list("pk", "label"))
    ways, now = _ways(asked, labels), steps_on(asked)
    lines = tuple(
        Row(
            theme.title,
            (
                theme.field.label_de,
                labels.get(now.get(theme.pk, 0), _("ohne Stufe")),
                ways.get(theme.pk, ""),
                _("generativ") if theme.is_generative else "",
            ),
        )
        for theme in rows.select_related("field").order_by("-is_generative", "created_on", "pk")
    )
    columns = (_("Thema"), _("Handlungsfeld"), _("Stufe"), _("Weg"), "")
    tables = (Table(_("Themen"), columns, lines),) if lines else ()
    texts = () if lines else (_("Themen sind nicht erfasst."),)
    figures = tuple(figures_of(asked, FIGURES))
    return Section("themes", _("Strukturhinweise und Themen"), "", tables, figures, texts)


def measures_section(asked: Asked) -> Section:
    """Return the chapter on measures: what was decided, how far it is, whether it works (SYS-16)."""
    day, tenant = day_of(asked), asked.tenant.pk
    states = MeasureState.objects.asked_for().on(day, asked.known_at).filter(tenant_id=tenant)
    state_of = dict(states.values_list("measure_id", "state"))
    checks = EffectCheck.objects.asked_for().filter(tenant_id=tenant, checked_on__lte=day).order_by("checked_on", "pk")
    effect_of = dict(checks.values_list("measure_id", "result"))
    words, effects = dict(Measure.State.choices), dict(EffectCheck.Result.choices)
    measures = Measure.objects.asked_for().filter(tenant_id=tenant, pk__in=state_of).select_related("theme")
    lines = tuple(
        Row(
            measure.title,
            (
                measure.theme.title if measure.theme else "",
                str(words[state_of[measure.pk]]),
                str(effects[effect_of[measure.pk]]) if measure.pk in effect_of else _("noch nicht geprüft"),
            ),
        )
        for measure in measures.order_by("pk")
    )
    columns = (_("Maßnahme"), _("Thema"), _("Stand"), _("Wirkung"))
    tables = (Table(_("Maßnahmen"), columns, lines),) if lines else ()
    texts = () if lines else (_("Maßnahmen sind nicht erfasst."),)
    return Section("measures", _("Maßnahmen und Wirkung"), "", tables, (), texts)


def concerns_section(asked: Asked) -> Section:
    """Return the chapter on concerns sent to the Land and its answers (SYS-10, REP-10)."""
    rows = StateIssue.objects.asked_for().filter(tenant_id=asked.tenant.pk, sent_on__lte=day_of(asked))
    lines = tuple(
        Row(
            row.title,
            (row.recipient, f"{row.sent_on:%d.%m.%Y}", f"{row.replied_on:%d.%m.%Y}" if row.replied_on else _("offen")),
        )
        for row in rows.order_by("sent_on", "pk")
    )
    columns = (_("Anliegen"), _("Empfänger"), _("gesendet"), _("beantwortet"))
    tables = (Table(_("Anliegen an das Land"), columns, lines),) if lines else ()
    texts = () if lines else (_("Anliegen an das Land sind nicht erfasst."),)
    figures = tuple(figures_of(asked, ("state_issues.sent",)))
    return Section("concerns", _("Anliegen an das Land"), "", tables, figures, texts)
