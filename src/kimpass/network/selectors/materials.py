"""Materials with their language versions: which are missing, which outdated, and where copies went."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, Sum

from kimpass.kernel.access import Actor
from kimpass.network.models import Material, MaterialIssue, MaterialVersion
from kimpass.network.selectors.interpreters import language_choices


@dataclass(frozen=True, slots=True)
class Edition:
    """A language of a material: its version, None where it is missing."""

    language: str
    name: str
    version: MaterialVersion | None
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A material with every language that counts."""

    row: Material
    editions: tuple[Edition, ...]
    copies: int

    @property
    def missing(self) -> list[str]:
        """Return the languages in which there is nothing."""
        return [edition.name for edition in self.editions if edition.version is None]

    @property
    def outdated(self) -> list[str]:
        """Return the languages whose version follows an older edition."""
        return [edition.name for edition in self.editions if edition.is_outdated]

    @property
    def there(self) -> list[Edition]:
        """Return the versions there are."""
        return [edition for edition in self.editions if edition.version is not None]


def _sheet(row: Material, languages: list[str], names: dict[str, str], copies: int) -> Sheet:
    held = {version.language: version for version in row.versions.all()}
    editions = []
    for code in languages:
        version = held.get(code)
        outdated = version is not None and version.edition < row.edition
        editions.append(Edition(code, names.get(code, code), version, outdated))
    return Sheet(row, tuple(editions), copies)


def sheets(actor: Actor) -> tuple[list[str], list[Sheet]]:
    """Return the languages any running material has, and the materials with each of them."""
    rows = Material.objects.visible_to(actor).filter(ended_on__isnull=True)
    versions = MaterialVersion.objects.for_tenant(actor).select_related("file")
    found = list(rows.prefetch_related(Prefetch("versions", versions)).order_by("kind", "title", "pk"))
    names = dict(language_choices(actor))
    used = {version.language for row in found for version in row.versions.all()}
    order = list(names)
    languages = sorted(used, key=lambda code: (code != "de", order.index(code) if code in names else len(order), code))
    issues = MaterialIssue.objects.for_tenant(actor).order_by().values_list("material_id")
    copies = dict(issues.annotate(n=Sum("copies")))
    return [names.get(code, code) for code in languages], [
        _sheet(row, languages, names, copies.get(row.pk, 0)) for row in found
    ]


def sheet(actor: Actor, material: Material) -> Sheet:
    """Return one material with its own languages and those of the others."""
    versions = MaterialVersion.objects.for_tenant(actor)
    running = versions.filter(material__ended_on__isnull=True).order_by().values_list("language", flat=True).distinct()
    rows = Material.objects.visible_to(actor)
    row = rows.prefetch_related(Prefetch("versions", versions.select_related("file"))).get(pk=material.pk)
    names = dict(language_choices(actor))
    languages = {*running, *(version.language for version in row.versions.all())}
    order = sorted(languages, key=lambda code: (code != "de", names.get(code, code)))
    copies = MaterialIssue.objects.for_tenant(actor).filter(material=material).aggregate(n=Sum("copies"))["n"] or 0
    return _sheet(row, order, names, copies)


def issues(actor: Actor, material: Material) -> list[MaterialIssue]:
    """Return where copies went, newest first."""
    rows = MaterialIssue.objects.for_tenant(actor).filter(material=material).select_related("unit")
    return list(rows.order_by("-issued_on", "-pk"))


def totals(rows: list[MaterialIssue]) -> list[tuple[str, int]]:
    """Return the copies by place of issue, most first."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.place] += row.copies
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
