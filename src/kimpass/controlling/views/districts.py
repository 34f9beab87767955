from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import districts
from kimpass.controlling.forms.districts import ProfileForm
from kimpass.controlling.importer.refusal import ProfileRefused
from kimpass.kernel.http import Request, allowed
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.import_own_district)
@once
def import_own_district(request: Request) -> HttpResponse:
    posted = request.method == "POST"
    form = ProfileForm(request.POST, request.FILES) if posted else ProfileForm()
    refused: ProfileRefused | None = None
    if posted and form.is_valid():
        content, name = form.content()
        try:
            tenant = districts.import_own_district(actor=request.actor, content=content, file=name)
        except ProfileRefused as error:
            refused = error
        else:
            messages.success(request, _("%(name)s ist eingelesen.") % {"name": tenant.name})
            return go_to(request, "controlling:overview")
    context = {"form": form, "refusals": refused.refusals if refused else []}
    invalid = bool(form.errors) or refused is not None
    return show(request, "controlling/districts/import_own_district.html", context, invalid=invalid)
