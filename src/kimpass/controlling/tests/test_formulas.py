"""The language of targets: never raises, exact, unknown stays unknown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.selectors.formulas import FormulaFault, names_in, normal, parse, spoken, work_out

NAMES = ("lg_sessions", "communes_with_cm")
numbers = st.decimals(0, 9999, places=2).map(lambda value: str(abs(value)))
texts = st.recursive(
    st.one_of(numbers, st.sampled_from(NAMES)),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/x:"), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=5,
)
values = st.dictionaries(st.sampled_from(NAMES), st.one_of(st.none(), st.decimals(0, 999, places=2)))


def result(text, **known):
    return work_out(parse(text), {name: Decimal(value) for name, value in known.items()}.get)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 x lg_sessions", "4.00"),
        ("2 * lg_sessions", "4.00"),
        ("lg_sessions + 1,5", "3.50"),
        ("10 - 2 - 3", "5.00"),
        ("2 + 3 x 4", "14.00"),
        ("(2 + 3) x 4", "20.00"),
        ("8 : 2 : 2", "2.00"),
        ("1 / 3 x 3", "1.00"),
        ("2 / 3", "0.67"),
        ("0 - 1 / 8", "-0.13"),
        ("0,1 + 0,2", "0.30"),
    ],
)
def test_formulas_are_worked_out_exactly(text, value):
    assert str(result(text, lg_sessions=2).value) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "leer"),
        ("2 x", "fehlt eine Zahl"),
        ("x 2", "fehlt eine Zahl"),
        ("2 2", "fehlt ein Rechenzeichen"),
        ("(2", "nicht geschlossen"),
        ("2)", "fehlt ein Rechenzeichen"),
        ("__import__('os')", "gehört nicht"),
        ("2 ** 3", "fehlt eine Zahl"),
        ("1.000,5", "gehört nicht"),
        ("12345678", "gehört nicht"),
        ("(" * 30 + "1" + ")" * 30, "zu tief"),
        ("1+" * 90 + "1", "länger als"),
    ],
)
def test_what_is_no_formula_is_refused_in_words(text, words):
    with pytest.raises(FormulaFault, match=words):
        parse(text)


def test_a_division_by_nothing_is_a_reason_and_no_crash():
    outcome = result("2 / lg_sessions", lg_sessions=0)
    assert outcome.value is None
    assert "teilt durch null" in outcome.reason
    assert result("2 / (3 - 3)").reason


def test_what_is_unknown_makes_the_result_unknown():
    assert result("2 x lg_sessions + communes_with_cm", lg_sessions=2).value is None
    assert result("0 x lg_sessions").value is None


def test_what_no_target_can_hold_is_a_reason():
    assert "zu groß" in result("999999 x 999999").reason


@given(st.text(max_size=130))
def test_no_text_makes_it_crash(text):
    try:
        expression = parse(text)
    except FormulaFault:
        return
    work_out(expression, lambda _name: None)
    work_out(expression, lambda _name: Decimal(0))


@given(text=texts, known=values)
def test_the_result_is_what_arithmetic_says(text, known):
    expression = parse(text[:120]) if len(text) <= 120 else parse("1")
    outcome = work_out(expression, known.get)
    if outcome.value is None:
        assert outcome.reason or any(known.get(name) is None for name in names_in(expression))
        return
    assert all(known.get(name) is not None for name in names_in(expression))
    assert outcome.value.as_tuple().exponent == -2
    assert abs(Fraction(outcome.value) - exact(expression, known)) <= Fraction(1, 200)


def exact(expression, known):
    if isinstance(expression, tuple):
        left, right = exact(expression[1], known), exact(expression[2], known)
        return {"+": left.__add__, "-": left.__sub__, "*": left.__mul__}.get(expression[0], left.__truediv__)(right)
    return Fraction(known[expression]) if isinstance(expression, str) else expression


def test_labels_and_keys_stand_for_each_other():
    labels = {"lg_sessions": "Sitzungen der Lenkungsgruppe", "lg": "Lenkungsgruppe"}
    assert normal("2 x  sitzungen der Lenkungsgruppe", labels) == "2 x lg_sessions"
    assert spoken("2 x lg_sessions", labels) == "2 × Sitzungen der Lenkungsgruppe"
