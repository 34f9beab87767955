from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import extra_values
from kimpass.casework.models import Case
from kimpass.casework.selectors import extra_figures as figures
from kimpass.casework.selectors.minimum_documentation import missing_now
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation.models import ExtraField
from kimpass.organisation.presenters import ExtraForm
from kimpass.organisation.selectors import extra_fields
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

WORK = "casework/record/work.html"


def documented(case: Case, today: date) -> dict[str, Any]:
    """Return what the section of the situation says beyond the ladder: own fields, and what is missing."""
    found = missing_now(case, today)
    fields = extra_fields.of_target(extra_fields.all_fields(case.tenant_id), ExtraField.Target.CASE)
    return {
        "extra_rows": extra_fields.shown(fields, case.extra, today),
        "has_extra_fields": bool(extra_fields.in_use(fields, today)),
        "missing": found.missing(case.phase),
        "judged_by": found.version,
    }


def show_extra(case: Case, notes: Iterable[Any], today: date) -> None:
    """Put beside each note what the district's own fields say; a look at the fields only where one says something."""
    told = [note for note in notes if note.extra]
    if not told:
        return
    fields = extra_fields.of_target(extra_fields.all_fields(case.tenant_id), ExtraField.Target.CONTACT)
    for note in told:
        note.shown_extra = [row for row in extra_fields.shown(fields, note.extra, today) if row.words]


@guarded(Case, policy.record_case_values)
@once
def record_case_values(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    fields = extra_fields.fields_in_use(actor.tenant_id, ExtraField.Target.CASE, actor.today)
    form = ExtraForm(request.POST or None, extra=fields, values=case.extra)
    back = f"{case.get_absolute_url()}?abschnitt=lage"
    if form.is_valid():
        try:
            extra_values.record_case_values(actor=actor, case_id=case.pk, **form.said())
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
            form.has_seen(case.extra)
        else:
            messages.success(request, _("Die weiteren Angaben sind gespeichert."))
            return go_to(request, back)
    page = {"form": form, "case": case, "title": _("Weitere Angaben"), "submit": _("Speichern"), "back": back}
    if not fields:
        page["lead"] = _("Der Kreis hat für Fälle keine Zusatzfelder eingerichtet.")
    return show(request, WORK, page, invalid=bool(form.errors))


@allowed(policy.see_extra_figures)
def extra_figures(request: Request) -> HttpResponse:
    found = figures.extra_figures(request.actor, request.actor.today)
    return render(request, "casework/extra_values/extra_figures.html", {"found": found, "today": request.actor.today})
