"""Addresses of the offices of Baustein 3."""

from django.urls import URLPattern, URLResolver, path

from kimpass.residence.views import backlog, campaigns, checklists, proceedings, received

app_name = "residence"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", backlog.backlog, name="backlog"),
    path("zahlen/", backlog.record_monthly_count, name="record_monthly_count"),
    path("zahlen/einlesen/", backlog.import_monthly_counts, name="import_monthly_counts"),
    path("zahlen/vorlage.csv", backlog.count_template, name="count_template"),
    path("zahlen/zahlen.csv", backlog.count_export, name="count_export"),
    path("reihenfolge/", backlog.set_order_of_work, name="set_order_of_work"),
    path("einbuergerungen/", backlog.naturalisations, name="naturalisations"),
    path("verfahren/", proceedings.list_proceedings, name="proceedings"),
    path("verfahren/neu/", proceedings.register_proceeding, name="register_proceeding"),
    path("verfahren/<pid:pid>/", proceedings.proceeding, name="proceeding"),
    path("verfahren/<pid:pid>/aendern/", proceedings.change_proceeding, name="change_proceeding"),
    path("verfahren/<pid:pid>/stand/", proceedings.move_proceeding, name="move_proceeding"),
    path("fristen/", proceedings.list_deadlines, name="deadlines"),
    path("uebergaben/", received.received_handovers, name="received_handovers"),
    path("uebergaben/<pid:pid>/", received.received_handover, name="received_handover"),
    path("uebergaben/<pid:pid>/oeffnen/", received.open_received_handover, name="open_received_handover"),
    path("uebergaben/<pid:pid>/dokument/", received.received_document, name="received_document"),
    path("checklisten/", checklists.list_checklists, name="checklists"),
    path("checklisten/neu/", checklists.write_checklist, name="write_checklist"),
    path("checklisten/<pid:pid>/", checklists.checklist, name="checklist"),
    path("checklisten/<pid:pid>/aendern/", checklists.change_checklist, name="change_checklist"),
    path("checklisten/<pid:pid>/freigeben/", checklists.release_checklist, name="release_checklist"),
    path("checklisten/<pid:pid>/beenden/", checklists.end_checklist, name="end_checklist"),
    path("kampagnen/", campaigns.list_campaigns, name="campaigns"),
    path("kampagnen/neu/", campaigns.begin_campaign, name="begin_campaign"),
    path("kampagnen/reichweite/", campaigns.campaign_reach, name="campaign_reach"),
    path("kampagnen/<pid:pid>/", campaigns.campaign, name="campaign"),
    path("kampagnen/<pid:pid>/aendern/", campaigns.change_campaign, name="change_campaign"),
    path("kampagnen/<pid:pid>/schritte/neu/", campaigns.add_campaign_step, name="add_campaign_step"),
    path("schritte/<pid:pid>/aendern/", campaigns.change_campaign_step, name="change_campaign_step"),
    path("schritte/<pid:pid>/streichen/", campaigns.remove_campaign_step, name="remove_campaign_step"),
]
