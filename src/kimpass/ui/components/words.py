"""A word of the field, explained on hover, on focus and to screen readers."""

from itertools import count
from typing import Any

from django.template import Context
from django.utils.html import format_html

from kimpass.ui.words import WORDS


def word(context: Context, key: str, text: Any = "") -> str:
    """
    Show a word with its explanation.

    :raises KeyError: nobody has explained this word.
    """
    label, explanation = WORDS[key]
    numbers: Any = context.render_context.setdefault("words", count(1))  # type: ignore[arg-type]  # it takes any value
    return format_html(
        '<span class="word"><button type="button" class="word-b" aria-describedby="wort-{0}">{1}</button>'
        '<span class="word-t" role="tooltip" id="wort-{0}">{2}</span></span>',
        next(numbers),
        text or label,
        explanation,
    )
