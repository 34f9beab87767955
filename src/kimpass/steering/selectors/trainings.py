"""Who has which blocks of a programme; rows by name, never by how much somebody has (promise 22)."""

from dataclasses import dataclass, field

from kimpass.kernel.access import Actor
from kimpass.organisation.models import RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES
from kimpass.steering.models import TrainingProgramme, TrainingRecord


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """A colleague and the blocks of a programme in order; None where nothing is entered, which is no "no"."""

    staff: StaffMember
    blocks: tuple[TrainingRecord | None, ...]
    is_meant: bool

    @property
    def has_all(self) -> bool:
        """Test whether every block is entered."""
        return all(record is not None for record in self.blocks)


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme with the colleagues it is meant for, and whoever attended beyond."""

    programme: TrainingProgramme
    rows: tuple[ColleagueRow, ...] = field(default=())

    @property
    def numbers(self) -> range:
        """Return the numbers of the blocks."""
        return range(1, self.programme.blocks + 1)

    @property
    def meant(self) -> int:
        """Return how many colleagues it is meant for today."""
        return sum(row.is_meant for row in self.rows)

    @property
    def through(self) -> int:
        """Return how many of them have every block."""
        return sum(row.is_meant and row.has_all for row in self.rows)

    @property
    def begun(self) -> int:
        """Return how many of them have some of the blocks, and not all."""
        return sum(row.is_meant and not row.has_all and any(row.blocks) for row in self.rows)

    @property
    def unknown(self) -> int:
        """Return for how many of them nothing is entered."""
        return self.meant - self.through - self.begun

    @property
    def role(self) -> str:
        """Return whom it is for, in words; empty stands for everybody."""
        found = ROLES.get(self.programme.for_role)
        return str(found.label) if found else ""


def _holders(actor: Actor) -> dict[int, set[str]]:
    held: dict[int, set[str]] = {}
    for staff_id, role in (
        RoleAssignment.objects.for_tenant(actor).on(actor.today).values_list("staff_member_id", "role_key")
    ):
        held.setdefault(staff_id, set()).add(role)
    return held


def _card(
    programme: TrainingProgramme,
    staff: list[StaffMember],
    roles: dict[int, set[str]],
    records: dict[tuple[int, int], dict[int, TrainingRecord]],
) -> ProgrammeCard:
    rows = []
    for member in staff:
        held = roles.get(member.pk, set())
        is_meant = member.is_active and (programme.for_role in held if programme.for_role else bool(held))
        attended = records.get((programme.pk, member.pk), {})
        if is_meant or attended:
            blocks = tuple(attended.get(number) for number in range(1, programme.blocks + 1))
            rows.append(ColleagueRow(member, blocks, is_meant))
    return ProgrammeCard(programme, tuple(rows))


def programme_cards(actor: Actor, programme: TrainingProgramme | None = None) -> list[ProgrammeCard]:
    """Return the programmes with their colleagues by name, running ones first; for whoever oversees them."""
    programmes = TrainingProgramme.objects.visible_to(actor)
    if programme is not None:
        programmes = programmes.filter(pk=programme.pk)
    records: dict[tuple[int, int], dict[int, TrainingRecord]] = {}
    for record in TrainingRecord.objects.visible_to(actor):
        records.setdefault((record.programme_id, record.staff_member_id), {})[record.block] = record
    staff = list(StaffMember.objects.for_tenant(actor).order_by("name", "pk"))
    roles = _holders(actor)
    cards = [_card(row, staff, roles, records) for row in programmes]
    return sorted(cards, key=lambda card: (card.programme.ended_on is not None, card.programme.title.casefold()))


def own_records(actor: Actor) -> list[tuple[TrainingProgramme, tuple[TrainingRecord | None, ...]]]:
    """Return the actor's own blocks: programmes that run, and ended ones he took part in."""
    mine: dict[int, dict[int, TrainingRecord]] = {}
    for record in TrainingRecord.objects.visible_to(actor).filter(staff_member_id=actor.staff_id):
        mine.setdefault(record.programme_id, {})[record.block] = record
    rows = TrainingProgramme.objects.visible_to(actor).order_by("title", "pk")
    return [
        (row, tuple(mine.get(row.pk, {}).get(number) for number in range(1, row.blocks + 1)))
        for row in rows
        if row.pk in mine or (row.ended_on is None and (not row.for_role or row.for_role in actor.role_keys))
    ]


def records_by_key(actor: Actor, programme: TrainingProgramme) -> list[tuple[str, str, TrainingRecord]]:
    """Return key, words and row of the entries of a programme: an address carries the key."""
    rows = TrainingRecord.objects.visible_to(actor).filter(programme=programme).select_related("staff_member")
    return [
        (f"{row.staff_member.public_id}-{row.block}", f"{row.staff_member.name}, Block {row.block}", row)
        for row in rows.order_by("staff_member__name", "block", "pk")
    ]
