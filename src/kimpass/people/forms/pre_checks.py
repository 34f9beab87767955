"""One question of a pre-check, in a form for its kind; "weiß ich nicht" is an answer, passing it over is none."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.law.facts import LEVELS
from kimpass.law.rulebook import Rulebook, shipped
from kimpass.people.selectors.check_words import ANSWERS
from kimpass.people.selectors.law_checks import Question
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, GermanDecimalField, SelectField

KNOWN, NONE, UNKNOWN = "angabe", "keine", "unbekannt"
# What has no "there is none": a level is at least A0, a yes-or-no question says no itself.
WITHOUT_NONE = frozenset({"bool", "code", "level", "title"})
SENTENCES = (("Geldstrafe", gettext_lazy("Geldstrafe")), ("Freiheitsstrafe", gettext_lazy("Freiheitsstrafe")),
             ("Jugendstrafe", gettext_lazy("Jugendstrafe")))  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _decimal(label: Any, **more: Any) -> GermanDecimalField:
    return GermanDecimalField(label=label, required=False, min_value=0, **more)


class AnswerForm(forms.Form):
    """The answer to one question; `stored` says how the law's vocabulary writes it."""

    answer = ChipsField(label=gettext_lazy("Antwort"), choices=())

    def __init__(self, *args: Any, question: Question, book: Rulebook | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields.update(FIELDS[question.type](question, book or shipped()))
        chosen: Any = self.fields["answer"]
        chosen.choices = self._choices()

    def _choices(self) -> list[tuple[str, str]]:
        kind = self.question.type
        unknown = (UNKNOWN, _("Weiß ich nicht"))
        if kind == "bool":
            return [("ja", _("Ja")), ("nein", _("Nein")), unknown]
        if kind in {"code", "level"}:
            values = (*(LEVELS if kind == "level" else ()), *self.question.values)
            return [*((value, str(ANSWERS.get(value, value))) for value in values), unknown]
        none = [] if kind in WITHOUT_NONE else [(NONE, _("Gibt es nicht"))]
        return [(KNOWN, _("Ja, und zwar:")), *none, unknown]

    def clean(self) -> dict[str, Any]:
        """Ask for the answer itself where somebody says that there is one."""
        found = super().clean() or {}
        if found.get("answer") == KNOWN and not self.errors and STORED[self.question.type](found) in (None, {}, []):
            first = next(name for name in self.fields if name != "answer")
            self.add_error(first, _("Bitte tragen Sie die Angabe ein, oder wählen Sie „Weiß ich nicht“."))
        return found

    def stored(self) -> Any:
        """Return the answer as the law's vocabulary writes it; None was asked and is unknown."""
        answer = self.cleaned_data["answer"]
        if answer == UNKNOWN:
            return None
        if answer == NONE:
            return False
        if self.question.type == "bool":
            return answer == "ja"
        if self.question.type in {"code", "level"}:
            return answer
        return STORED[self.question.type](self.cleaned_data)


def _day(label: Any) -> GermanDateField:
    return GermanDateField(label=label, required=False)


def _nothing(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {}


def _date(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {"day": _day(_("Tag"))}


def _amount(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {"number": _decimal(_("Zahl"))}


def _share(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    hint = _("Als Anteil von 1, zum Beispiel 0,75 für drei Viertel.")
    return {"number": _decimal(_("Anteil"), help_text=hint)}


def _int(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {"number": _decimal(_("Zahl"), decimal_places=0)}


def _text(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    hint = _("Ein Stichwort genügt; keine Namen, bei Strafen keine Tat.")
    return {"text": CleanCharField(label=_("Stichwort"), required=False, max_length=120, help_text=hint)}


def _title(_question: Question, book: Rulebook) -> dict[str, forms.Field]:
    choices = [("", _("bitte wählen")), *((row.code, f"{row.citation} – {row.name}") for row in book.papers.values())]
    return {"title": SelectField(label=_("Titel"), choices=choices, required=False)}


def _span(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {"first": _day(_("Von")), "last": _day(_("Bis"))}


def _job(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    return {
        "insured": _yes_no(_("Sozialversicherungspflichtig?")),
        "hours": _decimal(_("Stunden in der Woche")),
        "net": _decimal(_("Netto im Monat (Euro)")),
    }


# What the law asks of a sentence beside its measure, never what was done (Art. 10 GDPR).
OF_A_SENTENCE = {
    "vorsatz": gettext_lazy("Wegen Vorsatz?"),
    "rechtskraeftig": gettext_lazy("Rechtskräftig?"),
    "bewaehrung": gettext_lazy("Zur Bewährung ausgesetzt?"),
    "erlassen": gettext_lazy("Strafe nach der Bewährungszeit erlassen?"),
    "menschenverachtend": gettext_lazy("Menschenverachtender Beweggrund im Urteil festgestellt?"),
}


def _yes_no(label: Any) -> ChipsField:
    choices = [("ja", _("Ja")), ("nein", _("Nein"))]
    return ChipsField(label=label, choices=choices, required=False)


def _sentence(_question: Question, _book: Rulebook) -> dict[str, forms.Field]:
    hint = _("Mehrere Verurteilungen bitte zusammenzählen.")
    return {
        "kind": ChipsField(label=_("Art der Strafe (nie die Tat)"), choices=SENTENCES, required=False),
        "rates": _decimal(_("Tagessätze"), decimal_places=0, help_text=hint),
        "months": _decimal(_("Monate"), decimal_places=0),
        **{name: _yes_no(label) for name, label in OF_A_SENTENCE.items()},
    }


Values = dict[str, Any]


def _stored_job(found: Values) -> Values:
    values = {
        "sv": YES_NO.get(found.get("insured") or ""),
        "stunden": _number(found.get("hours")),
        "netto": _number(found.get("net")),
    }
    return {key: value for key, value in values.items() if value is not None}


YES_NO = {"ja": True, "nein": False}


def _stored_sentence(found: Values) -> Values:
    values = {"art": found.get("kind") or None, "tagessaetze": _number(found.get("rates"))}
    values["monate"] = _number(found.get("months"))
    values |= {name: YES_NO.get(found.get(name) or "") for name in OF_A_SENTENCE}
    return {key: value for key, value in values.items() if value is not None}


def _stored_span(found: Values) -> list[str | None]:
    first = _iso(found.get("first"))
    return [] if first is None else [first, _iso(found.get("last"))]


def _stored_list(found: Values) -> list[str]:
    return [part.strip() for part in str(found.get("text") or "").split(",") if part.strip()]


FIELDS: dict[str, Callable[[Question, Rulebook], dict[str, forms.Field]]] = {
    "bool": _nothing,
    "code": _nothing,
    "level": _nothing,
    "date": _date,
    "application": _date,
    "number": _amount,
    "share": _share,
    "int": _int,
    "text": _text,
    "list": _text,
    "title": _title,
    "abroad": _span,
    "marriage": _span,
    "job": _job,
    "sentence": _sentence,
    "offences": _sentence,
}
STORED: dict[str, Callable[[Values], Any]] = {
    "bool": lambda found: found.get("answer"),
    "code": lambda found: found.get("answer"),
    "level": lambda found: found.get("answer"),
    "date": lambda found: _iso(found.get("day")),
    "application": lambda found: _iso(found.get("day")),
    "number": lambda found: _number(found.get("number")),
    "share": lambda found: _number(found.get("number")),
    "int": lambda found: _number(found.get("number")),
    "text": lambda found: found.get("text") or None,
    "list": _stored_list,
    "title": lambda found: found.get("title") or None,
    "abroad": _stored_span,
    "marriage": _stored_span,
    "job": _stored_job,
    "sentence": _stored_sentence,
    "offences": lambda found: [_stored_sentence(found)] if _stored_sentence(found) else [],
}


class BasisForm(forms.Form):
    """Under which norm to examine."""

    basis = ChipsField(label=gettext_lazy("Vorschrift"), choices=())

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["basis"]
        chosen.choices = choices


class NothingForm(forms.Form):
    """A button."""
