"""Addresses of what leaves the house, of cases that change hands, and of deputies."""

from django.urls import path

from kimpass.casework.views import (
    answer_links,
    caseload_moves,
    deputy,
    handovers,
    pre_checks,
    referral_figures,
    referrals,
    relocations,
)

urlpatterns = [
    path("verweise/zahlen/", referral_figures.referral_figures, name="referral_figures"),
    path("verweise/<pid:pid>/", referrals.referral, name="referral"),
    path("verweise/<pid:pid>/blatt/", referrals.referral_sheet, name="referral_sheet"),
    path("verweise/<pid:pid>/zuruecknehmen/", referrals.revoke_referral, name="revoke_referral"),
    path("verweise/<pid:pid>/link/", answer_links.link_for_referral, name="link_for_referral"),
    path("links/<pid:pid>/zurueckziehen/", answer_links.withdraw_answer_link, name="withdraw_answer_link"),
    path("links/<pid:pid>/blatt/", answer_links.print_answer_link, name="print_answer_link"),
    path("antwort/<slug:tenant_key>/<str:token>/", answer_links.answer_by_link, name="answer_by_link"),
    path("faelle/<pid:pid>/uebergabe/", handovers.start_handover, name="start_handover"),
    path("uebergaben/verfahren/", handovers.handover_procedure, name="handover_procedure"),
    path("uebergaben/<pid:pid>/", handovers.handover, name="handover"),
    path("uebergaben/<pid:pid>/blatt/", handovers.handover_sheet, name="handover_sheet"),
    path("uebergaben/<pid:pid>/gespraech/", handovers.record_handover_talk, name="record_handover_talk"),
    path("uebergaben/<pid:pid>/uebergeben/", handovers.send_handover, name="send_handover"),
    path("uebergaben/<pid:pid>/antwort/", handovers.answer_handover, name="answer_handover"),
    path("uebergaben/<pid:pid>/rueckmeldung/", handovers.record_handover_feedback, name="record_handover_feedback"),
    path("uebergaben/<pid:pid>/abschliessen/", handovers.end_handover, name="end_handover"),
    path("uebergaben/<pid:pid>/zuruecknehmen/", handovers.revoke_handover, name="revoke_handover"),
    path("uebergaben/<pid:pid>/link/", answer_links.link_for_handover, name="link_for_handover"),
    path("vorpruefung/<pid:pid>/aufgaben/", pre_checks.plan_pre_check, name="plan_pre_check"),
    path("vorpruefung/<pid:pid>/uebergeben/", pre_checks.hand_over_check, name="hand_over_check"),
    path("faelle/<pid:pid>/umzug/", relocations.relocate_case, name="relocate_case"),
    path("faelle/uebergang/", caseload_moves.caseload_moves, name="caseload_moves"),
    path("faelle/uebergang/<pid:pid>/", caseload_moves.move_caseload, name="move_caseload"),
    path("vertretung/<pid:pid>/blatt/", deputy.deputy_sheet, name="deputy_sheet"),
    path("vertretung/<pid:pid>/blatt/pdf/", deputy.deputy_sheet_pdf, name="deputy_sheet_pdf"),
    path("faelle/<pid:pid>/vertretungshinweis/", deputy.note_for_deputy, name="note_for_deputy"),
    path("vertretungshinweise/<pid:pid>/beenden/", deputy.end_deputy_note, name="end_deputy_note"),
]
