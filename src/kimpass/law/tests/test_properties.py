"""What must hold for every person, made up in thousands (KIMPASS_LAW_EXAMPLES)."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kimpass.law.dates import add_months
from kimpass.law.rules import RULES
from kimpass.law.tests.strategies import ALL, BOOK, CODES, FIRST, LAST, facts_of, periods, person, seeds
from kimpass.law.tests.support import examine, many, told

BASES = sorted(RULES)
OVERALL = {"MET", "DISCRETION", "OPEN", "LATER", "NOT_MET", "NOT_APPLICABLE", "OBLIGED", "NOT_OBLIGED"}
STATES = {"erfuellt", "nicht_erfuellt", "offen", "ermessen", "entfaellt"}
REFUSALS = {"NOT_MET", "NOT_APPLICABLE"}
# These end by themselves: an age, a term for applications, a title, a claim, a duty.
WITH_DEADLINE = {
    *("alter", "titel_gilt", "fortgeltung", "plausibel", "jahresfrist", "verpflichtung", "zuweisung"),
    *("anspruch", "anspruch_sprachkurs", "orientierungskurs", "pflicht", "berechtigung", "zulassung", "fortwirkung"),
}


@pytest.mark.parametrize("basis", BASES)
def test_every_result_cites_and_speaks_the_vocabulary(basis):
    @many
    @given(seeds)
    def holds(seed):
        rng = Random(seed)
        found = told(basis, person(rng, basis), strict=rng.random() < 0.5)
        assert found["overall"] in OVERALL
        assert set(found["conditions"].values()) <= STATES
        assert found["met_on"] is not None or found["overall"] != "LATER"
        lines = found["trace"]["conditions"]
        assert [line["condition"] for line in lines] == list(found["conditions"])
        for line in lines:
            assert "§" in line["citation"]
            assert line["source"].startswith("https://www.gesetze-im-internet.de/")
            assert line["steps"], line["condition"]
            assert line["effect"] in ("ist", "soll", "regelmaessig", "kann")

    holds()


@pytest.mark.parametrize("basis", [b for b in BASES if "status" in facts_of(b)])
def test_the_order_of_papers_does_not_matter(basis):
    @many
    @given(seeds)
    def holds(seed):
        rng = Random(seed)
        facts = {**person(rng, basis), "status": periods(rng, CODES.get(basis, ALL))}
        facts.pop("geburt", None)
        turned = {**facts, "status": rng.sample(facts["status"], len(facts["status"]))}
        assert told(basis, facts) == told(basis, turned)

    holds()


@pytest.mark.parametrize("basis", BASES)
def test_knowing_less_never_turns_open_into_no(basis):
    @many
    @given(seeds)
    def holds(seed):
        rng = Random(seed)
        facts = person(rng, basis)
        assume(facts)
        before = examine(basis, facts, strict=True)
        name = rng.choice(sorted(facts))
        # What is asked for is no fact, and a paper that cannot be shadows everything else.
        assume(
            name not in ("norm", "ziel", "miteinbuergerung_mit_elternteil")
            and "datenfehler" not in before.conclusion.flags
        )
        for less in ({k: v for k, v in facts.items() if k != name}, {**facts, name: None}):
            after = examine(basis, less, strict=True)
            if before.conclusion.overall not in REFUSALS:
                assert after.conclusion.overall not in REFUSALS, (name, facts)
            for condition, status in after.conditions.items():
                if before.conditions.get(condition) == "offen":
                    assert status != "nicht_erfuellt", (name, condition, facts)

    holds()


@pytest.mark.parametrize("basis", BASES)
def test_more_time_never_takes_away_before_a_deadline(basis):
    @many
    @given(seeds)
    def holds(seed):
        rng = Random(seed)
        facts = {**person(rng, basis), "status": periods(rng, CODES.get(basis, ALL), open_end=True)}
        for name in ("geburt", "ausland", "wiedereinreisefrist"):
            facts.pop(name, None)
        first = LAST + timedelta(days=rng.randrange(60))
        later = first + timedelta(days=rng.randint(1, 150))  # before 01.07.2027, when §§ 25a and 25b change
        now = examine(basis, facts, day=first.isoformat())
        then = examine(basis, facts, day=later.isoformat())
        for condition, status in now.conditions.items():
            if status == "erfuellt" and condition not in WITH_DEADLINE:
                assert then.conditions.get(condition, "erfuellt") != "nicht_erfuellt", (condition, facts, first, later)

    holds()


def recount(stays, counts, months, until):
    """Count day by day: the first day from which so many months of counting days lie unbroken behind."""
    covered = {
        stay[1] + timedelta(days=n)
        for stay in stays
        if counts(stay[0])
        for n in range(((stay[2] or until) - stay[1]).days + 1)
    }
    day = LAST
    begin = None
    while day in covered:
        begin, day = day, day - timedelta(days=1)
    return None if begin is None else add_months(begin, months)


TERMS = [
    ("AufenthG_25a_1", "aufenthalt_3j", 36, ("D60A_2_1", "GEST", "AE25_5"), ("DE",), {}),
    ("AufenthG_25a_1", "vorduldung_12m", 12, ("D60A_2_1", "D60C"), ("GEST", "AE25_5"), {}),
    ("AufenthG_25b", "aufenthalt", 72, ("D60A_2_1", "GEST", "D60C"), ("VISUM_C",), {"kind_im_haushalt": False}),
    ("AufenthG_25b", "aufenthalt", 48, ("D60A_2_1", "GEST"), ("VISUM_C",), {"kind_im_haushalt": True}),
    ("AufenthG_25b", "abs6_30_monate", 30, ("D60D",), ("D60A_2_1", "GEST"), {}),
    ("AufenthG_9_18c_26_28", "titel_5j", 60, ("AE30", "AE18B"), ("D60A_2_1", "GEST"), {"norm": "9 Abs. 2"}),
    ("AufenthG_9_18c_26_28", "zeit_2j", 24, ("AE18A", "BK18G"), ("AE30",), {"norm": "18c Abs. 1 Satz 2"}),
    ("AufenthG_9_18c_26_28", "zeit_5j", 60, ("AE25_3", "AE25_5"), ("AE30",), {"norm": "26 Abs. 4"}),
    ("AufenthG_9_18c_26_28", "zeit_3j", 36, ("AE28",), ("AE30",), {"norm": "28 Abs. 2"}),
    ("StAG_10", "aufenthalt_5j", 60, ("AE18B", "NE9"), ("D60A_2_1", "GEST"), {}),
    ("StAG_9", "aufenthalt_3j", 36, ("AE28", "AE18B"), ("D60A_2_1",), {}),
]


@pytest.mark.parametrize(("basis", "condition", "months", "good", "bad", "more"), TERMS)
def test_dates_agree_with_a_recount_day_by_day(basis, condition, months, good, bad, more):
    @many
    @given(seeds)
    def holds(seed):
        rows = periods(Random(seed), (*good, *good, *bad), open_end=True, gaps=False)
        stays = [(code, date.fromisoformat(first), last and date.fromisoformat(last)) for code, first, last in rows]
        assume(all(first <= LAST for _code, first, _last in stays))
        found = examine(basis, {"status": rows, **more})
        line = next((row for row in found.trace()["conditions"] if row["condition"] == condition), None)
        if line is None:
            return
        naive = recount(stays, lambda code: code in good, months, LAST)
        if naive is None:
            assert line["status"] != "erfuellt"
        elif naive <= LAST:
            assert (line["status"], line["met_on"]) == ("erfuellt", naive.isoformat())
        else:
            assert line["status"] in ("nicht_erfuellt", "ermessen")
            if line["status"] == "nicht_erfuellt":
                assert line["met_on"] == naive.isoformat()

    holds()


days = st.dates(FIRST, LAST)


@many
@given(days, st.integers(0, 400))
def test_months_are_counted_to_the_same_day_or_the_first_after(day, months):
    later = add_months(day, months)
    assert later.day in (day.day, 1)
    assert (later.year - day.year) * 12 + later.month - day.month in (months, months + 1)
    assert add_months(day, months + 1) > later


@many
@given(st.sampled_from(sorted(BOOK.papers)), days)
def test_every_paper_alone_has_an_answer_under_every_norm(code, first):
    for basis in BASES:
        assert told(basis, {"status": [[code, first.isoformat(), None]], "titel": code})["overall"] in OVERALL
