"""What whoever reported a case is told: that it arrived, and later the category of the outcome; never a person."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kimpass.casework.models import AccessRequest
from kimpass.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Letter:
    """A short letter: a heading and paragraphs, to be printed or copied."""

    heading: str
    paragraphs: tuple[str, ...]
    sender: str

    @property
    def text(self) -> str:
        """Return the letter as one text to copy into a mail."""
        return "\n\n".join((self.heading, *self.paragraphs, self.sender))


def _arrival(access_request: AccessRequest) -> str:
    if access_request.level == AccessRequest.Level.LEVEL_2:
        words = _("Ihre Meldung vom %(day)s für %(unit)s ist bei uns eingegangen. Unser Zeichen: %(sign)s.")
    else:
        words = _("Ihre Anfrage vom %(day)s für %(unit)s ist bei uns eingegangen. Unser Zeichen: %(sign)s.")
    day = f"{access_request.received_on:%d.%m.%Y}"
    return words % {"day": day, "unit": access_request.unit.name, "sign": access_request.public_id}


def _state(access_request: AccessRequest) -> str:
    if access_request.outcome:
        return _("Was daraus geworden ist: %(outcome)s.") % {"outcome": access_request.get_outcome_display()}
    if access_request.triage == AccessRequest.Triage.RETURNED:
        return _("Wir geben sie an Sie zurück: %(reason)s") % {"reason": access_request.triage_reason}
    if access_request.is_at_coordination:
        return _("Sie liegt bei der Koordinierenden Stelle. Sie hören von uns, was daraus geworden ist.")
    if access_request.is_open:
        return _("Das Case Management prüft sie. Sie hören von uns, was daraus geworden ist.")
    return _("Das Case Management hat sie angenommen. Sie hören von uns, was daraus geworden ist.")


def letter(access_request: AccessRequest, actor: Actor) -> Letter:
    """Return the letter for the present state of a request; it names nobody, because the reporter need not know."""
    heading = _("Rückmeldung zu Ihrer Meldung") if access_request.outcome else _("Bestätigung des Eingangs")
    return Letter(
        heading=heading,
        paragraphs=(
            _("Guten Tag,"),
            _arrival(access_request),
            _state(access_request),
            _("Einzelheiten zur Person dürfen wir Ihnen nicht mitteilen. Danke, dass Sie sich gemeldet haben."),
        ),
        sender=f"{actor.staff_name}, {actor.tenant_name}",
    )
