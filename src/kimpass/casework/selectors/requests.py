"""Access requests something may still be decided about: loaded under a lock, and open."""

from datetime import date

from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.models import AccessRequest
from kimpass.kernel.access import Actor, RuleViolation


class AccessRequestRefused(RuleViolation):
    """What was said about the request does not fit together."""


class AccessRequestDecided(RuleViolation):
    """Somebody has decided on the request already, or somebody else has it."""


def request_to_decide(actor: Actor, access_request_id: int) -> AccessRequest:
    """
    Return a request the actor may see, locked until the end of the transaction.

    :raises AccessRequest.DoesNotExist: the actor may not see it.
    """
    visible = AccessRequest.objects.visible_to(actor).select_for_update(of=("self",))
    found: AccessRequest = visible.get(pk=access_request_id)
    return found


def refuse_decided(actor: Actor, access_request: AccessRequest) -> None:
    """
    Let only a request pass that waits, and that nobody else has in his hands.

    :raises AccessRequestDecided: it is decided, or lies with the coordinating office.
    """
    if not access_request.is_open:
        state = access_request.get_triage_display()
        raise AccessRequestDecided(_("Über diese Zugangsanfrage ist schon entschieden: %(state)s.") % {"state": state})
    if access_request.triage == AccessRequest.Triage.PASSED_ON and not policy.coordinates(actor, access_request):
        raise AccessRequestDecided(
            _("Die Anfrage liegt bei der Koordinierenden Stelle. Erst wenn sie zurückkommt, können Sie entscheiden.")
        )


def refuse_day(access_request: AccessRequest, on: date, today: date) -> None:
    """
    Let only a possible day pass.

    :raises AccessRequestRefused: it lies ahead, or before the request came in.
    """
    if on > today:
        raise AccessRequestRefused(_("Das Datum liegt in der Zukunft."))
    if on < access_request.received_on:
        raise AccessRequestRefused(_("Das Datum liegt vor dem Eingang der Anfrage."))
