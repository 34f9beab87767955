"""Posts, staffing and how case management is met."""

from django.urls import path

from kimpass.organisation.views import (
    participation,
    post_corrections,
    post_moves,
    posts,
    social_areas,
    staffing,
    staffing_figures,
    success_conditions,
    working_modes,
)

app_name = "posts"
POST, FIGURE, UNIT = "stellen/<pid:pid>/", "gemeldete-stellen/<pid:pid>/", "teilnahme/<pid:pid>/"
AREA, MODE, CONDITION = "sozialraeume/<pid:pid>/", "erreichbarkeit/<pid:pid>/", "gelingensbedingungen/<pid:pid>/"
urlpatterns = [
    path("stellen/", posts.posts, name="posts"),
    path("stellen/stellenplan.csv", posts.posts_file, name="posts_file"),
    path("stellen/neu/", posts.set_up_post, name="set_up_post"),
    path("stellen/traegerwechsel/", post_moves.move_posts, name="move_posts"),
    path("stellen/anspruch/", staffing.entitlement, name="entitlement"),
    path("stellen/wechsel/", staffing.turnover, name="turnover"),
    path(POST, posts.post, name="post"),
    path(f"{POST}bedingungen/", posts.change_post_terms, name="change_post_terms"),
    path(f"{POST}begruendung/", posts.change_post_reason, name="change_post_reason"),
    path(f"{POST}einsatzgebiete/", posts.share_post, name="share_post"),
    path(f"{POST}verfahren/", posts.record_recruitment, name="record_recruitment"),
    path(f"{POST}programm/", posts.divert_post, name="divert_post"),
    path(f"{POST}zurueckgeben/", posts.give_back_post, name="give_back_post"),
    path(f"{POST}aufteilen/", post_moves.split_post, name="split_post"),
    path(f"{POST}berichtigen/", post_corrections.correct_post_period, name="correct_post_period"),
    path(f"{POST}zuruecknehmen/", post_corrections.withdraw_post_period, name="withdraw_post_period"),
    path(f"{POST}besetzen/", staffing.fill_post, name="fill_post"),
    path(f"{POST}besetzung-beenden/", staffing.end_staffing, name="end_staffing"),
    path("gemeldete-stellen/", staffing_figures.staffing_figures, name="staffing_figures"),
    path("gemeldete-stellen/neu/", staffing_figures.report_staffing_figure, name="report_staffing_figure"),
    path(f"{FIGURE}berichtigen/", staffing_figures.correct_staffing_figure, name="correct_staffing_figure"),
    path(f"{FIGURE}rest/", staffing_figures.explain_remainder, name="explain_remainder"),
    path("teilnahme/", participation.participation, name="participation"),
    path("schaubild/", participation.structure_chart, name="structure_chart"),
    path(UNIT, participation.commune, name="commune"),
    path(f"{UNIT}beginnen/", participation.start_participation, name="start_participation"),
    path(f"{UNIT}beginn/", participation.change_participation, name="change_participation"),
    path(f"{UNIT}beenden/", participation.end_participation, name="end_participation"),
    path(f"{UNIT}behoerden/", participation.record_features, name="record_features"),
    path(f"{UNIT}zuordnung/", participation.assign_region, name="assign_region"),
    path(f"{UNIT}sozialraum/", social_areas.add_social_area, name="add_social_area"),
    path(f"{AREA}umbenennen/", social_areas.rename_social_area, name="rename_social_area"),
    path(f"{AREA}entfernen/", social_areas.remove_social_area, name="remove_social_area"),
    path("erreichbarkeit/", working_modes.working_modes, name="working_modes"),
    path(f"{MODE}neu/", working_modes.set_working_mode, name="set_working_mode"),
    path(f"{MODE}beenden/", working_modes.end_working_mode, name="end_working_mode"),
    path("gelingensbedingungen/", success_conditions.success_conditions, name="success_conditions"),
    path("gelingensbedingungen/neu/", success_conditions.add_success_condition, name="add_success_condition"),
    path(
        "gelingensbedingungen/vorschlag/",
        success_conditions.suggest_success_conditions,
        name="suggest_success_conditions",
    ),
    path(f"{CONDITION}stand/", success_conditions.assess_success_condition, name="assess_success_condition"),
    path(f"{CONDITION}entfernen/", success_conditions.remove_success_condition, name="remove_success_condition"),
]
