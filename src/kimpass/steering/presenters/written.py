"""What has been written on a theme: papers in their editions, and concerns to the Land."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.steering.models import StateIssue, Theme
from kimpass.steering.selectors.papers import editions_of


@dataclass(frozen=True, slots=True)
class Written:
    """A paper or a concern, as the page of its theme lists it."""

    title: str
    url: str
    kind: str
    state: str
    is_done: bool


def written_on(actor: Actor, theme: Theme) -> list[Written]:
    """Return what has been written on a theme, the newest first."""
    papers = [
        Written(
            row.title,
            reverse("steering:paper", args=[row.public_id]),
            _("Entscheidungsvorlage, Fassung %(number)s") % {"number": row.edition},
            _("freigegeben") if row.released_on else _("in Arbeit"),
            row.released_on is not None,
        )
        for row in editions_of(actor, theme.pk)
    ]
    issues = [
        Written(
            row.title,
            reverse("steering:state_issue", args=[row.public_id]),
            _("Anliegen an das Land"),
            row.get_state_display(),
            row.state in {StateIssue.State.ANSWERED, StateIssue.State.CLOSED},
        )
        for row in StateIssue.objects.for_tenant(actor).filter(theme=theme).order_by("-pk")
    ]
    return [*papers, *issues]
