"""What a form carries so that it counts once, and so that nothing typed into it is lost."""

import hashlib
import json
import secrets
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.vault import drafts
from kimpass.vault.drafts import Mark, Place, SavedDraft
from kimpass.vault.once import tenant_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def form_token(context: template.Context) -> SafeString:
    """Return the hidden field that `@once` spends; it says in which tenant the form was opened."""
    actor = getattr(getattr(context, "request", None), "actor", None)
    mark = f"{tenant_mark(actor.tenant_id)}." if actor else ""
    return format_html('<input type="hidden" name="form_token" value="{}{}">', mark, secrets.token_urlsafe(24))


def _words(found: SavedDraft) -> str:
    """Return when it was saved: the time alone today, otherwise the day too."""
    saved, now = timezone.localtime(found.saved_at), timezone.localtime()
    when = date_format(saved, "H:i" if saved.date() == now.date() else "d.m., H:i")
    return _("Entwurf von %(when)s wiederhergestellt.") % {"when": when}


def _place(request: Request, form_key: str, subject: Any) -> Place:
    page = request.resolver_match
    named = str(getattr(subject, "public_id", subject) or "")
    if not form_key and page is not None:
        form_key = page.view_name
        # What the address asks for decides what the form is about: two intakes from two requests share no draft.
        named = named or ".".join([*(str(part) for part in page.kwargs.values()), *_asked(request)])
    return Place(form_key, named if drafts.SUBJECT.fullmatch(named) else _short(named))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _asked(request: Request) -> list[str]:
    return [_short(request.GET.urlencode())] if request.GET else []


@register.simple_tag(takes_context=True)
def draft(context: template.Context, form_key: str = "", subject: Any = "") -> SafeString:
    """
    Let the form around it keep an encrypted draft on the server, and put back what was saved last.

    The form is named after its page unless `form_key` says otherwise, and `subject` is what it is about: an object
    with a public id, or a key; without one what the page's address names. A form that comes back with errors
    shows what was sent, and no older draft over it.
    """
    request: Request = context["request"]
    place = _place(request, form_key, subject)
    if not place.is_sound():
        raise template.TemplateSyntaxError(f"no draft can be kept under {form_key!r} and this subject")
    found = drafts.load(request.actor, place, at=timezone.now()) if request.method == "GET" else None
    sent = Mark.read(request.POST.get("draft", "")[:300])
    same_tab = sent if sent is not None and sent.place.form_key == place.form_key else None
    values = {
        "mark": (same_tab or Mark(place, secrets.token_urlsafe(12))).written(),
        "owner": drafts.owner_mark(request.actor),
        "saved": json.dumps(found.values) if found else "",
        "origin": Mark.origin(found) if found else "",
        "back": _words(found) if found else "",
    }
    return SafeString(render_to_string("vault/draft.html", values))
