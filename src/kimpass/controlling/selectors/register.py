"""The register of posts on a day: granted, used elsewhere, assigned, filled, all counted from single posts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import FTE, Figure, ProofRow, Row, Section, Table, total
from kimpass.organisation.models import (
    Post,
    PostArea,
    PostFunction,
    PostTerms,
    Recruitment,
    RegionMembership,
    Staffing,
)
from kimpass.organisation.selectors.posts import EMPTY, separator
from kimpass.organisation.selectors.words import Words, words_at


@dataclass(frozen=True, slots=True)
class Place:
    """One post as it stands on the day."""

    number: str
    block: str
    function: str
    function_label: str
    fte: Decimal | None
    filled: Decimal | None
    diverted_to: str
    units: tuple[str, ...]
    place_ids: frozenset[int]
    regions: tuple[str, ...]
    recruitment: str
    reason: str
    employer: str

    @property
    def counts_for_kim(self) -> bool:
        """Test whether the post serves KIM: one lent to another programme stays visible but does not count (ORG-18)."""
        return not self.diverted_to

    @property
    def where(self) -> str:
        """Return what the post serves in one line, empty where nothing is entered."""
        return separator(self.units).join(self.units)


def _by_post(rows: list[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for post_id, word in rows:
        found[post_id] = (*found.get(post_id, ()), word)
    return found


def _filled(tenant_id: int, as_of: date, known_at: datetime | None) -> dict[int, Decimal]:
    """Return what is filled; a post somebody has left is filled with nothing, one never filled is not there."""
    sums: dict[int, Decimal] = {}
    rows = Staffing.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, valid_from__lte=as_of)
    for post_id, fte, until in rows.values_list("post_id", "fte", "valid_until"):
        sums[post_id] = sums.get(post_id, Decimal(0)) + (fte if until is None or as_of < until else 0)
    return sums


def posts_on(tenant_id: int, as_of: date, known_at: datetime | None = None, words: Words | None = None) -> list[Place]:
    """Return the posts that exist on the day, as known at an instant, in a fixed number of statements."""
    terms = {
        row.post_id: row
        for row in PostTerms.objects.asked_for()
        .on(as_of, known_at)
        .filter(tenant_id=tenant_id)
        .select_related("employing_body")
    }
    rows = PostArea.objects.asked_for().on(as_of, known_at).filter(tenant_id=tenant_id).select_related("unit__parent")
    # In the order they were entered: the first one decides the region, whatever way the database joins.
    areas = list(rows.order_by("pk"))
    regions = dict(
        RegionMembership.objects.asked_for()
        .on(as_of, known_at)
        .filter(tenant_id=tenant_id)
        .values_list("unit_id", "region__name")
    )
    states = {
        row.post_id: row for row in Recruitment.objects.asked_for().on(as_of, known_at).filter(tenant_id=tenant_id)
    }
    units = _by_post([(area.post_id, area.unit.full_name) for area in areas])
    served = [(area.post_id, area.unit.place.pk) for area in areas]
    grouped = _by_post([(post_id, regions[place_id]) for post_id, place_id in served if place_id in regions])
    filled, words = _filled(tenant_id, as_of, known_at), words or words_at(tenant_id)
    posts = Post.objects.asked_for().filter(tenant_id=tenant_id, pk__in=terms).order_by("building_block", "number")
    return [
        Place(
            number=post.number,
            block=post.building_block,
            function=post.function,
            function_label=words.called(PostFunction(post.function)),
            fte=terms[post.pk].fte_approved,
            filled=filled.get(post.pk, _said_empty(states.get(post.pk))),
            diverted_to=terms[post.pk].diverted_to,
            units=units.get(post.pk, ()),
            place_ids=frozenset(place_id for post_id, place_id in served if post_id == post.pk),
            regions=tuple(dict.fromkeys(grouped.get(post.pk, ()))),
            recruitment=str(states[post.pk].get_state_display()) if post.pk in states else "",
            reason=post.reason,
            employer=_employer(terms[post.pk]),
        )
        for post in posts
    ]


def _said_empty(recruitment: Recruitment | None) -> Decimal | None:
    """Return nothing filled where the procedure says so; without a word the filling is unknown."""
    return Decimal(0) if recruitment is not None and recruitment.state in EMPTY else None


def _employer(terms: PostTerms) -> str:
    return terms.employing_body.name if terms.employing_body else ""


def _where(place: Place) -> str:
    if place.diverted_to:
        return place.diverted_to
    return place.where or _("nicht zugeordnet")


def _figure(key: str, label: str, places: list[Place], definition: str, scope: str, as_of: date) -> Figure:
    proof = tuple(ProofRow(f"{place.number}: {_where(place)}", place.fte) for place in places)
    # No post in the group is a true zero: the register itself is there.
    value = total([place.fte for place in places]) if places else Decimal("0.00")
    return Figure(f"register.{key}", label, value, FTE, definition, scope, as_of, proof)


def _filled_figure(places: list[Place], scope: str, as_of: date) -> Figure:
    known = [place for place in places if place.filled is not None]
    proof = tuple(ProofRow(f"{place.number}: {_where(place)}", place.filled) for place in known)
    open_ones = [place.number for place in places if place.filled is None and not place.recruitment]
    remarks = (
        (_("Für %(count)s Stellen ist keine Besetzung erfasst.") % {"count": len(open_ones)},) if open_ones else ()
    )
    value = total([place.filled for place in known]) if known else None
    if known or (places and not open_ones):
        value = sum((place.filled or Decimal(0) for place in places), Decimal("0.00"))
    definition = _("VZÄ der Besetzungen, die an diesem Tag gelten")
    return Figure("register.filled", _("davon besetzt"), value, FTE, definition, scope, as_of, proof, remarks)


def register_figures(words: Words, places: list[Place], scope: str, as_of: date) -> list[Figure]:
    """Return what the register says about case management: granted, lent, available, assigned, not assigned, filled."""
    lent = [place for place in places if not place.counts_for_kim]
    available = [place for place in places if place.counts_for_kim]
    assigned = [place for place in available if place.units]
    spare = [place for place in available if not place.units]
    figures = [
        _figure("granted", _("bewilligt"), places, _("VZÄ aller Stellen, die an diesem Tag gelten"), scope, as_of),
        _figure("diverted", _("in anderen Programmen"), lent, _("VZÄ mit Sondergenehmigung"), scope, as_of),
        _figure("available", _("verfügbar für KIM"), available, _("bewilligt ohne andere Programme"), scope, as_of),
        _figure(
            "assigned", _("zugeordnet"), assigned, words.fill(_("verfügbar, mit %(place)s oder Einheit")), scope, as_of
        ),
        _figure(
            "unassigned",
            _("nicht zugeordnet"),
            spare,
            words.fill(_("verfügbar, ohne %(place)s oder Einheit")),
            scope,
            as_of,
        ),
        _filled_figure(available, scope, as_of),
    ]
    for region in sorted({region for place in assigned for region in place.regions}):
        inside = [place for place in assigned if place.regions[:1] == (region,)]
        key = region.split(",")[0].lower().replace(" ", "_")
        definition = _("VZÄ der Stellen, deren erster Einsatzort zu dieser Gruppe gehört")
        figures.append(_figure(f"region.{key}", region, inside, definition, scope, as_of))
    return figures


def register_section(tenant_id: int, scope: str, as_of: date, known_at: datetime | None = None) -> Section:
    """Return the chapter of the register."""
    words = words_at(tenant_id)
    title = words.fill(_("Stellenregister %(case_management)s"))
    places = [p for p in posts_on(tenant_id, as_of, known_at, words) if p.function == PostFunction.CASE_MANAGEMENT]
    if not places:
        return Section("register", title, texts=(_("Einzelstellen sind zu diesem Stichtag nicht erfasst."),))
    figures = register_figures(words, places, scope, as_of)
    rows = tuple(Row(figure.label, (figure,)) for figure in figures)
    table = Table(title, (_("Stand am Stichtag"), "VZÄ"), rows)
    return Section("register", title, _("gezählt aus den einzelnen Stellen"), (table,))
