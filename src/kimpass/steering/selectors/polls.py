"""What is asked of whom, what came back, and what is still owed."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from kimpass.kernel.access import Actor
from kimpass.organisation.models import RegionMembership, RoleAssignment, StaffMember
from kimpass.steering.models import Poll, PollAnswer, Theme, ThemeFinding


@dataclass(frozen=True, slots=True)
class Manager:
    """A case manager in a municipality."""

    staff: StaffMember
    unit_id: int | None


def case_managers(actor: Actor) -> list[Manager]:
    """Return who works in case management today, each once, with the municipality."""
    rows = (
        RoleAssignment.objects.for_tenant(actor)
        .on(actor.today)
        .filter(role_key="case_manager", staff_member__is_active=True)
        .select_related("staff_member")
        .order_by("pk")
    )
    first_of = dict(
        RegionMembership.objects.for_tenant(actor)
        .on(actor.today)
        .order_by("-unit_id")
        .values_list("region_id", "unit_id")
    )
    found: dict[int, Manager] = {}
    for row in rows:
        unit_id = row.unit_id or row.staff_member.unit_id or first_of.get(row.region_id or 0)
        found.setdefault(row.staff_member_id, Manager(row.staff_member, unit_id))
    return list(found.values())


def units_behind(actor: Actor, theme: Theme) -> set[int]:
    """Return the municipalities a theme comes from: the others are asked."""
    links = ThemeFinding.objects.for_tenant(actor).filter(theme=theme, valid_until__isnull=True)
    return set(links.filter(finding__unit__isnull=False).values_list("finding__unit_id", flat=True))


@dataclass(frozen=True, slots=True)
class PollCard:
    """A poll with its answers."""

    poll: Poll
    answers: tuple[PollAnswer, ...]
    is_late: bool

    @property
    def answered(self) -> tuple[PollAnswer, ...]:
        """Return what came back."""
        return tuple(row for row in self.answers if row.answered_on is not None)

    @property
    def waiting(self) -> tuple[PollAnswer, ...]:
        """Return who has not answered; unknown is never "no"."""
        return tuple(row for row in self.answers if row.answered_on is None)

    @property
    def experiences(self) -> list[tuple[str, int]]:
        """Return how often each answer was given, in the order of the choices."""
        counted = Counter(row.experience for row in self.answered)
        return [(str(words), counted[key]) for key, words in PollAnswer.Experience.choices if counted[key]]


def _cards(actor: Actor, rows: Any) -> list[PollCard]:
    answers = PollAnswer.objects.asked_for().select_related("staff_member", "unit").order_by("answered_on", "pk")
    found = rows.select_related("theme", "asked_by").prefetch_related(
        Prefetch("answers", queryset=answers, to_attr="rows")
    )
    return [
        PollCard(poll, tuple(poll.rows), poll.closed_on is None and poll.answer_until < actor.today) for poll in found
    ]


def poll_cards(actor: Actor) -> list[PollCard]:
    """Return the polls, open ones first, the nearest end first."""
    cards = _cards(actor, Poll.objects.visible_to(actor).order_by("answer_until", "pk"))
    return sorted(cards, key=lambda card: card.poll.closed_on is not None)


def poll_card(actor: Actor, poll: Poll) -> PollCard:
    """Return one poll with its answers."""
    return _cards(actor, Poll.objects.visible_to(actor).filter(pk=poll.pk))[0]


def polls_of(actor: Actor, theme: Theme) -> list[PollCard]:
    """Return the polls on a theme."""
    return _cards(actor, Poll.objects.visible_to(actor).filter(theme=theme).order_by("asked_on", "pk"))


def own_answer(actor: Actor, poll: Poll) -> PollAnswer | None:
    """Return the row in which the actor, or whom he deputises for, was asked; one's own first."""
    rows = list(PollAnswer.objects.for_tenant(actor).filter(poll=poll, staff_member_id__in=actor.acts_for))
    rows.sort(key=lambda row: (row.staff_member_id != actor.staff_id, row.pk))
    return rows[0] if rows else None


def questions_waiting(actor: Actor) -> list[PollAnswer]:
    """Return what the actor is asked and has not answered, the nearest end first."""
    rows = PollAnswer.objects.for_tenant(actor).filter(
        staff_member_id__in=actor.acts_for, answered_on__isnull=True, poll__closed_on__isnull=True
    )
    return list(rows.select_related("poll").order_by("poll__answer_until", "pk")[:10])
