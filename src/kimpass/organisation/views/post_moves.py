"""Many posts to another employer, and posts out of a pool."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import post_moves as actions
from kimpass.organisation.forms.post_moves import MovePostsForm, SplitForm
from kimpass.organisation.models import Post, PostFunction
from kimpass.organisation.selectors.posts import post_lines
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views.post_frame import work
from kimpass.organisation.views.posts import page_of
from kimpass.vault.once import once


@allowed(policy.move_posts)
@once
def move_posts(request: Request) -> HttpResponse:
    lines = [line for line in post_lines(request.actor, request.actor.today) if not line.is_gone]
    form = MovePostsForm(request.actor, lines, request.POST or None)

    def act() -> None:
        found = form.cleaned_data
        actions.move_posts(
            actor=request.actor,
            post_ids=form.post_ids(),
            employing_body_id=found["employing_body_id"],
            moved_on=found["moved_on"],
            with_it=found["with_it"],
        )

    return work(
        request,
        form,
        act,
        title=_("Stellen wechseln den Anstellungsträger"),
        button=_("Wechseln lassen"),
        back=reverse("posts:posts"),
        success=_("Die Stellen wechseln an diesem Tag. Frühere Tage bleiben, wie sie waren."),
    )


@guarded(Post, policy.split_post)
@once
def split_post(request: Request, row: Post) -> HttpResponse:
    form = SplitForm(request.actor, request.POST or None)

    def act() -> None:
        actions.split_post(actor=request.actor, post_id=row.pk, parts=form.parts(), on=form.cleaned_data["on"])

    return work(
        request,
        form,
        act,
        title=_("Stellenpool aufteilen"),
        button=_("Aufteilen"),
        back=page_of(row),
        success=_("Der Stellenpool ist aufgeteilt. Zusammen bleibt es bei den bewilligten VZÄ."),
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )
