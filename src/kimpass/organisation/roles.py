"""The roles: key, German name, what it is for in plain words, and its rights. The Rollen- und Rechtekonzept in code."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel import access

P = access.Permission


@dataclass(frozen=True, slots=True)
class Role:
    """A set of rights with a name people use."""

    key: str
    label: str | Promise
    description: str | Promise
    permissions: frozenset[P]
    excludes: frozenset[str] = frozenset()


ADMIN, STATE_OFFICER = "admin", "state_officer"
CASE_ROLES = frozenset({"case_manager"})

ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role(
            "case_manager",
            _("Case Managerin / Case Manager"),
            _("Führt die eigenen Fälle und die der vertretenen Kollegin; meldet Strukturhinweise ohne Personendaten."),
            frozenset(
                {
                    P.ACCESS_RECORD,
                    P.ACCESS_VIEW,
                    P.CASE_VIEW,
                    P.CASE_WORK,
                    P.CASE_CLOSE,
                    P.CASE_EXPORT,
                    P.CASELOAD_MOVE,
                    P.INTERPRETER_BOOK,
                    P.PERSON_SEARCH,
                    P.PERSON_EDIT,
                    P.CONSENT_RECORD,
                    P.FINDING_REPORT,
                    P.FINDING_VIEW,
                    P.BODY_VIEW,
                    P.DIRECTORY_VIEW,
                }
            ),
            excludes=frozenset({"admin", "residence_officer"}),
        ),
        Role(
            "coordinator",
            _("Koordinierende Stelle"),
            _("Bündelt Strukturhinweise zu Themen, führt die Gremien; sieht keine Person."),
            frozenset(
                {
                    P.FINDING_REPORT,
                    P.FINDING_VIEW,
                    P.THEME_WORK,
                    P.BODY_VIEW,
                    P.SESSION_WORK,
                    P.DECISION_RECORD,
                    P.MEASURE_WORK,
                    P.FEEDBACK_GIVE,
                    P.ACCESS_COORDINATE,
                    P.PROCEDURE_SET,
                    P.INTERPRETER_MANAGE,
                    P.CONSENT_TEXT_RELEASE,
                    P.CASE_FIGURES,
                    P.CAMPAIGN_WORK,
                    P.BACKLOG_VIEW,
                    P.DIRECTORY_VIEW,
                    P.ORGANISATION_VIEW,
                    P.GOAL_WORK,
                    P.REPORT_VIEW,
                    P.REPORT_WORK,
                }
            ),
        ),
        Role(
            "programme_manager",
            _("Geschäftsführung KIM"),
            _("Verantwortet Stellen, Förderung, Ziele und Berichte; sieht keine Person."),
            frozenset(
                {
                    P.FINDING_VIEW,
                    P.BODY_VIEW,
                    P.SESSION_WORK,
                    P.DECISION_RECORD,
                    P.MEASURE_WORK,
                    P.CASELOAD_MOVE,
                    P.CASE_FIGURES,
                    P.BACKLOG_VIEW,
                    P.DIRECTORY_VIEW,
                    P.ORGANISATION_VIEW,
                    P.ORGANISATION_WORK,
                    P.GOAL_WORK,
                    P.REPORT_VIEW,
                    P.REPORT_WORK,
                    P.REPORT_RELEASE,
                }
            ),
        ),
        Role(
            "residence_officer",
            _("Ausländer- oder Einbürgerungsbehörde (Baustein 3)"),
            _("Führt Verfahren ohne Fallinhalte, liest, was das Case Management einzeln übergibt; öffnet keinen Fall."),
            frozenset({P.PROCEEDING_WORK, P.HANDOVER_RECEIVE, P.CAMPAIGN_WORK, P.BACKLOG_VIEW, P.DIRECTORY_VIEW}),
            excludes=CASE_ROLES,
        ),
        Role(
            ADMIN,
            _("Administration"),
            _("Verwaltet Konten, Rollen und Kataloge; öffnet keinen Fall und keine Person."),
            frozenset({P.USERS_MANAGE, P.CATALOGUE_MANAGE, P.DISTRICT_IMPORT, P.DISTRICT_SETUP, P.ORGANISATION_VIEW}),
            excludes=CASE_ROLES,
        ),
        Role(
            STATE_OFFICER,
            _("Landeskoordinierung KIM"),
            _("Sieht, was die Kreise und Städte dem Land übergeben haben, sonst nichts; eröffnet neue Mandanten."),
            frozenset({P.LAND_VIEW, P.TENANT_OPEN}),
            excludes=frozenset({"case_manager", "coordinator", "programme_manager", "residence_officer"}),
        ),
    )
}


def fits(role_key: str, tenant_kind: str) -> bool:
    """Test whether a role exists in this kind of tenant: the Land coordinates and administers, no more."""
    at_the_land = tenant_kind == "state"
    return role_key == ADMIN or (role_key == STATE_OFFICER) == at_the_land
