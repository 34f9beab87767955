"""All rights on one page, drawn from the roles: never written by hand."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Permission
from kimpass.organisation.roles import ROLES, Role

P = Permission
WORDS: dict[Permission, str | Promise] = {
    P.ACCESS_RECORD: _("Zugänge aufnehmen"),
    P.ACCESS_VIEW: _("Zugänge sehen"),
    P.CASE_VIEW: _("eigene und vertretene Fälle sehen"),
    P.CASE_WORK: _("Fälle bearbeiten"),
    P.CASE_CLOSE: _("Fälle abschließen"),
    P.CASE_EXPORT: _("eigene Fälle als Tabelle ausgeben"),
    P.CASELOAD_MOVE: _("einen Fallbestand übergeben"),
    P.ACCESS_COORDINATE: _("an die Koordinierende Stelle gerichtete Zugangsanfragen bearbeiten"),
    P.PERSON_SEARCH: _("Personen suchen"),
    P.PERSON_EDIT: _("Personen und Haushalte bearbeiten"),
    P.CONSENT_RECORD: _("Einverständnis und Schweigepflichtentbindung aufnehmen"),
    P.CONSENT_TEXT_RELEASE: _("Übersetzungen der Einverständnistexte freigeben"),
    P.INTERPRETER_BOOK: _("Dolmetscherinnen und Dolmetscher anfragen"),
    P.INTERPRETER_MANAGE: _("Dolmetscherinnen und Dolmetscher verwalten"),
    P.PROCEDURE_SET: _("Verfahren des Kreises festlegen (Übergabe, Mindestdokumentation, Zielgruppen)"),
    P.CASE_FIGURES: _("Zahlen aus der Fallarbeit ohne Personen sehen"),
    P.FINDING_REPORT: _("Strukturhinweise melden"),
    P.FINDING_VIEW: _("Strukturhinweise sehen"),
    P.THEME_WORK: _("Themen bündeln und weitergeben"),
    P.BODY_VIEW: _("Gremien sehen"),
    P.SESSION_WORK: _("Sitzungen planen und niederschreiben"),
    P.DECISION_RECORD: _("Beschlüsse festhalten"),
    P.MEASURE_WORK: _("Maßnahmen führen"),
    P.FEEDBACK_GIVE: _("Rückmeldungen geben"),
    P.PROCEEDING_WORK: _("Verfahren der eigenen Behörde ohne Fallinhalte führen (Baustein 3)"),
    P.HANDOVER_RECEIVE: _("lesen, was das Case Management der eigenen Behörde einzeln übergibt"),
    P.CAMPAIGN_WORK: _("Einbürgerungskampagne führen"),
    P.BACKLOG_VIEW: _("Monatszahlen und Antragsstau sehen"),
    P.DIRECTORY_VIEW: _("Verzeichnis der Angebote sehen"),
    P.ORGANISATION_VIEW: _("Stellen, Förderung und Vereinbarungen sehen"),
    P.ORGANISATION_WORK: _("Stellen, Förderung und Vereinbarungen bearbeiten"),
    P.GOAL_WORK: _("Ziele und Meilensteine bearbeiten"),
    P.REPORT_VIEW: _("Berichte und Ziele sehen"),
    P.REPORT_WORK: _("Berichte schreiben"),
    P.REPORT_RELEASE: _("Berichte freigeben, berichtigen und dem Land übergeben"),
    P.LAND_VIEW: _("sehen, was Kreise und Städte dem Land übergeben haben"),
    P.TENANT_OPEN: _("neue Kreise und Städte eröffnen"),
    P.DISTRICT_SETUP: _("den eigenen Kreis einrichten"),
    P.USERS_MANAGE: _("Konten und Rollen verwalten"),
    P.CATALOGUE_MANAGE: _("Kataloge pflegen"),
    P.DISTRICT_IMPORT: _("Kreisprofil einlesen"),
    P.LOG_VIEW: _("Protokoll einsehen"),
}


@dataclass(frozen=True, slots=True)
class Right:
    """One right and who holds it, in the order of the roles."""

    key: str
    label: str | Promise
    held: tuple[bool, ...]


def words_of(permission: Permission) -> str | Promise:
    """Return a right in plain words; a new one without words shows its key until it has some."""
    return WORDS.get(permission, permission.value)


def roles() -> list[Role]:
    """Return the roles in their order."""
    return list(ROLES.values())


def rights() -> list[Right]:
    """Return every right of the product with the roles that hold it."""
    return [
        Right(
            permission.value,
            words_of(permission),
            tuple(permission in role.permissions for role in ROLES.values()),
        )
        for permission in Permission
    ]


def exclusions() -> list[tuple[Role, list[Role]]]:
    """Return which roles may not lie in one hand."""
    return [
        (role, [ROLES[key] for key in sorted(role.excludes) if key in ROLES])
        for role in ROLES.values()
        if any(key in ROLES for key in role.excludes)
    ]
