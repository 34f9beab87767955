"""How many stand behind something, in the words a reader may see."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.steering import policy
from kimpass.steering.models import Finding


@dataclass(frozen=True, slots=True)
class Counter:
    """Writes counts of cases for one reader: small ones as "< 3" unless the reader may know."""

    actor: Actor
    minimum: int

    def small(self) -> str:
        """Return how a small number is written."""
        return _("< %(minimum)s") % {"minimum": self.minimum}

    def write(self, count: int, *, exact: bool) -> str:
        """Return the count, or that it is small."""
        return str(count) if exact or not 0 < count < self.minimum else self.small()

    def of_finding(self, finding: Finding) -> str:
        """Return how many cases stand behind a finding."""
        exact = bool(finding.harmless_reason) or policy.view_exact_counts(self.actor, finding)
        return self.write(finding.case_count, exact=exact)

    def of_theme(self, count: int) -> str:
        """Return how many cases stand behind a theme."""
        return self.write(count, exact=policy.view_exact_counts(self.actor))


def counter(actor: Actor) -> Counter:
    """Return what writes counts for this reader, with the tenant's minimum."""
    minimum = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    return Counter(actor, minimum)
