from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import accounts as actions
from kimpass.organisation.actions.staff import AccountRefused
from kimpass.organisation.forms.staff import JoinForm
from kimpass.organisation.models import StaffMember
from kimpass.organisation.views.staff import page_of
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.join_login)
@once
def join_login(request: Request) -> HttpResponse:
    form = JoinForm(request.actor, request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        try:
            member = actions.join_login(
                actor=request.actor,
                code=values["code"],
                name=values["name"],
                function=values["function"],
                agency_id=values["employer_id"],
                role=form.wish(),
            )
        except AccountRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Person kann jetzt auch hier arbeiten."))
            return go_to(request, page_of(member))
    return show(request, "organisation/accounts/join_login.html", {"form": form}, invalid=bool(form.errors))


@guarded(StaffMember, policy.renew_password)
@once
def renew_password(request: Request, member: StaffMember) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        try:
            password = actions.renew_password(actor=request.actor, staff_id=member.pk)
        except AccountRefused as refusal:
            reasons = refusal.reasons
        else:
            # Shown by this answer and kept nowhere: no redirect could carry it.
            context = {"member": member, "password": password, "back": page_of(member)}
            return render(request, "organisation/accounts/one_time_password.html", context)
    context = {"member": member, "back": page_of(member), "reasons": reasons}
    status = 422 if reasons else 200
    return render(request, "organisation/accounts/renew_password.html", context, status=status)
