"""The district's own words on pages."""

from typing import Any

from django import template

from kimpass.organisation.selectors.words import block

register = template.Library()


@register.simple_tag(takes_context=True)
def block_name(context: dict[str, Any], number: str) -> str:
    """Return how the district calls a Baustein, nothing for what belongs to none or to all (ORG-01, TEN-04)."""
    return block(context["request"].actor, number) if number else ""
