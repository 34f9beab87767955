"""What a district handed to the Land, and what it still could."""

from django.db.models import Exists, OuterRef, QuerySet

from kimpass.controlling.models import ReportRelease, Submission
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.steering.models import StateIssue


def land_tenant() -> Tenant | None:
    """Return the Land, None where there is none yet."""
    return Tenant.objects.filter(kind=Tenant.Kind.STATE).order_by("pk").first()


def submissions_of(actor: Actor) -> QuerySet[Submission]:
    """Return what went to the Land, the newest first."""
    rows = Submission.objects.visible_to(actor).select_related("release__report", "issue", "sent_by")
    return rows.defer("release__content").order_by("-sent_at", "-pk")


def releases_to_hand_over(actor: Actor) -> list[ReportRelease]:
    """Return the newest versions of reports of the whole district that do not lie with the Land."""
    newer = ReportRelease.objects.for_tenant(actor).filter(
        report_id=OuterRef("report_id"), number__gt=OuterRef("number")
    )
    there = Submission.objects.for_tenant(actor).filter(release_id=OuterRef("pk"), withdrawn_on__isnull=True)
    rows = ReportRelease.objects.for_tenant(actor).filter(~Exists(newer), ~Exists(there), report__unit__isnull=True)
    return list(rows.select_related("report").defer("content").order_by("-released_at", "-pk")[:25])


def issues_to_hand_over(actor: Actor) -> list[StateIssue]:
    """Return the forwarded concerns that do not lie with the Land."""
    there = Submission.objects.for_tenant(actor).filter(issue_id=OuterRef("pk"), withdrawn_on__isnull=True)
    rows = StateIssue.objects.for_tenant(actor).filter(~Exists(there), state=StateIssue.State.SENT)
    return list(rows.order_by("-sent_on", "-pk")[:25])
