"""What the forms of the record have in common."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from kimpass.kernel.access import RuleViolation


class WorkForm(forms.Form):
    """A form for one use case: it checks the shape, the action checks the state of the world."""

    def refuse(self, refusal: RuleViolation) -> None:
        """Show why the action refused; what was typed stays."""
        for reason in refusal.reasons:
            self.add_error(None, reason)


def picks(rows: Iterable[Any], key: str, label: Callable[[Any], str]) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Return the choices of some rows under a key that may leave the program, and the way back to their ids."""
    found = [(str(getattr(row, key)), label(row), row.pk) for row in rows]
    return [(value, words) for value, words, _ in found], {value: pk for value, _, pk in found}


NOTHING_CHOSEN = ("", "–")
