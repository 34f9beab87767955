"""Choose what shows that a milestone was carried out."""

import re
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import milestone_evidence
from kimpass.controlling.forms.milestones import EvidenceForm
from kimpass.controlling.models import MilestoneRow
from kimpass.controlling.selectors.goal_periods import halves_of
from kimpass.controlling.selectors.milestone_evidence import Offer, as_offer, offers
from kimpass.controlling.selectors.milestones import Cell, half_words, lines_of
from kimpass.controlling.views.frame import work
from kimpass.controlling.views.milestone_rows import page_of, plan_of
from kimpass.kernel.http import Request, guarded
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

HALF = re.compile(r"\d{4}-[12]", re.ASCII)


def address_of(offer: Offer) -> str:
    """Return where a record can be read, empty where no page shows it."""
    try:
        return reverse(offer.route, args=[offer.record])
    except NoReverseMatch:
        return ""


def _asked(request: Request, cells: tuple[Cell, ...]) -> Cell:
    """Return the half-year an address names; without one, that of today, else the first."""
    asked = request.GET.get("halbjahr", "")
    if HALF.fullmatch(asked):
        found = next((cell for cell in cells if cell.key == asked), None)
        if found is None:
            raise Http404
        return found
    return next((cell for cell in cells if cell.is_now), cells[0])


@guarded(MilestoneRow, policy.choose_milestone_evidence)
@once
def choose_milestone_evidence(request: Request, row: MilestoneRow) -> HttpResponse:
    plan = plan_of(request, row)
    (line,) = lines_of(request.actor, [row], halves_of(plan.first_year, plan.last_year))
    cell = _asked(request, line.cells)
    stored = [as_offer(each) for each in cell.evidence]
    offered = offers(request.actor, cell.year, cell.half)
    known = {offer.key for offer in offered}
    everything = [*offered, *(offer for offer in stored if offer.key not in known)]
    form = EvidenceForm(everything, posted(request), cell=cell, chosen=[offer.key for offer in stored])

    def act(values: dict[str, Any]) -> str:
        milestone_evidence.choose_milestone_evidence(
            actor=request.actor, row_id=row.pk, year=cell.year, half=cell.half, **values
        )
        return page_of(plan)

    return work(
        request,
        form,
        act,
        title=_("Nachweise wählen"),
        button=_("Speichern"),
        back=page_of(plan),
        success=_("Die Nachweise sind gespeichert."),
        template="controlling/milestone_evidence/choose_milestone_evidence.html",
        milestone=row,
        half=half_words(cell.year, cell.half),
        offers=[(offer, address_of(offer)) for offer in everything],
    )
