"""Answer whoever reported."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.selectors.ladder import ladder
from kimpass.ui.choosing import select
from kimpass.ui.fields import CleanTextField

STAGE_LENGTH = 40


class FeedbackForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        stages = [(step.label[:STAGE_LENGTH], step.label) for step in ladder(actor)]
        self.fields["stage"] = select(_("Stufe"), stages, coerce=str)
        self.fields["text"] = CleanTextField(
            label=_("Was ist aus dem Hinweis geworden?"),
            max_length=2000,
            help_text=_("Alle, die zu diesem Thema gemeldet haben, lesen diese Antwort."),
        )
