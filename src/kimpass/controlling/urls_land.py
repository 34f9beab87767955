"""What goes to the Land, what it sees, and solutions shared between districts."""

from django.urls import path

from kimpass.controlling.views import received, solutions, submissions, transfers

MAPPING, SOLUTION = "land/datenbank/<pid:pid>", "loesungen/<pid:solution>"
urlpatterns = [
    path("land/", submissions.submission_list, name="submissions"),
    path("land/berichte/<pid:pid>/uebergeben/", submissions.hand_over_release, name="hand_over_release"),
    path("land/anliegen/<pid:pid>/uebergeben/", submissions.hand_over_issue, name="hand_over_issue"),
    path("land/abgaben/<pid:pid>/", submissions.submission, name="submission"),
    path("land/abgaben/<pid:pid>/zuruecknehmen/", submissions.withdraw_submission, name="withdraw_submission"),
    path("land/standorte/", received.received_list, name="received_list"),
    path("land/zahlen/", received.land_figures, name="land_figures"),
    path("land/anliegen/", received.received_issues, name="received_issues"),
    path("land/eingaenge/<pid:pid>/", received.received, name="received"),
    path("land/eingaenge/<pid:pid>/antworten/", received.reply_to_received, name="reply_to_received"),
    path("land/datenbank/", transfers.transfer_list, name="transfers"),
    path("land/datenbank/anlegen/", transfers.write_transfer_mapping, name="write_transfer_mapping"),
    path(f"{MAPPING}/", transfers.transfer_mapping, name="transfer_mapping"),
    path(f"{MAPPING}/aendern/", transfers.change_transfer_mapping, name="change_transfer_mapping"),
    path(f"{MAPPING}/uebertragen/", transfers.make_transfer, name="make_transfer"),
    path("land/uebertragungen/<pid:pid>/datei/", transfers.transfer_file, name="transfer_file"),
    path("loesungen/", solutions.solution_list, name="solutions"),
    path("loesungen/teilen/<pid:pid>/", solutions.share_solution, name="share_solution"),
    path(f"{SOLUTION}/", solutions.solution, name="solution"),
    path(f"{SOLUTION}/uebernehmen/", solutions.adopt_solution, name="adopt_solution"),
    path(f"{SOLUTION}/zuruecknehmen/", solutions.withdraw_solution, name="withdraw_solution"),
]
