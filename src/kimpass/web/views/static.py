"""Pages that show nothing of any tenant: health, legal notices, what crawlers and browsers ask for."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from kimpass.kernel.http import public


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say whether program and database answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok"})


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to stay away."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@public
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the mark of the product."""
    return HttpResponsePermanentRedirect(static("ui/icon.svg"))


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the program is, and where it is not."""
    return render(request, "web/static/accessibility.html")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what the program keeps about the people who use it."""
    return render(request, "web/static/privacy.html")


@public
@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Say who answers for an installation."""
    return render(request, "web/static/imprint.html")
