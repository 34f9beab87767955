"""Goals of two school years, a milestone plan filled in with evidence, concepts of two Kommunen."""

from datetime import date, timedelta
from decimal import Decimal

from kimpass.controlling.actions import concepts, goal_periods, goals, milestone_evidence, milestone_rows, milestones
from kimpass.controlling.actions.goal_data import CriterionData, GoalData
from kimpass.controlling.models import MilestoneCell, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.concepts import kommunen_without
from kimpass.controlling.selectors.goal_periods import current_label, following, half_year, halves_of
from kimpass.controlling.selectors.milestone_evidence import Kind, offers
from kimpass.controlling.selectors.milestones import current_plan
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Unit
from kimpass.web.demo.world import District

GOALS = (
    GoalData(
        "Die Lenkungsgruppe tagt zweimal und behandelt mindestens zwei generative Themen.",
        (
            CriterionData("lg_sessions", target=Decimal(2)),
            CriterionData("generative_themes_in_lg", target=Decimal(2)),
        ),
    ),
    GoalData(
        "Vor jeder Sitzung der Lenkungsgruppe findet eine Planungskonferenz statt.",
        (CriterionData("planning_conferences", formula="1 x lg_sessions"),),
    ),
    GoalData("In allen Kommunen arbeitet Case Management.", (CriterionData("communes_with_cm", "all"),)),
)
ROWS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("1", "Gremienarbeit", "Sitzungen der Lenkungsgruppe", (Kind.SESSION,)),
    ("1", "Gremienarbeit", "Arbeitsgruppen zu generativen Themen (nach Bedarf)", ()),
    ("1", "Begleitmaßnahmen", "Veranstaltungen für Verwaltung und Ehrenamt", (Kind.EVENT,)),
    ("2", "Case Management", "Qualifizierung der Case Managerinnen und Case Manager", (Kind.TRAINING,)),
    ("2", "Case Management", "Fallrekonstruktionen mit anderen Stellen", (Kind.RECONSTRUCTION,)),
    ("3", "", "Austausch mit Ausländer- und Einbürgerungsbehörde", (Kind.EVENT, Kind.AGREEMENT)),
)
# Which row of a shipped plan shows what; the rest stays as the source left it: unknown.
SHOWN: dict[int, tuple[str, ...]] = {
    0: (Kind.SESSION,),
    3: (Kind.TRAINING,),
    4: (Kind.EVENT,),
    5: (Kind.AGREEMENT,),
    13: (Kind.RECONSTRUCTION,),
}
OUTLOOK = "Zwei Kommunen bereiten Stellen vor; die Lenkungsgruppe berät im Frühjahr über gemeinsame Übergaben."


def _year_before(today: date) -> str:
    return current_label("school_year", today - timedelta(days=365))


def _set_goals(district: District, who: Actor) -> None:
    before = _year_before(district.today)
    written = goals.write_goals(actor=who, period_kind="school_year", period_label=before, goals=GOALS)
    chosen = [goal.pk for goal in written]
    goals.carry_goals_over(actor=who, goal_ids=chosen, period_label=following(before))
    goal_periods.write_goal_period(
        actor=who, label=before, version=1, statement="Die Ziele wurden teilweise erreicht.", outlook=OUTLOOK
    )


def _fill(who: Actor, row: MilestoneRow, plan: MilestonePlan, kinds: tuple[str, ...]) -> None:
    """Plan a row in every half-year, and prove what has passed with what is there."""
    halves = halves_of(plan.first_year, plan.last_year)
    found = {half: [o.key for o in offers(who, *half) if o.kind in kinds][:3] for half in halves}
    coming = {half for half in halves if half_year(*half).start > who.today}
    planned = {half: "yes" if found[half] or (kinds and half in coming) else "as_needed" for half in halves}
    cells = [milestone_rows.CellData(*half, planned[half]) for half in halves]
    milestone_rows.plan_milestone(actor=who, row_id=row.pk, version=row.version, cells=cells)
    for (year, half), chosen in found.items():
        end = half_year(year, half).end
        if chosen and end is not None:
            progress = MilestoneCell.Progress.DONE if end <= who.today else MilestoneCell.Progress.IN_PROGRESS
            milestone_evidence.choose_milestone_evidence(
                actor=who, row_id=row.pk, year=year, half=half, chosen=chosen, progress=progress
            )


def _plan(district: District, who: Actor) -> None:
    """Fill in the plan of the district's own paper where it reaches today, else begin one."""
    shipped = current_plan(who)
    if shipped is not None and shipped.last_year >= district.today.year:
        rows = list(MilestoneRow.objects.for_tenant(who).filter(plan=shipped).order_by("sort"))
        for place, kinds in SHOWN.items():
            _fill(who, rows[place], shipped, kinds)
        return
    first = district.today.year
    plan = milestones.start_milestone_plan(actor=who, title="Meilensteinplanung", first_year=first, last_year=first + 1)
    for block, heading, text, kinds in ROWS:
        data = milestone_rows.RowData(text, block, heading)
        _fill(who, milestone_rows.add_milestone_row(actor=who, plan_id=plan.pk, row=data), plan, kinds)
    milestones.adopt_milestone_plan(actor=who, plan_id=plan.pk, on=date(first, 1, 15))


def _concepts(district: District, who: Actor) -> None:
    units = {unit.name: unit.pk for unit in Unit.objects.for_tenant(who).filter(kind=Unit.Kind.MUNICIPALITY)}
    for number, name in enumerate(kommunen_without(who)[:2]):
        decided = district.today - timedelta(days=200)
        adopted = {"state": "adopted", "decided_on": decided, "decided_by": "Rat"} if number == 0 else {}
        data = concepts.ConceptData(
            "social_space",
            "Sozialräumliches Konzept Case Management",
            str(decided.year),
            unit_id=units[name],
            **adopted,  # type: ignore[arg-type]  # the story's own words
        )
        concepts.add_concept(actor=who, concept=data)


def set_goals(district: District) -> None:
    """Let the coordinating office set goals and plan milestones."""
    who = district.on(district.office["coordinator"], district.today)
    _set_goals(district, who)
    _plan(district, who)
    _concepts(district, who)
