"""What casework does when something below changes."""

from django.db.models import Sum
from django.utils import timezone

from kimpass.casework.models import CaseFinding
from kimpass.kernel.events import subscribe
from kimpass.organisation.models import Unit
from kimpass.steering.events import ThemeChanged
from kimpass.steering.models import Finding, ThemeEvidence


def write_evidence(event: ThemeChanged) -> None:
    """
    Count anew what stands behind a theme: each case once, however many of its findings are in it.

    Findings no case is linked to (told by others, taken over from papers) count with the number they state.
    """
    links = CaseFinding.objects.asked_for().filter(tenant_id=event.tenant_id, finding_id__in=event.finding_ids)
    pairs = list(links.values_list("case_id", "finding_id"))
    linked = {finding for _, finding in pairs}
    findings = Finding.objects.asked_for().filter(tenant_id=event.tenant_id, pk__in=event.finding_ids)
    stated = findings.exclude(pk__in=linked).aggregate(cases=Sum("case_count"))["cases"] or 0
    places = set(
        findings.filter(unit__kind=Unit.Kind.MUNICIPALITY).order_by().values_list("unit_id", flat=True).distinct()
    )
    months = sorted(findings.values_list("month", flat=True))
    ThemeEvidence.objects.asked_for().update_or_create(
        tenant_id=event.tenant_id,
        theme_id=event.theme_id,
        defaults={
            "computed_at": timezone.now(),
            "case_count": len({case for case, _ in pairs}) + stated,
            "municipality_count": len(places),
            "first_month": months[0] if months else None,
            "last_month": months[-1] if months else None,
        },
    )


subscribe(ThemeChanged, write_evidence)
