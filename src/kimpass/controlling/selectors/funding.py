"""The chapter on money: lines, total, what stands outside the total, and checks against the rates of the Land."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

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
from kimpass.organisation.models import BuildingBlock, FundingLine
from kimpass.organisation.selectors import funding_rates
from kimpass.organisation.selectors.funding import grant_form
from kimpass.organisation.selectors.words import COMMON, Words, words_at


def funding_lines(tenant_id: int, year: int, known_at: datetime | None = None) -> list[FundingLine]:
    """Return the lines of a year in the order of the source."""
    rows = FundingLine.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, year=year)
    return list(rows.order_by("sort", "pk"))


def _words(line: FundingLine) -> str:
    return line.label or str(line.get_kind_display())


def _proof(lines: list[FundingLine]) -> tuple[ProofRow, ...]:
    return tuple(ProofRow(_words(line), line.amount, None, line.source) for line in lines)


def _sum(key: str, label: str, lines: list[FundingLine], definition: str, scope: str, as_of: date) -> Figure:
    value = total([line.amount for line in lines])
    return Figure(f"funding.{key}", label, value, EURO, definition, scope, as_of, _proof(lines))


def _keys(lines: list[FundingLine]) -> dict[int, str]:
    """Return the key of each line's figure; a second line of the same purpose gets a number."""
    found: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for line in lines:
        where = f"block_{line.building_block}." if line.building_block else ""
        key = f"funding.line.{where}{line.kind}"
        taken[key] += 1
        found[line.pk] = key if taken[key] == 1 else f"{key}.{taken[key]}"
    return found


def _line_figure(key: str, line: FundingLine, scope: str, as_of: date) -> Figure:
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
    form = grant_form(line)
    kind = f"{line.get_kind_display()}, {form}" if form else line.get_kind_display()
    definition = _("Betrag laut Quelle: %(kind)s") % {"kind": kind}
    return Figure(key, _words(line), line.amount, EURO, definition, scope, as_of, proof, remarks)


def _per_fte(words: Words, line: FundingLine, scope: str, as_of: date) -> Figure:
    proof = (
        ProofRow(_("Betrag"), line.amount, None, line.source),
        ProofRow(_("geförderte VZÄ"), line.fte_funded, None, line.source),
    )
    label = _("%(block)s je VZÄ")
    own, common = (label % {"block": each.block(line.building_block)} for each in (words, COMMON))
    value = ratio(line.amount, line.fte_funded, places="0.01")
    definition = _("Betrag geteilt durch geförderte VZÄ")
    key = f"funding.per_fte.block_{line.building_block}"
    return Figure(key, own, value, EURO, definition, scope, as_of, proof, common=common)


def _rate_check(words: Words, line: FundingLine, scope: str, as_of: date) -> Figure | None:
    """Return what the rates give for a district: coordinators and half an assistance post (FUN-05)."""
    check = funding_rates.check(line, funding_rates.all_rates())
    if check.expected is None:
        return None
    told = (
        _("Der Betrag weicht um %(gap)s Euro vom Satz ab.") % {"gap": german(check.gap)}
        if check.gap
        else _("Der Satz stimmt mit dem bewilligten Betrag überein.")
    )
    parts = tuple(
        ProofRow(f"{part.label}: {german(part.number)} × {german(part.rate)}", part.amount) for part in check.parts
    )
    label = _("%(block_1)s nach den Sätzen des Landes")
    return Figure(
        "funding.rate_check.block_1",
        words.fill(label),
        check.expected,
        EURO,
        _("Sätze des Jahres mal geförderte VZÄ, mit einer halben Assistenzstelle"),
        scope,
        as_of,
        parts,
        (told,),
        common=COMMON.fill(label),
    )


