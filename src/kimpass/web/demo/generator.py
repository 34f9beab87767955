"""Make the demonstration: four districts, invented people, three years of work."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction

from kimpass.accounts.demo import MAIL_DOMAIN
from kimpass.accounts.models import User
from kimpass.casework.actions.access import record_access_request
from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import shipped
from kimpass.kernel.access import Actor
from kimpass.kernel.tenancy import bound
from kimpass.kernel.workdays import working_day_until
from kimpass.organisation.models import Delegation
from kimpass.web.demo.access import open_doors
from kimpass.web.demo.bodies import run_the_office
from kimpass.web.demo.cases import CaseStory
from kimpass.web.demo.documents import keep_papers
from kimpass.web.demo.examining import examine
from kimpass.web.demo.exchange import hand_to_the_land
from kimpass.web.demo.goals import set_goals
from kimpass.web.demo.handing_over import hand_over
from kimpass.web.demo.interpreting import interpret
from kimpass.web.demo.kin import know_people
from kimpass.web.demo.land import open_land
from kimpass.web.demo.learning import learn
from kimpass.web.demo.listening import listen
from kimpass.web.demo.money import handle_money
from kimpass.web.demo.network import tend_network
from kimpass.web.demo.offices import work_in_offices
from kimpass.web.demo.own_fields import set_up_fields
from kimpass.web.demo.papers import sign_and_withdraw
from kimpass.web.demo.posts import hold_posts
from kimpass.web.demo.reporting import tell
from kimpass.web.demo.structure import SystemStory, offer
from kimpass.web.demo.talks import hold_talks
from kimpass.web.demo.world import District, find_partners, hire

SEED = 2026
YEARS = 3
# Cases for each district: the demonstration is about Paderborn, the others show that they are apart.
CASES = {"paderborn": 60, "warendorf": 10, "hoexter": 6, "guetersloh": 6}
REQUESTS = (
    ("level_2", "job_centre", ("interplay",), "Vier Rechtskreise beteiligt, Zuständigkeit strittig."),
    ("level_1", "registration_office", (), "Haushalt mit fünf Personen, Zuzug in diesem Monat."),
    ("level_1", "website", (), "Bitte um Rückruf am Nachmittag, Sprachmittlung Arabisch."),
)
Tick = Callable[[str], None]


def is_seeded() -> bool:
    """Test whether the demonstration stands already."""
    return User.objects.filter(email__endswith=f"@{MAIL_DOMAIN}").exists()


def total_steps() -> int:
    """Return how many steps the progress bar counts."""
    return sum(CASES.values()) + 2 * len(CASES)


def _start(rng: Random, today: date) -> date:
    """Draw the first day of a case: many are young, some reach back three years."""
    back = rng.randint(2, 160) if rng.random() < 0.45 else rng.randint(160, 365 * YEARS)
    return working_day_until(today - timedelta(days=back))


def _play_case(district: District, place: str, manager: Actor) -> None:
    rng = district.rng
    CaseStory(
        district=district,
        manager=manager,
        unit_id=district.units[place].pk,
        day=_start(rng, district.today),
        rng=rng,
        signs=rng.random() < 0.9,
    ).play()


def _announce(district: District) -> None:
    """Let some requests wait, as they do on any morning."""
    for place, manager in list(district.managers.items())[:3]:
        for days, (level, channel, reasons, summary) in enumerate(REQUESTS, 1):
            actor = district.on(manager, district.today - timedelta(days=days))
            record_access_request(
                actor=actor,
                level=level,
                channel=channel,
                unit_id=district.units[place].pk,
                received_on=actor.today,
                reasons=reasons,
                summary=summary,
            )


def _deputise(district: District) -> None:
    """Let the first case manager deputise for the second for two weeks."""
    managers = list(district.managers.values())
    if len(managers) > 2:
        Delegation.objects.create(
            tenant=district.tenant,
            from_staff_id=managers[2].staff_id,
            to_staff_id=managers[0].staff_id,
            valid_from=district.today - timedelta(days=3),
            valid_until=district.today + timedelta(days=11),
            reason="Urlaub",
        )


def _fill(district: District, cases: int, tick: Tick) -> None:
    hire(district)
    find_partners(district)
    offer(district)
    tick(district.tenant.name)
    places = list(district.managers.items())
    for number in range(cases):
        # The first two, whom visitors sign in as, keep more than the others.
        at = number % 3 if number % 3 < 2 else number // 3 % len(places)
        place, manager = places[min(at, len(places) - 1)]
        _play_case(district, place, manager)
        tick(district.tenant.name)
    _announce(district)
    _deputise(district)
    open_doors(district)
    hand_over(district)
    know_people(district)
    interpret(district)
    hold_talks(district)
    examine(district)
    sign_and_withdraw(district)
    keep_papers(district)
    set_up_fields(district)
    tend_network(district)
    SystemStory(district).play()
    listen(district)
    run_the_office(district)
    learn(district)
    set_goals(district)
    work_in_offices(district)
    hold_posts(district)
    handle_money(district)
    tell(district)
    hand_to_the_land(district)
    tick(district.tenant.name)


@transaction.atomic
def seed(*, today: date, tick: Tick = lambda _name: None) -> None:
    """
    Make the whole demonstration as of a day; the same day gives the same stories.

    :raises ProfileRefused: a shipped district profile is broken.
    """
    since = date(today.year - YEARS - 1, 1, 1)
    open_land(since)
    for key, cases in CASES.items():
        profile = shipped(key)
        if profile is None:
            raise FileNotFoundError(key)
        tenant = import_district(content=profile.read_bytes(), file=profile.name, on=since)
        with bound(tenant.pk):
            _fill(District(tenant, since, today, Random(f"{SEED}-{key}")), cases, tick)  # noqa: S311 - not for secrets
