"""Who can sign in to the demonstration."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEMO_PASSWORD = "kimpass-vorfuehrung"  # noqa: S105 - shown on the demonstration's own login page


DISTRICTS = {
    "paderborn": "Kreis Paderborn",
    "hoexter": "Kreis Höxter",
    "warendorf": "Kreis Warendorf",
    "guetersloh": "Kreis Gütersloh",
    "land": "Land Nordrhein-Westfalen",
}


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A login of the demonstration, and whose it is."""

    login: str
    role_label: str | Promise
    district: str
    name: str
    role_key: str
    place: str = ""
    agency_key: str = ""

    @property
    def district_name(self) -> str:
        """Return the district's name as people say it."""
        return DISTRICTS[self.district]


CASE_MANAGER = _("Case Managerin / Case Manager")
COORDINATOR = _("Koordinierende Stelle")
MANAGEMENT = _("Geschäftsführung KIM")
ADMIN = _("Administration")
STATE = _("Landeskoordinierung KIM")
RESIDENCE = _("Ausländer- oder Einbürgerungsbehörde (Baustein 3)")

DEMO_ACCOUNTS = [
    DemoAccount("delbrueck", CASE_MANAGER, "paderborn", "Jana Musterfeld", "case_manager", "Delbrück"),
    DemoAccount("salzkotten", CASE_MANAGER, "paderborn", "Tobias Beispielmann", "case_manager", "Salzkotten"),
    DemoAccount("koordination", COORDINATOR, "paderborn", "Miriam Probenstein", "coordinator"),
    DemoAccount("leitung", MANAGEMENT, "paderborn", "Rolf Vorlagemann", "programme_manager"),
    DemoAccount("verwaltung", ADMIN, "paderborn", "Anke Testhövel", "admin"),
    DemoAccount("abh", RESIDENCE, "paderborn", "Gesa Probeland", "residence_officer", agency_key="abh-kreis"),
    DemoAccount("warendorf", COORDINATOR, "warendorf", "Svenja Mustermark", "coordinator"),
    DemoAccount("ahlen", CASE_MANAGER, "warendorf", "Emre Beispiel", "case_manager", "Ahlen"),
    DemoAccount("hoexter", CASE_MANAGER, "hoexter", "Lotte Probefeld", "case_manager", "Brakel"),
    DemoAccount("land", STATE, "land", "Karla Landmuster", "state_officer"),
    DemoAccount("guetersloh", CASE_MANAGER, "guetersloh", "Hannes Musterhof", "case_manager", "Rietberg"),
]
