"""Invite to a session: guests, the words, who was reached, and the entry for calendars."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.steering import mailing, policy
from kimpass.steering.actions import invitations
from kimpass.steering.forms.sessions import AddGuestForm
from kimpass.steering.models import Invitation, Session, SessionGuest
from kimpass.steering.presenters.sessions import invitation_sheet
from kimpass.steering.selectors import invitations as calls
from kimpass.steering.views.files import sheet_answer
from kimpass.steering.views.frame import work
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once


def page_of(session: Session) -> str:
    return reverse("steering:invitations", args=[session.public_id])


@guarded(Session, policy.view_invitations)
def show_invitations(request: Request, row: Session) -> HttpResponse:
    actor = request.actor
    fared = {(sent.member_id, sent.guest_id): sent for sent in calls.rounds(actor, row)}
    people = [(who, fared.get((who.member_id, who.guest_id))) for who in calls.invited(actor, row)]
    subject, body = calls.text_of(actor, row)
    ready = mailing.is_configured() and row.held_on is not None and row.state != Session.State.HELD
    context = {
        "session": row,
        "when": calls.times_of(row),
        "people": people,
        "guests": SessionGuest.objects.for_tenant(actor).filter(session=row).select_related("agency", "agenda_item"),
        "subject": subject,
        "body": body,
        "configured": mailing.is_configured(),
        "cancelled": row.state == Session.State.CANCELLED,
        "again": any(sent and sent.state != Invitation.State.SENT for _who, sent in people) and bool(fared),
        "sent_before": bool(fared),
        "may_send": ready and bool(people),
        "may_arrange": row.state == Session.State.PLANNED,
    }
    return render(request, "steering/invitations/invitations.html", context)


@guarded(Session, policy.send_invitations)
@once
def send_invitations(request: Request, row: Session) -> HttpResponse:
    if request.method != "POST":
        return go_to(request, page_of(row))
    only_failed = request.POST.get("nur") == "fehlgeschlagene"
    try:
        sent = invitations.send_invitations(
            actor=request.actor, session_id=row.pk, at=timezone.now(), only_failed=only_failed
        )
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return go_to(request, page_of(row))
    words = _("Verschickt: %(reached)s, nicht zugestellt: %(failed)s, ohne Adresse: %(missing)s.") % {
        "reached": sent.reached,
        "failed": sent.failed,
        "missing": sent.without_address,
    }
    (messages.warning if sent.failed or sent.without_address else messages.success)(request, words)
    return go_to(request, page_of(row))


@guarded(Session, policy.view_invitations)
def session_calendar(request: Request, row: Session) -> HttpResponse:
    if row.held_on is None:
        messages.error(request, _("Ohne Tag gibt es keinen Termin."))
        return go_to(request, page_of(row))
    last = max((sent.sequence for sent in calls.rounds(request.actor, row)), default=0)
    letter = calls.letter(request.actor, row, sequence=last, now=timezone.now())
    answer = HttpResponse(letter.file(), content_type=f"{calls.TYPE}; method={letter.method}")
    answer["Content-Disposition"] = 'attachment; filename="termin.ics"'
    answer["Cache-Control"] = "no-store"
    return answer


@guarded(Session, policy.add_guest)
@once
def add_guest(request: Request, row: Session) -> HttpResponse:
    form = AddGuestForm(request.actor, posted(request), session=row)

    def act(values: dict[str, Any]) -> str:
        invitations.add_guest(actor=request.actor, session_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Gast eintragen"),
        button=_("Eintragen"),
        back=page_of(row),
        success=_("Der Gast steht auf der Liste."),
    )


@guarded(SessionGuest, policy.remove_guest)
@once
def remove_guest(request: Request, row: SessionGuest) -> HttpResponse:
    session = Session.objects.for_tenant(request.actor).get(pk=row.session_id)
    return press(
        request,
        lambda: invitations.remove_guest(actor=request.actor, guest_id=row.pk),
        back=page_of(session),
        success=_("Der Gast ist von der Liste genommen."),
    )


@guarded(Session, policy.view_invitations)
def invitation_file(request: Request, row: Session) -> HttpResponse:
    return sheet_answer(request, invitation_sheet(request.actor, row), "einladung")
