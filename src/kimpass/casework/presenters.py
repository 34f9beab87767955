"""The case page in words and pictures: phases, tabs, badges, timeline, ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale, UnknownLocaleError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kimpass.casework.models import Case, CasePhase, Goal, Phase, ReconstructionStation
from kimpass.casework.selectors.reconstruction import Stretch as WayStretch
from kimpass.casework.selectors.reconstruction import span_of
from kimpass.casework.selectors.record import Header, Member, Situations
from kimpass.casework.selectors.timeline import LEGAL_DOMAIN, RESIDENCE, Stretch
from kimpass.kernel.period import Period
from kimpass.people.selectors import signing
from kimpass.ui.charts.ladder import Ladder, Rung
from kimpass.ui.charts.timeline import Lane, Span, SpanKind, Station, Timeline
from kimpass.ui.parts import Step, StepState, Tab

SECTIONS = {
    "ueberblick": gettext_lazy("Überblick"),
    "lage": gettext_lazy("Lage"),
    "ziele": gettext_lazy("Ziele"),
    "leistungen": gettext_lazy("Leistungen und Verweise"),
    "kontakte": gettext_lazy("Kontakte"),
    "termine": gettext_lazy("Termine und Aufgaben"),
    "gespraeche": gettext_lazy("Gespräche"),
    "dokumente": gettext_lazy("Dokumente"),
    "hinweise": gettext_lazy("Hinweise"),
    "verlauf": gettext_lazy("Verlauf"),
}
FIRST_SECTION = "ueberblick"
BEFORE_TODAY = timedelta(days=1)


def tabs(case: Case, section: str) -> list[Tab]:
    """Return the sections as real links, the first one at the case's own address."""
    address = case.get_absolute_url()
    return [
        Tab(
            label=label,
            url=address if key == FIRST_SECTION else f"{address}?abschnitt={key}",
            current=key == section,
        )
        for key, label in SECTIONS.items()
    ]


def _state(phase: Phase, now: Phase, *, visited: bool) -> StepState:
    if phase == now:
        return "now"
    if not visited:
        return "open"
    order = list(Phase)
    return "done" if order.index(phase) < order.index(now) else "was"


