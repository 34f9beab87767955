"""Cases something may still be written into: loaded under a lock, and open."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from kimpass.casework.models import Case
from kimpass.kernel.access import Actor, Permission, RuleViolation
from kimpass.people.selectors import papers


class CaseIsClosed(RuleViolation):
    """Nothing is added to a closed case; reopening it is a use case of its own."""


def case_to_write(actor: Actor, case_id: int) -> Case:
    """
    Return a case the actor may see, locked until the end of the transaction.

    :raises Case.DoesNotExist: the actor may not see it.
    """
    found: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    return found


def refuse_closed(case: Case) -> None:
    """
    Let only an open case pass.

    :raises CaseIsClosed: the case is closed.
    """
    if case.closed_on is not None:
        raise CaseIsClosed(_("Der Fall ist abgeschlossen. Öffnen Sie ihn wieder, um etwas einzutragen."))


class NotSigned(RuleViolation):
    """Beyond intake nothing happens without consent and release (CM-02)."""


def refuse_unsigned(case: Case, on: date) -> None:
    """
    Let only a case pass whose reference person has signed.

    :raises NotSigned: consent or release is missing on this day, or was withdrawn.
    """
    if not papers.signed_for(case.household, on):
        raise NotSigned(
            _(
                "Einwilligung oder Schweigepflichtentbindung fehlt. "
                "Ohne beide geht die Beratung nicht über den Intake hinaus."
            )
        )


def standing_in(actor: Actor, case: Case, permission: Permission) -> Actor:
    """
    Return the actor with a right he holds in the unit of the case as well.

    Whoever deputises from a neighbouring municipality acts there in place of the colleague; the floors below know
    units only, not who keeps which case.
    """
    if not actor.may_somewhere(permission):
        return actor
    return replace(actor, grants=actor.grants | {(permission, case.unit_id)})
