"""Forms around their fields: what is wrong, said once above them."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.ui.components.marks import words


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error of one field, with the place to jump to."""

    label: str
    target: str
    error: str


def complaints(form: BaseForm) -> list[Complaint]:
    """Return what is wrong, field by field, in the order of the form."""
    found = []
    for name in form.fields:
        if name not in form.errors:
            continue
        bound = form[name]
        target = "" if bound.is_hidden else f"{bound.auto_id}_group" if bound.use_fieldset else bound.id_for_label
        found += [Complaint(words(bound.label), target, str(error)) for error in bound.errors]
    return found


def form_errors(*, form: BaseForm) -> SafeString:
    """Say above a form what to correct, with links to the fields, and that nothing typed is lost."""
    entries = complaints(form)
    count = len({entry.label for entry in entries})
    title = (
        ngettext("Bitte prüfen Sie eine Angabe", "Bitte prüfen Sie %(count)s Angaben", count) % {"count": count}
        if count
        else _("Das geht so noch nicht")
    )
    values = {"form": form, "entries": entries, "general": form.non_field_errors(), "title": title}
    return render_to_string("ui/forms/errors.html", values)
