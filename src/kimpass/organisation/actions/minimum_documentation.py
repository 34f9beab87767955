"""The district's minimum documentation: negotiated, the same in all communes; a change is a new version (CM-20)."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.data.facts import HINT, REQUIRED
from kimpass.organisation.data.phases import PHASES
from kimpass.organisation.models import MinimumDocumentation, Tenant
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors import minimum_documentation as selectors


class MinimumDocumentationRefused(RuleViolation):
    """The version cannot be entered like this."""


def _obstacles(rules: Mapping[str, Mapping[str, str]], known: set[str]) -> list[str]:
    names = [name for facts in rules.values() for name in facts]
    found = []
    if not names:
        found.append(_("Bitte nennen Sie mindestens eine Angabe, die ab einer Phase da sein soll."))
    if len(set(names)) < len(names):
        found.append(_("Eine Angabe steht bei zwei Phasen. Bitte nennen Sie sie bei der ersten."))
    if not set(rules) <= set(PHASES) or not set(names) <= known:
        found.append(_("Eine Phase oder eine Angabe gibt es nicht mehr. Bitte laden Sie die Seite neu."))
    if any(manner not in {HINT, REQUIRED} for facts in rules.values() for manner in facts.values()):
        found.append(_("Bitte wählen Sie, ob eine Angabe vorausgesetzt wird oder nur erinnert."))
    return found


@transaction.atomic
def agree_minimum_documentation(
    *,
    actor: Actor,
    rules: Mapping[str, Mapping[str, str]],
    agreed_on: date,
    valid_from: date,
    seen_version: int,
    remark: str = "",
) -> MinimumDocumentation:
    """
    Enter what was agreed as the next version; earlier ones stay and go on judging the days they held on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MinimumDocumentationRefused: nothing or something unknown is named, a day does not fit, or it is stale.
    """
    require(policy.agree_minimum_documentation(actor))
    Tenant.objects.select_for_update().get(pk=actor.tenant_id)
    newest = selectors.newest_number(actor)
    own = extra_fields.in_use(extra_fields.all_fields(actor.tenant_id), actor.today)
    reasons = _obstacles(rules, set(selectors.fact_labels(own)))
    if newest != seen_version:
        reasons.append(
            _("Inzwischen gilt Version %(number)s. Ihre Angaben sind noch da; bitte prüfen und erneut senden.")
            % {"number": newest}
        )
    if agreed_on > actor.today:
        reasons.append(_("Das Datum der Vereinbarung liegt in der Zukunft."))
    if valid_from < actor.today:
        reasons.append(
            _("Eine neue Version gilt frühestens ab heute: Was war, wird nicht im Nachhinein anders beurteilt.")
        )
    if reasons:
        raise MinimumDocumentationRefused.because(reasons)
    version: MinimumDocumentation = MinimumDocumentation.objects.create(
        tenant_id=actor.tenant_id,
        document_version=newest + 1,
        rules={phase: dict(rules[phase]) for phase in PHASES if rules.get(phase)},
        agreed_on=agreed_on,
        valid_from=valid_from,
        remark=remark.strip(),
        set_by_id=actor.staff_id,
    )
    facts = sum(len(names) for names in rules.values())
    log.record(actor, "minimum_documentation.agreed", version, document_version=newest + 1, facts=facts)
    return version
