"""The chapter on families told by the district, and the sessions of the steering group."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.figures import (
    COUNT,
    FTE,
    SHARE,
    Figure,
    ProofRow,
    Row,
    Section,
    Table,
    german,
    ratio,
)
from kimpass.controlling.selectors.sessions import sessions_figure
from kimpass.controlling.selectors.staffing import case_management_filled, reported_lines
from kimpass.organisation.models import PostFunction


def reported(tenant_id: int, as_of: date, known_at: datetime | None = None) -> dict[str, ReportedFigure]:
    """Return the newest figure of each kind that is not younger than the day, as known at an instant."""
    rows = ReportedFigure.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, reference_date__lte=as_of)
    return {row.metric: row for row in rows.order_by("reference_date", "pk")}


def told(row: ReportedFigure, key: str, scope: str, as_of: date) -> Figure:
    """Return a figure as its source tells it."""
    label = row.label or row.metric
    definition = _("%(what)s, mitgeteilt von der Quelle; nicht aus Fällen gezählt") % {"what": row.counting_unit}
    proof = (ProofRow(f"{label} ({row.reference})", row.value, None, row.source),)
    return Figure(key, label, row.value, COUNT, definition, scope, as_of, proof)


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _families(
    rows: dict[str, ReportedFigure], tenant_id: int, scope: str, as_of: date, known_at: datetime | None
) -> list[Figure]:
    everybody, some = rows.get("families_total"), rows.get("families_ukraine")
    if everybody is None:
        return []
    figures = [told(everybody, "caseload.families", scope, as_of)]
    whole = everybody.value
    if some is not None:
        pair = (
            ProofRow(_("alle Familien"), whole, None, everybody.source),
            ProofRow(_("aus der Ukraine"), some.value, None, some.source),
        )
        other = _minus(whole, some.value)
        share = ratio(some.value, whole, factor=100)
        figures += [
            told(some, "caseload.families_ukraine", scope, as_of),
            Figure(
                "caseload.families_other",
                _("andere Familien"),
                other,
                COUNT,
                _("alle minus Ukraine"),
                scope,
                as_of,
                pair,
            ),
            Figure(
                "caseload.share_ukraine", _("Anteil Ukraine"), share, SHARE, _("Ukraine durch alle"), scope, as_of, pair
            ),
        ]
    filled = case_management_filled(tenant_id, as_of, known_at)
    if filled is not None:
        proof = (ProofRow(_("Familien"), whole, None, everybody.source), *filled.proof)
        value = ratio(whole, filled.value)
        label, definition = _("Familien je besetztem VZÄ"), _("Familien durch besetzte VZÄ im Case Management")
        figures.append(Figure("caseload.per_fte", label, value, COUNT, definition, scope, as_of, proof))
    return figures


def _training(
    rows: dict[str, ReportedFigure], tenant_id: int, scope: str, as_of: date, known_at: datetime | None
) -> list[Figure]:
    """Say how much of the coordination nothing proves to be filled (F-08)."""
    row = rows.get("coordinator_fte_in_training")
    known = reported_lines(tenant_id, as_of, known_at)
    lines = [line for line in known if line.function == PostFunction.COORDINATION]
    if row is None or not lines:
        return []
    approved = lines[0].values["approved"]
    proof = (
        ProofRow(_("Koordination, bewilligt"), approved, None, lines[0].source),
        ProofRow(row.label, row.value, None, row.source),
    )
    definition = _("bewilligte Koordination minus VZÄ der Koordinierenden, die die Quelle nennt")
    return [
        Figure(
            "staffing.coordination.not_evidenced",
            _("Koordination, Besetzung nicht belegt"),
            _minus(approved, row.value),
            FTE,
            definition,
            scope,
            as_of,
            proof,
            (_("Ob die Stellen besetzt sind, sagt die Quelle nicht."),),
        )
    ]


def caseload_section(tenant_id: int, scope: str, as_of: date, known_at: datetime | None = None) -> Section:
    """Return the chapter of families in counselling, as reported (trap: families, not persons)."""
    rows = reported(tenant_id, as_of, known_at)
    asked = (tenant_id, scope, as_of, known_at)
    figures = [*_families(rows, *asked), *_training(rows, *asked)]
    if not figures:
        return Section("caseload", _("Begleitung"), texts=(_("Zahlen zur Begleitung sind nicht mitgeteilt."),))
    table = Table(_("Mitgeteilte Zahlen"), (_("Angabe"), _("Wert")), tuple(Row(f.label, (f,)) for f in figures))
    reference = rows["families_total"].reference if "families_total" in rows else ""
    meta = _("Stand %(reference)s, gezählt werden Familien") % {"reference": reference} if reference else ""
    return Section("caseload", _("Begleitung"), meta, (table,))


def steering_section(tenant_id: int, scope: str, as_of: date) -> Section:
    """Return the chapter of the steering group's sessions until the day."""
    figure = sessions_figure(tenant_id, scope, as_of)
    texts = [
        _("Sitzung %(number)s: %(when)s") % {"number": german(row.value, 0), "when": row.text} for row in figure.proof
    ]
    return Section("steering", _("Lenkungsgruppe"), figures=(figure,), texts=tuple(texts))
