from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import relocations
from kimpass.casework.forms.relocations import RelocateForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import kept
from kimpass.casework.views.referrals import WORK
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.relocate_case)
@once
def relocate_case(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = RelocateForm(
        request.POST or None,
        units=[unit for unit in kept.units(actor) if unit.pk != case.unit_id],
        colleagues=kept.colleagues(actor, actor.today),
    )
    if form.is_valid():
        try:
            relocations.relocate_case(actor=actor, case_id=case.pk, at=timezone.now(), **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Fall liegt jetzt in der anderen Kommune. Frühere Zahlen bleiben."))
            return go_to(request, "casework:caseload")
    page = {
        "form": form,
        "case": case,
        "title": _("Umzug in eine andere Kommune des Kreises"),
        "lead": _("Ab heute begleitet die Kollegin oder der Kollege dort; Sie sehen den Fall dann nicht mehr."),
        "submit": _("Fall übergeben"),
        "back": case.get_absolute_url(),
    }
    return show(request, WORK, page, invalid=bool(form.errors))
