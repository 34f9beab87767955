"""The whole way once: from the access request to the answer, through the public actions alone."""

from datetime import date
from typing import Any

from kimpass.kernel.tenancy import bound
from kimpass.web.journey import case as way
from kimpass.web.journey import end, system
from kimpass.web.journey.stage import Stage, throwaway_database
from kimpass.web.journey.told import Story

FIRST_DAY = date(2026, 2, 2)


def walk(story: Story) -> None:
    """Walk the loop on a furnished stage."""
    way.somebody_is_known_elsewhere(story)
    case = way.access_and_intake(story)
    person = way.papers(story, case)
    step = way.planning(story, case, person)
    way.referral(story, case, person)
    way.monitoring(story, case, step)
    finding = way.report(story, case)
    theme = system.bundle(story, finding)
    sitting = system.prepare(story, theme)
    system.decide(story, theme, sitting)
    end.close(story, case)
    system.answer(story, theme)


def journey(*, first_day: date = FIRST_DAY) -> dict[str, Any]:
    """
    Walk the loop in a database that is thrown away, and return what each step produced.

    :raises JourneyBroken: a step did not do what it should.
    """
    with throwaway_database():
        stage = Stage(first_day)
        story = Story(stage)
        with bound(stage.open().pk):
            stage.furnish()
            walk(story)
    return story.as_dict()
