"""What the management keeps about posts, so that the walk meets one of each."""

from decimal import Decimal

from kimpass.organisation.actions.posts import AreaData, PostData, TermsData, set_up_post
from kimpass.organisation.actions.social_areas import add_social_area
from kimpass.organisation.actions.staffing import FillData, fill_post
from kimpass.organisation.actions.staffing_figures import FigureData, report_staffing_figure
from kimpass.organisation.actions.success_conditions import add_success_condition
from kimpass.organisation.actions.working_modes import ModeData, set_working_mode


def keep_posts(stage):
    """Set up a post that serves a social area too, fill half of it, report a figure, say where people are met."""
    actor, unit = stage.actor("programme_manager"), stage.units["musterstadt"]
    served = add_social_area(actor=actor, unit_id=unit.pk, name="Nord")
    add_social_area(actor=actor, unit_id=unit.pk, name="Süd")
    row = set_up_post(
        actor=actor,
        data=PostData("2", "case_management", "CM-1", "Größe der Kommune"),
        terms=TermsData(stage.agencies["office"].pk, fte_approved=Decimal("1.00")),
        areas=[AreaData(unit.pk), AreaData(served.pk)],
        valid_from=actor.today,
    )
    fill_post(actor=actor, post_id=row.pk, data=FillData(Decimal("0.50"), actor.today))
    told = {"fte_approved": Decimal("2.00"), "fte_filled": Decimal("1.00"), "fte_vacant": Decimal("0.50")}
    report_staffing_figure(actor=actor, data=FigureData("2", "case_management", actor.today, "Bericht", **told))
    add_success_condition(actor=actor, text="Schlanke Strukturen")
    set_working_mode(actor=actor, unit_id=unit.pk, data=ModeData("appointment"), valid_from=actor.today)
