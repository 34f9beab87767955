"""Bundle findings, change and move themes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import Finding, Theme, ThemeFinding, ThemeStep
from kimpass.steering.selectors import choices
from kimpass.steering.selectors.bodies import sessions_of
from kimpass.steering.selectors.findings import FindingFilter, finding_list
from kimpass.steering.selectors.ladder import ladder
from kimpass.steering.selectors.themes import theme_cards
from kimpass.ui.choosing import chips_of, key_of, select_key
from kimpass.ui.fields import CHOOSE, ChipsField, CleanCharField, CleanTextField, GermanDateField

OFFERED = 200


def _words(finding: Finding) -> str:
    place = finding.unit.name if finding.unit else _("ganzer Kreis")
    return f"{finding.title} – {finding.field.label_de}, {place}"


def _keyed(rows: Iterable[Finding]) -> choices.Keyed:
    return [(row.public_id, _words(row), row.pk) for row in rows]


def _unbundled(actor: Actor, field_id: int | None = None) -> choices.Keyed:
    return _keyed(finding_list(actor, FindingFilter(field_id=field_id), unbundled=True)[:OFFERED])


class BundleFindingsForm(ActorForm):
    title = CleanCharField(label=_("Titel des Themas"), max_length=160)
    summary = CleanTextField(label=_("Worum es geht"), max_length=4000, required=False)

    def __init__(self, actor: Actor, *args: Any, only_field: int | None = None, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["field_id"] = select_key(_("Handlungsfeld"), choices.fields_by_code(actor), required=True)
        self.fields["priority"] = ChipsField(
            label=_("Priorität"), choices=Theme.Priority.choices, initial=Theme.Priority.MEDIUM
        )
        self.fields["finding_ids"] = chips_of(_("Strukturhinweise"), _unbundled(actor, only_field), required=True)
        self.fields["is_generative"] = forms.BooleanField(
            label=_("Generatives Thema (aus einer Planungskonferenz, für die Lenkungsgruppe)"), required=False
        )
        self.fields["on"] = GermanDateField(label=_("Gebündelt am"), initial=actor.today, latest=actor.today)


class ChangeThemeForm(ActorForm):
    title = CleanCharField(label=_("Titel des Themas"), max_length=160)
    summary = CleanTextField(label=_("Worum es geht"), max_length=4000, required=False)
    priority = ChipsField(label=_("Priorität"), choices=Theme.Priority.choices)
    stage = ChipsField(label=_("Aufbereitung"), choices=Theme.Stage.choices)
    is_generative = forms.BooleanField(
        label=_("Generatives Thema (aus einer Planungskonferenz, für die Lenkungsgruppe)"), required=False
    )


class AddFindingForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["finding_id"] = select_key(_("Strukturhinweis"), _unbundled(actor), required=True)
        self.fields["on"] = GermanDateField(label=_("Zugeordnet am"), initial=actor.today, latest=actor.today)


class MergeThemeForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        others = [card.theme for card in theme_cards(actor) if card.theme.pk != theme.pk]
        keyed = [(other.public_id, other.title, other.pk) for other in others]
        self.fields["into_id"] = select_key(_("Aufgehen in"), keyed, required=True)
        self.fields["on"] = GermanDateField(label=_("Zusammengeführt am"), initial=actor.today, latest=actor.today)


class SplitThemeForm(ActorForm):
    title = CleanCharField(label=_("Titel des neuen Themas"), max_length=160)

    def __init__(self, actor: Actor, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        fields = choices.fields_by_code(actor)
        links = ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=True)
        rows = [link.finding for link in links.select_related("finding__unit", "finding__field").order_by("pk")]
        self.fields["finding_ids"] = chips_of(
            _("Diese Hinweise gehen mit"),
            _keyed(rows),
            required=True,
            help_text=_("Alle anderen bleiben beim bisherigen Thema."),
        )
        self.fields["field_id"] = select_key(_("Handlungsfeld"), fields, required=True)
        self.fields["field_id"].initial = key_of(fields, theme.field_id)
        self.fields["priority"] = ChipsField(
            label=_("Priorität"), choices=Theme.Priority.choices, initial=theme.priority
        )
        self.fields["on"] = GermanDateField(label=_("Geteilt am"), initial=actor.today, latest=actor.today)


class MoveThemeForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, now: ThemeStep | None, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        here = now.step_id if now is not None else None
        steps = [(step.key, step.label) for step in ladder(actor) if step.pk != here]
        sessions = [
            (row.public_id, f"{row.body.name}, {row.number}. Sitzung", row.pk) for row in sessions_of(actor)[:50]
        ]
        self.fields["step_key"] = ChipsField(label=_("Nächste Stufe"), choices=steps)
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Ergebnis auf der jetzigen Stufe"),
            choices=ThemeStep.Outcome.choices,
            error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
        )
        self.fields["on"] = GermanDateField(label=_("Am"), initial=actor.today, latest=actor.today)
        self.fields["session_id"] = select_key(_("In der Sitzung"), sessions, empty=_("ohne Sitzung"))
        self.fields["reason"] = CleanCharField(
            label=_("Grund"),
            required=False,
            max_length=300,
            help_text=_("Nötig, außer wenn das Thema an die nächste Stufe geht."),
        )
        self.fields["feedback"] = CleanTextField(
            label=_("Rückmeldung an alle, die beigetragen haben"), required=False, max_length=2000, rows=3
        )
