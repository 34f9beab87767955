"""Addresses of access, intake, case list, phases and closing; the case page itself is in `urls_record`."""

from django.urls import include, path

from kimpass.casework.views import access, caseload, closing, intake, phases

app_name = "casework"
urlpatterns = [
    path("zugang/", access.list_access_requests, name="list_access_requests"),
    path("zugang/neu/", access.record_access_request, name="record_access_request"),
    path("zugang/<pid:pid>/", access.access_request, name="access_request"),
    path("zugang/<pid:pid>/zurueckgeben/", access.return_access_request, name="return_access_request"),
    path("faelle/", caseload.list_cases, name="caseload"),
    path("faelle/intake/", intake.begin_intake, name="begin_intake"),
    path("faelle/<pid:pid>/person-aufnehmen/", intake.add_case_member, name="add_case_member"),
    path("faelle/<pid:pid>/phase/", phases.move_case, name="move_case"),
    path("faelle/<pid:pid>/abschliessen/", closing.close_case, name="close_case"),
    path("faelle/<pid:pid>/wieder-aufnehmen/", closing.reopen_case, name="reopen_case"),
    path("", include("kimpass.casework.urls_record")),
]
