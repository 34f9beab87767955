"""What goes to the Land, as seen at home."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import submissions
from kimpass.controlling.forms.submissions import WithdrawForm
from kimpass.controlling.models import ReportRelease, Submission
from kimpass.controlling.selectors.submissions import (
    issues_to_hand_over,
    land_tenant,
    releases_to_hand_over,
    submissions_of,
)
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering.models import StateIssue
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once

PAGE = 25


def submission_page(row: Submission) -> str:
    return reverse("controlling:submission", args=[row.public_id])


@allowed(policy.see_submissions)
def submission_list(request: Request) -> HttpResponse:
    actor = request.actor
    releases, issues = releases_to_hand_over(actor), issues_to_hand_over(actor)
    context = {
        "page": Paginator(submissions_of(actor), PAGE).get_page(request.GET.get("seite")),
        "releases": [(row, policy.hand_over_release(actor, row)) for row in releases],
        "issues": [(row, policy.hand_over_issue(actor, row)) for row in issues],
        "has_land": land_tenant() is not None,
    }
    return render(request, "controlling/submissions/submission_list.html", context)


@guarded(Submission, policy.see_submission)
def submission(request: Request, row: Submission) -> HttpResponse:
    can = policy.withdraw_submission(request.actor, row) and row.withdrawn_on is None
    return render(request, "controlling/submissions/submission.html", {"row": row, "can_withdraw": can})


@guarded(ReportRelease, policy.hand_over_release)
@once
def hand_over_release(request: Request, row: ReportRelease) -> HttpResponse:
    return press(
        request,
        lambda: submissions.hand_over_release(actor=request.actor, release_id=row.pk),
        back=reverse("controlling:submissions"),
        success=_("Die Fassung liegt jetzt dem Land vor."),
    )


@guarded(StateIssue, policy.hand_over_issue)
@once
def hand_over_issue(request: Request, row: StateIssue) -> HttpResponse:
    return press(
        request,
        lambda: submissions.hand_over_issue(actor=request.actor, issue_id=row.pk),
        back=reverse("controlling:submissions"),
        success=_("Das Anliegen liegt jetzt dem Land vor; die Antwort erscheint hier und am Anliegen."),
    )


@guarded(Submission, policy.withdraw_submission)
@once
def withdraw_submission(request: Request, row: Submission) -> HttpResponse:
    def act(values: dict[str, Any]) -> str:
        submissions.withdraw_submission(actor=request.actor, submission_id=row.pk, reason=values["reason"])
        return submission_page(row)

    return work(
        request,
        WithdrawForm(posted(request)),
        act,
        title=_("Vom Land zurücknehmen"),
        button=_("Zurücknehmen"),
        back=submission_page(row),
        success=_("Zurückgenommen. Beim Land steht nur noch der Grund."),
    )
