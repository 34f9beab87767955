from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm, select
from kimpass.steering.models import ReconstructionCopy
from kimpass.steering.selectors.themes import theme_cards


class AttachForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, copy: ReconstructionCopy, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        themes = [(card.theme.public_id, card.theme.title, card.theme.pk) for card in theme_cards(actor)]
        numbers = {public_id: pk for public_id, _title, pk in themes}
        field = select(
            _("Thema"),
            [(public_id, title) for public_id, title, _pk in themes],
            required=False,
            empty=_("kein Thema"),
            coerce=numbers.__getitem__,
        )
        field.initial = next((public_id for public_id, _title, pk in themes if pk == copy.theme_id), "")
        self.fields["theme_id"] = field
