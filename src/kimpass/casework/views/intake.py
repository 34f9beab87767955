from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import intake
from kimpass.casework.forms.intake import AddCaseMemberForm, BeginIntakeForm
from kimpass.casework.models import AccessRequest, Case
from kimpass.casework.selectors.access import identity_of
from kimpass.casework.selectors.phases import missing_for
from kimpass.casework.selectors.target_groups import hint_for, hint_words
from kimpass.casework.selectors.uma import has_track
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.organisation.selectors.target_groups import groups_on
from kimpass.people.models import Person
from kimpass.people.presenters import seen_mark
from kimpass.people.selectors.births import read_birth
from kimpass.people.selectors.names import DuplicateHint, possible_duplicates
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _announced(request: Request) -> AccessRequest | None:
    """Return the access request this intake comes of, as the address says."""
    address = request.GET.get("zugang", "")
    if not address:
        return None
    visible = AccessRequest.objects.visible_to(request.actor)
    found: AccessRequest = get_object_or_404(visible, public_id=address[:12].replace("\x00", ""))
    note_reads(request, AccessRequest, [found.pk])
    return found


def _known(actor: Actor, announced: AccessRequest | None) -> dict[str, Any]:
    """Return what the access request already says about the form."""
    if announced is None:
        return {}
    identity = identity_of(announced) if policy.see_access_identity(actor, announced) else None
    told = {"family_name": identity.name, "phone": identity.reachable_by} if identity else {}
    return {"unit": announced.unit.public_id, **told}


def typed_hints(request: Request, typed: QueryDict) -> list[DuplicateHint]:
    """Return who may be the same person, from what has been typed so far."""
    try:
        year = read_birth(typed.get("birth", "").strip()[:30]).year
    except ValueError:
        year = None
    hints = possible_duplicates(
        request.actor,
        family_name=typed.get("family_name", "")[:120].replace("\x00", ""),
        given_names=typed.get("given_names", "")[:120].replace("\x00", ""),
        birth_year=year,
    )
    note_reads(request, Person, [hint.person_id for hint in hints])
    return hints


def has_seen(request: Request, hints: list[DuplicateHint]) -> bool:
    """Test whether the people who may be the same stood on the page the form was sent from."""
    return not hints or request.POST.get("seen", "") == seen_mark(hints)


def _say_what_comes_next(request: Request, case: Case, actor: Actor) -> None:
    messages.success(request, _("Der Fall %(number)s ist angelegt.") % {"number": case.number})
    if missing := missing_for(case, actor.today):
        words = ", ".join(missing)
        messages.info(request, _("Vor der nächsten Phase wird gebraucht: %(papers)s.") % {"papers": words})
    if (hint := hint_for(actor, case)) is not None:
        messages.info(request, hint_words(hint))


@allowed(policy.begin_intake)
@once
def begin_intake(request: Request) -> HttpResponse:
    announced = _announced(request)
    hints: list[DuplicateHint] | None = None
    if request.method == "POST" and "check" in request.POST:
        form = BeginIntakeForm(initial=request.POST.dict(), actor=request.actor, announced=announced)
        hints = typed_hints(request, request.POST)
    else:
        known = _known(request.actor, announced)
        form = BeginIntakeForm(request.POST or None, initial=known, actor=request.actor, announced=announced)
    if form.is_valid() and has_seen(request, hints := typed_hints(request, request.POST)):
        try:
            case = intake.begin_intake(actor=request.actor, **form.values(timezone.now()))
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            _say_what_comes_next(request, case, request.actor)
            return go_to(request, case)
    elif form.is_bound and form.is_valid():
        form.add_error(
            None,
            _(
                "Bitte sehen Sie unter „Schon bekannt?“ nach: Es gibt ähnliche Namen. "
                "Ist es jemand anderes, speichern Sie noch einmal; alle Angaben sind noch da."
            ),
        )
    context = {
        "form": form,
        "announced": announced,
        "hints": hints,
        "seen": seen_mark(hints or []),
        "today": request.actor.today,
        "groups": groups_on(request.actor, request.actor.today),
        "has_uma_track": has_track(request.actor),
    }
    return render(request, "casework/intake/begin_intake.html", context, status=422 if form.errors else 200)


@guarded(Case, policy.add_case_member)
@once
def add_case_member(request: Request, case: Case) -> HttpResponse:
    form = AddCaseMemberForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        data = form.cleaned_data
        try:
            intake.add_case_member(
                actor=request.actor,
                case_id=case.pk,
                person=form.person(),
                relation=data["relation"],
                kind=data["kind"],
                on=data["on"],
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Person gehört jetzt zum Fall."))
            return go_to(request, case)
    context = {"case": case, "form": form}
    return show(request, "casework/intake/add_case_member.html", context, invalid=bool(form.errors))
