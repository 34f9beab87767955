"""Consents and releases are signed and taken back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from kimpass.people.actions import consents, withdrawals
from tests.states.ground import BODIES, REFUSALS, Ground, Paper, which, who


class Papers(Ground):
    """What people sign."""

    @precondition(lambda self: self.lives)
    @rule(login=who, number=which, member=which, days=st.none() | st.integers(1, 60))
    def consent_is_signed(self, login, number, member, days):
        life = self.life(number)
        person, expires = self.person(life, member), None if days is None else self.day + timedelta(days=days)
        paper = self.attempt(
            login,
            life,
            lambda actor: consents.record_consent(
                actor=actor,
                person_id=person,
                text_id=self.text["data_processing"],
                signed_on=self.day,
                signer="person",
                expires_on=expires,
            ),
            fits=True,
            certain=False,
        )
        if paper is not None:
            self.consents.append(Paper(paper.pk, person, self.day, expires))

    @precondition(lambda self: self.lives)
    @rule(
        login=who,
        number=which,
        member=which,
        bodies=st.frozensets(st.sampled_from(BODIES), min_size=1),
        days=st.none() | st.integers(1, 60),
    )
    def release_is_signed(self, login, number, member, bodies, days):
        life = self.life(number)
        person, expires = self.person(life, member), None if days is None else self.day + timedelta(days=days)
        paper = self.attempt(
            login,
            life,
            lambda actor: consents.record_release(
                actor=actor,
                person_id=person,
                text_id=self.text["confidentiality_release"],
                agency_ids=[getattr(self.cast, body).pk for body in sorted(bodies)],
                subject="Sprachkurs",
                signed_on=self.day,
                signer="person",
                expires_on=expires,
            ),
            fits=True,
            certain=False,
        )
        if paper is not None:
            self.releases.append(Paper(paper.pk, person, self.day, expires, bodies))

    @precondition(lambda self: self.consents or self.releases)
    @rule(login=who, number=st.integers(0, 20))
    def a_paper_is_withdrawn(self, login, number):
        papers = [*self.consents, *self.releases]
        paper = papers[number % len(papers)]
        life = next(life for life in self.lives if paper.person in life.people)
        release = paper in self.releases
        login = self.named_login(login, life)
        entitled = self.keeps(login, life)
        try:
            with transaction.atomic():
                act = withdrawals.withdraw_release if release else withdrawals.withdraw_consent
                key = {"release_id" if release else "consent_id": paper.pk}
                act(actor=self.actor(login), at=timezone.now(), **key)
        except REFUSALS:
            # Taking back is as easy as giving, and cannot be done twice.
            assert not entitled or paper.withdrawn or life.closed is not None
            assert self._changed() == set()
        else:
            assert entitled
            paper.withdrawn = True
            self._changed()