def _checks(words: Words, lines: list[FundingLine], scope: str, as_of: date) -> list[Figure]:
    personnel = [line for line in lines if line.kind == FundingLine.Kind.PERSONNEL and line.fte_funded]
    found = [_per_fte(words, line, scope, as_of) for line in personnel if line.building_block != BuildingBlock.ONE]
    for line in personnel:
        check = _rate_check(words, line, scope, as_of) if line.building_block == BuildingBlock.ONE else None
        found += [check] if check else []
    return found


def _blocks(words: Words, inside: list[FundingLine], scope: str, as_of: date) -> list[Figure]:
    blocks: dict[str, list[FundingLine]] = {}
    for line in inside:
        blocks.setdefault(line.building_block, []).append(line)
    return [
        replace(
            _sum(
                f"block_{block}",
                words.block(block),
                rows,
                _("Summe der Posten dieses Teils der Förderung"),
                scope,
                as_of,
            ),
            common=COMMON.block(block),
        )
        for block, rows in sorted(blocks.items())
        if block
    ]


def _bar_parts(words: Words, lines: list[FundingLine]) -> Iterator[tuple[str, Decimal]]:
    """Yield the parts of the bar; lines of one purpose are told apart by their Baustein."""
    told = Counter(_words(line) for line in lines)
    for line in lines:
        label = _words(line)
        apart = told[label] > 1 and line.building_block
        yield (f"{words.block(line.building_block)}: {label}" if apart else label), line.amount


def _row(words: Words, key: str, line: FundingLine, all_of_them: Figure, scope: str, as_of: date) -> Row:
    share = ratio(line.amount, all_of_them.value, factor=100) if line.in_total else None
    block = words.block(line.building_block) if line.building_block else ""
    return Row(
        _words(line), (block, _line_figure(key, line, scope, as_of), german(share, 1) if share is not None else "")
    )


def funding_section(tenant_id: int, scope: str, as_of: date, known_at: datetime | None = None) -> Section:
    """Return the chapter of a year's funding: the total from its lines, others beside it (FUN-01 to FUN-05)."""
    lines = funding_lines(tenant_id, as_of.year, known_at)
    title = _("Förderung %(year)s") % {"year": as_of.year}
    inside = [line for line in lines if line.in_total]
    outside = [line for line in lines if not line.in_total]
    everything = _sum("total", title, inside, _("Summe aller Posten des Jahres in der Jahressumme"), scope, as_of)
    if not lines:
        unknown = _("Für %(year)s sind keine Förderbeträge erfasst. Unbekannt ist nicht null.") % {"year": as_of.year}
        return Section("funding", title, figures=(everything,), texts=(unknown,))
    personnel = [line for line in inside if line.kind == FundingLine.Kind.PERSONNEL]
    keys = _keys(lines)
    words = words_at(tenant_id)
    columns = (_("Zweck"), words.word("block_word"), _("Betrag"), _("Anteil in %"))
    rows = [_row(words, keys[line.pk], line, everything, scope, as_of) for line in inside]
    rows.append(Row(_("Fördervolumen"), ("", everything, german(Decimal(100), 1)), is_total=True))
    tables = [Table(_("Förderung in Euro"), columns, tuple(rows))]
    if outside:
        extra = tuple(_row(words, keys[line.pk], line, everything, scope, as_of) for line in outside)
        tables.append(Table(_("Nicht in der Summe"), columns, extra))
    figures = [
        _sum("personnel", _("davon Personalstellen"), personnel, _("Summe der Personalposten"), scope, as_of),
        *_blocks(words, inside, scope, as_of),
        *_checks(words, inside, scope, as_of),
    ]
    if outside:
        figures.append(
            _sum("outside_total", _("nicht in der Summe"), outside, _("Posten außerhalb der Jahressumme"), scope, as_of)
        )
    parts = tuple(_bar_parts(words, inside))
    bar = Bar(title, parts, _("%(total)s Euro") % {"total": german(everything.value, 0)})
    return Section("funding", title, _("Beträge in Euro"), tuple(tables), tuple(figures), bars=(bar,))
