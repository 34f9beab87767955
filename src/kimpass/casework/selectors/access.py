"""The list of access requests, formatted before the template loops."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from kimpass.casework.models import AccessIdentity, AccessReason, AccessRequest, Case
from kimpass.kernel.access import Actor

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One line of the list, ready to print; it carries no identity."""

    id: int
    public_id: str
    received: str
    level: str
    channel: str
    unit: str
    triage: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class AccessPage:
    """One page of the list and where it stands among the others."""

    rows: tuple[AccessRow, ...]
    page: Page[AccessRequest]

    @property
    def total(self) -> int:
        """Return how many requests there are on all pages; counted once."""
        return self.page.paginator.count


def access_requests(actor: Actor, *, waiting: bool = True, page: int | str = 1) -> AccessPage:
    """Return one page of the requests the actor may see: those that wait, oldest first, or all, newest first."""
    found: QuerySet[AccessRequest] = AccessRequest.objects.visible_to(actor)
    if waiting:
        found = found.filter(triage=AccessRequest.Triage.NEW).order_by("received_on", "pk")
    else:
        found = found.order_by("-received_on", "-pk")
    paginator = Paginator(found, PAGE_SIZE)
    shown = paginator.get_page(page)
    start = (shown.number - 1) * PAGE_SIZE
    levels, channels = dict(AccessRequest.Level.choices), dict(AccessRequest.Channel.choices)
    states = dict(AccessRequest.Triage.choices)
    columns = ("pk", "public_id", "received_on", "level", "channel", "unit__name", "triage")
    rows = tuple(
        AccessRow(
            id=pk,
            public_id=public_id,
            received=f"{day:%d.%m.%Y}",
            level=str(levels[level]),
            channel=str(channels[channel]),
            unit=unit,
            triage=str(states[triage]),
            is_new=triage == AccessRequest.Triage.NEW,
        )
        for pk, public_id, day, level, channel, unit, triage in found.values_list(*columns)[start : start + PAGE_SIZE]
    )
    return AccessPage(rows, shown)


def reasons_of(access_request: AccessRequest) -> list[str]:
    """Return, in words, why a case was reported."""
    rows = AccessReason.objects.asked_for().filter(tenant_id=access_request.tenant_id, access_request=access_request)
    return [row.get_reason_display() for row in rows.order_by("pk")]


def identity_of(access_request: AccessRequest) -> AccessIdentity | None:
    """Return whom the request is about, when the client agreed to say so."""
    rows = AccessIdentity.objects.asked_for().filter(tenant_id=access_request.tenant_id, access_request=access_request)
    identity: AccessIdentity | None = rows.first()
    return identity


def case_of(actor: Actor, access_request: AccessRequest) -> Case | None:
    """Return the case that came of the request, if the actor may see it."""
    case: Case | None = Case.objects.visible_to(actor).filter(access_request=access_request).first()
    return case
