"""What waits for those who answer for the programme: goals, posts, reports."""

from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kimpass.controlling import policy
from kimpass.controlling.models import Attainment, ProgrammeGoal
from kimpass.controlling.selectors import staffing_funding
from kimpass.controlling.selectors.goals import newest_finished_period
from kimpass.controlling.selectors.reports import KINDS
from kimpass.controlling.selectors.staffing import Line, reported_lines
from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.components.values import fte
from kimpass.web.worklist import Row, Section, Words, address

SHOWN = 120


def goals_to_confirm(actor: Actor) -> Section:
    """List the goals of the last finished period that nobody has judged yet."""
    label = newest_finished_period(actor.tenant_id, actor.today)
    confirmed = Attainment.objects.asked_for().filter(goal=OuterRef("pk"))
    goals = (
        ProgrammeGoal.objects.asked_for()
        .filter(~Exists(confirmed), tenant_id=actor.tenant_id, period_label=label or "")
        .order_by("number")
    )
    overview = address("controlling:goals")
    return Section(
        "zielerreichung",
        _("Ziele ohne bestätigtes Ergebnis"),
        [
            Row(
                _("Ziel %(number)s") % {"number": goal.number},
                address("controlling:confirm_attainment", goal.public_id)
                if policy.confirm_attainment(actor, goal)
                else overview,
                f"{goal.period_label} · {Truncator(goal.text).chars(SHOWN)}",
            )
            for goal in goals
        ],
        _("Alle Ziele des letzten Zeitraums sind bestätigt."),
        _("Ziele"),
        overview,
    )


def _unexplained(line: Line) -> Words:
    rest = line.values["remainder"]
    if rest is None:
        return _("Die Quelle nennt nicht alle Zahlen.")
    return _("nicht erklärt: %(rest)s") % {"rest": fte(rest)}


def staffing(actor: Actor) -> Section:
    """List the reported posts that are neither filled nor vacant, or not fully told."""
    report = address("controlling:report", staffing_funding.KIND)
    lines = reported_lines(actor.tenant_id, actor.today, words=words_of(actor))
    return Section(
        "stellenrest",
        _("Stellen mit offenem Rest"),
        [
            Row(line.label, f"{report}?beleg=staffing.{line.key}.remainder", _unexplained(line))
            for line in lines
            if line.values["remainder"] != Decimal(0)
        ],
        _("Jede gemeldete Stelle ist besetzt oder als unbesetzt gemeldet."),
        _("Steuerung"),
        address("controlling:overview"),
    )


def reports(actor: Actor) -> Section:
    """List the reports that can be drawn."""
    return Section(
        "berichte",
        _("Berichte"),
        [Row(kind.label, address("controlling:report", kind.key), kind.description) for kind in KINDS.values()],
        "",
    )
