"""Interpreting: the money for it beside the yearly total, and which requests were met (INT-01, INT-02, F-03)."""

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import EURO, Figure, ProofRow, Section, total
from kimpass.controlling.selectors.funding import funding_lines
from kimpass.controlling.selectors.indicators import figures_of
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.organisation.models import FundingLine


def interpreting_section(asked: Asked) -> Section:
    """Return the chapter on interpreting."""
    year = day_of(asked).year
    lines = funding_lines(asked.tenant.pk, year, asked.known_at)
    lines = [line for line in lines if line.kind == FundingLine.Kind.INTERPRETING]
    proof = tuple(
        ProofRow(line.label or str(line.get_kind_display()), line.amount, None, line.source) for line in lines
    )
    outside = all(not line.in_total for line in lines)
    remarks = (_("Steht neben der Jahressumme und ist nicht in ihr enthalten."),) if lines and outside else ()
    money = Figure(
        "interpreting.money",
        _("Mittel für Übersetzungsdienstleistungen %(year)s") % {"year": year},
        total([line.amount for line in lines]),
        EURO,
        _("Posten des Jahres für Übersetzung und Sprachmittlung"),
        asked.scope,
        day_of(asked),
        proof,
        remarks,
    )
    figures = (money, *figures_of(asked, ("interpreting.met", "interpreting.unmet")))
    return Section("interpreting", _("Sprachmittlung"), "", (), figures)
