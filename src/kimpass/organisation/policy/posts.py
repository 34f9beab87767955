"""Who sees posts, and who works on them, on staffing and on who takes part."""

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Post, StaffingFigure, SuccessCondition, Unit
from kimpass.organisation.models.base import TenantModel

ONLY_MANAGEMENT = _("Stellen, Besetzungen und Teilnahme pflegt die Geschäftsführung KIM.")
ONLY_STRUCTURE = _("Stellen sehen Geschäftsführung, Koordinierende Stelle und Administration.")


def see_posts(actor: Actor) -> Decision:
    """Decide who reads the register of posts, reported staffing and the entitlement."""
    return ALLOW if actor.may(Permission.ORGANISATION_VIEW) else deny(str(ONLY_STRUCTURE))


def see_post(actor: Actor, post: Post) -> Decision:
    """Decide who reads one post with its history."""
    return see_posts(actor) if post.tenant_id == actor.tenant_id else deny(str(ONLY_STRUCTURE))


def work_on_posts(actor: Actor) -> Decision:
    """Decide who works on posts; whoever does also reads who holds them."""
    return ALLOW if actor.may(Permission.ORGANISATION_WORK) else deny(str(ONLY_MANAGEMENT))


def see_holders(actor: Actor) -> Decision:
    """Decide who reads the names of those who hold posts: nobody but who fills them (supervision, not surveillance)."""
    return work_on_posts(actor)


def _own_or_set_up(actor: Actor, unit: Unit) -> Decision:
    """Whoever works on posts; and the administration while it sets the district up."""
    if actor.may(Permission.DISTRICT_SETUP) and unit.tenant_id == actor.tenant_id:
        return ALLOW
    return _own(actor, unit)


def _own(actor: Actor, row: TenantModel) -> Decision:
    return work_on_posts(actor) if row.tenant_id == actor.tenant_id else deny(str(ONLY_MANAGEMENT))


def set_up_post(actor: Actor) -> Decision:
    """Decide who sets up a post."""
    return work_on_posts(actor)


def change_post_terms(actor: Actor, post: Post) -> Decision:
    """Decide who changes the terms of a post from a day on."""
    return _own(actor, post)


def change_post_reason(actor: Actor, post: Post) -> Decision:
    """Decide who writes why a post was given where it is."""
    return _own(actor, post)


def share_post(actor: Actor, post: Post) -> Decision:
    """Decide who says which areas a post serves."""
    return _own(actor, post)


def record_recruitment(actor: Actor, post: Post) -> Decision:
    """Decide who records how far the filling of a post has come."""
    return _own(actor, post)


def divert_post(actor: Actor, post: Post) -> Decision:
    """Decide who lends a post to another programme, or takes it back."""
    return _own(actor, post)


def give_back_post(actor: Actor, post: Post) -> Decision:
    """Decide who gives a post back."""
    return _own(actor, post)


def split_post(actor: Actor, post: Post) -> Decision:
    """Decide who makes posts of a pool."""
    return _own(actor, post)


def move_posts(actor: Actor) -> Decision:
    """Decide who moves posts to another employer."""
    return work_on_posts(actor)


def correct_post_period(actor: Actor, post: Post) -> Decision:
    """Decide who corrects a span of the past."""
    return _own(actor, post)


def withdraw_post_period(actor: Actor, post: Post) -> Decision:
    """Decide who takes a span back that never was."""
    return _own(actor, post)


def fill_post(actor: Actor, post: Post) -> Decision:
    """Decide who fills a post."""
    return _own(actor, post)


def end_staffing(actor: Actor, post: Post) -> Decision:
    """Decide who ends a staffing."""
    return _own(actor, post)


def report_staffing_figure(actor: Actor) -> Decision:
    """Decide who enters reported figures of staffing."""
    return work_on_posts(actor)


def correct_staffing_figure(actor: Actor, figure: StaffingFigure) -> Decision:
    """Decide who corrects a reported figure."""
    return _own(actor, figure)


def explain_remainder(actor: Actor, figure: StaffingFigure) -> Decision:
    """Decide who says why figures do not add up."""
    return _own(actor, figure)


def see_participation(actor: Actor, unit: Unit) -> Decision:
    """Decide who reads how a Kommune takes part."""
    return see_posts(actor) if unit.tenant_id == actor.tenant_id else deny(str(ONLY_STRUCTURE))


def start_participation(actor: Actor, unit: Unit) -> Decision:
    """Decide who lets a Kommune take part."""
    return _own_or_set_up(actor, unit)


def change_participation(actor: Actor, unit: Unit) -> Decision:
    """Decide who corrects since when a Kommune takes part."""
    return _own(actor, unit)


def end_participation(actor: Actor, unit: Unit) -> Decision:
    """Decide who ends it."""
    return _own(actor, unit)


def record_features(actor: Actor, unit: Unit) -> Decision:
    """Decide who records which offices a Kommune has of its own."""
    return _own_or_set_up(actor, unit)


def assign_region(actor: Actor, unit: Unit) -> Decision:
    """Decide who puts a Kommune into a region."""
    return _own_or_set_up(actor, unit)


def add_social_area(actor: Actor, unit: Unit) -> Decision:
    """Decide who enters a social area of a Kommune."""
    return _own_or_set_up(actor, unit)


def rename_social_area(actor: Actor, area: Unit) -> Decision:
    """Decide who gives a social area another name."""
    return _own_or_set_up(actor, area)


def remove_social_area(actor: Actor, area: Unit) -> Decision:
    """Decide who takes a social area from the list."""
    return _own_or_set_up(actor, area)


def set_working_mode(actor: Actor, unit: Unit) -> Decision:
    """Decide who says how case management is met in a Kommune."""
    return _own(actor, unit)


def end_working_mode(actor: Actor, unit: Unit) -> Decision:
    """Decide who ends a way of being met."""
    return _own(actor, unit)


def add_success_condition(actor: Actor) -> Decision:
    """Decide who enters a condition of success."""
    return work_on_posts(actor)


def suggest_success_conditions(actor: Actor) -> Decision:
    """Decide who takes over the conditions the concepts name."""
    return work_on_posts(actor)


def assess_success_condition(actor: Actor, condition: SuccessCondition) -> Decision:
    """Decide who says how far a condition is met."""
    return _own(actor, condition)


def remove_success_condition(actor: Actor, condition: SuccessCondition) -> Decision:
    """Decide who takes a condition from the list."""
    return _own(actor, condition)
