from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import services
from kimpass.casework.forms.services import LinkServiceForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import offered
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.link_service)
@once
def link_service(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = LinkServiceForm(
        request.POST or None,
        fields=offered.fields_of_action(actor),
        services=offered.services(actor),
        steps=offered.open_steps(case),
        today=actor.today,
        step=request.GET.get("schritt", ""),
    )
    back = f"{case.get_absolute_url()}?abschnitt=leistungen"
    if form.is_valid():
        try:
            services.link_service(actor=actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Leistung ist eingetragen."))
            return go_to(request, back)
    values = {"form": form, "case": case, "title": _("Leistung eintragen"), "submit": _("Eintragen"), "back": back}
    return show(request, "casework/record/work.html", values, invalid=bool(form.errors))
