"""Reports, their releases and files."""

from django.urls import path

from kimpass.controlling.views import press, releases, report_files, report_texts, reports, selection

DRAFT, VERSION = "berichte/entwuerfe/<pid:pid>", "berichte/fassungen/<pid:pid>"
urlpatterns = [
    path("auswahl/", selection.own_selection, name="own_selection"),
    path("berichte/jahresabschluss/", releases.release_year_end, name="release_year_end"),
    path("berichte/<slug:kind>/beginnen/", reports.start_report, name="start_report"),
    path(f"{DRAFT}/", reports.report_draft, name="report_draft"),
    path(f"{DRAFT}/angaben/", reports.change_report, name="change_report"),
    path(f"{DRAFT}/text/", report_texts.write_report_text, name="write_report_text"),
    path(f"{DRAFT}/erlaeuterung/", report_texts.explain_figure, name="explain_figure"),
    path(f"{DRAFT}/datei/", reports.draft_file, name="draft_file"),
    path(f"{DRAFT}/freigeben/", releases.release_report, name="release_report"),
    path(f"{DRAFT}/korrigieren/", releases.correct_release, name="correct_release"),
    path(f"{VERSION}/", releases.release, name="release"),
    path(f"{VERSION}/pressetext/", press.write_press_text, name="write_press_text"),
    path(f"{VERSION}/unterschied/", releases.release_difference, name="release_difference"),
    path(f"{VERSION}/datei/", releases.release_file, name="release_file"),
    path(f"{VERSION}/dateien/", report_files.release_files, name="release_files"),
    path(f"{VERSION}/erstellen/", report_files.ask_for_file, name="ask_for_file"),
    path("berichte/dateien/<pid:pid>/", report_files.take_report_file, name="take_report_file"),
]
