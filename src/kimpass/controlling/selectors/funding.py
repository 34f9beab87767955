"""The chapter on money: lines, total, what stands outside the total, and checks against the rates of the Land."""

from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import (
    EURO,
    Bar,
    Figure,
    ProofRow,
    Row,
    Section,
    Table,
    german,
    ratio,
    total,
)
from kimpass.organisation.models import BuildingBlock, FundingLine, FundingRate


def funding_lines(tenant_id: int, year: int) -> list[FundingLine]:
    """Return the lines of a year in the order of the source."""
    return list(FundingLine.objects.asked_for().filter(tenant_id=tenant_id, year=year).order_by("sort", "pk"))


def _words(line: FundingLine) -> str:
    return line.label or str(line.get_kind_display())


def _proof(lines: list[FundingLine]) -> tuple[ProofRow, ...]:
    return tuple(ProofRow(_words(line), line.amount, None, line.source) for line in lines)


def _sum(key: str, label: str, lines: list[FundingLine], definition: str, scope: str, as_of: date) -> Figure:
    value = total([line.amount for line in lines])
    return Figure(f"funding.{key}", label, value, EURO, definition, scope, as_of, _proof(lines))


def _line_figure(line: FundingLine, scope: str, as_of: date) -> Figure:
    where = f"block_{line.building_block}." if line.building_block else ""
    remarks: tuple[str, ...] = ()
    if not line.in_total:
        remarks = (
            _("%(label)s: nicht in der Jahressumme; Zeitraum %(start)s bis %(end)s.")
            % {
                "label": _words(line),
                "start": f"{line.valid_from:%d.%m.%Y}",
                "end": f"{date.fromordinal(line.valid_until.toordinal() - 1):%d.%m.%Y}",
            },
        )
    fte = "" if line.fte_funded is None else _(", %(fte)s VZÄ") % {"fte": german(line.fte_funded)}
    proof = (ProofRow(f"{_words(line)}{fte}", line.amount, None, line.source),)
    definition = _("Betrag laut Quelle: %(kind)s") % {"kind": line.get_kind_display()}
    key = f"funding.line.{where}{line.kind}"
    return Figure(key, _words(line), line.amount, EURO, definition, scope, as_of, proof, remarks)


def _rates(year: int) -> dict[str, Decimal]:
    day = date(year, 7, 1)
    live = FundingRate.objects.filter(valid_from__lte=day).filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))
    return dict(live.filter(building_block="1").values_list("function", "amount"))


def _per_fte(line: FundingLine, scope: str, as_of: date) -> Figure:
    proof = (
        ProofRow(_("Betrag"), line.amount, None, line.source),
        ProofRow(_("geförderte VZÄ"), line.fte_funded, None, line.source),
    )
    label = _("Baustein %(block)s je VZÄ") % {"block": line.building_block}
    value = ratio(line.amount, line.fte_funded, places="0.01")
    definition = _("Betrag geteilt durch geförderte VZÄ")
    return Figure(f"funding.per_fte.block_{line.building_block}", label, value, EURO, definition, scope, as_of, proof)


def _rate_check(line: FundingLine, scope: str, as_of: date) -> Figure | None:
    """Return what the rates give for a district: coordinators and half an assistance post (FUN-05)."""
    rates = _rates(line.year)
    if line.fte_funded is None or len(rates) < 3:
        return None
    coordinators = line.fte_funded - Decimal("0.5")
    parts = (
        (_("Koordination, %(fte)s VZÄ") % {"fte": german(coordinators)}, coordinators * rates["coordinator_per_fte"]),
        (_("Assistenz, halbe Stelle"), rates["assistance_half_post"]),
        (
            _("Arbeitsplätze, %(fte)s VZÄ") % {"fte": german(line.fte_funded)},
            line.fte_funded * rates["workplace_per_fte"],
        ),
    )
    value = sum((amount for _text, amount in parts), Decimal(0)).quantize(Decimal("0.01"))
    told = (
        _("Der Satz stimmt mit dem bewilligten Betrag überein.")
        if value == line.amount
        else _("Der Betrag weicht um %(gap)s Euro vom Satz ab.") % {"gap": german(line.amount - value)}
    )
    return Figure(
        "funding.rate_check.block_1",
        _("Baustein 1 nach den Sätzen des Landes"),
        value,
        EURO,
        _("Sätze des Jahres mal geförderte VZÄ, mit einer halben Assistenzstelle"),
        scope,
        as_of,
        tuple(ProofRow(text, amount.quantize(Decimal("0.01"))) for text, amount in parts),
        (told,),
    )


