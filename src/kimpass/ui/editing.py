"""Two people change the same thing: nobody overwrites the other unseen, both versions are shown (promise 14)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.forms import BaseForm, Field
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SEEN, TAKE = "seen_values", "take_stored"
Raw = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed something last, and when; nobody named when the trail does not say."""

    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value as it is stored now and as it was typed."""

    name: str
    label: str
    stored: str
    typed: str


@dataclass(frozen=True, slots=True)
class Clash:
    """What differs between the stored version and the one just typed."""

    rows: tuple[Difference, ...]
    change: Change


def _raw(field: Field, value: Any) -> Raw:
    """Return a value as the browser would send it, so that typed and stored ones compare."""
    if isinstance(field.widget, forms.CheckboxInput):
        return "on" if value and value not in {"False", "0"} else ""
    if isinstance(value, list | tuple | set):
        return tuple(sorted(str(part) for part in value))
    shown = value
    if isinstance(field.widget, forms.TextInput | forms.Textarea | forms.DateInput) and value is not None:
        shown = field.widget.format_value(value)
    return "" if shown is None else str(shown).replace("\r\n", "\n").strip()


def _stored(form: BaseForm, name: str) -> Raw:
    field = form.fields[name]
    value = field.prepare_value(form.get_initial_for_field(field, name))
    many = isinstance(field, forms.MultipleChoiceField)
    return _raw(field, (value or ()) if many else value)


def _typed(form: BaseForm, name: str) -> Raw:
    field = form.fields[name]
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    many = isinstance(field, forms.MultipleChoiceField)
    return _raw(field, (value or ()) if many else value)


def _names(form: BaseForm) -> list[str]:
    hidden = (forms.HiddenInput, forms.FileInput)
    return [name for name, field in form.fields.items() if not isinstance(field.widget, hidden)]


def _in_words(field: Field, raw: Raw) -> str:
    if isinstance(raw, tuple):
        return ", ".join(_in_words(field, part) for part in raw) or "–"
    if isinstance(field.widget, forms.CheckboxInput):
        return _("ja") if raw else _("nein")
    if isinstance(field, forms.ChoiceField):
        return _choices(field).get(raw, raw) or "–"
    return raw or "–"


def _choices(field: forms.ChoiceField) -> dict[str, str]:
    found: dict[str, str] = {}
    choices: Any = field.choices
    for value, label in choices:
        grouped = label if isinstance(label, list | tuple) else [(value, label)]
        found |= {str(code): str(words) for code, words in grouped}
    return {code: words for code, words in found.items() if code}


def differences(form: BaseForm) -> tuple[Difference, ...]:
    """Return the fields that were typed otherwise than the form's initial values, which are the stored ones."""
    found = []
    for name in _names(form):
        stored, typed = _stored(form, name), _typed(form, name)
        if stored != typed:
            field = form.fields[name]
            label = str(field.label or form[name].label)
            found.append(Difference(name, label, _in_words(field, stored), _in_words(field, typed)))
    return tuple(found)


def clash(form: BaseForm, change: Change | None = None) -> Clash | None:
    """Return what to show beside a form somebody else was quicker with; None when both say the same."""
    rows = differences(form)
    return Clash(rows, change or Change()) if rows else None


def _replaced(form: BaseForm, values: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    sent: Any = form.data
    for key in sent:
        data.setlist(key, sent.getlist(key))
    for name, texts in values.items():
        data.setlist(form.add_prefix(name), texts)
    return data


def _texts(raw: Raw) -> list[str]:
    return list(raw) if isinstance(raw, tuple) else [raw] if raw else []


def take_stored(request: HttpRequest, form: BaseForm) -> None:
    """Put stored values in the place of typed ones where the user chose so; called before the form is checked."""
    wanted = [name for name in request.POST.getlist(TAKE) if name in _names(form)] if form.is_bound else []
    if wanted:
        form.data = _replaced(form, {name: _texts(_stored(form, name)) for name in wanted})


def digest(form: BaseForm) -> str:
    """Return a mark of the stored values a form shows, for rows that count no versions."""
    values = {name: _stored(form, name) for name in _names(form)}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


def is_stale(request: HttpRequest, form: BaseForm) -> bool:
    """Test whether what is stored has changed since the sent form was opened; one without a mark is taken as new."""
    seen = request.POST.get(SEEN, "")
    return form.is_bound and bool(seen) and seen != digest(form)


def refuse_stale(request: HttpRequest, form: BaseForm, change: Change, **fresh: object) -> Clash | None:
    """
    Let a form pass that knows what it replaces; else add the refusal to it and return both versions.

    `fresh` are hidden fields that from now on stand for the newer version: whoever saves again, decides.
    """
    take_stored(request, form)
    if not is_stale(request, form):
        return None
    found = clash(form, change)
    if found is not None:
        form.data = _replaced(form, {name: [str(value)] for name, value in fresh.items()})
        form.add_error(None, _("Inzwischen hat jemand anderes gespeichert. Bitte sehen Sie sich beide Fassungen an."))
    return found


def seen(*, form: BaseForm) -> SafeString:
    """Carry a mark of what is stored, see `is_stale`."""
    return format_html('<input type="hidden" name="{}" value="{}">', SEEN, digest(form))


def both_versions(*, clash: Clash | None) -> SafeString:
    """Show the stored version beside the typed one, and let the user choose field by field."""
    return render_to_string("ui/both_versions.html", {"clash": clash, "take": TAKE}) if clash else SafeString("")
