"""What waits for whoever steers the programme: contracts, statements, milestones, drafts; the set-up; the Land."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import MilestoneCell, Submission
from kimpass.controlling.selectors.land import received
from kimpass.controlling.selectors.milestones import current_plan, half_words
from kimpass.controlling.selectors.releases import unreleased
from kimpass.kernel.access import Actor
from kimpass.organisation import policy
from kimpass.organisation.models import Agreement
from kimpass.organisation.selectors import setup
from kimpass.organisation.selectors.agreements import OVER
from kimpass.organisation.selectors.statements_of_use import uses_of_year
from kimpass.web.worklist import Row, Section, address

LIMIT, SHOWN, SOON = 8, 120, timedelta(days=90)


def set_up_steps(actor: Actor) -> Section | None:
    """List the next steps of a set-up that has not come to posts and people yet; later the list is gone."""
    if not policy.set_up(actor) or setup.is_at_work(actor):
        return None
    needed = [step for step in setup.steps(actor) if not step.done]
    place = address("organisation:set_up")
    rows = [Row(step.title, address(step.route) or place, step.text) for step in needed[:3]]
    return Section("einrichten", _("Einrichten: die nächsten Schritte"), rows, "", _("Alle Schritte"), place)


def ending_agreements(actor: Actor) -> Section:
    """List contracts that end within three months, so that somebody can go on with them; ended ones need nobody."""
    rows = Agreement.objects.for_tenant(actor).exclude(state__in=OVER)
    rows = rows.filter(ends_on__gte=actor.today, ends_on__lte=actor.today + SOON)
    return Section(
        "vertraege",
        _("Vereinbarungen, die bald enden"),
        [
            Row(row.get_kind_display(), address("money:agreement", row.public_id), row.subject[:SHOWN], row.ends_on)
            for row in rows.order_by("ends_on", "pk")[:LIMIT]
        ],
        _("In den nächsten drei Monaten endet keine Vereinbarung."),
        _("Vereinbarungen"),
        address("money:agreements"),
    )


def statements_due(actor: Actor) -> Section:
    """List the lines of last year whose use nobody has proven yet (FUN-13)."""
    year = actor.today.year - 1
    due = [use.line for use in uses_of_year(actor.tenant_id, year) if use.is_due]
    return Section(
        "verwendung",
        _("Verwendungsnachweise, die fehlen"),
        [
            Row(line.label or line.get_kind_display(), address("money:funding_line", line.public_id), str(year))
            for line in due[:LIMIT]
        ],
        _("Für das vergangene Jahr ist alles nachgewiesen."),
        _("Verwendungsnachweise"),
        address("money:statements_of_use"),
    )


def late_milestones(actor: Actor) -> Section:
    """List what was planned for a half-year that is over and is not done (MIL-04)."""
    plan, today = current_plan(actor), actor.today
    half = 1 if today.month <= 6 else 2
    found: list[Row] = []
    if plan is not None:
        cells = MilestoneCell.objects.for_tenant(actor).filter(row__plan=plan, planned=MilestoneCell.Planned.YES)
        cells = cells.exclude(progress=MilestoneCell.Progress.DONE)
        for cell in cells.select_related("row").order_by("year", "half", "row__sort", "pk"):
            if (cell.year, cell.half) < (today.year, half):
                url = address("controlling:milestone_plan", plan.public_id)
                found.append(Row(cell.row.text, url, half_words(cell.year, cell.half), late=True))
    return Section(
        "meilensteine",
        _("Überfällige Meilensteine"),
        found[:LIMIT],
        _("Was bis zum letzten Halbjahr geplant war, ist erledigt."),
        _("Meilensteine"),
        address("controlling:milestones"),
    )


def drafts_of_reports(actor: Actor) -> Section:
    """List the reports somebody has begun and nobody has released."""
    return Section(
        "berichte-in-arbeit",
        _("Berichte in Arbeit"),
        [
            Row(
                row.title,
                address("controlling:report_draft", row.public_id),
                row.created_by.name if row.created_by else "",
                localdate(row.created_at),
            )
            for row in unreleased(actor)[:LIMIT]
        ],
        _("Kein Bericht wartet auf die Freigabe."),
        _("Berichte"),
        address("controlling:reports"),
    )


def concerns_without_reply(actor: Actor) -> Section:
    """List the concerns of districts the Land has not answered yet (TEN-06)."""
    waiting = received(actor).filter(kind=Submission.Kind.STATE_ISSUE, replied_on=None, withdrawn_on=None)
    return Section(
        "anliegen",
        _("Anliegen ohne Antwort"),
        [
            Row(row.title, address("controlling:received", row.public_id), row.from_name, localdate(row.received_at))
            for row in waiting.order_by("received_at", "pk")[:LIMIT]
        ],
        _("Auf jedes Anliegen ist geantwortet."),
        _("Anliegen"),
        address("controlling:received_issues"),
    )


def newly_received(actor: Actor) -> Section:
    """List the reports districts handed over last."""
    rows = received(actor).filter(kind=Submission.Kind.REPORT, withdrawn_on=None)
    return Section(
        "eingaenge",
        _("Zuletzt übergebene Berichte"),
        [
            Row(row.title, address("controlling:received", row.public_id), row.from_name, localdate(row.received_at))
            for row in rows[:LIMIT]
        ],
        _("Noch hat kein Kreis einen Bericht übergeben."),
        _("Standorte"),
        address("controlling:received_list"),
    )
