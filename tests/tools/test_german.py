import argparse
from typing import NoReturn

import pytest

from kimtools.german import parser_message


class Refused(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refused(parser_message(message))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Es fehlt: file."),
        (["a", "--kind", "x"], "--kind: 'x' gibt es nicht; möglich sind "),
        (["a", "--number", "x"], "--number: 'x' ist kein gültiger Wert."),
        (["a", "--number"], "--number: Es fehlt der Wert."),
        (["a", "b"], "Unbekannte Angabe: b."),
        (["a", "--k", "one"], "--k ist mehrdeutig: "),
    ],
)
def test_what_the_parser_objects_to_is_said_in_german(arguments: list[str], said: str) -> None:
    parser = Parser()
    parser.add_argument("file")
    parser.add_argument("--kind", choices=["one", "two"])
    parser.add_argument("--known")
    parser.add_argument("--number", type=int)
    with pytest.raises(Refused) as refusal:
        parser.parse_args(arguments)
    assert str(refusal.value).startswith(said)


def test_what_is_not_known_stays_as_it_is() -> None:
    assert parser_message("Error: something new") == "something new"
