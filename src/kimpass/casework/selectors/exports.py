"""The list of cases as a table to take along: columns chosen by name, never a note."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import Count, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models import Case, CaseMember, FollowUp, Phase, Responsibility
from kimpass.casework.selectors.caseload import CaseloadFilter, Narrowed, narrowed_cases
from kimpass.kernel.access import Actor
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.people.models import HouseholdMember
from kimpass.ui.tables import Cell

Row = dict[str, Any]
LEVELS = {"level_1": _("Ebene 1"), "level_2": _("Ebene 2")}
PHASES = {phase.value: phase.label for phase in Phase}
TRACKS, ROUTINGS = dict(Case.Track.choices), dict(Case.Routing.choices)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in forms, its head, how it is read, and whether it says who somebody is."""

    key: str
    label: str | Promise
    read: Callable[[Row], Cell]
    names_people: bool = False


def _of(name: str, words: dict[str, Any] | None = None) -> Callable[[Row], Cell]:
    if words is None:
        return lambda row: row[name]
    return lambda row: str(words.get(row[name], row[name]))


COLUMNS = (
    Column("number", _("Fallnummer"), _of("number")),
    Column("family", _("Familienname"), _of("family"), names_people=True),
    Column("given", _("Vornamen"), _of("given"), names_people=True),
    Column("birth_year", _("Geburtsjahr"), _of("birth_year"), names_people=True),
    Column("phase", _("Phase"), _of("phase", PHASES)),
    Column("level", _("Ebene"), _of("level", LEVELS)),
    Column("track", _("Weg"), _of("track", TRACKS)),
    Column("routing", _("Ergebnis der Einschätzung"), _of("routing", ROUTINGS)),
    Column("unit", _("Kommune"), _of("unit__name")),
    Column("household_kind", _("Haushaltsform"), _of("household__kind__label_de")),
    Column("persons", _("beratene Personen"), _of("persons")),
    Column("opened_on", _("eröffnet am"), _of("opened_on")),
    Column("closed_on", _("abgeschlossen am"), _of("closed_on")),
    Column("keeper", _("zuständig"), _of("keeper")),
    Column("follow_up", _("nächste Wiedervorlage"), _of("follow_up")),
)
EXTRA_OF = {ExtraField.Target.CASE: "extra", ExtraField.Target.PERSON: "person_extra"}


def _extra(field: ExtraField) -> Callable[[Row], Cell]:
    place = EXTRA_OF[ExtraField.Target(field.target)]

    def read(row: Row) -> Cell:
        found = extra_fields.typed(field, (row[place] or {}).get(field.key))
        # A count is a count in the sheet as well; anything else keeps its decimals.
        return int(found) if isinstance(found, Decimal) and found == int(found) else found

    return read


def columns(actor: Actor) -> list[Column]:
    """Return the columns an export may have: the common ones, then the district's own fields, ended ones too."""
    own = [
        Column(
            f"{field.target}_{field.key}",
            f"{extra_fields.label_of(field)} ({field.get_target_display()})",
            _extra(field),
        )
        for field in extra_fields.all_fields(actor.tenant_id)
        if field.target in EXTRA_OF
    ]
    return [*COLUMNS, *own]


PLAIN = ("pk", "number", "phase", "level", "track", "routing", "opened_on", "closed_on", "extra", "household_id")
JOINED = ("unit__name", "household__kind__label_de")
OF_REFERENCE = ("family_name", "given_names", "birth_year", "extra")
NOBODY: tuple[Any, ...] = ("", "", None, {})


# So many keys go into one statement; a list of keys, unlike a query inside a query, is planned well without statistics.
AT_ONCE = 5000


def _in_parts(keys: Sequence[int], read: Callable[[Sequence[int]], Iterable[tuple[int, Any]]]) -> dict[int, Any]:
    """Return what is read for many keys, a part of them at a time."""
    return dict(chain.from_iterable(read(part) for part in batched(keys, AT_ONCE)))


def batched(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Yield the keys in parts of at most this size."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _references(actor: Actor, households: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Return who stands for each household: names, year of birth, own fields."""
    members = HouseholdMember.objects.for_tenant(actor).current().filter(household_id__in=households, is_reference=True)
    columns = [f"person__{name}" for name in OF_REFERENCE]
    rows = members.order_by("valid_from", "pk").values_list("household_id", *columns)
    return {household: tuple(said) for household, *said in rows}


def _keepers(actor: Actor, cases: Sequence[int]) -> dict[int, str]:
    held = (
        Responsibility.objects.for_tenant(actor)
        .on(actor.today)
        .filter(case_id__in=cases, kind=Responsibility.Kind.PRIMARY_CONTACT)
    )
    return dict(held.order_by("valid_from").values_list("case_id", "staff_member__name"))


def _follow_ups(actor: Actor, cases: Sequence[int]) -> dict[int, date]:
    waiting = FollowUp.objects.for_tenant(actor).filter(case_id__in=cases, done_on__isnull=True)
    return dict(waiting.order_by().values("case_id").annotate(next=Min("due_on")).values_list("case_id", "next"))


def _persons(actor: Actor, cases: Sequence[int]) -> dict[int, int]:
    advised = (
        CaseMember.objects.for_tenant(actor).on(actor.today).filter(case_id__in=cases, kind=CaseMember.Kind.ADVISED)
    )
    counted = advised.order_by().values("case_id").annotate(found=Count("person", distinct=True))
    return dict(counted.values_list("case_id", "found"))


def case_rows(actor: Actor, wanted: CaseloadFilter) -> list[Row]:
    """Return everything the columns read, for all cases a filter leaves, in five statements for 5,000 of them."""
    cases: Any = narrowed_cases(actor, Narrowed.by(wanted))
    rows: list[Row] = list(cases.order_by("-opened_on", "id").values(*PLAIN, *JOINED))
    keys = [row["pk"] for row in rows]
    references = _in_parts([row["household_id"] for row in rows], lambda part: _references(actor, part).items())
    keepers = _in_parts(keys, lambda part: _keepers(actor, part).items())
    follow_ups = _in_parts(keys, lambda part: _follow_ups(actor, part).items())
    persons = _in_parts(keys, lambda part: _persons(actor, part).items())
    for row in rows:
        row["family"], row["given"], row["birth_year"], row["person_extra"] = references.get(
            row["household_id"], NOBODY
        )
        row["keeper"], row["follow_up"] = keepers.get(row["pk"], ""), follow_ups.get(row["pk"])
        row["persons"] = persons.get(row["pk"], 0)
    return rows


def table(chosen: Sequence[Column], rows: Iterable[Row]) -> tuple[list[str], list[list[Cell]]]:
    """Return head and cells of a table."""
    return [str(column.label) for column in chosen], [[column.read(row) for column in chosen] for row in rows]
