from django.urls import include, path

from kimpass.controlling.views import attainment, districts, overview, reports

app_name = "controlling"
urlpatterns = [
    path("", include("kimpass.controlling.urls_goals")),
    path("", include("kimpass.controlling.urls_reports")),
    path("", include("kimpass.controlling.urls_land")),
    path("", overview.overview, name="overview"),
    path("berichte/", reports.report_list, name="reports"),
    path("berichte/<slug:kind>/", reports.report, name="report"),
    path("berichte/<slug:kind>/datei/", reports.report_file, name="report_file"),
    path("ziele/", attainment.goal_list, name="goals"),
    path("ziele/<pid:pid>/bestaetigen/", attainment.confirm_attainment, name="confirm_attainment"),
    path("einlesen/", districts.import_own_district, name="import_own_district"),
]
