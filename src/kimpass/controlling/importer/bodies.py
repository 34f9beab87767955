"""Write a profile's themes, bodies, sessions, decisions, goals and reported figures."""

from decimal import Decimal
from typing import Any

from kimpass.controlling.importer import dates
from kimpass.controlling.importer.structure import Written, transfer_staff
from kimpass.controlling.models import GoalCriterion, GoalPeriod, ProgrammeGoal, ReportedFigure
from kimpass.network.models import ContextFigure
from kimpass.organisation.models import CatalogueEntry, Precision
from kimpass.steering.models import AgendaItem, Body, BodyMember, Decision, LadderStep, Session, Theme, ThemeStep

OWN_NUMBER = "Nummer von uns vergeben"
NATURALISATIONS = "naturalisations"


def write_themes(profile: dict[str, Any], written: Written) -> None:
    """Write themes the sources name; they stand where the sources show them: before the steering group."""
    step = LadderStep.objects.asked_for().filter(tenant=written.tenant, key="steering_group").first()
    for row in profile.get("themes", []):
        entry = CatalogueEntry.objects.asked_for().get(
            tenant=written.tenant, catalogue="field_of_action", code=row["field"]
        )
        since = dates.parse(row["since"]).first
        theme = Theme.objects.create(
            tenant=written.tenant,
            title=row["title"],
            field=entry,
            is_generative=row["generative"],
            created_on=since,
            created_by=transfer_staff(written),
        )
        written.themes[row["key"]] = theme.pk
        if step is not None:
            ThemeStep.objects.create(tenant=written.tenant, theme=theme, step=step, entered_on=since)


def write_bodies(profile: dict[str, Any], written: Written) -> None:
    """Write bodies with seats by function, sessions and decisions."""
    for row in profile.get("bodies", []):
        size = row.get("size", {})
        body = Body.objects.create(
            tenant=written.tenant,
            key=row["key"],
            kind=row["kind"],
            level=row.get("level", Body.Level.DISTRICT),
            name=row["name"],
            size_min=size.get("min"),
            size_max=size.get("max"),
            sessions_per_year=row.get("sessions_per_year"),
            decision_mode=row.get("mode", ""),
            note=row.get("note", ""),
        )
        for sort, seat in enumerate(row.get("members", [])):
            BodyMember.objects.create(
                tenant=written.tenant,
                body=body,
                function=seat["function"],
                headcount=seat.get("headcount"),
                is_guest=seat.get("guest", False),
                as_needed=seat.get("as_needed", False),
                sort=sort,
                valid_from=written.known_from(row),
            )
        for session in row.get("sessions", []):
            _session(session, body, written)


def _session(row: dict[str, Any], body: Body, written: Written) -> None:
    when = dates.parse(row["when"])
    notes = [row.get("note", ""), OWN_NUMBER if row.get("number_is_ours") else ""]
    session = Session.objects.create(
        tenant=written.tenant,
        body=body,
        number=row["number"],
        held_on=when.first,
        precision=when.precision,
        label="" if when.precision == Precision.DAY else when.words,
        state=row["state"],
        note="; ".join(note for note in notes if note),
    )
    for sort, item in enumerate(row.get("agenda", []), 1):
        point = AgendaItem.objects.create(
            tenant=written.tenant,
            session=session,
            sort=sort,
            title=item["title"],
            theme_id=written.themes.get(item.get("theme", "")),
            was_treated=item.get("treated", False),
        )
        for decision in item.get("decisions", []):
            Decision.objects.create(
                tenant=written.tenant,
                agenda_item=point,
                text=decision["text"],
                result=decision["result"],
                decided_on=when.first if when.precision == Precision.DAY else None,
            )


def write_goals(profile: dict[str, Any], written: Written) -> None:
    """Write the goals of each period with their conditions."""
    for period in profile.get("goals", []):
        if "from" in period:
            days = {"valid_from": dates.parse(period["from"]).first, "valid_until": dates.after(period["until"])}
            GoalPeriod.objects.create(
                tenant=written.tenant, period_kind=period["kind"], period_label=period["period"], **days
            )
        for row in period["items"]:
            goal = ProgrammeGoal.objects.create(
                tenant=written.tenant,
                period_kind=period["kind"],
                period_label=period["period"],
                number=row["number"],
                text=row["text"],
            )
            for sort, criterion in enumerate(row["criteria"]):
                GoalCriterion.objects.create(
                    tenant=written.tenant,
                    goal=goal,
                    sort=sort,
                    metric=criterion["metric"],
                    comparison=criterion.get("comparison", GoalCriterion.Comparison.AT_LEAST),
                    target=Decimal(criterion["target"]) if "target" in criterion else None,
                    formula=criterion.get("formula", ""),
                )


def write_figures(profile: dict[str, Any], written: Written) -> None:
    """Write figures a source tells and no table here could count."""
    for row in profile.get("figures", []):
        reference = dates.parse(row["reference"])
        ReportedFigure.objects.create(
            tenant=written.tenant,
            metric=row["metric"],
            counting_unit=row["counts"],
            value=None if row["value"] is None else Decimal(row["value"]),
            reference=reference.words,
            reference_date=reference.first,
            label=row.get("label", ""),
            source=written.source(row),
        )
        if row["metric"] == NATURALISATIONS:
            # Baustein 3 shows it beside its own counts, and cannot look up here (B3-10).
            ContextFigure.objects.create(
                tenant=written.tenant,
                metric=row["counts"][:60],
                value=None if row["value"] is None else Decimal(row["value"]),
                text=row.get("label", "")[:200],
                reference=reference.words[:40],
                source=written.source(row)[:200],
            )
