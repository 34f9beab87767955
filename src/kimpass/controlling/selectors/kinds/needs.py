"""Bedarfsanalyse: what casework sought and did not find, and what people conclude from it (DIR-03, DIR-08)."""

from decimal import Decimal

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Report, Row, Section, Table
from kimpass.controlling.selectors.indicators import figures_of
from kimpass.controlling.selectors.kind import Kind, TextPart
from kimpass.network.models import NeedsAnalysis
from kimpass.network.selectors.needs_analyses import Analysis, Line, as_rows, head, whole
from kimpass.organisation.selectors.operator import operator


def _newest(asked: Asked) -> Analysis | None:
    rows = NeedsAnalysis.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, reference_date__lte=asked.as_of, released_on__isnull=False
    )
    row = rows.order_by("-reference_date", "-edition").first()
    return None if row is None else whole(operator(tenant_id=asked.tenant.pk, today=asked.today), row)


def _figure(asked: Asked, key: str, label: str, lines: list[Line] | None) -> Figure:
    proof = tuple(
        ProofRow(f"{line.row.unit.name}: {line.row.field.label_de}", None, None, line.row.text) for line in lines or ()
    )
    value = None if lines is None else Decimal(len(lines))
    definition = _t("Zeilen der jüngsten freigegebenen Analyse mit dieser Beurteilung")
    place = (asked.scope, asked.as_of, proof)
    return Figure(
        f"needs.{key}", label, value, COUNT, definition, *place, counts=asked.words.fill(_t("%(places)s und Felder"))
    )


def _analysis(asked: Asked) -> Section:
    found = _newest(asked)
    gaps, doubled = _t("Angebotslücken"), _t("Doppelstrukturen")
    if found is None:
        figures = (_figure(asked, "gaps", gaps, None), _figure(asked, "doubled", doubled, None))
        none = _t("Zu diesem Stichtag ist keine Bedarfsanalyse freigegeben.")
        return Section("analysis", _t("Ist- und Bedarfsanalyse"), figures=figures, texts=(none,))
    rows = tuple(Row(str(first), tuple(str(cell) for cell in rest)) for first, *rest in as_rows(found))
    table = Table(_t("Gesucht und nicht gefunden"), tuple(head(asked.words)), rows)
    figures = (_figure(asked, "gaps", gaps, found.gaps), _figure(asked, "doubled", doubled, found.doubled))
    meta = _t("Stand %(day)s, Ausgabe %(edition)s") % {
        "day": f"{found.row.reference_date:%d.%m.%Y}",
        "edition": found.row.edition,
    }
    texts = (found.row.introduction,) if found.row.introduction else ()
    return Section("analysis", _t("Ist- und Bedarfsanalyse"), meta, (table,), figures, texts)


def draw(asked: Asked) -> Report:
    """Draw the needs analysis: the newest released one of the day, and what is in the directory beside it."""
    numbers = tuple(figures_of(asked, ("offers.stock", "offers.missing", "referrals.declined")))
    beside = Section("offers", _t("Angebote und Lücken im laufenden Jahr"), "", (), numbers)
    return Report(KIND.key, _t("Bedarfsanalyse"), asked.tenant.name, asked.as_of, (_analysis(asked), beside))


KIND = Kind(
    "needs",
    _("Bedarfsanalyse"),
    _("Was gesucht und nicht gefunden wurde, welche Angebote es gibt, was fehlt oder doppelt ist."),
    draw,
    texts=(
        TextPart("introduction", _("Vorgehen"), _("Wie die Analyse entstanden ist.")),
        TextPart("conclusions", _("Schlussfolgerungen"), _("Was daraus folgt und wer es aufgreift.")),
    ),
)
