"""Pages about people stay out of caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStore:
    """Tell browsers and proxies to keep no copy of a signed-in page (ASVS 14.3.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response
