"""Hold goals and milestones of a profile against themselves."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.selectors import formulas
from kimpass.controlling.selectors.goal_periods import halves_of, label_obstacles
from kimpass.controlling.selectors.metrics import metric_labels
from kimpass.controlling.selectors.milestones import LONGEST_PLAN, lies_in

Fault = tuple[tuple[str | int, ...], str]
Profile = dict[str, Any]


def goal_periods(profile: Profile) -> Iterator[Fault]:
    """Yield periods whose label is of another kind, and free ones without their days."""
    for number, period in enumerate(profile.get("goals", [])):
        for reason in label_obstacles(period["kind"], period["period"]):
            yield ("goals", number, "period"), reason
        if (period["kind"] == "free") != ("from" in period and "until" in period):
            yield ("goals", number), _("Nur ein freier Zeitraum nennt seinen ersten und letzten Tag, und er muss es.")


def goal_formulas(profile: Profile) -> Iterator[Fault]:
    """Yield formulas nobody could work out."""
    labels = metric_labels()
    for number, period in enumerate(profile.get("goals", [])):
        for position, item in enumerate(period["items"]):
            for place, criterion in enumerate(item["criteria"]):
                at = ("goals", number, "items", position, "criteria", place, "formula")
                if reason := _formula_fault(criterion.get("formula"), labels):
                    yield at, reason


def _formula_fault(text: str | None, labels: dict[str, str]) -> str:
    if text is None:
        return ""
    try:
        expression = formulas.parse(text)
    except formulas.FormulaFault as fault:
        return str(fault)
    strange = sorted(formulas.names_in(expression) - labels.keys())
    if strange:
        return _("Diese Messgröße ist nicht bekannt: %(names)s.") % {"names": ", ".join(strange)}
    return formulas.work_out(expression, lambda _name: None).reason


def milestone_years(profile: Profile) -> Iterator[Fault]:
    """Yield plans whose years run backwards or too far, and half-years outside of them."""
    for number, plan in enumerate(profile.get("milestones", [])):
        first, last = plan["first_year"], plan["last_year"]
        if not first <= last < first + LONGEST_PLAN:
            told = _("Das letzte Jahr liegt vor dem ersten, oder der Plan reicht über mehr als %(most)s Jahre.")
            yield ("milestones", number, "last_year"), told % {"most": LONGEST_PLAN}
            continue
        known = {f"{year}-{half}" for year, half in halves_of(first, last)}
        for position, row in enumerate(plan["rows"]):
            yield from _half_faults(row, known, ("milestones", number, "rows", position, "halves"))


def _half_faults(row: dict[str, Any], known: set[str], at: tuple[str | int, ...]) -> Iterator[Fault]:
    halves = row.get("halves", [])
    times = Counter(half["half"] for half in halves)
    for place, half in enumerate(halves):
        name = half["half"]
        if name not in known:
            yield (*at, place, "half"), _("Dieses Halbjahr steht nicht im Plan.")
        elif times[name] > 1:
            yield (*at, place, "half"), _("Dieses Halbjahr steht mehrfach.")
        elif not lies_in(half.get("single_date", ""), int(name[:4]), int(name[5:])):
            told = _("„%(when)s“ liegt nicht in diesem Halbjahr.")
            yield (*at, place, "single_date"), told % {"when": half["single_date"]}


PLAN_RULES = (goal_periods, goal_formulas, milestone_years)
