"""What a form carries so that it counts once."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def form_token() -> SafeString:
    """Return the hidden field that `@once` spends."""
    return format_html('<input type="hidden" name="form_token" value="{}">', secrets.token_urlsafe(24))
