from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import caseload_moves as actions
from kimpass.casework.forms.caseload_moves import MoveForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import kept
from kimpass.casework.selectors.record import ids_of
from kimpass.kernel.access import Permission, RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.organisation.models import StaffMember
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once


@allowed(policy.list_caseload_moves)
def caseload_moves(request: Request) -> HttpResponse:
    actor = request.actor
    everybody = actor.may(Permission.CASELOAD_MOVE) and actor.may(Permission.CASE_FIGURES)
    own = StaffMember.objects.for_tenant(actor).filter(pk=actor.staff_id)
    page = {
        "moves": kept.moves(actor, everybody=everybody),
        "holders": kept.holders(actor) if everybody else list(own),
        "everybody": everybody,
        "today": actor.today,
    }
    return render(request, "casework/caseload_moves/caseload_moves.html", page)


@guarded(StaffMember, policy.move_caseload)
@once
def move_caseload(request: Request, member: StaffMember) -> HttpResponse:
    actor = request.actor
    cases = kept.own_cases(actor) if member.pk == actor.staff_id else None
    if cases:
        note_reads(request, Case, ids_of(cases))
    others = [each for each in kept.colleagues(actor, actor.today) if each.pk != member.pk]
    form = MoveForm(request.POST or None, colleagues=others, cases=cases, today=actor.today)
    if form.is_valid():
        try:
            move = actions.move_caseload(actor=actor, from_staff_id=member.pk, at=timezone.now(), **form.wanted())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            words = {"number": move.number_of_cases, "day": f"{move.moved_on:%d.%m.%Y}"}
            messages.success(request, _("%(number)s Fälle gehen am %(day)s über.") % words)
            return go_to(request, "casework:caseload_moves")
    page = {"form": form, "member": member, "holdings": kept.holdings(actor, member), "is_self": cases is not None}
    return render(request, "casework/caseload_moves/move_caseload.html", page, status=422 if form.errors else 200)
