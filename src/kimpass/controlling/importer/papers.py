"""Write a profile's events, concepts, target groups and the order of work in Baustein 3."""

from typing import Any

from kimpass.controlling.importer import dates
from kimpass.controlling.importer.structure import Written
from kimpass.controlling.models import Concept
from kimpass.organisation.models import TargetGroup
from kimpass.residence.models import OrderOfWork
from kimpass.steering.models import Event, EventSeries

RULE = ("age_from", "age_to", "arrived_since", "lone_parent")


def write_events(profile: dict[str, Any], written: Written) -> None:
    """Write events that took place; those of a series are tied together (QUA-03, QUA-04)."""
    series: dict[str, EventSeries] = {}
    for row in profile.get("events", []):
        name, when = row.get("series", ""), dates.parse(row["when"])
        if name and name not in series:
            series[name] = EventSeries.objects.create(tenant=written.tenant, title=name)
        last = dates.parse(row["until"]).first if "until" in row else None
        Event.objects.create(
            tenant=written.tenant,
            kind=row["kind"],
            series=series.get(name),
            title=row["title"],
            first_day=when.first,
            last_day=last,
            precision=when.precision,
            place=row.get("place", ""),
            audience=row.get("audience", ""),
            participants=row.get("participants"),
            is_approximate=row.get("approximate", False),
            state=Event.State.HELD,
        )


def write_concepts(profile: dict[str, Any], written: Written) -> None:
    """Write concepts in their editions; a day the source does not give stays open (REP-09, F-09, F-21)."""
    for row in profile.get("concepts", []):
        Concept.objects.create(
            tenant=written.tenant,
            kind=row["kind"],
            title=row["title"],
            edition=row["edition"],
            dated_on=dates.parse(row["dated"]).first if "dated" in row else None,
            state=row["state"],
            decided_on=dates.parse(row["decided"]).first if "decided" in row else None,
            decided_by=row.get("decided_by", ""),
            source=written.source(row),
        )


def write_target_groups(profile: dict[str, Any], written: Written) -> None:
    """Write whom the district's KIM is for, with the rule the source gives (ACC-08, UMA-02)."""
    for row in profile.get("target_groups", []):
        TargetGroup.objects.create(
            tenant=written.tenant,
            key=row["key"],
            label_de=row["label"],
            rule={key: row[key] for key in RULE if key in row},
            unit=written.targets.get(row.get("target_group_unit", "")),
            valid_from=dates.parse(row["since"]).first,
        )


def write_order_of_work(profile: dict[str, Any], written: Written) -> None:
    """Write what the district does first in Baustein 3: the sources say it the one way or the other (B3-04, F-19)."""
    if row := profile.get("order_of_work"):
        OrderOfWork.objects.create(
            tenant=written.tenant, order=row["order"], valid_from=dates.parse(row["since"]).first
        )
