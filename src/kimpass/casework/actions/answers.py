"""What a receiving body answered, whoever writes it down: the case manager, or the body itself by link (CM-12)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kimpass.casework.models import CaseHandover, Referral, ServiceLinking
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, Permission
from kimpass.network.actions import needs
from kimpass.network.models import NeedSignal

RECEIVER = "receiver"


def _declines(state: str) -> bool:
    return state in {Referral.State.DECLINED, CaseHandover.State.DECLINED}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came: what, when, in which words, and why not."""

    state: str
    on: date
    words: str = ""
    reason: str = ""

    def obstacles(self, since: date, today: date) -> list[str]:
        """Return, in words, what cannot be."""
        found = []
        if not since <= self.on <= today:
            found.append(_("Das Datum der Antwort liegt vor dem Verweis oder in der Zukunft."))
        if _declines(self.state) and self.reason not in Referral.DeclineReason.values:
            found.append(_("Bitte wählen Sie, warum die Stelle abgelehnt hat."))
        return found

    def write(self, actor: Actor, sent: Referral | CaseHandover) -> None:
        """Write the answer down, and let it reach the planned service and the needs analysis."""
        sent.state, sent.answer = self.state, self.words.strip()
        sent.decline_reason = self.reason if _declines(self.state) else ""
        sent.version += 1
        if isinstance(sent, CaseHandover):
            self._write_handover(sent)
            return
        sent.answered_on = self.on
        sent.save(update_fields=["state", "answer", "answered_on", "decline_reason", "version"])
        self._flow_back(sent)
        if _declines(self.state):
            self._signal(actor, sent)

    def _write_handover(self, handover: CaseHandover) -> None:
        handover.confirmed_on = self.on
        if self.state == CaseHandover.State.CONFIRMED:
            handover.feedback_due_on = self.on + timedelta(days=handover.template.feedback_after_days)
        names = ["state", "answer", "confirmed_on", "decline_reason", "feedback_due_on", "version"]
        handover.save(update_fields=names)

    def _flow_back(self, referral: Referral) -> None:
        """Let the planned service know: taken in, done, or not to be had there."""
        results = {
            Referral.State.CONFIRMED: ServiceLinking.Result.LINKED,
            Referral.State.DONE: ServiceLinking.Result.ENDED,
            Referral.State.DECLINED: ServiceLinking.Result.ENDED,
        }
        linking, result = referral.linking, results.get(Referral.State(self.state))
        if linking is None or result is None or linking.service_id is None:
            return
        linking.result = result
        if _declines(self.state) and not linking.note:
            linking.note = _("abgelehnt: %(reason)s") % {"reason": referral.get_decline_reason_display()}
        linking.version += 1
        linking.save(update_fields=["result", "note", "version"])

    def _signal(self, actor: Actor, referral: Referral) -> None:
        """Count the refusal as a need, without the person."""
        field_id = referral.field_id or (referral.linking.field_id if referral.linking else None)
        if field_id is None:
            return
        case = referral.case
        if RECEIVER in actor.role_keys:  # a receiver holds no right; this one count is made in the case's unit
            here = replace(actor, grants=frozenset({(Permission.CASE_WORK, case.unit_id)}))
        else:
            here = workable.standing_in(actor, case, Permission.CASE_WORK)
        kind = NeedSignal.Kind.REFERRAL_DECLINED
        needs.record_need(actor=here, unit_id=case.unit_id, field_id=field_id, kind=kind, on=self.on)
