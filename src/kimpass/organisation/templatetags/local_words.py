"""The district's own words on pages."""

from typing import Any

from django import template

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import COMMON, Words, words_of

register = template.Library()


def _words(context: dict[str, Any]) -> Words:
    """Return the words of whoever reads the page; the usual ones where nobody is signed in."""
    actor = getattr(context.get("request"), "actor", None)
    return words_of(actor) if isinstance(actor, Actor) else COMMON


@register.simple_tag(takes_context=True)
def block_name(context: dict[str, Any], number: str) -> str:
    """Return how the district calls a Baustein, nothing for what belongs to none or to all (ORG-01, TEN-04)."""
    return _words(context).block(number) if number else ""


@register.simple_tag(takes_context=True)
def local_word(context: dict[str, Any], key: str) -> str:
    """Return the district's word for a thing: region, block_word, place, places (TEN-03, TEN-04)."""
    return _words(context).all()[key]


@register.simple_tag(takes_context=True)
def own_word(context: dict[str, Any], key: str, usual: str) -> str:
    """Return the district's word for a function of posts or a kind of body, else the usual one (TEN-04)."""
    return _words(context).own.get(key) or usual


@register.simple_tag(takes_context=True)
def either(context: dict[str, Any], of_a_kreis: str, of_a_city: str) -> str:
    """Return the sentence for a Kreis or the one for a city, whose Stadtbezirke stand for Kommunen (TEN-03)."""
    return _words(context).either(of_a_kreis, of_a_city)
