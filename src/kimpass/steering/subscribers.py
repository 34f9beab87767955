"""What steering does when a context below tells something."""

from django.utils.translation import gettext_noop

from kimpass.kernel.events import subscribe
from kimpass.organisation.events import TenantOpened
from kimpass.steering.models import LadderStep

# From the place of the problem to the Land (SYS-05). Labels are data: every tenant may rename them.
DEFAULT_LADDER = (
    ("bundled", gettext_noop("Gebündelt"), False),
    ("local", gettext_noop("Vor Ort, Fallkonferenz"), False),
    ("project_group", gettext_noop("Projektgruppe"), False),
    ("working_group", gettext_noop("Arbeitsgruppe"), False),
    ("steering_group", gettext_noop("Lenkungsgruppe"), False),
    ("state", gettext_noop("Land"), False),
    ("solved", gettext_noop("Gelöst"), True),
    ("dropped", gettext_noop("Nicht weiterverfolgt"), True),
)


def draw_default_ladder(event: TenantOpened) -> None:
    """Give a new tenant the ladder every tenant starts with; steps that are there already stay as they are."""
    for sort, (key, label, is_end) in enumerate(DEFAULT_LADDER):
        LadderStep.objects.asked_for().get_or_create(
            tenant_id=event.tenant_id, key=key, defaults={"label": label, "sort": sort * 10, "is_end": is_end}
        )


subscribe(TenantOpened, draw_default_ladder)
