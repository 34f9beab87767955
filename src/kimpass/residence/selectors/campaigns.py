"""Campaigns: their steps, whom they reached, applications before and after (B3-05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kimpass.kernel.access import Actor
from kimpass.kernel.sums import total
from kimpass.network.models import Material
from kimpass.organisation.models import Unit
from kimpass.residence.models import CampaignStep, Kind, MonthlyCount, NaturalisationCampaign, Proceeding
from kimpass.residence.selectors.backlog import authorities
from kimpass.residence.selectors.backlog_sums import add_months
from kimpass.steering.models import Event

HALF_YEAR = 6
Keyed = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of an audience were reached: `known` by the steps that say so, `silent` steps do not."""

    label: str
    steps: int
    known: int
    silent: int
    is_approximate: bool


def steps_of(actor: Actor, campaign: NaturalisationCampaign) -> list[CampaignStep]:
    """Return the steps of a campaign in the order of time."""
    rows = CampaignStep.objects.visible_to(actor).filter(campaign=campaign)
    return list(rows.select_related("unit", "event", "material").order_by("on", "pk"))


def reach(steps: Sequence[CampaignStep]) -> list[Reach]:
    """Add up by audience whom the steps reached; a step that does not say counts as silent, never as nought."""
    found = []
    for audience in CampaignStep.Audience:
        own = [step for step in steps if step.audience == audience]
        told = [step for step in own if step.reached is not None]
        if own:
            known = sum(step.reached or 0 for step in told)
            vague = any(step.is_approximate for step in told)
            found.append(Reach(str(audience.label), len(own), known, len(own) - len(told), vague))
    return found


@dataclass(frozen=True, slots=True)
class Applications:
    """Applications for naturalisation in a span of whole months; None is not known."""

    since: date
    until: date
    number: int | None


def _applications(actor: Actor, months: Sequence[date]) -> int | None:
    """Count what all authorities report or register; a month somebody does not tell makes it unknown."""
    offices = [one.pk for one in authorities(actor)]
    until = add_months(months[-1], 1)
    counts = MonthlyCount.objects.visible_to(actor).filter(kind=Kind.NATURALISATION, received__isnull=False)
    told = {
        (office, month): number
        for office, month, number in counts.filter(month__in=months).values_list("authority_id", "month", "received")
    }
    days = Proceeding.objects.for_tenant(actor).filter(
        authority_id__in=offices, kind=Kind.NATURALISATION, applied_on__lt=until
    )
    registered: dict[int, list[date]] = {}
    for office, day in days.values_list("authority_id", "applied_on"):
        if day is not None:
            registered.setdefault(office, []).append(day.replace(day=1))
    involved = {office for office, _month in told} | set(registered)
    return total(
        told.get((office, month), registered[office].count(month) if office in registered else None)
        for office in involved
        for month in months
    )


def applications_around(actor: Actor, campaign: NaturalisationCampaign) -> tuple[Applications, Applications | None]:
    """Return the applications of the half year before a campaign, and of the half year from its beginning if over."""
    begin = campaign.begins_on.replace(day=1)
    before = [add_months(begin, -back) for back in reversed(range(1, HALF_YEAR + 1))]
    after = [add_months(begin, number) for number in range(HALF_YEAR)]
    one_day = timedelta(days=1)
    first = Applications(before[0], begin - one_day, _applications(actor, before))
    end = add_months(begin, HALF_YEAR) - one_day
    if end >= actor.today:
        return first, None
    return first, Applications(begin, end, _applications(actor, after))


def units_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the units."""
    return list(Unit.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))


def events_by_key(actor: Actor, keep: int | None = None) -> Keyed:
    """Return key, words and number of events that were or will be held; `keep` stays whatever it is."""
    rows = Event.objects.for_tenant(actor).order_by("-first_day", "-pk")
    kept = rows.filter(pk__in=[] if keep is None else [keep]).values_list("public_id", "title", "pk")
    offered = rows.exclude(state=Event.State.CANCELLED).values_list("public_id", "title", "pk")[:100]
    return list(dict.fromkeys([*offered, *kept]))


def materials_by_key(actor: Actor) -> Keyed:
    """Return key, title and number of the materials."""
    return list(
        Material.objects.for_tenant(actor).order_by("title", "pk").values_list("public_id", "title", "pk")[:200]
    )
