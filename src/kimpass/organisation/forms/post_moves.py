"""Many posts at once: to another employer, and out of a pool."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.post_moves import PartData
from kimpass.organisation.forms.keyed import KeyedField, agencies, fte, served
from kimpass.organisation.models import PostFunction
from kimpass.organisation.selectors.posts import PostLine
from kimpass.organisation.selectors.words import Words, words_of
from kimpass.ui.fields import CleanCharField, GermanDateField, MultipleChipsField

ALONG = (
    ("line_management", _("Dienstaufsicht")),
    ("workplace", _("Arbeitsort")),
    ("grant_recipient", _("Zuwendungsempfänger")),
)
PARTS = 4


def _told(words: Words, line: PostLine) -> str:
    employer = line.terms.employing_body.name if line.terms and line.terms.employing_body else "–"
    return f"{line.post.number} · {words.called(PostFunction(line.post.function))} · {employer}"


class MovePostsForm(forms.Form):
    """Which posts go to whom, from which day on, and what goes with them."""

    moved_on = GermanDateField(label=_("Ab dem"))

    def __init__(self, actor: Actor, lines: Iterable[PostLine], data: Any = None) -> None:
        super().__init__(data, initial={"moved_on": actor.today})
        found = list(lines)
        self._numbers = {line.post.public_id: line.post.pk for line in found}
        self.fields["employing_body_id"] = KeyedField(
            label=_("Neuer Anstellungsträger"), rows=agencies(actor, employing=True)
        )
        self.fields["with_it"] = MultipleChipsField(
            label=_("Wechselt mit"),
            help_text=_("Die Fachaufsicht bleibt, wo sie ist."),
            choices=ALONG,
            required=False,
        )
        self.fields["posts"] = MultipleChipsField(
            label=_("Stellen"), choices=[(line.post.public_id, _told(words_of(actor), line)) for line in found]
        )

    def post_ids(self) -> list[int]:
        """Return the posts chosen."""
        return [self._numbers[key] for key in self.cleaned_data["posts"]]


class SplitForm(forms.Form):
    """Which posts are made of a pool on a day."""

    on = GermanDateField(label=_("Ab dem"))

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data, initial={"on": actor.today})
        offered = served(actor)
        for at in range(PARTS):
            words = {"number": at + 1}
            self.fields[f"number_{at}"] = CleanCharField(
                label=_("Nummer der %(number)s. Stelle") % words, max_length=40, required=False
            )
            self.fields[f"fte_{at}"] = fte(_("VZÄ"))
            self.fields[f"unit_{at}"] = KeyedField(label=_("Einsatzgebiet"), rows=offered, empty="–", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for number and size together."""
        found = super().clean() or self.cleaned_data
        for at in range(PARTS):
            number, size = found.get(f"number_{at}"), found.get(f"fte_{at}")
            if bool(number) != (size is not None) and f"fte_{at}" not in self.errors:
                missing = f"fte_{at}" if number else f"number_{at}"
                self.add_error(missing, _("Nummer und VZÄ gehören zusammen."))
        return found

    def parts(self) -> list[PartData]:
        """Return the posts to be made."""
        found = self.cleaned_data
        rows = [(found[f"number_{at}"], found[f"fte_{at}"], found[f"unit_{at}"]) for at in range(PARTS)]
        return [PartData(number, size, unit_id) for number, size, unit_id in rows if number]
