"""Who has to sign, whatever the day of birth may have been (HH-05)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.people.models import Person, Signer
from kimpass.people.selectors import signing
from tests.support.cast import TODAY

born_days = st.dates(date(1930, 1, 1), TODAY)


def born(day=None, year=None, precision="day"):
    return Person(birth_date=day, birth_year=year, birth_precision=precision)


def years_before(years, days=0):
    return TODAY.replace(year=TODAY.year - years) + timedelta(days=days)


@pytest.mark.parametrize(
    ("person", "signers", "signed"),
    [
        (born(years_before(18)), {"person"}, True),
        (born(years_before(18)), {"representative"}, True),
        (born(years_before(18)), {"custodian"}, False),
        (born(years_before(18, 1)), {"person"}, False),
        (born(years_before(18, 1)), {"custodian"}, False),
        (born(years_before(18, 1)), {"custodian", "person"}, True),
        (born(years_before(16)), {"custodian", "person"}, True),
        (born(years_before(16, 1)), {"custodian"}, True),
        (born(years_before(16, 1)), {"person"}, False),
        (born(year=TODAY.year - 18, precision="year"), {"person"}, False),
        (born(year=TODAY.year - 19, precision="year"), {"person"}, True),
        (born(year=TODAY.year - 19, precision="estimated"), {"person"}, False),
        (born(precision="year"), {"person"}, False),
        (born(precision="year"), {"person", "custodian"}, True),
        (born(precision="year"), {"representative"}, False),
    ],
)
def test_whose_signatures_are_enough(person, signers, signed):
    assert signing.is_signed(person, signers, TODAY, 16) == signed
    assert (signing.still_to_sign(person, signers, TODAY, 16) == "") == signed


def test_an_unclear_age_is_said():
    assert "Alter ungeklärt" in signing.still_to_sign(born(precision="year"), {"person"}, TODAY, 16)
    assert signing.ages_on(born(precision="year"), TODAY).is_unclear
    assert "Sorgeberechtigten" in signing.still_to_sign(born(years_before(17)), {"person"}, TODAY, 16)
    assert "eigene" in signing.still_to_sign(born(years_before(17)), {"custodian"}, TODAY, 16)


def test_the_district_says_from_when_on_minors_sign_too():
    person = born(years_before(14))
    assert signing.is_signed(person, {"custodian"}, TODAY, 15)
    assert not signing.is_signed(person, {"custodian"}, TODAY, 14)


@given(day=born_days, precision=st.sampled_from(["month", "quarter", "year", "estimated", "school_year"]))
def test_a_rough_date_asks_for_at_least_what_every_possible_day_asks_for(day, precision):
    rough = born(day, year=day.year, precision=precision)
    needed = set(signing.clauses(signing.ages_on(rough, TODAY), 16))
    exact = set(signing.clauses(signing.ages_on(born(day), TODAY), 16))
    assert exact <= needed


@given(day=born_days, asked=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_an_exact_day_has_one_age_and_one_is_an_adult_or_not(day, asked):
    ages = signing.ages_on(born(day), asked)
    assert ages.youngest == ages.oldest == born(day).age_on(asked)
    assert ages.is_adult != ages.is_minor


@given(
    birth=st.one_of(born_days.map(lambda day: born(day)), st.integers(1930, 2026).map(lambda y: born(year=y))),
    signers=st.sets(st.sampled_from(Signer.values)),
    more=st.sets(st.sampled_from(Signer.values)),
)
def test_another_signature_never_unsigns(birth, signers, more):
    if signing.is_signed(birth, signers, TODAY, 16):
        assert signing.is_signed(birth, signers | more, TODAY, 16)
    assert not signing.is_signed(birth, set(), TODAY, 16)
