from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy
from kimpass.network.actions import doubles as actions
from kimpass.network.forms.doubles import JudgeForm
from kimpass.network.models import Service
from kimpass.network.selectors import directory, doubles
from kimpass.network.views import frame
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


@allowed(policy.view_doubles)
def list_doubles(request: Request) -> HttpResponse:
    context = {"pairs": doubles.alike(request.actor), "judged": doubles.judgements(request.actor)}
    return render(request, "network/doubles/doubles.html", context)


@guarded(Service, policy.judge_pair)
@once
def judge_pair(request: Request, row: Service) -> HttpResponse:
    actor, back = request.actor, reverse("network:doubles")
    others = directory.service_list(actor).exclude(pk=row.pk)
    wanted = request.GET.get("mit", "")
    form = JudgeForm(posted(request), others=list(others), chosen=wanted)

    def act(form: JudgeForm) -> str:
        actions.judge_pair(actor=actor, service_id=row.pk, **form.cleaned_data)
        return back

    lead = _("Dieses Angebot: %(name)s, %(agency)s") % {"name": row.name, "agency": row.agency.name}
    title, success = _("Zwei Angebote vergleichen"), _("Die Entscheidung ist vermerkt.")
    return frame.work(request, form, act, title=title, back=back, success=success, button=_("Entscheiden"), lead=lead)