def _checks(lines: list[FundingLine], scope: str, as_of: date) -> list[Figure]:
    personnel = [line for line in lines if line.kind == FundingLine.Kind.PERSONNEL and line.fte_funded]
    found = [_per_fte(line, scope, as_of) for line in personnel if line.building_block != BuildingBlock.ONE]
    for line in personnel:
        check = _rate_check(line, scope, as_of) if line.building_block == BuildingBlock.ONE else None
        found += [check] if check else []
    return found


def _blocks(inside: list[FundingLine], scope: str, as_of: date) -> list[Figure]:
    blocks: dict[str, list[FundingLine]] = {}
    for line in inside:
        blocks.setdefault(line.building_block, []).append(line)
    return [
        _sum(
            f"block_{block}",
            _("Baustein %(block)s") % {"block": block},
            rows,
            _("Summe der Posten des Bausteins"),
            scope,
            as_of,
        )
        for block, rows in sorted(blocks.items())
        if block
    ]


def _row(line: FundingLine, all_of_them: Figure, scope: str, as_of: date) -> Row:
    share = ratio(line.amount, all_of_them.value, factor=100) if line.in_total else None
    block = str(line.get_building_block_display()) if line.building_block else ""
    return Row(_words(line), (block, _line_figure(line, scope, as_of), german(share, 1) if share is not None else ""))


def funding_section(tenant_id: int, scope: str, as_of: date) -> Section:
    """Return the chapter of a year's funding: the total from its lines, others beside it (FUN-01 to FUN-05)."""
    lines = funding_lines(tenant_id, as_of.year)
    title = _("Förderung %(year)s") % {"year": as_of.year}
    inside = [line for line in lines if line.in_total]
    outside = [line for line in lines if not line.in_total]
    everything = _sum("total", title, inside, _("Summe aller Posten des Jahres in der Jahressumme"), scope, as_of)
    if not lines:
        unknown = _("Für %(year)s sind keine Förderbeträge erfasst. Unbekannt ist nicht null.") % {"year": as_of.year}
        return Section("funding", title, figures=(everything,), texts=(unknown,))
    personnel = [line for line in inside if line.kind == FundingLine.Kind.PERSONNEL]
    columns = (_("Zweck"), _("Baustein"), _("Betrag"), _("Anteil in %"))
    rows = [_row(line, everything, scope, as_of) for line in inside]
    rows.append(Row(_("Fördervolumen"), ("", everything, german(Decimal(100), 1)), is_total=True))
    tables = [Table(_("Förderung in Euro"), columns, tuple(rows))]
    if outside:
        extra = tuple(_row(line, everything, scope, as_of) for line in outside)
        tables.append(Table(_("Nicht in der Summe"), columns, extra))
    figures = [
        _sum("personnel", _("davon Personalstellen"), personnel, _("Summe der Personalposten"), scope, as_of),
        *_blocks(inside, scope, as_of),
        *_checks(inside, scope, as_of),
    ]
    if outside:
        figures.append(
            _sum("outside_total", _("nicht in der Summe"), outside, _("Posten außerhalb der Jahressumme"), scope, as_of)
        )
    parts = tuple((_words(line), line.amount) for line in inside)
    bar = Bar(title, parts, _("%(total)s Euro") % {"total": german(everything.value, 0)})
    return Section("funding", title, _("Beträge in Euro"), tuple(tables), tuple(figures), bars=(bar,))
