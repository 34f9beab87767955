from django.urls import path

from kimpass.organisation.views import administration, catalogues, delegations, staff

app_name = "organisation"
urlpatterns = [
    path("", administration.administration, name="administration"),
    path("rechte/", administration.rights_page, name="rights"),
    path("konten/", staff.accounts, name="accounts"),
    path("konten/neu/", staff.add_login, name="add_login"),
    path("konten/<pid:pid>/", staff.staff_member, name="staff_member"),
    path("konten/<pid:pid>/rolle/", staff.grant_role, name="grant_role"),
    path("konten/<pid:pid>/rolle-beenden/", staff.end_role, name="end_role"),
    path("konten/<pid:pid>/schliessen/", staff.deactivate_staff_member, name="deactivate_staff_member"),
    path("vertretung/", delegations.deputies, name="deputies"),
    path("vertretung/neu/", delegations.delegate, name="delegate"),
    path("vertretung/beenden/", delegations.end_delegation, name="end_delegation"),
    path("kataloge/", catalogues.catalogue_list, name="catalogues"),
    path("kataloge/<slug:key>/", catalogues.catalogue, name="catalogue"),
    path("kataloge/<slug:key>/<str:code>/bezeichnung/", catalogues.rename_code, name="rename_code"),
    path("kataloge/<slug:key>/<str:code>/beenden/", catalogues.end_code, name="end_code"),
]
