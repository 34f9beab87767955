"""What the management enters about posts: who holds them, what is vacant, where people are met, what is met."""

from datetime import date, timedelta
from decimal import Decimal

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.post_corrections import correct_post_period
from kimpass.organisation.actions.posts import PostData, TermsData, change_post_reason, record_recruitment, set_up_post
from kimpass.organisation.actions.staffing import FillData, end_staffing, fill_post
from kimpass.organisation.actions.success_conditions import assess_success_condition, suggest_success_conditions
from kimpass.organisation.actions.working_modes import ModeData, set_working_mode
from kimpass.organisation.models import PostArea, PostFunction, PostTerms, Staffing
from kimpass.web.demo.world import District

FULL, PART = Decimal("1.00"), Decimal("0.75")
HOURS = (
    ("Rathaus, Bürgerservice", "dienstags 9 bis 12 Uhr"),
    ("Haus der Begegnung", "donnerstags 14 bis 17 Uhr"),
    ("Familienzentrum am Markt", "mittwochs 10 bis 12 Uhr"),
)
LOOKED_AT = (("met", "Wege zwischen den Ämtern sind kurz."), ("partly", "In zwei Kommunen noch offen."))


def hold_posts(district: District) -> None:
    """Let the management fill posts, leave some vacant, correct one entry, and say where people are met."""
    boss = district.office.get("programme_manager")
    if boss is None:
        return
    actor = district.on(boss, district.today)
    standing = dict(_standing(district))
    if standing:
        _fill(district, actor, standing)
    _coordinate(district, actor)
    _meet(district, actor)
    _assess(actor)


def _standing(district: District) -> list[tuple[int, tuple[int, date]]]:
    """Return the posts of case management by unit, with their first day."""
    posts = (
        PostArea.objects.asked_for()
        .current()
        .filter(tenant=district.tenant, post__function=PostFunction.CASE_MANAGEMENT)
    )
    return [
        (unit, (post, day)) for unit, post, day in posts.order_by("-pk").values_list("unit_id", "post_id", "valid_from")
    ]


def _fill(district: District, actor: Actor, standing: dict[int, tuple[int, date]]) -> None:
    held: list[tuple[int, date]] = []
    for place, manager in district.managers.items():
        post_id, first = standing.pop(district.units[place].pk, (0, district.since))
        if post_id:
            size = FULL if len(held) % 3 < 2 else PART
            fill_post(actor=actor, post_id=post_id, data=FillData(size, first, None, manager.staff_id))
            held.append((post_id, first))
    rest = sorted(standing.values())
    for at, (post_id, first) in enumerate(rest):
        if at % 3 == 0:
            fill_post(actor=actor, post_id=post_id, data=FillData(PART, first))
        elif at % 3 == 1:
            until = min(first + timedelta(days=120), district.today - timedelta(days=1))
            if until > first:
                fill_post(actor=actor, post_id=post_id, data=FillData(FULL, first))
                row = Staffing.objects.for_tenant(actor).current().get(post_id=post_id)
                end_staffing(actor=actor, post_id=post_id, row_id=row.pk, last_day=until, then="refilling")
        else:
            record_recruitment(actor=actor, post_id=post_id, state="advertised", valid_from=first)
    if held:
        _correct(actor, *held[0])


def _correct(actor: Actor, post_id: int, first: date) -> None:
    """Correct a size that was copied wrongly, so that a page shows what a correction looks like."""
    change_post_reason(actor=actor, post_id=post_id, reason="Größe der Kommune und Zahl der Unterkünfte")
    row = Staffing.objects.for_tenant(actor).current().filter(post_id=post_id).order_by("pk").first()
    terms = PostTerms.objects.for_tenant(actor).on(first).filter(post_id=post_id).first()
    if row is None or terms is None:
        return
    correct_post_period(
        actor=actor,
        post_id=post_id,
        kind="staffing",
        row_id=row.pk,
        values={"fte": Decimal("0.80")},
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        reason="Arbeitszeit war falsch übernommen",
    )


def _coordinate(district: District, actor: Actor) -> None:
    """Set up the posts of Baustein 1, so that the entitlement has something to stand beside."""
    for number, function, size, filled in (
        ("VF-KS-1", PostFunction.COORDINATION, FULL, FULL),
        ("VF-KS-2", PostFunction.COORDINATION, FULL, PART),
        ("VF-ASS", PostFunction.ADMINISTRATION, Decimal("0.50"), Decimal("0.50")),
    ):
        row = set_up_post(
            actor=actor,
            data=PostData("1", function, number, "Stelle der Vorführung"),
            terms=TermsData(fte_approved=size),
            valid_from=district.since,
        )
        fill_post(actor=actor, post_id=row.pk, data=FillData(filled, district.since))


def _meet(district: District, actor: Actor) -> None:
    since = district.today - timedelta(days=200)
    for place, (room, hours) in zip(district.managers, HOURS, strict=False):
        unit_id = district.units[place].pk
        data = ModeData("office_hours", room, hours, is_public=True)
        set_working_mode(actor=actor, unit_id=unit_id, data=data, valid_from=since)
        set_working_mode(actor=actor, unit_id=unit_id, data=ModeData("appointment"), valid_from=since)


def _assess(actor: Actor) -> None:
    rows = suggest_success_conditions(actor=actor)
    for row, (state, note) in zip(rows, LOOKED_AT, strict=False):
        assess_success_condition(
            actor=actor, condition_id=row.pk, state=state, note=note, looked_at_on=actor.today - timedelta(days=30)
        )
