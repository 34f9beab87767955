"""What every page's frame needs: navigation, names, mode."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the page frame what it shows."""
    return {"demo_mode": settings.DEMO, "navigation": []}
