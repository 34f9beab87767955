from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import staff
from kimpass.organisation.forms.staff import LoginForm, RoleForm
from kimpass.organisation.models import RoleAssignment, StaffMember
from kimpass.organisation.selectors.accounts import held_roles, staff_list
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

ROWS = 50


def page_of(member: StaffMember) -> str:
    return reverse("organisation:staff_member", args=[member.public_id])


@allowed(policy.manage_users)
def accounts(request: Request) -> HttpResponse:
    page = Paginator(staff_list(request.actor), ROWS).get_page(request.GET.get("seite"))
    rows = [(member, held_roles(member)) for member in page.object_list]
    context = {"page": page, "rows": rows}
    return render(request, "organisation/staff/accounts.html", context)


@guarded(StaffMember, policy.manage_staff_member)
def staff_member(request: Request, member: StaffMember) -> HttpResponse:
    return _member_page(request, member)


def _member_page(request: Request, member: StaffMember, reasons: list[str] | None = None) -> HttpResponse:
    actor = request.actor
    full = staff_list(actor).filter(pk=member.pk).first()
    context: dict[str, Any] = {
        "member": member,
        "roles": held_roles(full) if full else [],
        "reasons": reasons or [],
        "can": {
            "grant_role": member.is_active and policy.grant_role(actor, member),
            "renew_password": member.is_active and policy.renew_password(actor, member),
            "deactivate": member.is_active and policy.deactivate_staff_member(actor, member),
        },
    }
    return render(request, "organisation/staff/staff_member.html", context, status=422 if reasons else 200)


@allowed(policy.add_login)
@once
def add_login(request: Request) -> HttpResponse:
    form = LoginForm(request.actor, request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        try:
            member = staff.add_login(
                actor=request.actor,
                name=values["name"],
                username=values["username"],
                password=values["password"],
                function=values["function"],
                agency_id=values["employer_id"],
                unit_id=values["home_id"],
                role=form.wish(),
                on=request.actor.today,
            )
        except staff.AccountRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Konto ist angelegt."))
            return go_to(request, page_of(member))
    return show(request, "organisation/staff/add_login.html", {"form": form}, invalid=bool(form.errors))


@guarded(StaffMember, policy.grant_role)
@once
def grant_role(request: Request, member: StaffMember) -> HttpResponse:
    form = RoleForm(request.actor, request.POST or None)
    if form.is_valid():
        try:
            staff.grant_role(actor=request.actor, staff_id=member.pk, role=form.wish(), on=request.actor.today)
        except staff.AccountRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Rolle ist vergeben."))
            return go_to(request, page_of(member))
    context = {"member": member, "form": form, "back": page_of(member)}
    return show(request, "organisation/staff/grant_role.html", context, invalid=bool(form.errors))


@guarded(StaffMember, policy.manage_staff_member)
@once
def end_role(request: Request, member: StaffMember) -> HttpResponse:
    if request.method != "POST":
        return go_to(request, page_of(member))
    asked = request.POST.get("rolle", "")[:18]
    number = int(asked) if asked.isascii() and asked.isdigit() else 0
    rows = RoleAssignment.objects.visible_to(request.actor).current()
    assignment = get_object_or_404(rows, pk=number, staff_member=member)
    try:
        staff.end_role(actor=request.actor, assignment_id=assignment.pk, on=request.actor.today, at=timezone.now())
    except staff.AccountRefused as refusal:
        return _member_page(request, member, refusal.reasons)
    messages.success(request, _("Die Rolle ist beendet."))
    return go_to(request, page_of(member))


@guarded(StaffMember, policy.deactivate_staff_member)
@once
def deactivate_staff_member(request: Request, member: StaffMember) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        try:
            staff.deactivate_staff_member(
                actor=request.actor, staff_id=member.pk, on=request.actor.today, at=timezone.now()
            )
        except staff.AccountRefused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Das Konto ist geschlossen."))
            return go_to(request, page_of(member))
    context = {"member": member, "back": page_of(member), "reasons": reasons}
    return show(request, "organisation/staff/deactivate_staff_member.html", context, invalid=bool(reasons))
