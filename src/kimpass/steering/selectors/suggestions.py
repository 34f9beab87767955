"""Which unbundled findings say the same, and which theme they may belong to: a proposal, never a decision."""

from collections import defaultdict
from dataclasses import dataclass

from kimpass.kernel.access import Actor
from kimpass.steering.models import Finding, Theme, ThemeStep
from kimpass.steering.selectors.findings import finding_list
from kimpass.steering.selectors.likeness import Words, likeness, words_of, words_of_finding

CANDIDATES = 300
ALIKE = 70.0
FITS_THEME = 66.0
SHOWN, AT_ONCE = 10, 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Findings of one field that say the same; with a theme they may go there, else they may become one."""

    findings: tuple[Finding, ...]
    theme: Theme | None = None

    @property
    def municipalities(self) -> int:
        """Return how many places they come from."""
        return len({row.unit_id for row in self.findings if row.unit_id is not None})

    @property
    def first(self) -> tuple[Finding, ...]:
        """Return the findings shown at once."""
        return self.findings[:AT_ONCE]

    @property
    def rest(self) -> tuple[Finding, ...]:
        """Return the others, shown on demand."""
        return self.findings[AT_ONCE:]

    @property
    def query(self) -> str:
        """Return what the form for bundling is opened with."""
        return "&".join(f"hinweis={row.public_id}" for row in self.findings)


def _open_themes(actor: Actor) -> list[tuple[Theme, Words]]:
    ended = ThemeStep.objects.for_tenant(actor).filter(left_on__isnull=True, step__is_end=True).values("theme")
    rows = Theme.objects.visible_to(actor).filter(merged_into__isnull=True).exclude(pk__in=ended)
    return [(theme, words_of(theme.title, theme.summary, theme.field_id)) for theme in rows.order_by("pk")]


def _best_theme(words: Words, themes: list[tuple[Theme, Words]]) -> Theme | None:
    best = max(((likeness(words, known), theme.pk, theme) for theme, known in themes), default=None)
    return best[2] if best is not None and best[0] >= FITS_THEME else None


def _groups(rows: list[tuple[Finding, Words]]) -> list[list[Finding]]:
    """Join findings that are alike, also over a third one; the order of the list decides nothing but the order."""
    leader = list(range(len(rows)))

    def head(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for at, (_finding, words) in enumerate(rows):
        for other in range(at):
            if head(at) != head(other) and likeness(words, rows[other][1]) >= ALIKE:
                leader[head(at)] = head(other)
    groups: dict[int, list[Finding]] = defaultdict(list)
    for at, (finding, _words) in enumerate(rows):
        groups[head(at)].append(finding)
    return list(groups.values())


def suggestions(actor: Actor) -> list[Suggestion]:
    """Return what may be bundled, the largest groups first; a group of one only where a theme fits it."""
    themes = _open_themes(actor)
    fitting: dict[int, list[Finding]] = defaultdict(list)
    by_field: dict[int, list[tuple[Finding, Words]]] = defaultdict(list)
    known = {theme.pk: theme for theme, _words in themes}
    for finding in finding_list(actor, unbundled=True)[:CANDIDATES]:
        words = words_of_finding(finding)
        if (theme := _best_theme(words, themes)) is not None:
            fitting[theme.pk].append(finding)
        else:
            by_field[finding.field_id].append((finding, words))
    found = [Suggestion(tuple(rows), known[theme]) for theme, rows in fitting.items()]
    found += [Suggestion(tuple(rows)) for each in by_field.values() for rows in _groups(each) if len(rows) > 1]
    return sorted(found, key=lambda each: (-len(each.findings), each.findings[0].pk))[:SHOWN]
