"""The steps a theme can take, and where it stands."""

from dataclasses import dataclass

from django.db.models import Count

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.models import Body, LadderStep, Theme, ThemeStep


def ladder(actor: Actor) -> list[LadderStep]:
    """Return the steps the tenant uses, in their order."""
    return list(LadderStep.objects.for_tenant(actor).filter(ended_on__isnull=True).order_by("sort", "pk"))


def open_step(actor: Actor, theme: Theme) -> ThemeStep | None:
    """Return where a theme stands now."""
    steps = ThemeStep.objects.for_tenant(actor).filter(theme=theme, left_on__isnull=True)
    found: ThemeStep | None = steps.select_related("step", "session__body").first()
    return found


def all_steps(actor: Actor) -> list[LadderStep]:
    """Return every step the tenant ever had, those no longer used too."""
    return list(LadderStep.objects.for_tenant(actor).order_by("sort", "pk"))


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A step as its page shows it; `first` and `last` among those it may change places with."""

    step: LadderStep
    themes: int
    body: str
    first: bool
    last: bool


def ladder_rows(actor: Actor) -> list[LadderRow]:
    """Return every step with how many themes stand on it, those no longer used last."""
    steps = all_steps(actor)
    standing = dict(
        ThemeStep.objects.for_tenant(actor)
        .filter(left_on__isnull=True, theme__merged_into__isnull=True)
        .values_list("step_id")
        .annotate(number=Count("pk"))
        .order_by()
    )
    words = words_of(actor)
    kinds = {kind.value: words.called(kind) for kind in Body.Kind}
    rows = []
    for step in sorted(steps, key=lambda row: row.ended_on is not None):
        rank = [row.pk for row in steps if row.ended_on is None and row.is_end == step.is_end]
        rows.append(
            LadderRow(
                step=step,
                themes=standing.get(step.pk, 0),
                body=str(kinds.get(step.body_kind, "")),
                first=not rank or step.pk == rank[0] or step.ended_on is not None,
                last=not rank or step.pk == rank[-1] or step.ended_on is not None,
            )
        )
    return rows
