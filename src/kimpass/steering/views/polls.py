"""Polls: ask, answer, write answers down, remind, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import polls
from kimpass.steering.forms.polls import AnswerPollForm, AskPollForm, ClosePollForm, RecordAnswerForm
from kimpass.steering.models import Poll, PollAnswer, Theme
from kimpass.steering.selectors.polls import own_answer, poll_card, poll_cards
from kimpass.steering.views.frame import asked, sections, work
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once


def page_of(poll: Poll) -> str:
    return reverse("steering:poll", args=[poll.public_id])


@allowed(policy.view_polls)
def poll_register(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "themes"),
        "cards": poll_cards(request.actor),
        "may_ask": policy.ask_poll(request.actor),
    }
    return render(request, "steering/polls/polls.html", context)


@guarded(Poll, policy.view_poll)
def poll(request: Request, row: Poll) -> HttpResponse:
    is_open = row.closed_on is None
    card = poll_card(request.actor, row)
    context = {
        "poll": row,
        "card": card,
        "own": own_answer(request.actor, row) if is_open else None,
        "can": {
            "record": is_open and policy.record_poll_answer(request.actor, row),
            "remind": is_open
            and any(answer.staff_member_id for answer in card.waiting)
            and policy.remind_poll(request.actor, row),
            "close": is_open and policy.close_poll(request.actor, row),
        },
    }
    return render(request, "steering/polls/poll.html", context)


@allowed(policy.ask_poll)
@once
def ask_poll(request: Request) -> HttpResponse:
    theme = Theme.objects.visible_to(request.actor).filter(public_id=asked(request, "thema")).first()
    form = AskPollForm(request.actor, posted(request), theme=theme)

    def act(values: dict[str, Any]) -> str:
        made = polls.ask_poll(
            actor=request.actor,
            on=request.actor.today,
            theme_id=theme.pk if theme is not None else None,
            page=request.build_absolute_uri(reverse("web:today")),
            **values,
        )
        return page_of(made)

    return work(
        request,
        form,
        act,
        title=_("Abfrage: %(theme)s") % {"theme": theme.title} if theme is not None else _("Abfrage starten"),
        button=_("Fragen"),
        back=reverse("steering:theme", args=[theme.public_id]) if theme is not None else reverse("steering:polls"),
        success=_("Die Abfrage läuft. Wer gefragt ist, sieht sie unter „Heute“."),
    )


@guarded(PollAnswer, policy.answer_poll)
@once
def answer_poll(request: Request, row: PollAnswer) -> HttpResponse:
    stored = {"experience": row.experience, "text": row.text}
    form = AnswerPollForm(posted(request), initial=stored)

    def act(values: dict[str, Any]) -> str:
        polls.answer_poll(actor=request.actor, answer_id=row.pk, on=request.actor.today, **values)
        return page_of(row.poll)

    return work(
        request,
        form,
        act,
        title=row.poll.title,
        button=_("Antworten"),
        back=page_of(row.poll),
        success=_("Danke, Ihre Antwort ist gespeichert."),
        template="steering/polls/answer_poll.html",
        poll=row.poll,
    )


@guarded(Poll, policy.record_poll_answer)
@once
def record_poll_answer(request: Request, row: Poll) -> HttpResponse:
    card = poll_card(request.actor, row)
    form = RecordAnswerForm(request.actor, card, posted(request))

    def act(values: dict[str, Any]) -> str:
        polls.record_poll_answer(actor=request.actor, poll_id=row.pk, on=request.actor.today, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Antwort eintragen"),
        button=_("Eintragen"),
        back=page_of(row),
        success=_("Die Antwort ist eingetragen."),
    )


@guarded(Poll, policy.remind_poll)
@once
def remind_poll(request: Request, row: Poll) -> HttpResponse:
    page = request.build_absolute_uri(reverse("web:today"))
    return press(
        request,
        lambda: polls.remind_poll(actor=request.actor, poll_id=row.pk, page=page),
        back=page_of(row),
        success=_("Die Erinnerung geht per E-Mail an alle, deren Adresse bekannt ist."),
    )


@guarded(Poll, policy.close_poll)
@once
def close_poll(request: Request, row: Poll) -> HttpResponse:
    form = ClosePollForm(posted(request))

    def act(values: dict[str, Any]) -> str:
        polls.close_poll(actor=request.actor, poll_id=row.pk, on=request.actor.today, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Abfrage abschließen"),
        button=_("Abschließen"),
        back=page_of(row),
        success=_("Die Abfrage ist abgeschlossen."),
    )
