"""Components with something inside: dialog, panel, note; and the empty state."""

from typing import Literal

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimpass.ui.components.marks import icon as draw_icon
from kimpass.ui.components.marks import known
from kimpass.ui.parts import Words

NoteKind = Literal["info", "ok", "warn", "bad"]
NOTE_ICONS: dict[str, str] = {"info": "info", "ok": "success", "warn": "warning", "bad": "danger"}


def dialog(content: str, *, title: Words, back: str = "", wide: bool = False, id: str = "dialog") -> SafeString:
    """Box a short piece of work: modal when fetched into #dialogs, else part of the page; `back` leads out."""
    values = {"content": content, "title": title, "back": back, "wide": wide, "id": id}
    return SafeString(render_to_string("ui/dialog.html", values))


def panel(
    content: str,
    *,
    title: Words,
    id: str,
    count: object = None,
    meta: Words = "",
    link: Words = "",
    href: str = "",
    flush: bool = False,
    spaced: bool = False,
) -> SafeString:
    """
    Frame one section: heading, number of rows, and at most one addition on the far side (`meta` or a link).

    `flush` is for lists and tables that bring their own air, `spaced` for several blocks below each other.
    """
    values = {
        "content": content,
        "title": title,
        "id": id,
        "count": count,
        "meta": meta,
        "link": link,
        "href": href,
        "flush": flush,
        "spaced": spaced,
    }
    return SafeString(render_to_string("ui/panel.html", values))


def note(content: str, *, kind: NoteKind = "info", icon: str = "", role: str = "") -> SafeString:
    """Tell something in one line above the content it concerns."""
    known(kind, NoteKind, "note")
    return format_html(
        '<div class="note note--{}"{}>{}<div>{}</div></div>',
        kind,
        format_html(' role="{}"', role) if role else "",
        draw_icon(name=icon or NOTE_ICONS[kind]),
        SafeString(content.strip()),
    )


def scroll(content: str, *, label: Words) -> SafeString:
    """Let something wide be pushed sideways, by keyboard too."""
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', label, SafeString(content)
    )


def empty(*, text: Words, hint: Words = "", action: Words = "", href: str = "", icon: str = "checklist") -> SafeString:
    """Say in words that there is nothing, and offer what to do about it."""
    values = {"text": text, "hint": hint, "action": action, "href": href, "icon": icon}
    return SafeString(render_to_string("ui/empty.html", values))
