"""The own account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimpass.accounts.joining import code_of
from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed
from kimpass.web import policy
from kimpass.web.account import account_of
from kimpass.web.navigation import address


@allowed(policy.view_account)
@require_safe
def account(request: Request) -> HttpResponse:
    """Show who is signed in, with which roles, and who deputises."""
    works_on_cases = request.actor.may_somewhere(Permission.CASE_WORK)
    values = {
        "join_code": code_of(request.actor.user_id),
        "account": account_of(request.actor),
        "deputies_url": address("organisation:deputies"),
        "rights_url": address("organisation:rights"),
        "calendar_url": address("casework:own_calendar") if works_on_cases else "",
    }
    return render(request, "web/account/account.html", values)
