"""Posts: the filters of the register, and one form for each thing that is done to a post."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.posts import AreaData, PostData, TermsData
from kimpass.organisation.forms.keyed import UNKNOWN, KeyedField, add_areas, agencies, areas_of, fte, served
from kimpass.organisation.models import BuildingBlock, PostTerms, Recruitment, TenantModule
from kimpass.organisation.selectors.posts import Wanted
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, SelectField, known_at_end_of

State = Recruitment.State
STATES = [(state.value, state.label) for state in State if state != State.GIVEN_BACK]
RELATIONS = (
    ("employing_body_id", _("Anstellungsträger")),
    ("workplace_id", _("Arbeitsort")),
    ("professional_supervision_id", _("Fachaufsicht")),
    ("line_management_id", _("Dienstaufsicht")),
    ("grant_recipient_id", _("Zuwendungsempfänger")),
)
ALL = ("", _("alle"))


class RegisterForm(forms.Form):
    """Which posts, on which day, as known on which day; kept in the address."""

    mark_optional = False

    stichtag = GermanDateField(label=_("Stichtag"), required=False)
    bekannt = GermanDateField(label=_("Kenntnisstand"), required=False)
    stand = SelectField(label=_("Verfahren"), choices=[ALL, *State.choices], required=False)
    beendet = forms.BooleanField(label=_("beendete Stellen"), required=False)

    def __init__(self, actor: Actor, data: Any) -> None:
        super().__init__(data)
        self.actor, words = actor, words_of(actor)
        self.fields["funktion"] = SelectField(label=_("Funktion"), choices=[ALL, *words.functions()], required=False)
        self.fields["baustein"] = SelectField(
            label=words.word("block_word"), choices=[ALL, *words.blocks()], required=False
        )
        self.fields["einheit"] = KeyedField(label=_("Einheit"), rows=served(actor), empty=_("alle"), required=False)

    def asked(self) -> tuple[date, datetime | None, Wanted]:
        """Return day, instant of knowledge and filters; what does not fit counts as not asked."""
        self.is_valid()
        found, today = self.cleaned_data, self.actor.today
        wanted = Wanted(
            block=found.get("baustein") or "",
            function=found.get("funktion") or "",
            unit_id=found.get("einheit"),
            state=found.get("stand") or "",
            gone=bool(found.get("beendet")),
        )
        return found.get("stichtag") or today, known_at_end_of(found.get("bekannt"), today), wanted


class TermsForm(forms.Form):
    """Five separate relations and the approved size, from a day on."""

    def __init__(self, actor: Actor, data: Any = None, *, terms: PostTerms | None = None, word: str = "") -> None:
        super().__init__(data)
        offered = agencies(actor)
        self.fields["valid_from"] = GermanDateField(label=_("Gilt ab"), initial=actor.today)
        self.fields["fte_approved"] = fte(_("Bewilligt, in VZÄ"), help_text=_("leer: unbekannt"))
        self.fields["fte_approved"].initial = terms.fte_approved if terms else None
        for name, label in RELATIONS:
            named = word if word and name == "professional_supervision_id" else label
            initial = getattr(terms, name) if terms else None
            self.fields[name] = KeyedField(label=named, rows=offered, empty=UNKNOWN, required=False, initial=initial)

    def terms(self) -> TermsData:
        """Return what the action takes."""
        return TermsData(**{name: self.cleaned_data[name] for name in TermsData.__dataclass_fields__})


def _blocks(actor: Actor) -> list[tuple[str, Any]]:
    """Return the Bausteine a district carries out today (TEN-05)."""
    without = set() if actor.works_with(TenantModule.Part.BUILDING_BLOCK_3) else {BuildingBlock.THREE.value}
    return [(value, label) for value, label in words_of(actor).blocks() if value not in without]


class SetUpPostForm(TermsForm):
    """A new post, or a pool of them."""

    def __init__(self, actor: Actor, data: Any = None, *, word: str = "") -> None:
        super().__init__(actor, data, word=word)
        later = self.fields
        self.fields = {
            "number": CleanCharField(label=_("Nummer der Stelle"), max_length=40),
            "building_block": ChipsField(label=words_of(actor).word("block_word"), choices=_blocks(actor)),
            "function": SelectField(label=_("Funktion"), choices=[("", "–"), *words_of(actor).functions()]),
            **later,
        }
        add_areas(self, actor)
        self.fields["state"] = SelectField(
            label=_("Besetzungsverfahren"), choices=[("", UNKNOWN), *STATES], required=False
        )
        self.fields["reason"] = reason_field()

    def post(self) -> PostData:
        """Return what the post is for."""
        return PostData(**{name: self.cleaned_data[name] for name in PostData.__dataclass_fields__})

    def areas(self) -> list[AreaData]:
        """Return the areas it serves."""
        return areas_of(self)


def reason_field() -> CleanTextField:
    """Return the field for the written reason of an allocation."""
    return CleanTextField(
        label=_("Begründung der Zuteilung"),
        help_text=_("Zum Beispiel Größe oder Infrastruktur der Kommune. Keine Namen von Personen."),
        max_length=300,
        rows=3,
        required=False,
    )


class ReasonForm(forms.Form):
    """Why the post was given where it is."""

    def __init__(self, data: Any = None, *, reason: str = "") -> None:
        super().__init__(data, initial={"reason": reason})
        self.fields["reason"] = reason_field()


class ShareForm(forms.Form):
    """Which areas a post serves from a day on."""

    def __init__(self, actor: Actor, data: Any = None, *, stored: Iterable[AreaData] = ()) -> None:
        super().__init__(data)
        self.fields["valid_from"] = GermanDateField(label=_("Gilt ab"), initial=actor.today)
        add_areas(self, actor, stored)

    def areas(self) -> list[AreaData]:
        """Return the areas it serves."""
        return areas_of(self)


class RecruitmentForm(forms.Form):
    """How far the filling has come, from a day on."""

    state = SelectField(label=_("Besetzungsverfahren"), choices=[("", "–"), *STATES])
    valid_from = GermanDateField(label=_("Seit"))


class DivertForm(forms.Form):
    """Which programme a post is lent to, by which permission, for how long."""

    programme = CleanCharField(
        label=_("Programm"), max_length=100, required=False, help_text=_("leer: wieder für KIM verfügbar")
    )
    permitted_on = GermanDateField(label=_("Sondergenehmigung vom"), required=False)
    valid_from = GermanDateField(label=_("Gilt ab"))
    last_day = GermanDateField(label=_("Bis einschließlich"), required=False)

    def programme_in_words(self) -> str:
        """Return the programme with the day of its permission."""
        name, day = self.cleaned_data["programme"], self.cleaned_data["permitted_on"]
        if not name or day is None:
            return str(name)
        told = _("%(programme)s (Sondergenehmigung vom %(day)s)")
        return str(told % {"programme": name, "day": f"{day:%d.%m.%Y}"})


class LastDayForm(forms.Form):
    """Until when."""

    last_day = GermanDateField(label=_("Letzter Tag"))
