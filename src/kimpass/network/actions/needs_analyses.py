"""Write up an Ist- und Bedarfsanalyse as of a day: drawn, judged by people, released and then unchanged (DIR-03)."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.network import policy
from kimpass.network.events import FreeTextWritten
from kimpass.network.models import NeedsAnalysis, NeedsLine
from kimpass.network.selectors.needs import gather

Judgement = NeedsLine.Judgement
LONGEST_SPAN = 60


class AnalysisNotPossible(RuleViolation):
    """The analysis cannot be started, changed, released or renewed that way."""


def _under_lock(actor: Actor, analysis_id: int) -> NeedsAnalysis:
    row: NeedsAnalysis = NeedsAnalysis.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=analysis_id)
    return row


def _refuse_released(analysis: NeedsAnalysis) -> None:
    if analysis.released_on is not None:
        raise AnalysisNotPossible(_("Diese Analyse ist freigegeben. Beginnen Sie eine neue Ausgabe."))


def _draw_lines(actor: Actor, analysis: NeedsAnalysis, said: dict[tuple[int, int], tuple[str, str]]) -> None:
    """Write demand and supply of every municipality and field, with what was said about them before."""
    needs = gather(actor, analysis.reference_date, analysis.months)
    lines = []
    for unit in needs.units:
        for entry in needs.fields:
            judgement, text = said.get((unit.pk, entry.pk), (Judgement.UNKNOWN, ""))
            lines.append(
                NeedsLine(
                    tenant_id=actor.tenant_id,
                    analysis=analysis,
                    unit=unit,
                    field=entry,
                    sought=needs.sought.get((unit.pk, entry.pk), 0),
                    missing=needs.missing.get((unit.pk, entry.pk), 0),
                    offers=needs.offers_at(unit.pk, entry.pk),
                    judgement=judgement,
                    text=text,
                )
            )
    NeedsLine.objects.bulk_create(lines)


def _begin(actor: Actor, reference_date: date, months: int, introduction: str) -> NeedsAnalysis:
    rows = NeedsAnalysis.objects.for_tenant(actor).filter(reference_date=reference_date)
    if rows.filter(released_on__isnull=True).exists():
        raise AnalysisNotPossible(_("Zu diesem Stichtag ist schon eine Analyse in Arbeit."))
    newest = rows.aggregate(newest=Max("edition"))["newest"] or 0
    made: NeedsAnalysis = NeedsAnalysis.objects.create(
        tenant_id=actor.tenant_id,
        reference_date=reference_date,
        edition=newest + 1,
        months=months,
        introduction=introduction.strip(),
        written_by_id=actor.staff_id,
    )
    return made


@transaction.atomic
def start_needs_analysis(
    *, actor: Actor, reference_date: date, months: int = 12, introduction: str = ""
) -> NeedsAnalysis:
    """
    Draw demand and supply as of a day, so that people can judge them.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AnalysisNotPossible: the day lies ahead, the span is odd, or one of that day is in work.
    :raises RuleViolation: the words speak of a person.
    """
    require(policy.start_needs_analysis(actor))
    reasons = []
    if reference_date > actor.today:
        reasons.append(_("Der Stichtag liegt in der Zukunft."))
    if not 1 <= months <= LONGEST_SPAN:
        reasons.append(_("Der Zeitraum liegt zwischen 1 und 60 Monaten."))
    if reasons:
        raise AnalysisNotPossible.because(reasons)
    publish(FreeTextWritten((introduction,)))
    analysis = _begin(actor, reference_date, months, introduction)
    _draw_lines(actor, analysis, {})
    log.record(actor, "needs_analysis.started", analysis, edition=analysis.edition)
    return analysis


@transaction.atomic
def introduce_needs_analysis(*, actor: Actor, analysis_id: int, version: int, introduction: str) -> NeedsAnalysis:
    """
    Write the words that stand before the figures.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AnalysisNotPossible: it is released, or somebody was quicker.
    :raises RuleViolation: the words speak of a person.
    """
    analysis = _under_lock(actor, analysis_id)
    require(policy.introduce_needs_analysis(actor, analysis))
    _refuse_released(analysis)
    if analysis.version != version:
        raise AnalysisNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    publish(FreeTextWritten((introduction,)))
    analysis.introduction = introduction.strip()
    analysis.version += 1
    analysis.save(update_fields=["introduction", "version"])
    log.record(actor, "needs_analysis.introduced", analysis)
    return analysis


@transaction.atomic
def judge_needs_line(
    *, actor: Actor, analysis_id: int, unit_id: int, field_id: int, judgement: str, text: str
) -> NeedsLine:
    """
    Say what demand and supply of a municipality and field mean: a gap, doubled, enough, or still unknown.

    :raises PermissionDenied: the policy refuses this actor, or refuses him in this municipality.
    :raises AnalysisNotPossible: it is released, there is no such line, or the judgement does not exist.
    :raises RuleViolation: the words speak of a person.
    """
    analysis = _under_lock(actor, analysis_id)
    require(policy.judge_needs_line(actor, analysis))
    require(policy.judge_needs_line_in(actor, unit_id))
    _refuse_released(analysis)
    rows = NeedsLine.objects.for_tenant(actor).filter(analysis=analysis, unit_id=unit_id, field_id=field_id)
    line: NeedsLine | None = rows.select_for_update(of=("self",)).first()
    if line is None:
        raise AnalysisNotPossible(_("Diese Zeile gibt es in der Analyse nicht."))
    if judgement not in Judgement.values:
        raise AnalysisNotPossible(_("Bitte wählen Sie eine Beurteilung."))
    publish(FreeTextWritten((text,)))
    line.judgement, line.text = judgement, text.strip()
    line.save(update_fields=["judgement", "text"])
    log.record(actor, "needs_analysis.judged", analysis, line=line.pk, judgement=judgement)
    return line


@transaction.atomic
def release_needs_analysis(*, actor: Actor, analysis_id: int) -> NeedsAnalysis:
    """
    Release the analysis: from now on nobody changes it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AnalysisNotPossible: it is released already, or nothing in it was judged.
    """
    analysis = _under_lock(actor, analysis_id)
    require(policy.release_needs_analysis(actor, analysis))
    _refuse_released(analysis)
    lines = NeedsLine.objects.for_tenant(actor).filter(analysis=analysis)
    if not lines.exclude(judgement=Judgement.UNKNOWN).exists():
        raise AnalysisNotPossible(_("Noch keine Zeile ist beurteilt."))
    analysis.released_on = actor.today
    analysis.version += 1
    analysis.save(update_fields=["released_on", "version"])
    log.record(actor, "needs_analysis.released", analysis, edition=analysis.edition)
    return analysis


@transaction.atomic
def renew_needs_analysis(*, actor: Actor, analysis_id: int) -> NeedsAnalysis:
    """
    Begin a new edition of a released analysis: figures drawn anew, judgements and words taken along.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AnalysisNotPossible: it is not released yet, or a newer edition is in work.
    """
    former = _under_lock(actor, analysis_id)
    require(policy.renew_needs_analysis(actor, former))
    if former.released_on is None:
        raise AnalysisNotPossible(_("Diese Ausgabe ist noch in Arbeit."))
    lines = NeedsLine.objects.for_tenant(actor).filter(analysis=former)
    said = {(line.unit_id, line.field_id): (line.judgement, line.text) for line in lines}
    analysis = _begin(actor, former.reference_date, former.months, former.introduction)
    _draw_lines(actor, analysis, said)
    log.record(actor, "needs_analysis.renewed", analysis, edition=analysis.edition)
    return analysis
