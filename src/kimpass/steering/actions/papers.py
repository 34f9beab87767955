"""Papers prepared for decision, in editions, and their way through bodies (BOD-07, BOD-12)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Precision
from kimpass.steering import policy
from kimpass.steering.models import AgendaItem, Body, DecisionPaper, DeliberationPath, Session, Theme, ThemeEvidence
from kimpass.steering.selectors.agenda import is_too_small
from kimpass.steering.selectors.office_text import person_in


class PaperNotPossible(RuleViolation):
    """The paper cannot be written, released or sent on its way like that."""


@dataclass(frozen=True, slots=True)
class PaperData:
    """What a paper says."""

    title: str
    situation: str = ""
    proposal: str = ""
    alternatives: str = ""
    costs: str = ""

    def traces(self) -> list[str]:
        """Return what stands against the words."""
        return person_in(self.title, self.situation, self.proposal, self.alternatives, self.costs)


@dataclass(frozen=True, slots=True)
class Stop:
    """A station on the way of a paper: a body of the register, or one that is only named."""

    body_id: int | None = None
    body_name: str = ""
    on: date | None = None
    precision: str = Precision.DAY
    remark: str = ""


def _paper(actor: Actor, paper_id: int) -> DecisionPaper:
    rows = DecisionPaper.objects.visible_to(actor).select_related("theme").select_for_update(of=("self",))
    paper: DecisionPaper = rows.get(pk=paper_id)
    return paper


def _new_edition(actor: Actor, theme: Theme, data: PaperData, on: date) -> DecisionPaper:
    editions = DecisionPaper.objects.for_tenant(actor).filter(theme=theme)
    if editions.filter(released_on__isnull=True).exists():
        raise PaperNotPossible(_("An diesem Thema ist schon eine Vorlage in Arbeit."))
    last = editions.aggregate(last=Max("edition"))["last"] or 0
    paper: DecisionPaper = DecisionPaper.objects.create(
        tenant_id=actor.tenant_id,
        theme=theme,
        edition=last + 1,
        written_on=on,
        written_by_id=actor.staff_id,
        **asdict(data),
    )
    return paper


@transaction.atomic
def write_paper(*, actor: Actor, theme_id: int, data: PaperData, on: date) -> DecisionPaper:
    """
    Begin a paper on a theme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: one is in work, the theme was merged, or the words name a person.
    """
    theme: Theme = Theme.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=theme_id)
    require(policy.write_paper(actor, theme))
    reasons = data.traces()
    if theme.merged_into_id is not None:
        reasons.append(_("Dieses Thema ist mit einem anderen zusammengeführt."))
    if reasons:
        raise PaperNotPossible.because(reasons)
    paper = _new_edition(actor, theme, data, on)
    log.record(actor, "paper.written", paper, edition=paper.edition)
    return paper


@transaction.atomic
def change_paper(*, actor: Actor, paper_id: int, version: int, data: PaperData) -> DecisionPaper:
    """
    Change a paper that is not released yet.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: it is released, somebody changed it in between, or the words name a person.
    """
    paper = _paper(actor, paper_id)
    require(policy.change_paper(actor, paper))
    if paper.released_on is not None:
        raise PaperNotPossible(_("Eine freigegebene Vorlage bleibt, wie sie ist. Schreiben Sie eine neue Fassung."))
    if paper.version != version:
        raise PaperNotPossible(_("Die Vorlage wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := data.traces():
        raise PaperNotPossible.because(reasons)
    values = asdict(data)
    for name, value in values.items():
        setattr(paper, name, value)
    paper.version += 1
    paper.save(update_fields=[*values, "version"])
    log.record(actor, "paper.changed", paper, edition=paper.edition)
    return paper


@transaction.atomic
def release_paper(*, actor: Actor, paper_id: int, on: date) -> DecisionPaper:
    """
    Release an edition: from then on it stays as it is, with the counts of this moment.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: it is released, something is missing, or too few cases stand behind its theme.
    """
    paper = _paper(actor, paper_id)
    require(policy.release_paper(actor, paper))
    reasons = []
    if paper.released_on is not None:
        reasons.append(_("Diese Fassung ist schon freigegeben."))
    if not paper.situation.strip() or not paper.proposal.strip():
        reasons.append(_("Zur Freigabe gehören Sachverhalt und Vorschlag."))
    if is_too_small(actor, paper.theme):
        reasons.append(_("Hinter diesem Thema stehen zu wenige Fälle, um es in einem Gremium zu zeigen."))
    if reasons:
        raise PaperNotPossible.because(reasons)
    evidence = ThemeEvidence.objects.for_tenant(actor).filter(theme=paper.theme).first()
    paper.case_count = evidence.case_count if evidence else None
    paper.municipality_count = evidence.municipality_count if evidence else None
    paper.released_on = on
    paper.version += 1
    paper.save(update_fields=["case_count", "municipality_count", "released_on", "version"])
    # Sessions to come show the edition that is decided on; what was held keeps the one it had.
    coming = AgendaItem.objects.for_tenant(actor).filter(theme=paper.theme, session__state=Session.State.PLANNED)
    coming.update(paper=paper)
    theme = paper.theme
    if theme.stage != Theme.Stage.DECISION_PAPER:
        theme.stage = Theme.Stage.DECISION_PAPER
        theme.version += 1
        theme.save(update_fields=["stage", "version"])
    log.record(actor, "paper.released", paper, edition=paper.edition)
    return paper


@transaction.atomic
def renew_paper(*, actor: Actor, paper_id: int, on: date) -> DecisionPaper:
    """
    Begin a new edition from a released one.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: it is not released, or an edition is in work already.
    """
    paper = _paper(actor, paper_id)
    require(policy.renew_paper(actor, paper))
    if paper.released_on is None:
        raise PaperNotPossible(_("Diese Fassung ist noch in Arbeit."))
    Theme.objects.for_tenant(actor).select_for_update(of=("self",)).get(pk=paper.theme_id)
    data = PaperData(paper.title, paper.situation, paper.proposal, paper.alternatives, paper.costs)
    renewed = _new_edition(actor, paper.theme, data, on)
    log.record(actor, "paper.renewed", renewed, edition=renewed.edition)
    return renewed


def _stop_obstacles(actor: Actor, on: date | None, precision: str, outcome: str) -> list[str]:
    reasons = []
    if precision not in Precision.values:
        reasons.append(_("Bitte wählen Sie, wie genau der Tag bekannt ist."))
    if outcome not in DeliberationPath.Outcome.values:
        reasons.append(_("Bitte wählen Sie ein Ergebnis."))
    if outcome != DeliberationPath.Outcome.PENDING and on is not None and on > actor.today:
        reasons.append(_("Ein Ergebnis kann nicht in der Zukunft liegen."))
    return reasons


@transaction.atomic
def add_deliberation(*, actor: Actor, paper_id: int, stop: Stop) -> DeliberationPath:
    """
    Put a body on the way of a paper, behind those that are on it (BOD-12).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: no body is named, or the words name a person.
    """
    paper = _paper(actor, paper_id)
    require(policy.add_deliberation(actor, paper))
    body = Body.objects.for_tenant(actor).filter(pk=stop.body_id).first() if stop.body_id else None
    name = stop.body_name.strip() or (body.name if body else "")
    reasons = person_in(name, stop.remark)
    reasons += _stop_obstacles(actor, stop.on, stop.precision, DeliberationPath.Outcome.PENDING)
    if not name:
        reasons.append(_("Bitte wählen oder nennen Sie ein Gremium."))
    if reasons:
        raise PaperNotPossible.because(reasons)
    path = DeliberationPath.objects.for_tenant(actor).filter(paper=paper)
    last = path.aggregate(last=Max("sort"))["last"] or 0
    station: DeliberationPath = DeliberationPath.objects.create(
        tenant_id=actor.tenant_id,
        paper=paper,
        sort=last + 1,
        body=body,
        body_name=name,
        on=stop.on,
        precision=stop.precision,
        remark=stop.remark,
    )
    log.record(actor, "paper.station_added", paper, station=station.sort)
    return station


@transaction.atomic
def record_deliberation(
    *,
    actor: Actor,
    paper_id: int,
    place: int,
    outcome: str,
    on: date | None,
    precision: str = Precision.DAY,
    remark: str = "",
) -> DeliberationPath:
    """
    Write down what a body on the way made of a paper.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperNotPossible: there is no such station, the day lies ahead, or the paper is not released.
    """
    paper = _paper(actor, paper_id)
    require(policy.record_deliberation(actor, paper))
    rows = DeliberationPath.objects.for_tenant(actor).filter(paper=paper, sort=place)
    station: DeliberationPath | None = rows.select_for_update(of=("self",)).first()
    reasons = person_in(remark) + _stop_obstacles(actor, on, precision, outcome)
    if station is None:
        reasons.append(_("Diese Station gibt es nicht."))
    if paper.released_on is None and outcome != DeliberationPath.Outcome.PENDING:
        reasons.append(_("Beraten werden kann erst, was freigegeben ist."))
    if reasons or station is None:
        raise PaperNotPossible.because(reasons)
    station.outcome, station.on, station.precision, station.remark = outcome, on, precision, remark
    station.save(update_fields=["outcome", "on", "precision", "remark"])
    log.record(actor, "paper.station_recorded", paper, station=station.sort, outcome=outcome)
    return station
