from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.discussions import Talk
from kimpass.casework.forms.seats import SeatsForm
from kimpass.casework.models import CaseDiscussion, DiscussionParticipant
from kimpass.organisation.models import Agency
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

NAMES = ("topic", "held_on", "result", "harmless_reason")
KINDS_ACROSS = [choice for choice in CaseDiscussion.Kind.choices if choice[0] != CaseDiscussion.Kind.CASE]


class DiscussionForm(SeatsForm):
    """A talk on a case, or across cases; across cases the kind is chosen, on a case whether people are named."""

    kind = ChipsField(label=_("Art"), choices=KINDS_ACROSS)
    is_named = forms.BooleanField(
        label=_("namentlich: jede Stelle steht in einer gültigen Schweigepflichtentbindung"), required=False
    )
    held_on = GermanDateField(label=_("Am"))
    topic = CleanCharField(label=_("Thema"), max_length=200)
    result = CleanTextField(
        label=_("Ergebnis"),
        max_length=4000,
        rows=5,
        required=False,
        help_text=_("Anonymisiert heißt: ohne Namen, Daten, Adressen. Kann nachgetragen werden."),
    )
    harmless_reason = CleanCharField(
        label=_("Warum ist niemand erkennbar?"),
        max_length=300,
        required=False,
        help_text=_("Nur nötig, wenn oben ein Wort beanstandet wird, das keine Person meint."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        agencies: Sequence[Agency],
        today: date,
        on_case: bool,
        discussion: CaseDiscussion | None = None,
        seats: Sequence[DiscussionParticipant] = (),
    ) -> None:
        initial: dict[str, Any] = {"held_on": today}
        if discussion is not None:
            initial = {name: getattr(discussion, name) for name in NAMES}
            initial |= {"is_named": not discussion.is_anonymised, "kind": discussion.kind}
        super().__init__(data, initial=initial)
        self.on_case, self.kind_stays = on_case, discussion.kind if discussion is not None else ""
        if on_case or self.kind_stays:
            del self.fields["kind"]
        if not on_case:
            del self.fields["is_named"]
        self.add_seats(agencies, [(seat.function, seat.agency.key if seat.agency else "") for seat in seats])

    def talk(self) -> Talk:
        """Return what was talked about."""
        values = self.cleaned_data
        chosen = self.kind_stays or values.get("kind", "")
        return Talk(
            kind=CaseDiscussion.Kind.CASE if self.on_case else chosen,
            seats=self.seats(),
            is_anonymised=not values.get("is_named"),
            **{name: values[name] for name in NAMES},
        )
