from dataclasses import dataclass

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from kimpass.ui.choosing import chips_of, count, key_of, select, select_key, select_row

ROWS = [("musterstadt", "Musterstadt", 7), ("neuheim", "Neuheim", 9)]


@dataclass
class Row:
    public_id: str
    name: str
    pk: int


def refusal(field, value):
    with translation.override("de"), pytest.raises(ValidationError) as caught:
        field.clean(value)
    return " ".join(caught.value.messages)


def test_a_page_knows_keys_and_the_action_gets_numbers():
    field = select_key("Kommune", ROWS, empty="kreisweit")
    assert field.choices == [("", "kreisweit"), ("musterstadt", "Musterstadt"), ("neuheim", "Neuheim")]
    assert field.clean("neuheim") == 9
    assert field.clean("") is None


def test_rows_stand_under_their_public_ids():
    field = select_row("Gremium", [Row("4k2m", "Lenkungsgruppe", 3)], lambda row: row.name)
    assert field.choices[1:] == [("4k2m", "Lenkungsgruppe")]
    assert field.clean("4k2m") == 3


@pytest.mark.parametrize("sent", ["7", "fremdstadt"])
def test_what_was_not_offered_is_refused_in_plain_words(sent):
    assert refusal(select_key("Kommune", ROWS), sent) == "Bitte wählen Sie aus."
    assert "fremd" not in refusal(select("Art", [("a", "A")]), "fremd")


def test_a_list_that_must_be_answered_says_so():
    assert refusal(select_key("Kommune", ROWS, required=True), "") == "Bitte wählen Sie aus."
    assert refusal(select("Art", [("a", "A")]), "") == "Bitte wählen Sie aus."


def test_chips_give_the_numbers_of_all_that_were_tapped():
    field = chips_of("Kommunen", ROWS)
    assert field.clean(["neuheim", "musterstadt"]) == [9, 7]
    assert field.clean([]) == []


def test_a_stored_number_finds_its_key():
    assert key_of(ROWS, 9) == "neuheim"
    assert key_of(ROWS, None) == ""
    assert key_of(ROWS, 8) == ""


def test_a_count_is_a_whole_number():
    assert refusal(count("Personen", most=10), "zwei") == "Bitte geben Sie eine ganze Zahl ein."
    assert count("Personen", most=10).clean("") is None
