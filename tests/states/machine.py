"""The life of cases: people come, cases pass through phases, close and open again."""

from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from kimpass.casework.actions import (
    closing,
    contacts,
    goals,
    intake,
    phases,
)
from kimpass.casework.models import CaseMember, Phase, may_follow
from kimpass.casework.models.phase import GATES, Gate
from kimpass.people.actions.households import PersonData
from kimpass.people.models import ConsentText, HouseholdMember
from tests.states.ground import BODIES, HOME, Life, which, who
from tests.states.papers import Papers
from tests.states.sharing import Sharing


class LifeOfCases(Papers, Sharing):
    """Cases, phases, papers, deputies, referrals; `cast` is the invented district, set by the test."""

    @initialize(signed=st.booleans())
    def begin(self, signed):
        self.text = {t.purpose: t.pk for t in ConsentText.objects.asked_for().filter(tenant_id=self.cast.tenant.pk)}
        self._changed()
        self.somebody_comes("alice", HOME["alice"], 1990)
        if signed:
            self.consent_is_signed("alice", 0, 0, None)
            self.release_is_signed("alice", 0, 0, frozenset({BODIES[0]}), 30)

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.day += timedelta(days=days)
        self.news = self.count_again = True

    @precondition(lambda self: len(self.lives) < 4)
    @rule(login=who, unit=st.sampled_from(sorted(set(HOME.values()))), year=st.integers(1950, 2000))
    def somebody_comes(self, login, unit, year):
        login = self.named_login(login, None)
        case = self.attempt(
            login,
            None,
            lambda actor: intake.begin_intake(
                actor=actor,
                unit_id=self.cast.units[unit].pk,
                on=self.day,
                person=PersonData(family_name="Berg", given_names=f"Amal {len(self.lives)}", birth_year=year),
            ),
            fits=HOME.get(login) == unit,
        )
        if case is not None:
            person = HouseholdMember.objects.asked_for().get(household_id=case.household_id).person_id
            life = Life(case.pk, login, unit, person, self.day, self.day, household=case.household_id)
            life.people[person] = (CaseMember.Kind.ADVISED.value, self.day)
            self.lives.append(life)

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, kind=st.sampled_from(CaseMember.Kind.values))
    def somebody_joins(self, login, number, kind):
        life = self.life(number)
        member = self.attempt(
            login,
            life,
            lambda actor: intake.add_case_member(
                actor=actor,
                case_id=life.pk,
                person=PersonData(family_name="Berg", given_names=f"Noor {len(life.people)}", birth_year=1990),
                relation=HouseholdMember.Relation.PARTNER,
                kind=kind,
                on=self.day,
            ),
            fits=life.closed is None,
        )
        if member is not None:
            life.people[member.person_id] = (kind, self.day)

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, phase=st.sampled_from(list(Phase)), back=st.integers(0, 3))
    def phase_is_entered(self, login, number, phase, back):
        life, on = self.life(number), self.day - timedelta(days=back)
        signed = GATES[phase] == Gate.NONE or self.signed(life.reference, on)
        fits = (
            life.closed is None
            and phase not in (life.phase, Phase.CLOSED)
            and may_follow(life.phase, phase)
            and on >= life.last_step
            and signed
        )
        moved = self.attempt(
            login,
            life,
            lambda actor: phases.move_case(actor=actor, case_id=life.pk, to=phase.value, on=on),
            fits=fits,
            certain=GATES[phase] == Gate.NONE or self.all_signed(life, on),
        )
        if moved is not None:
            life.phase, life.last_step = phase, on

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which)
    def note_is_written(self, login, number):
        life = self.life(number)
        self.attempt(
            login,
            life,
            lambda actor: contacts.record_contact(
                actor=actor, case_id=life.pk, happened_on=self.day, kind="talk", text="Termin", at=timezone.now()
            ),
            fits=life.closed is None,
        )

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which)
    def goals_are_agreed(self, login, number):
        life = self.life(number)
        self.attempt(
            login,
            life,
            lambda actor: goals.agree_goals(
                actor=actor, case_id=life.pk, on=self.day, goals=[goals.GoalEntry("Sprachkurs beginnen")]
            ),
            fits=life.closed is None and self.signed(life.reference, self.day),
            certain=self.all_signed(life, self.day),
        )

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which)
    def case_is_closed(self, login, number):
        life = self.life(number)
        closed = self.attempt(
            login,
            life,
            lambda actor: closing.close_case(actor=actor, case_id=life.pk, reason="client_wish", on=self.day),
            fits=life.closed is None and self.day >= life.last_step,
        )
        if closed is not None:
            life.phase, life.closed, life.last_step = Phase.CLOSED, self.day, self.day

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which)
    def case_is_reopened(self, login, number):
        life = self.life(number)
        reopened = self.attempt(
            login,
            life,
            lambda actor: closing.reopen_case(actor=actor, case_id=life.pk, on=self.day, reason="neuer Bedarf"),
            fits=life.closed is not None and self.day >= life.last_step and self.signed(life.reference, self.day),
            certain=self.all_signed(life, self.day),
            reopens=True,
        )
        if reopened is not None:
            life.phase, life.closed, life.last_step = Phase.REASSESSMENT, None, self.day
