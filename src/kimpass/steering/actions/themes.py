"""Bundle findings to themes and carry them up the ladder (SYS-03, SYS-05, SYS-11)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.organisation.models import CatalogueEntry
from kimpass.steering import policy
from kimpass.steering.actions.moving import MoveNotPossible, move_theme
from kimpass.steering.events import ThemeChanged
from kimpass.steering.models import Finding, Theme, ThemeFinding, ThemeStep
from kimpass.steering.selectors.ladder import ladder, open_step
from kimpass.steering.selectors.wording import personal_traces

__all__ = [
    "MoveNotPossible",
    "ThemeNotPossible",
    "add_finding_to_theme",
    "bundle_findings",
    "change_theme",
    "merge_theme",
    "move_theme",
    "split_theme",
]


class ThemeNotPossible(RuleViolation):
    """The theme cannot be made or changed that way."""


def _theme(actor: Actor, theme_id: int) -> Theme:
    theme: Theme = Theme.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=theme_id)
    return theme


def _field(actor: Actor, field_id: int) -> CatalogueEntry:
    rows = CatalogueEntry.objects.for_tenant(actor).filter(pk=field_id, catalogue="field_of_action")
    field: CatalogueEntry | None = rows.first()
    if field is None:
        raise ThemeNotPossible(_("Bitte wählen Sie ein Handlungsfeld."))
    return field


def _changed(theme: Theme) -> None:
    findings = ThemeFinding.objects.asked_for().filter(
        tenant_id=theme.tenant_id, theme=theme, valid_until__isnull=True, superseded_at__isnull=True
    )
    ids = tuple(findings.order_by("finding_id").values_list("finding_id", flat=True))
    publish(ThemeChanged(tenant_id=theme.tenant_id, theme_id=theme.pk, finding_ids=ids))


def _attach(actor: Actor, theme: Theme, finding_ids: Iterable[int], on: date) -> None:
    wanted = set(finding_ids)
    released = Finding.objects.visible_to(actor).filter(state=Finding.State.RELEASED, pk__in=wanted)
    findings = list(released.select_for_update(of=("self",)))
    if len(findings) != len(wanted):
        raise ThemeNotPossible(_("Nur freigegebene Strukturhinweise können gebündelt werden."))
    taken = ThemeFinding.objects.for_tenant(actor).filter(finding__in=findings, superseded_at__isnull=True)
    if taken.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)).exists():
        raise ThemeNotPossible(_("Ein ausgewählter Strukturhinweis gehört schon zu einem Thema."))
    for finding in findings:
        ThemeFinding.objects.create(tenant_id=actor.tenant_id, theme=theme, finding=finding, valid_from=on)


def _not_later_than_today(actor: Actor, on: date, refusal: type[RuleViolation]) -> None:
    if on > actor.today:
        raise refusal(_("Das Datum liegt in der Zukunft."))


def _no_person(*texts: str) -> None:
    if traces := personal_traces(*texts):
        raise ThemeNotPossible(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )


@transaction.atomic
def bundle_findings(
    *,
    actor: Actor,
    title: str,
    field_id: int,
    priority: str,
    finding_ids: list[int],
    on: date,
    summary: str = "",
    is_generative: bool = False,
) -> Theme:
    """
    Make a theme of findings and set it on the first step of the ladder.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ThemeNotPossible: nothing was chosen, a finding is bundled already, or the tenant has no ladder.
    """
    require(policy.bundle_findings(actor))
    _not_later_than_today(actor, on, ThemeNotPossible)
    _no_person(title, summary)
    if not finding_ids:
        raise ThemeNotPossible(_("Bitte wählen Sie mindestens einen Strukturhinweis aus."))
    steps = ladder(actor)
    if not steps:
        raise ThemeNotPossible(_("Für diesen Kreis ist noch keine Stufenleiter eingerichtet."))
    theme: Theme = Theme.objects.create(
        tenant_id=actor.tenant_id,
        title=title,
        summary=summary,
        field=_field(actor, field_id),
        priority=priority,
        is_generative=is_generative,
        created_on=on,
        created_by_id=actor.staff_id,
    )
    _attach(actor, theme, finding_ids, on)
    ThemeStep.objects.create(tenant_id=actor.tenant_id, theme=theme, step=steps[0], entered_on=on)
    _changed(theme)
    log.record(actor, "theme.bundled", theme, findings=len(finding_ids))
    return theme


@transaction.atomic
def add_finding_to_theme(*, actor: Actor, theme_id: int, finding_id: int, on: date) -> Theme:
    """
    Add one finding to a theme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ThemeNotPossible: the finding is bundled already, or the theme has been merged.
    """
    theme = _theme(actor, theme_id)
    require(policy.add_finding_to_theme(actor, theme))
    _not_later_than_today(actor, on, ThemeNotPossible)
    if theme.merged_into_id is not None:
        raise ThemeNotPossible(_("Dieses Thema ist mit einem anderen zusammengeführt."))
    _attach(actor, theme, [finding_id], on)
    _changed(theme)
    log.record(actor, "theme.finding_added", theme, finding=finding_id)
    return theme


@transaction.atomic
def change_theme(
    *,
    actor: Actor,
    theme_id: int,
    version: int,
    title: str,
    summary: str,
    priority: str,
    stage: str,
    is_generative: bool,
) -> Theme:
    """
    Change what a theme says about itself.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ThemeNotPossible: somebody changed it in between, or the text names a person.
    """
    theme = _theme(actor, theme_id)
    require(policy.change_theme(actor, theme))
    if theme.version != version:
        raise ThemeNotPossible(_("Das Thema wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _no_person(title, summary)
    if theme.stage != stage:
        log.record(actor, "theme.stage_changed", theme, before=theme.stage, after=stage)
    theme.title, theme.summary, theme.priority, theme.stage = title, summary, priority, stage
    theme.is_generative = is_generative
    theme.version += 1
    theme.save(update_fields=["title", "summary", "priority", "stage", "is_generative", "version"])
    log.record(actor, "theme.changed", theme, stage=stage, priority=priority)
    return theme


@transaction.atomic
def merge_theme(*, actor: Actor, theme_id: int, into_id: int, on: date) -> Theme:
    """
    Move a duplicate's findings to another theme; the trail stays in both.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ThemeNotPossible: both are the same, or one is merged already.
    """
    locked = Theme.objects.visible_to(actor).filter(pk__in={theme_id, into_id}).order_by("pk")
    themes = {theme.pk: theme for theme in locked.select_for_update(of=("self",))}
    theme, into = themes[theme_id], themes[into_id]
    require(policy.merge_theme(actor, theme))
    _not_later_than_today(actor, on, ThemeNotPossible)
    if theme_id == into_id:
        raise ThemeNotPossible(_("Ein Thema kann nicht mit sich selbst zusammengeführt werden."))
    if theme.merged_into_id is not None or into.merged_into_id is not None:
        raise ThemeNotPossible(_("Eines der Themen ist schon zusammengeführt."))
    links = list(ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=True))
    if any(link.valid_from > on for link in links):
        raise ThemeNotPossible(_("Das Datum liegt vor dem Tag, an dem ein Strukturhinweis gebündelt wurde."))
    for link in links:
        _end_link(link, on)
        ThemeFinding.objects.create(tenant_id=actor.tenant_id, theme=into, finding_id=link.finding_id, valid_from=on)
    theme.merged_into = into
    theme.version += 1
    theme.save(update_fields=["merged_into", "version"])
    _changed(theme)
    _changed(into)
    log.record(actor, "theme.merged", theme, into=into.pk)
    return into


@transaction.atomic
def split_theme(
    *, actor: Actor, theme_id: int, title: str, field_id: int, priority: str, finding_ids: list[int], on: date
) -> Theme:
    """
    Take some findings of a theme into a theme of their own; it starts on the step where its origin stands.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ThemeNotPossible: nothing or everything was chosen, or the theme has been merged.
    """
    theme = _theme(actor, theme_id)
    require(policy.split_theme(actor, theme))
    _not_later_than_today(actor, on, ThemeNotPossible)
    _no_person(title)
    if theme.merged_into_id is not None:
        raise ThemeNotPossible(_("Dieses Thema ist mit einem anderen zusammengeführt."))
    links = list(ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=True))
    going = [link for link in links if link.finding_id in set(finding_ids)]
    now = open_step(actor, theme)
    reasons = []
    if not going or len(going) != len(set(finding_ids)):
        reasons.append(_("Bitte wählen Sie Strukturhinweise dieses Themas aus."))
    elif len(going) == len(links):
        reasons.append(_("Mindestens ein Strukturhinweis bleibt beim bisherigen Thema."))
    if any(link.valid_from > on for link in going):
        reasons.append(_("Das Datum liegt vor dem Tag, an dem ein Strukturhinweis gebündelt wurde."))
    if now is None or now.entered_on > on:
        reasons.append(_("Das Datum liegt vor dem Beginn der jetzigen Stufe."))
    if reasons or now is None:
        raise ThemeNotPossible.because(reasons)
    made: Theme = Theme.objects.create(
        tenant_id=actor.tenant_id,
        title=title,
        field=_field(actor, field_id),
        priority=priority,
        split_from=theme,
        created_on=on,
        created_by_id=actor.staff_id,
    )
    for link in going:
        _end_link(link, on)
        ThemeFinding.objects.create(tenant_id=actor.tenant_id, theme=made, finding_id=link.finding_id, valid_from=on)
    ThemeStep.objects.create(tenant_id=actor.tenant_id, theme=made, step=now.step, entered_on=on)
    _changed(theme)
    _changed(made)
    log.record(actor, "theme.split", theme, into=made.pk, findings=len(going))
    return made


def _end_link(link: ThemeFinding, on: date) -> None:
    """End a link; one that began the same day never held a day, so it goes."""
    if link.valid_from == on:
        link.delete()
        return
    link.valid_until = on
    link.save(update_fields=["valid_until"])
