"""The register of proceedings and its deadlines."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.people.models import PreCheckHandover
from kimpass.residence import policy
from kimpass.residence.actions import proceedings as actions
from kimpass.residence.forms.proceedings import MoveForm, ProceedingFilterForm, ProceedingForm, RegisterForm
from kimpass.residence.models import Proceeding
from kimpass.residence.selectors import proceedings as found
from kimpass.residence.selectors.backlog_sums import full_months
from kimpass.residence.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

PAGE = 50


def page_of(row: Proceeding) -> str:
    return reverse("residence:proceeding", args=[row.public_id])


@allowed(policy.view_proceedings)
def list_proceedings(request: Request) -> HttpResponse:
    form = ProceedingFilterForm(request.GET)
    page = Paginator(found.proceedings(request.actor, form.asked), PAGE).get_page(request.GET.get("seite"))
    today = request.actor.today
    context = {
        "tabs": sections(request, "proceedings"),
        "form": form,
        "page": page,
        "rows": [
            (row, full_months(row.applied_on, row.decided_on or today) if row.applied_on else None) for row in page
        ],
        "today": today,
        "may_register": policy.register_proceeding(request.actor),
    }
    return render(request, "residence/proceedings/proceedings.html", context)


@allowed(policy.view_proceedings)
def list_deadlines(request: Request) -> HttpResponse:
    rows = list(found.deadlines(request.actor))
    today = request.actor.today
    context = {
        "tabs": sections(request, "deadlines"),
        "rows": [(row, row.deadline_on < today, (row.deadline_on - today).days) for row in rows],
    }
    return render(request, "residence/proceedings/deadlines.html", context)


@guarded(Proceeding, policy.view_proceeding)
def proceeding(request: Request, row: Proceeding) -> HttpResponse:
    actor = request.actor
    kept = [] if row.handover_id is None else [row.handover_id]
    handover = PreCheckHandover.objects.addressed_to(actor).filter(pk__in=kept).first()
    context = {
        "row": row,
        "authority": row.authority,
        "steps": found.steps_of(actor, row),
        "handover": handover,
        "handover_gone": row.handover_id is not None and handover is None,
        "late": row.deadline_on is not None and not row.has_ended and row.deadline_on < actor.today,
        "can_change": policy.change_proceeding(actor, row),
        "can_move": policy.move_proceeding(actor, row),
    }
    return render(request, "residence/proceedings/proceeding.html", context)


@allowed(policy.register_proceeding)
@once
def register_proceeding(request: Request) -> HttpResponse:
    form = RegisterForm(request.actor, posted(request))

    def act(form: RegisterForm) -> str:
        values = form.cleaned_data
        return page_of(
            actions.register_proceeding(
                actor=request.actor,
                data=form.told(),
                received_on=values["received_on"],
                is_enquiry=values["is_enquiry"],
            )
        )

    back, success = reverse("residence:proceedings"), _("Das Verfahren ist eingetragen.")
    return work(request, form, act, title=_("Verfahren eintragen"), back=back, success=success, button=_("Eintragen"))


@guarded(Proceeding, policy.change_proceeding)
@once
def change_proceeding(request: Request, row: Proceeding) -> HttpResponse:
    form, version = ProceedingForm(request.actor, posted(request), row=row), posted_version(request)

    def act(form: ProceedingForm) -> str:
        actions.change_proceeding(actor=request.actor, proceeding_id=row.pk, version=version, data=form.told())
        return page_of(row)

    success = _("Das Verfahren ist geändert.")
    return work(request, form, act, title=_("Verfahren ändern"), back=page_of(row), success=success, row=row)


@guarded(Proceeding, policy.move_proceeding)
@once
def move_proceeding(request: Request, row: Proceeding) -> HttpResponse:
    form, version = MoveForm(request.actor, row, posted(request)), posted_version(request)

    def act(form: MoveForm) -> str:
        values = form.cleaned_data
        actions.move_proceeding(
            actor=request.actor, proceeding_id=row.pk, version=version, state=values["state"], on=values["on"]
        )
        return page_of(row)

    success, lead = _("Der Stand ist geändert."), ""
    if row.has_ended:
        lead = _("Das Verfahren ist abgeschlossen. Wieder aufnehmen lässt es zum offenen Antrag werden.")
    title = _("Stand ändern")
    return work(request, form, act, title=title, back=page_of(row), success=success, row=row, lead=lead)
