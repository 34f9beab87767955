"""Papers: the committee a report goes to, concepts in their editions, the path of their adoption (REP-01, REP-09)."""

from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import Concept
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.checks import checked
from kimpass.controlling.selectors.concepts import groups_of
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, Row, Section, Table
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.sessions import weekday_remarks, words
from kimpass.steering.models import AgendaItem, Body, Decision, Session


def _decisions(items: list[AgendaItem]) -> dict[int, str]:
    rows = Decision.objects.asked_for().filter(agenda_item__in=[item.pk for item in items]).order_by("pk")
    return dict(rows.values_list("agenda_item_id", "text"))


def front_section(asked: Asked) -> Section:
    """Return the first page of a paper for a committee: which one, when, and what it is to resolve."""
    rows = AgendaItem.objects.asked_for().filter(
        tenant_id=asked.tenant.pk, session__body__kind=Body.Kind.POLITICAL, session__held_on=day_of(asked)
    )
    items = list(rows.select_related("session__body").order_by("sort", "pk"))
    decided = _decisions(items)
    lines = []
    for item in items:
        lines.append(Row(_("Betreff"), (item.title,)))
        lines.append(Row(_("Beratungsfolge"), (f"{item.session.body.name}, {words(item.session)}",)))
        lines.append(Row(_("Beschlussvorschlag"), (decided.get(item.pk, _("nicht erfasst")),)))
    if not lines:
        missing = _("Für diesen Tag ist keine Sitzung eines politischen Gremiums erfasst.")
        return Section("front", _("Vorlage"), texts=(missing,))
    table = Table(_("Vorlage"), (_("Angabe"), ""), tuple(lines))
    return Section("front", _("Vorlage"), "", (table,))


def _day(row: Concept) -> str:
    return f"{row.dated_on:%d.%m.%Y}" if row.dated_on else _("ohne Tagesangabe")


def concepts_section(asked: Asked) -> Section:
    """Return the chapter on concepts: every edition with its date, its decision, its source and what contradicts."""
    rows = Concept.objects.asked_for().filter(tenant_id=asked.tenant.pk).select_related("unit")
    groups = groups_of(list(rows.order_by("kind", "title", "pk")))
    lines, remarks = [], []
    for group in groups:
        for edition in group.editions:
            row = edition.concept
            decided = f"{row.decided_on:%d.%m.%Y}, {row.decided_by}" if row.decided_on else _("nicht erfasst")
            lines.append(Row(row.title, (row.edition, _day(row), str(row.get_state_display()), decided, row.source)))
            remarks += [f"{row.title}: {remark}" for remark in edition.remarks]
    if not lines:
        return Section("concepts", _("Konzepte"), texts=(_("Konzepte sind nicht erfasst."),))
    columns = (_("Konzept"), _("Fassung"), _("Datum"), _("Stand"), _("beschlossen"), _("Quelle"))
    table = checked(Table(_("Konzepte und ihre Fassungen"), columns, tuple(lines)), *remarks)
    return Section("concepts", _("Konzepte und Anlagen"), "", (table,))


def _path(asked: Asked) -> list[AgendaItem]:
    titles = set(Concept.objects.asked_for().filter(tenant_id=asked.tenant.pk).values_list("title", flat=True))
    rows = AgendaItem.objects.asked_for().filter(
        tenant_id=asked.tenant.pk,
        title__in=titles,
        session__state=Session.State.HELD,
        session__held_on__lte=day_of(asked),
    )
    return list(rows.select_related("session__body").order_by("session__held_on", "pk"))


def adoption_section(asked: Asked) -> Section:
    """Return the chapter on the bodies a concept went through, in the order of their days (G-HX-12)."""
    items = _path(asked)
    decided = _decisions(items)
    proof = tuple(ProofRow(f"{words(item.session)}: {item.session.body.name}") for item in items)
    figure = Figure(
        "adoption.bodies",
        _("Gremien auf dem Weg des Konzepts"),
        Decimal(len(items)) if items else None,
        COUNT,
        _("Gremien, die das Konzept beraten haben, in zeitlicher Folge"),
        asked.scope,
        day_of(asked),
        proof,
        counts=_("Gremien"),
    )
    if not items:
        return Section("adoption", _("Beratungsfolge des Konzepts"), figures=(figure,))
    rows = tuple(
        Row(item.session.body.name, (words(item.session), item.title, decided.get(item.pk, ""))) for item in items
    )
    columns = (_("Gremium"), _("Datum"), _("Gegenstand"), _("Ergebnis"))
    remarks = weekday_remarks(item.session for item in items)
    table = checked(Table(_("Beratungsfolge"), columns, rows), *remarks)
    return Section("adoption", _("Beratungsfolge des Konzepts"), "", (table,), (figure,))
