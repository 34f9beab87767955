"""Draw an invented household: who lives in it, and what is known of them."""

from dataclasses import dataclass
from datetime import date
from random import Random

from kimpass.people.actions.households import PersonData
from kimpass.people.models import Person
from kimpass.web.demo.names import Origin, Written, draw_name, draw_origin

KINDS = {"ALLEIN": 4, "PAAR": 2, "PAAR_KIND": 7, "ALLEINERZ": 4, "MEHRGEN": 1}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A household as drawn: the reference person first, then the others with their relation."""

    kind: str
    origin: Origin
    reference: PersonData
    others: tuple[tuple[str, PersonData], ...]


def _sex(*, female: bool) -> str:
    return str(Person.Sex.FEMALE if female else Person.Sex.MALE)


def _person(rng: Random, origin: Origin, family: Written, born: int, start: date, *, female: bool) -> PersonData:
    name = draw_name(rng, origin, family, female=female)
    arrived = start.year - rng.randint(0, 3)
    known = rng.random() < 0.6
    return PersonData(
        family_name=name.family,
        given_names=name.given,
        original_name=name.original,
        birth_date=date(born, rng.randint(1, 12), rng.randint(1, 28)) if known else None,
        birth_year=born,
        sex=_sex(female=female),
        languages=origin.languages[: rng.randint(1, len(origin.languages))],
        nationalities=(origin.country,),
        needs_interpreter=rng.choice(("yes", "yes", "no")),
        arrived_on=date(arrived, 1, 1) if arrived >= born and arrived < start.year else None,
    )


def draw_household(rng: Random, start: date) -> Drawn:
    """Draw a household as it would come to intake on a day."""
    origin = draw_origin(rng)
    family = rng.choice(origin.families)
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    female = kind == "ALLEINERZ" or rng.random() < 0.45
    born = start.year - rng.randint(22, 52)
    reference = _person(rng, origin, family, born, start, female=female)
    others: list[tuple[str, PersonData]] = []
    if kind in {"PAAR", "PAAR_KIND", "MEHRGEN"}:
        partner = _person(rng, origin, family, born + rng.randint(-3, 3), start, female=not female)
        others.append(("partner", partner))
    if kind in {"PAAR_KIND", "ALLEINERZ", "MEHRGEN"}:
        for _child in range(rng.choices((1, 2, 3, 5), (4, 4, 2, 1))[0]):
            child_born = max(born + 20, start.year - rng.randint(1, 16))
            child = _person(rng, origin, family, min(child_born, start.year - 1), start, female=rng.random() < 0.5)
            # Brothers and sisters do not share a given name; a short list ends the row of children.
            if child.given_names not in {reference.given_names, *(other.given_names for _relation, other in others)}:
                others.append(("child", child))
    if kind == "MEHRGEN":
        others.append(("parent", _person(rng, origin, family, born - rng.randint(22, 30), start, female=True)))
    return Drawn(kind, origin, reference, tuple(others))