def steps(case: Case, rows: Sequence[CasePhase]) -> list[Step]:
    """Return the phases as the stepper shows them; a later round says so."""
    last = {row.phase: row for row in rows}
    now = Phase(case.phase)
    shown = []
    for phase in Phase:
        if phase == Phase.CLOSED and now != Phase.CLOSED:
            continue
        row = last.get(phase)
        state = _state(phase, now, visited=row is not None)
        hint = ""
        if row is not None and (row.round > 1 or state == "was"):
            hint = _("%(round)s. Runde") % {"round": row.round}
        shown.append(Step(phase.label, row.entered_on if row else None, state, hint))
    return shown


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that somebody must act on, or that counts."""

    text: str
    kind: str
    hint: str = ""


def _signers(head: Header, member: Member, kind: str, body: str = "") -> set[str]:
    mine = member.person.pk
    return {each.signer for each in head.papers if (each.kind, each.person_id, each.text) == (kind, mine, body)}


def _consent_badge(head: Header, member: Member) -> Badge | None:
    """Return whether a member consented (HH-05); of small children only what is there."""
    values = {"name": member.person.given_names or member.person.family_name}
    signers = _signers(head, member, "consent")
    if signers:
        lack = signing.still_to_sign(member.person, signers, head.today, head.signing_age)
        if not lack:
            return Badge(_("Einwilligung %(name)s") % values, "success")
        return Badge(_("Einwilligung %(name)s unvollständig") % values, "warning", lack)
    if member.is_reference or not signing.ages_on(member.person, head.today).is_minor:
        return Badge(_("Einwilligung %(name)s fehlt") % values, "warning")
    return None


def _released(head: Header) -> set[str]:
    """Return the bodies of a release that everybody signed who has to."""
    named = {paper.text for paper in head.papers if paper.kind == "release"}
    return {
        body
        for body in named
        for member in head.members
        if (signers := _signers(head, member, "release", body))
        and signing.is_signed(member.person, signers, head.today, head.signing_age)
    }


def badges(head: Header) -> list[Badge]:
    """Return what is signed and what is not: grown-ups one by one, releases by the number of bodies named."""
    shown = [badge for member in head.members if (badge := _consent_badge(head, member)) is not None]
    bodies = _released(head)
    if bodies:
        words = ngettext("Schweigepflicht: %(count)s Stelle", "Schweigepflicht: %(count)s Stellen", len(bodies))
        shown.append(Badge(words % {"count": len(bodies)}, "success"))
    else:
        shown.append(Badge(_("Schweigepflichtentbindung fehlt"), "warning"))
    return shown


def release_names(head: Header) -> str:
    """Return the bodies the household released, once each."""
    return ", ".join(sorted(_released(head)))


def languages(head: Header) -> str:
    """Return what is spoken, and whether somebody must interpret."""
    spoken = [paper for paper in head.papers if paper.kind not in {"consent", "release"}]
    names = sorted({_language(paper.text) for paper in spoken})
    if any(paper.kind == "yes" for paper in spoken):
        names.append(_("dolmetschen"))
    return ", ".join(names)


def _language(code: str) -> str:
    try:
        return Locale("de").languages.get(code) or Locale.parse(code.replace("-", "_")).get_display_name("de") or code
    except (UnknownLocaleError, ValueError):
        return code


def people_line(members: Sequence[Member]) -> str:
    """Return given names with ages: "Alem (34), Selam (31)"."""
    words = []
    for member in members:
        name = member.person.given_names or member.person.family_name
        words.append(f"{name} ({member.age})" if member.age is not None else name)
    return ", ".join(words)


def _short(label: str) -> str:
    """Leave out what a catalogue explains in brackets: the picture has room for the name only."""
    return label.partition(" (")[0]


def _span(stretch: Stretch, label: str) -> Span:
    end = stretch.end if stretch.end is None or stretch.end > stretch.start else stretch.start + BEFORE_TODAY
    return Span(Period(stretch.start, end), label)


def timeline(head: Header, member: Member, stretches: Sequence[Stretch], today: date) -> Timeline | None:
    """Return the way of one person in stations, titles and legal domains; None when nothing is known."""
    stations = [Station(head.case.opened_on, _("Zugang KIM"))]
    if member.person.arrived_on is not None:
        stations.insert(0, Station(member.person.arrived_on, _("Ankunft")))
    titles = [_span(stretch, _short(stretch.label)) for stretch in stretches if stretch.kind == RESIDENCE]
    lanes = [Lane(_("Aufenthalt"), titles, strong=True)] if titles else []
    domains: dict[str, list[Span]] = {}
    for stretch in stretches:
        if stretch.kind == LEGAL_DOMAIN:
            name = _short(stretch.label)
            domains.setdefault(name, []).append(_span(stretch, stretch.agency or name))
    if domains:
        lanes.append(Lane(_("Rechtskreise"), strong=True))
        lanes += [Lane(label, spans) for label, spans in domains.items()]
    if not lanes and len(stations) == 1:
        return None
    return Timeline(
        id="weg", title=_("Stationen, Aufenthalt und Rechtskreise"), today=today, lanes=lanes, stations=stations
    )


def ladder(found: Situations) -> Ladder | None:
    """Return the situation as a ladder for each life area, with the earlier round behind it."""
    if not found.areas:
        return None
    rungs = [
        Rung(
            area=each.area.area.label_de,
            now=each.area.rung,
            before=each.before,
            need=each.area.need,
            own_words=each.area.wish,
        )
        for each in found.areas
    ]
    return Ladder(id="leiter", caption=_("Einschätzung je Lebenslage"), rungs=rungs)


LOW_RUNG = 2


def areas_without_goal(found: Situations, goals: Sequence[Goal]) -> list[str]:
    """Return the life areas that are urgent and low, and for which nobody pursues a goal (CM-15, CM-17)."""
    pursued = {goal.area_id for goal in goals if goal.settled_on is None}
    return [
        each.area.area.label_de
        for each in found.areas
        if each.area.is_priority
        and each.area.rung is not None
        and each.area.rung <= LOW_RUNG
        and each.area.area_id not in pursued
    ]


def rounds_line(found: Situations) -> str:
    """Return when the last rounds were, and what the ladder means."""
    words = [f"{day:%d.%m.%Y}" for _round, day in found.rounds]
    if not words:
        return ""
    last = _("Stufe 1 Not bis 5 gesichert")
    if len(words) == 1:
        return _("Assessment %(day)s · %(scale)s") % {"day": words[0], "scale": last}
    return _("Re-Assessment %(day)s, davor %(before)s · %(scale)s") % {
        "day": words[0],
        "before": words[1],
        "scale": last,
    }


WAY_LANES: tuple[tuple[ReconstructionStation.Kind, SpanKind], ...] = (
    (ReconstructionStation.Kind.STATUS_CHANGE, "period"),
    (ReconstructionStation.Kind.STATION, "period"),
    (ReconstructionStation.Kind.WAIT, "gap"),
)
LONGEST_LABEL = 44


def _mark(stretch: WayStretch, on: date) -> Station:
    station = stretch.station
    words = station.text if len(station.text) <= LONGEST_LABEL else f"{station.text[: LONGEST_LABEL - 1]}…"
    return Station(on, _short(words), station.label if stretch.is_rough else "")


def _packed(spans: Sequence[Span], label: str) -> list[Lane]:
    """Lay spans that overlap on lines of their own; the first bears the name."""
    lines: list[list[Span]] = []
    for span in sorted(spans, key=lambda each: each.period.start):
        free = next((line for line in lines if not line[-1].period.overlaps(span.period)), None)
        if free is None:
            lines.append([span])
        else:
            free.append(span)
    return [Lane(label if number == 0 else "", line) for number, line in enumerate(lines)]


def reconstruction_chart(stretches: Sequence[WayStretch], today: date) -> Timeline | None:
    """Return a reconstructed way: what lasted as lanes, moments, breaks and good practice as stations."""
    dated = [(each, period) for each in stretches if (period := span_of(each.station)) is not None]
    if not dated:
        return None
    lanes, drawn = [], set()
    for kind, look in WAY_LANES:
        spans = []
        for each, period in dated:
            if each.station.kind == kind and _lasts(each.station, period):
                told = each.station.label if each.is_rough else ""
                spans.append(Span(period, _short(each.station.text), look, told))
                drawn.add(each.station.pk)
        lanes += _packed(spans, str(kind.label))
    marks = [_mark(each, period.start) for each, period in dated if each.station.pk not in drawn]
    return Timeline(id="rekonstruktion", title=_("Weg durch das System"), today=today, lanes=lanes, stations=marks)


def _lasts(station: ReconstructionStation, period: Period) -> bool:
    """Test whether a station is a stretch rather than a moment; a wait or a title without an end goes on."""
    if period.end is None:
        return station.kind != ReconstructionStation.Kind.STATION
    return (period.end - period.start).days > 1


def note_address(case: Case) -> str:
    """Return where a contact note is written."""
    return reverse("casework:record_contact", args=[case.public_id])
