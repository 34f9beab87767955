from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import ReconstructionCopy
from kimpass.steering.selectors.themes import theme_cards
from kimpass.ui.choosing import key_of, select_key


class AttachForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, copy: ReconstructionCopy, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        themes = [(card.theme.public_id, card.theme.title, card.theme.pk) for card in theme_cards(actor)]
        field = select_key(_("Thema"), themes, empty=_("kein Thema"))
        field.initial = key_of(themes, copy.theme_id)
        self.fields["theme_id"] = field
