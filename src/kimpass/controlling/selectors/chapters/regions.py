"""The regions of a district side by side: Kommunen, who takes part, posts; no cases, their sums would tell (REP-11)."""

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.places import region_word
from kimpass.controlling.selectors.checks import checked
from kimpass.controlling.selectors.figures import COUNT, FTE, Figure, ProofRow, Row, Section, Table, total
from kimpass.controlling.selectors.indicators.base import day_of
from kimpass.controlling.selectors.register import Place, posts_on
from kimpass.organisation.models import Participation, RegionMembership


def _members(asked: Asked) -> dict[str, list[tuple[int, str]]]:
    rows = RegionMembership.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk)
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for region, unit, name in rows.order_by("region__key", "unit__name").values_list(
        "region__name", "unit_id", "unit__name"
    ):
        found[region].append((unit, name))
    return found


def _count(asked: Asked, key: str, label: str, names: list[str], definition: str) -> Figure:
    proof = tuple(ProofRow(name) for name in names)
    value = Decimal(len(names))
    return Figure(key, label, value, COUNT, definition, asked.scope, day_of(asked), proof, counts=asked.words.places)


def _posts(asked: Asked, key: str, label: str, places: list[Place]) -> Figure:
    proof = tuple(ProofRow(f"{place.number}, {place.function_label}", place.fte) for place in places)
    definition = asked.words.either(
        _("bewilligte VZÄ der Stellen, deren erste Kommune zu dieser Gruppe gehört"),
        _("bewilligte VZÄ der Stellen, deren erster Stadtbezirk zu dieser Gruppe gehört"),
    )
    value = total([place.fte for place in places])
    return Figure(key, label, value, FTE, definition, asked.scope, day_of(asked), proof)


def regions_section(asked: Asked) -> Section:
    """Return the chapter on regions; a Kommune in none stands in none."""
    word, members, words = region_word(asked), _members(asked), asked.words
    active = words.fill(_("teilnehmende %(places)s am Stichtag"))
    if not members:
        return Section("regions", word, texts=(words.fill(_("%(places)s sind nicht in Gruppen zusammengefasst.")),))
    joined = set(
        Participation.objects.asked_for()
        .on(day_of(asked), asked.known_at)
        .filter(tenant_id=asked.tenant.pk)
        .values_list("unit_id", flat=True)
    )
    places = asked.once("posts_on", lambda: posts_on(asked.tenant.pk, day_of(asked), asked.known_at, asked.words))
    rows = []
    for number, (region, units) in enumerate(members.items(), 1):
        key, mine = f"region_{number}", [place for place in places if place.regions[:1] == (region,)]
        cells = (
            _count(
                asked,
                f"{key}.communes",
                f"{region}: {words.places}",
                [name for _pk, name in units],
                words.fill(_("%(places)s dieser Gruppe")),
            ),
            _count(
                asked,
                f"{key}.active",
                f"{region}: {active}",
                [name for pk, name in units if pk in joined],
                words.fill(_("%(places)s dieser Gruppe, deren Teilnahme am Stichtag gilt")),
            ),
            _posts(asked, f"{key}.fte", f"{region}: {_('bewilligte VZÄ')}", mine),
        )
        rows.append(Row(region, cells))
    columns = (word, words.places, active, _("bewilligte VZÄ"))
    return Section("regions", word, "", (checked(Table(word, columns, tuple(rows))),))
