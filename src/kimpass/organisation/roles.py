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
                    P.DIRECTORY_VIEW,
                    P.ORGANISATION_VIEW,
                    P.REPORT_VIEW,
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
                    P.DIRECTORY_VIEW,
                    P.ORGANISATION_VIEW,
                    P.REPORT_VIEW,
                }
            ),
        ),
        Role(
            "admin",
            _("Administration"),
            _("Verwaltet Konten, Rollen und Kataloge; öffnet keinen Fall und keine Person."),
            frozenset({P.USERS_MANAGE, P.CATALOGUE_MANAGE, P.DISTRICT_IMPORT, P.ORGANISATION_VIEW}),
            excludes=CASE_ROLES,
        ),
    )
}
