"""Ten steps through the program, on its real pages, by what the role opens."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.web.navigation import address

P = Permission
TEN = 10


@dataclass(frozen=True, slots=True)
class Stop:
    """One step: a page, a heading, what to look at."""

    route: str
    title: str | Promise
    text: str | Promise
    opened_by: Permission | None = None


STOPS = (
    Stop("web:today", _("Ihr Tag"), _("Hier beginnt jeder Tag. Ist die Liste leer, haben Sie nichts vergessen.")),
    Stop(
        "web:search",
        _("Suchen"),
        _("Die Taste „/“ springt von jeder Seite in die Suche. Schreiben Sie Namen, wie Sie sie hören."),
    ),
    Stop(
        "casework:caseload",
        _("Ihre Fälle"),
        _("Nur die eigenen und die vertretenen. Filter lassen sich speichern."),
        P.CASE_VIEW,
    ),
    Stop(
        "casework:begin_intake",
        _("Neu aufnehmen"),
        _("Höchstens acht Angaben sind Pflicht, der Rest kann warten."),
        P.CASE_WORK,
    ),
    Stop(
        "casework:choose_case",
        _("Eine Notiz schreiben"),
        _("Fall wählen, Art und Themen antippen, schreiben. Entwürfe sichert das Programm selbst."),
        P.CASE_WORK,
    ),
    Stop(
        "casework:list_access_requests",
        _("Zugänge"),
        _("Anfragen ohne Namen, bis jemand eingewilligt hat."),
        P.ACCESS_VIEW,
    ),
    Stop(
        "casework:office_hour",
        _("Offene Sprechstunde"),
        _("Zählen ohne Personendaten, in unter einer Minute."),
        P.ACCESS_RECORD,
    ),
    Stop("casework:tasks", _("Aufgaben"), _("Was Sie sich vorgenommen haben und was die Phase verlangt."), P.CASE_WORK),
    Stop(
        "steering:board",
        _("Vom Fall zur Struktur"),
        _("Hinweise werden Themen, Themen Beschlüsse. Personen kommen hier nicht vor."),
        P.FINDING_VIEW,
    ),
    Stop(
        "steering:findings",
        _("Strukturhinweise"),
        _("Alle Hinweise mit Feld und Ort; ähnliche gehören zusammen."),
        P.THEME_WORK,
    ),
    Stop("steering:bodies", _("Gremien"), _("Wer entscheidet, und wann die nächste Sitzung ist."), P.SESSION_WORK),
    Stop("steering:measures", _("Maßnahmen"), _("Was beschlossen ist, von wem und bis wann."), P.MEASURE_WORK),
    Stop(
        "steering:reconstructions",
        _("Wege durch das System"),
        _("Rekonstruktionen ohne Personen: woraus sich lernen lässt."),
        P.THEME_WORK,
    ),
    Stop("network:directory", _("Netzwerk"), _("Wer womit hilft, und was fehlt."), P.DIRECTORY_VIEW),
    Stop(
        "controlling:overview",
        _("Steuerung"),
        _("Stellen, Ziele, Berichte: Jede Zahl führt zu ihrem Beleg."),
        P.REPORT_VIEW,
    ),
    Stop("controlling:solutions", _("Geteilte Lösungen"), _("Was anderswo gewirkt hat."), P.MEASURE_WORK),
    Stop(
        "controlling:submissions",
        _("An das Land"),
        _("Was das Land bekommt, und was es antwortet."),
        P.REPORT_RELEASE,
    ),
    Stop(
        "controlling:received_list",
        _("Land"),
        _("Die 54 Standorte und was sie übergeben haben, sonst nichts."),
        P.LAND_VIEW,
    ),
    Stop(
        "casework:case_figures",
        _("Zahlen aus der Fallarbeit"),
        _("Ohne Personen, kleine Zahlen verdeckt."),
        P.CASE_FIGURES,
    ),
    Stop(
        "organisation:accounts",
        _("Konten und Rollen"),
        _("Rollen vergibt man an andere, nie an sich selbst."),
        P.USERS_MANAGE,
    ),
    Stop(
        "organisation:catalogues",
        _("Kataloge"),
        _("Die Wörter des Kreises; ein Eintrag wird beendet, nie gelöscht."),
        P.CATALOGUE_MANAGE,
    ),
    Stop(
        "organisation:extra_fields",
        _("Zusatzfelder"),
        _("Eigene Felder ohne Programmierung, in zehn Minuten."),
        P.CATALOGUE_MANAGE,
    ),
    Stop("organisation:rights", _("Rechte"), _("Alle Rechte und Rollen auf einer Seite.")),
    Stop(
        "web:account",
        _("Ihr Konto"),
        _("Rollen, Vertretung, Kalender. Den Rundgang finden Sie jederzeit unter „Hilfe“ wieder."),
    ),
)


def stops_for(actor: Actor) -> list[tuple[Stop, str]]:
    """Return up to ten steps the actor's rights open, each with its address; the last is always the own account."""
    open_to = [
        (stop, url)
        for stop in STOPS
        if (stop.opened_by is None or actor.may_somewhere(stop.opened_by)) and (url := address(stop.route))
    ]
    return [*open_to[: TEN - 1], open_to[-1]] if len(open_to) > TEN else open_to
