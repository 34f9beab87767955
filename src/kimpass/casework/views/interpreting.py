from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import interpreting
from kimpass.casework.forms.interpreting import InterpretingForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import interpreting as found
from kimpass.casework.selectors.record import Header
from kimpass.casework.views.acting import act, section_of
from kimpass.kernel.http import Request, guarded
from kimpass.network.selectors import interpreters
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def section(request: Request, head: Header) -> dict[str, Any]:
    """Return what the section "Termine und Aufgaben" shows of interpreting."""
    return {"interpreting": found.booked(head.case, dict(interpreters.language_choices(request.actor)))}


@guarded(Case, policy.request_interpreting)
@once
def request_interpreting(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    languages = found.spoken_first(case, actor)
    names = dict(languages)
    pool = [
        (row, interpreters.in_words(interpreters.languages_of(row), names))
        for row in interpreters.interpreter_list(actor)
    ]
    form = InterpretingForm(posted(request), languages=languages, pool=pool, today=actor.today)

    def do(values: dict[str, Any]) -> str:
        names = ("language", "starts_at", "minutes_planned", "interpreter_id")
        interpreting.request_interpreting(actor=actor, case_id=case.pk, **{name: values[name] for name in names})
        return section_of(case, "termine")

    return act(
        request,
        form,
        do,
        case=case,
        title=_("Dolmetschen anfragen"),
        submit=_("Anfragen"),
        back=section_of(case, "termine"),
        success=_("Die Anfrage ist eingetragen. Den Stand sehen Sie hier und unter „Dolmetschen“."),
    )
