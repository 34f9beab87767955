from django.urls import path

from kimpass.network.views import (
    agencies,
    assignments,
    context_figures,
    demarcations,
    doubles,
    hsds,
    interpreters,
    locations,
    maps,
    materials,
    needs,
    services,
)

app_name = "network"
offers = [
    path("", services.directory_page, name="directory"),
    path("neu/", services.add_service, name="add_service"),
    path("aenderungen/", services.see_changes, name="see_changes"),
    path("<pid:pid>/", services.service, name="service"),
    path("<pid:pid>/aendern/", services.change_service, name="change_service"),
    path("<pid:pid>/geprueft/", services.check_service, name="check_service"),
    path("<pid:pid>/beenden/", services.end_service, name="end_service"),
    path("<pid:pid>/orte/neu/", locations.add_location, name="add_location"),
    path("orte/<pid:pid>/aendern/", locations.change_location, name="change_location"),
    path("orte/<pid:pid>/entfernen/", locations.remove_location, name="remove_location"),
    path("akteure/", agencies.list_agencies, name="agencies"),
    path("akteure/neu/", agencies.register_agency, name="register_agency"),
    path("akteure/<pid:pid>/aendern/", agencies.change_agency, name="change_agency"),
]
exchange = [
    path("dubletten/", doubles.list_doubles, name="doubles"),
    path("<pid:pid>/vergleichen/", doubles.judge_pair, name="judge_pair"),
    path("austausch/", hsds.exchange, name="hsds"),
    path("austausch/angebote.json", hsds.export_json, name="export_json"),
    path("austausch/angebote.zip", hsds.export_csv, name="export_csv"),
    path("austausch/integreat.json", hsds.export_integreat, name="export_integreat"),
    path("austausch/hsds/", hsds.import_hsds, name="import_hsds"),
    path("austausch/integreat/", hsds.import_places, name="import_places"),
]
picture = [
    path("karte/", maps.view_map, name="map"),
    path("bedarf/", needs.matrix, name="needs"),
    path("bedarf/beleg/", needs.proof, name="needs_proof"),
    path("bedarf/analysen/neu/", needs.start_needs_analysis, name="start_needs_analysis"),
    path("bedarf/analysen/<pid:pid>/", needs.needs_analysis, name="needs_analysis"),
    path("bedarf/analysen/<pid:pid>/kommune/", needs.needs_report, name="needs_report"),
    path("bedarf/analysen/<pid:pid>/datei/", needs.needs_file, name="needs_file"),
    path("bedarf/analysen/<pid:pid>/einleitung/", needs.introduce_needs_analysis, name="introduce_needs_analysis"),
    path("bedarf/analysen/<pid:pid>/zeile/", needs.judge_needs_line, name="judge_needs_line"),
    path("bedarf/analysen/<pid:pid>/freigeben/", needs.release_needs_analysis, name="release_needs_analysis"),
    path("bedarf/analysen/<pid:pid>/neue-ausgabe/", needs.renew_needs_analysis, name="renew_needs_analysis"),
    path("abgrenzung/", demarcations.list_demarcations, name="demarcations"),
    path("abgrenzung/neu/", demarcations.add_demarcation, name="add_demarcation"),
    path("abgrenzung/<pid:pid>/aendern/", demarcations.change_demarcation, name="change_demarcation"),
    path("abgrenzung/<pid:pid>/beenden/", demarcations.end_demarcation, name="end_demarcation"),
    path("rahmenzahlen/", context_figures.list_context_figures, name="context_figures"),
    path("rahmenzahlen/neu/", context_figures.record_context_figure, name="record_context_figure"),
]
public_relations = [
    path("materialien/", materials.list_materials, name="materials"),
    path("materialien/neu/", materials.add_material, name="add_material"),
    path("materialien/<pid:pid>/", materials.material, name="material"),
    path("materialien/<pid:pid>/aendern/", materials.change_material, name="change_material"),
    path("materialien/<pid:pid>/auflage/", materials.renew_material, name="renew_material"),
    path("materialien/<pid:pid>/beenden/", materials.end_material, name="end_material"),
    path("materialien/<pid:pid>/ausgabe/", materials.issue_material, name="issue_material"),
    path("materialien/<pid:pid>/fassung/", materials.add_material_version, name="add_material_version"),
    path("fassungen/<pid:pid>/aendern/", materials.change_material_version, name="change_material_version"),
    path("fassungen/<pid:pid>/datei/", materials.material_file, name="material_file"),
]
interpreting = [
    path("dolmetschen/mittel/", interpreters.interpreter_budget, name="interpreter_budget"),
    path("dolmetschen/", interpreters.list_interpreters, name="interpreters"),
    path("dolmetschen/neu/", interpreters.add_interpreter, name="add_interpreter"),
    path("dolmetschen/<pid:pid>/aendern/", interpreters.change_interpreter, name="change_interpreter"),
    path("dolmetschen/<pid:pid>/beenden/", interpreters.end_interpreter, name="end_interpreter"),
    path("einsaetze/<pid:pid>/anfragen/", assignments.assign_interpreter, name="assign_interpreter"),
    path("einsaetze/<pid:pid>/zugesagt/", assignments.confirm_assignment, name="confirm_assignment"),
    path("einsaetze/<pid:pid>/abgesagt/", assignments.decline_assignment, name="decline_assignment"),
    path("einsaetze/<pid:pid>/durchgefuehrt/", assignments.complete_assignment, name="complete_assignment"),
    path("einsaetze/<pid:pid>/stornieren/", assignments.cancel_assignment, name="cancel_assignment"),
]
urlpatterns = [*offers, *exchange, *picture, *public_relations, *interpreting]
