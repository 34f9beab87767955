"""The own account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimpass.kernel.http import Request, allowed
from kimpass.web import policy
from kimpass.web.account import account_of
from kimpass.web.navigation import address


@allowed(policy.view_account)
@require_safe
def account(request: Request) -> HttpResponse:
    """Show who is signed in, with which roles, and who deputises."""
    values = {
        "account": account_of(request.actor),
        "deputies_url": address("organisation:deputies"),
        "rights_url": address("organisation:rights"),
    }
    return render(request, "web/account/account.html", values)
