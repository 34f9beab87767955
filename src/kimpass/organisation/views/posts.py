"""The register of posts, one post with its history, and what is done to it."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import posts as actions
from kimpass.organisation.actions.posts import AreaData
from kimpass.organisation.forms.posts import (
    DivertForm,
    LastDayForm,
    ReasonForm,
    RecruitmentForm,
    RegisterForm,
    SetUpPostForm,
    ShareForm,
    TermsForm,
)
from kimpass.organisation.models import Post, PostArea, PostFunction, PostTerms, history
from kimpass.organisation.selectors.posts import post_life, post_lines, supervision_word, totals
from kimpass.organisation.selectors.staffing import staffing_remarks
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views.post_frame import sections, work
from kimpass.organisation.views.post_parts import post_page, register_chart, register_head, register_rows
from kimpass.ui.tables import as_csv
from kimpass.vault.once import once


def page_of(post: Post) -> str:
    return reverse("posts:post", args=[post.public_id])


@allowed(policy.see_posts)
def posts(request: Request) -> HttpResponse:
    form = RegisterForm(request.actor, request.GET)
    as_of, at, wanted = form.asked()
    lines = [line for line in post_lines(request.actor, as_of, at) if wanted.takes(line)]
    sums = totals(lines)
    context = {
        "tabs": sections("posts"),
        "form": form,
        "lines": lines,
        "sums": sums,
        "chart": register_chart(sums),
        "as_of": as_of,
        "file": f"{reverse('posts:posts_file')}?{request.GET.urlencode()}".rstrip("?"),
        "is_today": as_of == request.actor.today and at is None,
        "may_work": policy.work_on_posts(request.actor),
    }
    return render(request, "organisation/posts/posts.html", context)


@allowed(policy.see_posts)
def posts_file(request: Request) -> HttpResponse:
    as_of, at, wanted = RegisterForm(request.actor, request.GET).asked()
    lines = [line for line in post_lines(request.actor, as_of, at) if wanted.takes(line)]
    words = words_of(request.actor)
    answer = HttpResponse(
        as_csv(register_head(words), register_rows(words, lines, as_of)),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="stellenplan-{as_of:%Y-%m-%d}.csv"'
    return answer


@guarded(Post, policy.see_post)
def post(request: Request, row: Post) -> HttpResponse:
    form = RegisterForm(request.actor, request.GET)
    as_of, at, _wanted = form.asked()
    actor = request.actor
    life = post_life(actor, row, at)
    may_work = bool(policy.work_on_posts(actor))
    now = next((line for line in post_lines(actor, as_of, at) if line.post.pk == row.pk), None)
    held = [staffing for staffing in life.staffings if may_work and as_of in history.span_of(staffing)]
    context = {
        "post": row,
        "form": form,
        "as_of": as_of,
        "now": now,
        "page": post_page(life, names=bool(policy.see_holders(actor)), may_correct=may_work and at is None),
        "remarks": list(dict.fromkeys(remark for staffing in held for remark in staffing_remarks(actor, staffing))),
        "supervision_word": supervision_word(actor),
        "may_work": may_work,
        "known": form.cleaned_data.get("bekannt") if at is not None else None,
    }
    return render(request, "organisation/posts/post.html", context)


@allowed(policy.set_up_post)
@once
def set_up_post(request: Request) -> HttpResponse:
    form = SetUpPostForm(request.actor, request.POST or None, word=supervision_word(request.actor))

    def act() -> None:
        actions.set_up_post(
            actor=request.actor,
            data=form.post(),
            terms=form.terms(),
            areas=form.areas(),
            valid_from=form.cleaned_data["valid_from"],
            state=form.cleaned_data["state"],
        )

    return work(
        request,
        form,
        act,
        title=_("Stelle anlegen"),
        button=_("Anlegen"),
        back=reverse("posts:posts"),
        success=_("Die Stelle ist angelegt."),
    )


def _work(
    request: Request,
    row: Post,
    form: forms.Form,
    act: Callable[[], object],
    words: tuple[str, str, str],
    *,
    replaces: Post | None = None,
) -> HttpResponse:
    title, button, success = words
    return work(
        request,
        form,
        act,
        title=title,
        button=button,
        back=page_of(row),
        success=success,
        replaces=replaces,
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )


@guarded(Post, policy.change_post_terms)
@once
def change_post_terms(request: Request, row: Post) -> HttpResponse:
    actor = request.actor
    terms = PostTerms.objects.for_tenant(actor).on(actor.today).filter(post=row).first()
    form = TermsForm(actor, request.POST or None, terms=terms, word=supervision_word(actor))

    def act() -> None:
        actions.change_post_terms(
            actor=actor, post_id=row.pk, terms=form.terms(), valid_from=form.cleaned_data["valid_from"]
        )

    words = (
        _("Bedingungen ändern"),
        _("Ändern"),
        _("Die Bedingungen sind geändert. Frühere Tage bleiben, wie sie waren."),
    )
    return _work(request, row, form, act, words, replaces=row)


@guarded(Post, policy.change_post_reason)
@once
def change_post_reason(request: Request, row: Post) -> HttpResponse:
    form = ReasonForm(request.POST or None, reason=row.reason)

    def act() -> None:
        actions.change_post_reason(actor=request.actor, post_id=row.pk, reason=form.cleaned_data["reason"])

    words = (_("Begründung der Zuteilung"), _("Speichern"), _("Die Begründung ist gespeichert."))
    return _work(request, row, form, act, words, replaces=row)


@guarded(Post, policy.share_post)
@once
def share_post(request: Request, row: Post) -> HttpResponse:
    actor = request.actor
    areas = PostArea.objects.for_tenant(actor).on(actor.today).filter(post=row).order_by("pk")
    stored = [AreaData(area.unit_id, area.share) for area in areas]
    form = ShareForm(actor, request.POST or None, stored=stored)

    def act() -> None:
        actions.share_post(actor=actor, post_id=row.pk, areas=form.areas(), valid_from=form.cleaned_data["valid_from"])

    words = (_("Einsatzgebiete"), _("Speichern"), _("Die Einsatzgebiete sind gespeichert."))
    return _work(request, row, form, act, words, replaces=row)


@guarded(Post, policy.record_recruitment)
@once
def record_recruitment(request: Request, row: Post) -> HttpResponse:
    form = RecruitmentForm(request.POST or None, initial={"valid_from": request.actor.today})

    def act() -> None:
        actions.record_recruitment(actor=request.actor, post_id=row.pk, **form.cleaned_data)

    words = (_("Besetzungsverfahren"), _("Festhalten"), _("Der Stand ist festgehalten."))
    return _work(request, row, form, act, words)


@guarded(Post, policy.divert_post)
@once
def divert_post(request: Request, row: Post) -> HttpResponse:
    form = DivertForm(request.POST or None, initial={"valid_from": request.actor.today})

    def act() -> None:
        found = form.cleaned_data
        actions.divert_post(
            actor=request.actor,
            post_id=row.pk,
            programme=form.programme_in_words(),
            valid_from=found["valid_from"],
            last_day=found["last_day"],
        )

    words = (_("Für anderes Programm einsetzen"), _("Festhalten"), _("Der Einsatz ist festgehalten."))
    return _work(request, row, form, act, words)


@guarded(Post, policy.give_back_post)
@once
def give_back_post(request: Request, row: Post) -> HttpResponse:
    form = LastDayForm(request.POST or None, initial={"last_day": request.actor.today})

    def act() -> None:
        actions.give_back_post(actor=request.actor, post_id=row.pk, last_day=form.cleaned_data["last_day"])

    words = (
        _("Stelle zurückgeben"),
        _("Zurückgeben"),
        _("Die Stelle ist zurückgegeben. Frühere Tage bleiben, wie sie waren."),
    )
    return _work(request, row, form, act, words)
