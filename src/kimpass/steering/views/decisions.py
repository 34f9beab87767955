"""Record what a session decided."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.steering import policy
from kimpass.steering.actions import decisions
from kimpass.steering.forms.sessions import DecisionForm
from kimpass.steering.models import AgendaItem
from kimpass.steering.views.frame import work
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


@guarded(AgendaItem, policy.record_decision)
@once
def record_decision(request: Request, row: AgendaItem) -> HttpResponse:
    back = reverse("steering:session", args=[row.session.public_id])
    form = DecisionForm(request.actor, posted(request), item=row)

    def act(values: dict[str, Any]) -> str:
        decisions.record_decision(actor=request.actor, agenda_item_id=row.pk, **values)
        return back

    return work(
        request,
        form,
        act,
        title=_("Beschluss eintragen"),
        button=_("Eintragen"),
        back=back,
        success=_("Der Beschluss ist eingetragen."),
    )
