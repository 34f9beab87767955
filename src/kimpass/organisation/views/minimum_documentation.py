from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.actions import minimum_documentation as actions
from kimpass.organisation.forms.minimum_documentation import AgreeForm
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors import minimum_documentation as selectors
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

HOME = "organisation:minimum_documentation"


@allowed(policy.see_minimum_documentation)
def minimum_documentation(request: Request) -> HttpResponse:
    actor = request.actor
    labels = selectors.fact_labels(extra_fields.all_fields(actor.tenant_id))
    held = selectors.version_on(actor.tenant_id, actor.today)
    rows = [
        (version, selectors.by_phase(version, labels), held is not None and held.pk == version.pk)
        for version in selectors.versions(actor)
    ]
    can = {
        "agree_minimum_documentation": policy.agree_minimum_documentation(actor),
        "see_administration": policy.see_administration(actor),
    }
    return render(
        request,
        "organisation/minimum_documentation/minimum_documentation.html",
        {"rows": rows, "can": can, "today": actor.today},
    )


@allowed(policy.agree_minimum_documentation)
@once
def agree(request: Request) -> HttpResponse:
    actor = request.actor
    own = extra_fields.in_use(extra_fields.all_fields(actor.tenant_id), actor.today)
    last = next(iter(selectors.versions(actor)), None)
    form = AgreeForm(
        request.POST or None,
        labels=selectors.fact_labels(own),
        rules=last.rules if last else {},
        newest=last.document_version if last else 0,
        today=actor.today,
    )
    if form.is_valid():
        try:
            actions.agree_minimum_documentation(actor=actor, **form.values())
        except RuleViolation as refusal:
            form.refuse(refusal, selectors.newest_number(actor))
        else:
            messages.success(request, _("Die neue Version ist eingetragen und gilt in allen Kommunen."))
            return go_to(request, reverse(HOME))
    page = {"form": form, "back": reverse(HOME), "last": last}
    return show(request, "organisation/minimum_documentation/agree.html", page, invalid=bool(form.errors))
