"""Correct or take back a span of a post's past."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import post_corrections as actions
from kimpass.organisation.forms.post_corrections import CorrectPeriodForm, WithdrawForm
from kimpass.organisation.models import Post, PostFunction
from kimpass.organisation.selectors.post_keys import find_row
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views.post_frame import work
from kimpass.organisation.views.posts import page_of
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once


def _asked(request: Request, post: Post) -> tuple[str, Any] | None:
    return find_row(request.actor, post, request.GET.get("eintrag", "")[:40])


@guarded(Post, policy.correct_post_period)
@once
def correct_post_period(request: Request, row: Post) -> HttpResponse:
    found = _asked(request, row)
    if found is None:
        return go_to(request, page_of(row))
    kind, span = found
    form = CorrectPeriodForm(request.actor, kind, span, request.POST or None)

    def act() -> None:
        actions.correct_post_period(actor=request.actor, post_id=row.pk, kind=kind, row_id=span.pk, **form.corrected())

    return work(
        request,
        form,
        act,
        title=_("Eintrag berichtigen"),
        button=_("Berichtigen"),
        back=page_of(row),
        success=_("Der Eintrag ist berichtigt. Die frühere Fassung bleibt lesbar."),
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )


@guarded(Post, policy.withdraw_post_period)
@once
def withdraw_post_period(request: Request, row: Post) -> HttpResponse:
    found = _asked(request, row)
    if found is None:
        return go_to(request, page_of(row))
    kind, span = found
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.withdraw_post_period(actor=request.actor, post_id=row.pk, kind=kind, row_id=span.pk, reason=reason)

    return work(
        request,
        form,
        act,
        title=_("Eintrag zurücknehmen"),
        button=_("Zurücknehmen"),
        back=page_of(row),
        success=_("Der Eintrag ist zurückgenommen. Er bleibt unter den früheren Fassungen lesbar."),
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )
