"""What leads somewhere: buttons, path, tabs, phases, pages, hits of the search."""

from collections.abc import Sequence
from typing import Any, Literal

from django.core.paginator import Page
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kimpass.ui.components.marks import icon as draw_icon
from kimpass.ui.components.marks import known
from kimpass.ui.parts import Hit, Link, Step, Tab, Words

ButtonKind = Literal["primary", "secondary", "tertiary"]


def _inside(text: Words, icon: str, more: Words) -> SafeString:
    return format_html(
        '{}<span class="kern-label">{}{}</span>',
        draw_icon(name=icon) if icon else "",
        text,
        format_html('<span class="sr"> {}</span>', more) if more else "",
    )


def _classes(kind: str, *, small: bool) -> str:
    return f"kern-btn kern-btn--{kind}" + (" kern-btn--x-small" if small else "")


def button(
    *,
    text: Words,
    kind: ButtonKind = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    small: bool = False,
    more: Words = "",
    form: str = "",
) -> SafeString:
    """Send the form around it (or the one named by `form`); `more` is heard, not seen, and tells rows apart."""
    known(kind, ButtonKind, "button")
    return format_html(
        '<button class="{}" type="submit"{}{}>{}</button>',
        _classes(kind, small=small),
        format_html(' name="{}" value="{}"', name, value) if name else "",
        format_html(' form="{}"', form) if form else "",
        _inside(text, icon, more),
    )


def link_button(
    *,
    text: Words,
    href: str,
    kind: ButtonKind = "secondary",
    icon: str = "",
    small: bool = False,
    more: Words = "",
    dialog: bool = False,
) -> SafeString:
    """Lead to a page, looking like a button; `dialog` opens that page's dialog in place where scripts run."""
    known(kind, ButtonKind, "link_button")
    return format_html(
        '<a class="{}" href="{}"{}>{}</a>',
        _classes(kind, small=small),
        href,
        _fetch(href) if dialog else "",
        _inside(text, icon, more),
    )


def dialog_link(*, text: Words, href: str, more: Words = "") -> SafeString:
    """Lead to a page whose dialog opens in place where scripts run, looking like any link."""
    return format_html('<a href="{}"{}>{}</a>', href, _fetch(href), _inside_link(text, more))


def _inside_link(text: Words, more: Words) -> SafeString:
    return format_html('{}<span class="sr"> {}</span>', text, more) if more else format_html("{}", text)


def _fetch(href: str) -> SafeString:
    return format_html(' hx-get="{}" hx-target="#dialogs" hx-swap="innerHTML"', href)


def crumbs(*parts: object) -> SafeString:
    """
    Show the way here: label, address, label, address … and last the label of this page.

    :raises ValueError: an address is missing.
    """
    if len(parts) % 2 == 0:
        raise ValueError("crumbs: label, address, …, and the label of this page without an address")
    links = [Link(str(parts[at]), str(parts[at + 1])) for at in range(0, len(parts) - 1, 2)]
    return SafeString(render_to_string("ui/crumbs.html", {"links": links, "here": parts[-1]}))


def tabs(*, items: Sequence[Tab], label: Words) -> SafeString:
    """Lead through the sections of one thing."""
    return SafeString(render_to_string("ui/tabs.html", {"items": items, "label": label}))


def steps(*, items: Sequence[Step], label: Words) -> SafeString:
    """Show the phases as a row: done, now, visited in an earlier round, open."""
    return SafeString(render_to_string("ui/steps.html", {"items": items, "label": label}))


def hits(*, items: Sequence[Hit], label: Words = "", query: str = "") -> SafeString:
    """List what a search found, each with the reason, or say that nothing was found."""
    return SafeString(render_to_string("ui/hits.html", {"items": items, "label": label, "query": query}))


def pager(*, page: Page[Any], query: QueryDict | None = None, label: Words = "") -> SafeString:
    """Lead through the pages of a list and keep its filters."""
    rest = query.copy() if query is not None else QueryDict(mutable=True)
    rest.pop("seite", None)
    values = {
        "page": page,
        "label": label,
        "numbers": list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)),
        "ellipsis": page.paginator.ELLIPSIS,
        "query": rest.urlencode(),
    }
    return SafeString(render_to_string("ui/pager.html", values))
