"""The steps a theme can take, and where it stands."""

from kimpass.kernel.access import Actor
from kimpass.steering.models import LadderStep, Theme, ThemeStep


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
