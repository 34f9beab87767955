"""Look whether a measure works."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.steering import policy
from kimpass.steering.actions import effects
from kimpass.steering.forms.effects import EffectCheckForm
from kimpass.steering.models import Measure
from kimpass.steering.views.frame import work
from kimpass.steering.views.measures import page_of
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


@guarded(Measure, policy.record_effect_check)
@once
def record_effect_check(request: Request, row: Measure) -> HttpResponse:
    form = EffectCheckForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        effects.record_effect_check(actor=request.actor, measure_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Wirkung prüfen"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Die Wirkungsprüfung ist festgehalten."),
    )
