"""Random tables of a district: with totals, sub-tables, a third dimension, corrections and longer times."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from kimpass.kernel.disclosure import Released, Sum, protect_sums
from kimtools.bench._disclosure_attack import HIDDEN, SMALL, Page

Place = tuple[str, ...]
Counts = dict[Hashable, int]
ALL = "alle"
MONTH = 31


@dataclass(frozen=True)
class Draft:
    """A table before anything is hidden in it."""

    counts: Counts
    sums: tuple[Sum, ...]
    time: tuple[int, int]


@dataclass(frozen=True)
class District:
    """What a district wants to release, one after the other."""

    minimum: int
    drafts: tuple[Draft, ...]

    @property
    def small(self) -> int:
        """Return how many cells must not be known."""
        return sum(0 < value < self.minimum for draft in self.drafts for value in draft.counts.values())


def _summed(inner: Mapping[Place, int], axes: Sequence[Sequence[str]], groups: Mapping[str, str]) -> Draft:
    """Return the inner cells with all totals, and with the sums of groups of rows where there are any."""
    counts: Counts = {}
    counts.update(inner.items())
    sums: list[Sum] = []
    for number in range(len(axes)):
        wide = [[*axis, ALL] for axis in axes[:number]]
        for rest in product(*wide, *axes[number + 1 :]):
            parts = tuple((*rest[:number], name, *rest[number:]) for name in axes[number])
            total = (*rest[:number], ALL, *rest[number:])
            counts[total] = sum(counts[part] for part in parts)
            sums.append(Sum(total, parts))
    for place in [place for place in counts if isinstance(place, tuple) and place[0] == ALL]:
        sums += _regions(counts, place[1:], groups)
    return Draft(counts, tuple(sums), (0, MONTH))


def _regions(counts: Counts, rest: Place, groups: Mapping[str, str]) -> list[Sum]:
    names = sorted(set(groups.values()))
    if not names:
        return []
    sums = []
    for name in names:
        parts = tuple((row, *rest) for row, group in groups.items() if group == name)
        counts[name, *rest] = sum(counts[part] for part in parts)
        sums.append(Sum((name, *rest), parts))
    return [*sums, Sum((ALL, *rest), tuple((name, *rest) for name in names))]


def draw(rng: Random, *, most: int = 4) -> District:
    """Draw a district with one table in one to three releases."""
    three = rng.random() < 0.2
    shape = [rng.randint(2, 3), rng.randint(2, 3), 2] if three else [rng.randint(2, most), rng.randint(2, most)]
    axes = [[f"{axis}{number}" for number in range(size)] for axis, size in zip("zsd", shape, strict=False)]
    grouped = not three and shape[0] >= 4
    groups = {row: f"region{number % 2}" for number, row in enumerate(axes[0])} if grouped else {}
    top = rng.choice((3, 6, 12, 40))
    places = list(product(*axes))
    inner = {place: 0 if rng.random() < 0.15 else rng.randint(0, top) for place in places}
    drafts = [_summed(inner, axes, groups)]
    for _turn in range(rng.choice((0, 1, 1, 2))):
        inner, longer = dict(inner), rng.random() < 0.5
        for place in rng.sample(places, rng.randint(1, max(1, len(places) // 2))):
            change = rng.randint(0, 4) if longer else rng.randint(-2, 2)
            least = max((draft.counts[place] for draft in drafts if draft.time != drafts[-1].time), default=0)
            inner[place] = max(least, inner[place] + change)
        last = drafts[-1].time
        time = (0, last[1] + MONTH) if longer else last
        draft = _summed(inner, axes, groups)
        drafts.append(Draft(draft.counts, draft.sums, time))
    return District(rng.choice((3, 3, 4, 5)), tuple(drafts))


def together(district: District) -> list[Released]:
    """Release as the application does: beside everything released before."""
    done: list[Released] = []
    for draft in district.drafts:
        done.append(protect_sums(draft.counts, draft.sums, district.minimum, earlier=done, time=draft.time))
    return done


def apart(district: District) -> list[Released]:
    """Protect every release for itself, as if there were no other."""
    return [protect_sums(draft.counts, draft.sums, district.minimum, time=draft.time) for draft in district.drafts]


def primary_only(district: District) -> list[Released]:
    """Hide what is small and nothing else."""
    return [
        Released(
            draft.counts,
            draft.sums,
            district.minimum,
            frozenset(key for key, value in draft.counts.items() if 0 < value < district.minimum),
            draft.time,
        )
        for draft in district.drafts
    ]


WAYS: dict[str, Callable[[District], list[Released]]] = {
    "together": together,
    "apart": apart,
    "primary": primary_only,
}


def read(releases: Sequence[Released]) -> list[Page]:
    """Return what a reader sees of the releases; cells of one time that did not change bear the same name."""
    versions: dict[tuple[object, ...], dict[int, int]] = {}
    pages = []
    for release in releases:
        if release.is_withheld:
            continue
        same: dict[Hashable, Hashable] = {}
        cells: dict[Hashable, int | str] = {}
        for key, value in release.counts.items():
            named = versions.setdefault((release.time, key), {})
            same[key] = named.setdefault(value, len(named))
            small = SMALL if release.names_small(key) else HIDDEN
            cells[key] = small if key in release.hidden else value
        sums = [(each.total, each.parts) for each in release.sums]
        pages.append(Page(cells, sums, release.minimum, release.time, same, release.is_silent))
    return pages
