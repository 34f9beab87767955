"""Minutes: correct and release them."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.steering import policy
from kimpass.steering.actions import minutes
from kimpass.steering.forms.sessions import MinutesForm
from kimpass.steering.models import Session
from kimpass.steering.presenters.sessions import minutes_sheet
from kimpass.steering.views.files import sheet_answer
from kimpass.steering.views.frame import work
from kimpass.steering.views.sessions import page_of
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


@guarded(Session, policy.change_minutes)
@once
def change_minutes(request: Request, row: Session) -> HttpResponse:
    form = MinutesForm(request.actor, posted(request), initial={"minutes": row.minutes})
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        minutes.change_minutes(actor=request.actor, session_id=row.pk, version=version, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Niederschrift berichtigen"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Niederschrift ist berichtigt."),
        row=row,
    )


@guarded(Session, policy.release_minutes)
@once
def release_minutes(request: Request, row: Session) -> HttpResponse:
    return press(
        request,
        lambda: minutes.release_minutes(actor=request.actor, session_id=row.pk, on=request.actor.today),
        back=page_of(row),
        success=_("Die Niederschrift ist freigegeben und bleibt, wie sie ist."),
    )


@guarded(Session, policy.view_session)
def minutes_file(request: Request, row: Session) -> HttpResponse:
    return sheet_answer(request, minutes_sheet(request.actor, row), "niederschrift")
