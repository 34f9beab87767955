"""Error pages: what happened, what is kept, what to do. They read nothing and name no object."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Message:
    """The words of an error page."""

    title: str | Promise
    kept: str | Promise
    advice: str | Promise


MESSAGES = {
    400: Message(
        _("Diese Anfrage konnte nicht gelesen werden"),
        _("Es wurde nichts geändert."),
        _("Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie Ihre Eingaben noch einmal."),
    ),
    403: Message(
        _("Dafür fehlt Ihnen die Berechtigung"),
        _("Es wurde nichts geändert."),
        _("Wenn Sie diese Seite für Ihre Arbeit brauchen, wenden Sie sich an die Administration Ihres Kreises."),
    ),
    404: Message(
        _("Diese Seite gibt es nicht oder nicht für Sie"),
        _("Es wurde nichts geändert."),
        _("Bitte prüfen Sie die Adresse, oder suchen Sie von der Seite „Heute“ aus."),
    ),
    413: Message(
        _("Das Gesendete ist zu groß"),
        _("Es wurde nichts gespeichert."),
        _("Bitte gehen Sie zurück und wählen Sie eine kleinere Datei, etwa eine mit gröberer Auflösung."),
    ),
    500: Message(
        _("Hier ist ein Fehler im Programm aufgetreten"),
        _("Ihr letzter Schritt wurde nicht gespeichert, alles davor ist erhalten."),
        _("Bitte versuchen Sie es noch einmal. Bleibt der Fehler, nennen Sie der Administration Uhrzeit und Seite."),
    ),
}
FORGED = Message(
    _("Dieses Formular ist abgelaufen"),
    _("Ihre Eingaben wurden noch nicht gespeichert."),
    _("Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal."),
)


def _page(status: int, message: Message) -> HttpResponse:
    # Without a request: a frame with names would read the database, which may be what has just failed.
    return HttpResponse(render_to_string("web/error.html", {"message": message, "status": status}), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read, or is more than is ever read."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return _page(status, MESSAGES[status])


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what a role does not open."""
    return _page(403, MESSAGES[403])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for what does not exist, or not for this actor: the two cannot be told apart."""
    return _page(404, MESSAGES[404])


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for our own mistakes."""
    return _page(500, MESSAGES[500])


def forged(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """Answer a form whose token is missing or old."""
    return _page(403, FORGED)
