"""Counts of access, office hour and cases: no rows, no persons, small numbers hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.forms.figures import DayForm, MonthForm
from kimpass.casework.selectors import access_figures as access
from kimpass.casework.selectors import office_hours
from kimpass.casework.selectors.access import ANSWER_OWED_AFTER
from kimpass.casework.selectors.programme_stock import cases_in_other_programmes
from kimpass.casework.selectors.small_numbers import Shown, Table
from kimpass.casework.selectors.statistics import Caseload, RegionCount, caseload_by_region, caseload_on
from kimpass.casework.selectors.target_groups import GroupCount, group_counts
from kimpass.casework.selectors.uma import UmaFigures, has_track, uma_figures
from kimpass.casework.selectors.workload import AreaShare, areas_until, coverage_on, workload_on
from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed
from kimpass.organisation.selectors.words import Words, words_of
from kimpass.people import policy as people_policy


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of counts as the template prints it; None stands for a hidden number."""

    id: str
    title: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Shown]]]
    last: tuple[str, Sequence[Shown]] | None = None


def sheet(key: str, title: str, corner: str, table: Table, rows: Sequence[str], columns: Sequence[str]) -> Sheet:
    """Return a table with its sums."""
    lines = zip(rows, table.rows, table.row_totals, strict=True)
    return Sheet(
        id=key,
        title=title,
        corner=corner,
        columns=[*columns, _("Summe")],
        rows=[(label, [*cells, total]) for label, cells, total in lines],
        last=(_("Summe"), [*table.column_totals, table.total]),
    )


@allowed(policy.see_access_figures)
def access_figures(request: Request) -> HttpResponse:
    found = access.access_figures(request.actor, request.actor.today - ANSWER_OWED_AFTER)
    months = [date_format(month, "M y") for month in found.months]
    context: dict[str, Any] = {
        "found": found,
        "by_month": sheet("wege", _("Wege nach Monat"), _("Weg"), found.by_month, found.channels, months),
        "by_state": sheet("stand", _("Ebene und Entscheidung"), _("Ebene"), found.by_state, found.levels, found.states),
    }
    context["reasons"] = Sheet(
        id="gruende",
        title=_("Gründe der Meldungen auf Ebene 2"),
        corner=_("Grund"),
        columns=[_("Meldungen")],
        rows=[(label, [number]) for label, number in found.reasons],
    )
    return render(request, "casework/figures/access_figures.html", context)


@allowed(policy.see_office_hour_figures)
def office_hour_figures(request: Request) -> HttpResponse:
    actor = request.actor
    form = MonthForm(request.GET, months=office_hours.months_until(actor.today))
    month = office_hours.month_of(actor, form.wanted())
    table = Sheet(
        id="monat",
        title=words_of(actor).fill(_("Nennungen nach %(place)s und Thema")),
        corner=words_of(actor).place,
        columns=[_("Kontakte"), _("Personen"), *month.topics],
        rows=[(unit, [contacts, persons, *cells]) for unit, contacts, persons, cells in month.lines],
    )
    context = {
        "month": month,
        "form": form,
        "sheet": table,
        "everywhere": actor.may(Permission.CASE_FIGURES),
        "can": {"record_office_hour_contact": policy.record_office_hour_contact(actor)},
    }
    return render(request, "casework/figures/office_hour_figures.html", context)


def _caseload(words: Words, load: Caseload) -> Sheet:
    return Sheet(
        id="kommunen",
        title=words.fill(_("Laufende Fälle nach %(place)s und Einheit")),
        corner=words.place,
        columns=[_("Fälle"), _("Familien"), _("Personen"), _("mitberaten")],
        rows=[(unit.unit_name, [unit.cases, unit.households, unit.persons, unit.co_advised]) for unit in load.units],
        last=(
            words.either(_("Kreis, jede Person einmal"), _("Stadt, jede Person einmal")),
            [load.total.cases, load.total.households, load.total.persons, load.total.co_advised],
        ),
    )


def _regions(rows: Sequence[RegionCount], word: str) -> Sheet:
    return Sheet(
        id="regionen",
        title=_("Laufende Fälle: %(region)s") % {"region": word},
        corner=word,
        columns=[_("Fälle"), _("Familien")],
        rows=[(row.name, [row.cases, row.households]) for row in rows],
    )


def _groups(rows: Sequence[GroupCount]) -> Sheet:
    return Sheet(
        id="zielgruppen",
        title=_("Laufende Fälle nach Zielgruppe"),
        corner=_("Zielgruppe"),
        columns=[_("Familien"), _("Personen"), _("Familien, noch offen"), _("Personen, noch offen")],
        rows=[(row.label, [row.families, row.persons, row.open_families, row.open_persons]) for row in rows],
    )


def _uma(found: UmaFigures) -> Sheet:
    return Sheet(
        id="uma",
        title=_("UmA-Track: zählt für den Kreis und für keine Region"),
        corner=_("Stand, Zugang und Schwerpunkt"),
        columns=[_("Fälle")],
        rows=[
            (_("laufende Fälle"), [found.cases]),
            *((label, [number]) for label, number in (*found.eligibilities, *found.focuses)),
            (_("in den ersten sechs Monaten in Arbeit"), [found.in_first_months]),
            (_("Auswertung fällig"), [found.reviews_due]),
        ],
    )


def _elsewhere(tenant_id: int, on: date) -> Sheet:
    found = cases_in_other_programmes(tenant_id, on)
    return Sheet(
        id="andere-programme",
        title=_("Laufende Fälle, die ein anderes gefördertes Programm schon abdeckt"),
        corner=_("Anderes Programm"),
        columns=[_("Fälle")],
        rows=[(part.label, [part.number]) for part in found.parts] if found.is_recorded else [],
    )


def _areas(rows: Sequence[AreaShare]) -> Sheet:
    return Sheet(
        id="aufgabenbereiche",
        title=_("Kontakte der letzten zwölf Monate nach Aufgabenbereich"),
        corner=_("Aufgabenbereich"),
        columns=[_("Kontakte"), _("notierte Stunden")],
        rows=[(row.label, [row.contacts, row.hours]) for row in rows],
    )


@allowed(policy.see_case_figures)
def case_figures(request: Request) -> HttpResponse:
    actor = request.actor
    form = DayForm(request.GET or None, initial={"stichtag": actor.today})
    on = form.wanted(actor.today)
    load = caseload_on(actor, on)
    words = words_of(actor)
    regions = caseload_by_region(
        actor,
        on,
        uma=words.fill(_("UmA-Track, ohne %(region)s")),
        without=words.fill(_("ohne %(region)s")),
    )
    context = {
        "form": form,
        "on": on,
        "smallest": load.minimum_group_size,
        "sheets": [
            _caseload(words, load),
            _regions(regions, words.word("region")),
            _elsewhere(actor.tenant_id, on),
        ],
        "coverage": coverage_on(actor, on),
        "workload": workload_on(actor, on, load.minimum_group_size),
        "areas": _areas(areas_until(actor, on, load.minimum_group_size)),
        "groups": _groups(group_counts(actor, on, _("außerhalb der Zielgruppen"))),
        "uma": _uma(uma_figures(actor, on, load.minimum_group_size)) if has_track(actor) else None,
    }
    context["can_refer_figures"] = policy.view_referral_figures(actor)
    context["can_move"] = policy.list_caseload_moves(actor)
    context["can_compare_rules"] = people_policy.compare_rules(actor)
    return render(request, "casework/figures/case_figures.html", context)
