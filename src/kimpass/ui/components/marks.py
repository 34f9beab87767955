"""The small signs: icon, badge, state, a person's name."""

from typing import Literal, get_args

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kimpass.ui.parts import Words

BadgeKind = Literal["success", "info", "warning", "danger", "neutral"]
StateKind = Literal["done", "running", "open"]
STATE_ICONS: dict[str, str] = {"done": "check", "running": "autorenew", "open": "more-vert"}
# Letters of these languages run from right to left; a name may say so itself with `dir`.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "fa-af", "ckb", "he", "ps", "prs", "ur", "sd", "ug", "dv", "syr"})


def known(value: str, kinds: object, what: str) -> str:
    """
    Return a component's kind as it stands.

    :raises ValueError: the template asks for a kind that does not exist.
    """
    choices = get_args(kinds)
    if value not in choices:
        raise ValueError(f"{what}: {value!r} is none of {', '.join(choices)}")
    return value


def icon(*, name: str, label: Words = "") -> SafeString:
    """Draw one of KERN's icons; with a label it is read aloud, without it is decoration."""
    if label:
        return format_html('<span class="kern-icon kern-icon--{}" role="img" aria-label="{}"></span>', name, label)
    return format_html('<span class="kern-icon kern-icon--{}" aria-hidden="true"></span>', name)


def badge(*, text: Words, kind: BadgeKind = "neutral", icon: str | None = None) -> SafeString:
    """Mark a result that counts or that somebody must act on; normal progress wears `state`."""
    known(kind, BadgeKind, "badge")
    sign = icon if icon is not None else ("" if kind == "neutral" else kind)
    return format_html(
        '<span class="kern-badge kern-badge--small kern-badge--{}">{}<span class="kern-label">{}</span></span>',
        kind,
        _sign(sign),
        text,
    )


def state(*, text: Words, kind: StateKind = "open") -> SafeString:
    """Say how something stands without asking for anything: a word behind a quiet sign."""
    known(kind, StateKind, "state")
    return format_html('<span class="state">{}{}</span>', _sign(STATE_ICONS[kind]), text)


def person_name(
    *, family: str, given: str = "", original: str = "", lang: str = "", dir: str = "", href: str = ""
) -> SafeString:
    """Show a name in Latin letters and, beside it, as its owner writes it; no direction leaks into the line around."""
    latin = format_html("<bdi>{}</bdi>", f"{family}, {given}" if given else family)
    first = (
        format_html('<a class="person" href="{}">{}</a>', href, latin)
        if href
        else format_html('<span class="person">{}</span>', latin)
    )
    return format_html("{}{}", first, original_name(text=original, lang=lang, dir=dir))


def original_name(*, text: str, lang: str = "", dir: str = "") -> SafeString:
    """Show a name in its own script, with language and direction for fonts and screen readers."""
    if not text:
        return SafeString("")
    direction = dir or ("rtl" if lang.lower() in RIGHT_TO_LEFT else "auto")
    language = format_html(' lang="{}"', lang) if lang else ""
    return format_html('<bdi class="orig"{} dir="{}">{}</bdi>', language, direction, text)


def _sign(name: str) -> SafeString:
    return icon(name=name) if name else mark_safe("")  # empty


def words(value: Words | None) -> str:
    """Return text that may still wait for its translation."""
    return str(value) if isinstance(value, Promise) else (value or "")
