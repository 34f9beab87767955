"""What became of it: answers, and the page of those who reported."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import feedback
from kimpass.steering.forms.feedback import STAGE_LENGTH, FeedbackForm
from kimpass.steering.models import Feedback, Theme
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.feedback import my_findings as own_findings
from kimpass.steering.selectors.ladder import open_step
from kimpass.steering.views.frame import sections, work
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once


@guarded(Theme, policy.give_feedback)
@once
def give_feedback(request: Request, row: Theme) -> HttpResponse:
    now = open_step(request.actor, row)
    initial = {"stage": now.step.label[:STAGE_LENGTH] if now else ""}
    form = FeedbackForm(request.actor, posted(request), initial=initial)
    back = reverse("steering:theme", args=[row.public_id])

    def act(values: dict[str, Any]) -> str:
        page = request.build_absolute_uri(reverse("steering:my_findings"))
        feedback.give_feedback(actor=request.actor, theme_id=row.pk, at=timezone.now(), page=page, **values)
        return back

    return work(
        request,
        form,
        act,
        title=_("Rückmeldung geben"),
        button=_("Rückmelden"),
        back=back,
        success=_("Alle, die zu diesem Thema gemeldet haben, erhalten die Rückmeldung."),
    )


@allowed(policy.view_own_findings)
def my_findings(request: Request) -> HttpResponse:
    writer = counter(request.actor)
    rows = [(row, writer.of_finding(row)) for row in own_findings(request.actor)]
    context = {
        "tabs": sections(request, "mine"),
        "rows": rows,
        "unseen": sum(not answer.is_read for row, _cases in rows for answer in row.answers),
    }
    return render(request, "steering/feedback/my_findings.html", context)


@guarded(Feedback, policy.mark_feedback_seen)
@once
def mark_feedback_seen(request: Request, row: Feedback) -> HttpResponse:
    wanted = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return press(
        request,
        lambda: feedback.mark_feedback_seen(actor=request.actor, feedback_id=row.pk, at=timezone.now()),
        back=wanted if inside else reverse("steering:my_findings"),
        success=_("Als gelesen vermerkt."),
    )
