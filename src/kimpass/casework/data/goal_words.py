"""The fixed words of a goal agreement beside the German ones, in the languages of the consent texts."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur"})
CALLED_ELSEWHERE = {"fa": "fa-af", "prs": "fa-af", "ku": "kmr"}


@dataclass(frozen=True, slots=True)
class GoalWords:
    """What is printed around the goals; what the goals say stays as it was agreed."""

    title: str
    goal: str
    steps: str
    who: str
    until: str
    agreed: str
    client: str
    staff: str
    place: str

    def as_dict(self) -> dict[str, str]:
        """Return the words by their German placeholder names."""
        return {
            "titel": self.title,
            "ziel": self.goal,
            "schritte": self.steps,
            "wer": self.who,
            "bis": self.until,
            "vereinbart": self.agreed,
            "klient": self.client,
            "fachkraft": self.staff,
            "ort": self.place,
        }


@cache
def all_words() -> dict[str, GoalWords]:
    """Return the words of every language, by its code."""
    read = yaml.safe_load((Path(__file__).parent / "goal_words.yaml").read_text(encoding="utf-8"))
    return {code: GoalWords(**words) for code, words in read.items()}


def german() -> GoalWords:
    """Return the German words."""
    return all_words()["de"]


def words_for(language: str) -> GoalWords | None:
    """Return the words in a language, None for German and for languages nobody has written them in."""
    code = CALLED_ELSEWHERE.get(language, language)
    return None if code == "de" else all_words().get(code)


def is_right_to_left(language: str) -> bool:
    """Test whether a language is written from right to left."""
    return language.partition("-")[0] in RIGHT_TO_LEFT
