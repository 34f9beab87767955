"""What leaves the house, and cases that change hands."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from kimpass.casework.actions import (
    caseload_moves,
    conferences,
    handovers,
    referrals,
)
from tests.states.ground import BODIES, MANAGERS, Ground, which, who


class Sharing(Ground):
    """Referrals, handovers, conferences; deputies and colleagues."""

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, member=which, body=st.sampled_from(BODIES))
    def somebody_is_referred(self, login, number, member, body):
        life = self.life(number)
        person = self.person(life, member)
        referral = self.attempt(
            login,
            life,
            lambda actor: referrals.refer(
                actor=actor,
                case_id=life.pk,
                person_id=person,
                to_agency_id=getattr(self.cast, body).pk,
                purpose="Sprachkurs",
                fields=["name"],
                on=self.day,
            ),
            fits=life.closed is None and self.named(person, body),
            certain=self.all_signed(life, self.day),
        )
        if referral is not None:
            self.shared.append(referral.pk)

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, member=which, body=st.sampled_from(BODIES))
    def handover_begins(self, login, number, member, body):
        life = self.life(number)
        person = self.person(life, member)
        self.attempt(
            login,
            life,
            lambda actor: handovers.start_handover(
                actor=actor,
                case_id=life.pk,
                person_id=person,
                to_agency_id=getattr(self.cast, body).pk,
                reason="zuständig",
                fields=["name"],
                on=self.day,
            ),
            fits=life.closed is None and self.named(person, body),
            certain=False,
        )

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, bodies=st.frozensets(st.sampled_from(BODIES), min_size=1))
    def conference_is_planned(self, login, number, bodies):
        life = self.life(number)
        seats = [conferences.Seat("Beratung", getattr(self.cast, body).pk) for body in sorted(bodies)]
        plan = conferences.Plan("Wer beginnt?", "named", self.day, seats)
        self.attempt(
            login,
            life,
            lambda actor: conferences.plan_conference(actor=actor, case_id=life.pk, plan=plan),
            fits=life.closed is None and all(self.named(life.reference, body) for body in bodies),
            certain=False,
        )

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, to=st.sampled_from(MANAGERS))
    def case_passes_to_a_colleague(self, login, number, to):
        life = self.life(number)
        login = self.named_login(login, life)
        keeper = life.keeper
        moved = self.attempt(
            login,
            life,
            lambda actor: caseload_moves.move_caseload(
                actor=actor,
                from_staff_id=actor.staff_id,
                to_staff_id=self.cast.staff[to].pk,
                on=self.day,
                reason="Stellenwechsel",
                at=timezone.now(),
                case_ids=[life.pk],
            ),
            # A deputy keeps the case for a while; passing it on is for its primary contact alone. A closed case
            # passes too, so that somebody can reopen it: nothing in it changes but who keeps it.
            fits=login == keeper and to != keeper,
            certain=False,
            only_keeping=True,
        )
        if moved is not None:
            life.keeper = to

    @rule(absent=st.sampled_from(MANAGERS), by=st.sampled_from(MANAGERS), days=st.integers(1, 30))
    def somebody_deputises(self, absent, by, days):
        if absent != by:
            self.cast.deputise(of=absent, by=by, days=days, start=self.day)
            self.delegations.append((absent, by, self.day, self.day + timedelta(days=days)))
