"""Addresses of the case page and of what is recorded on it."""

from django.urls import path

from kimpass.casework.views import assessment, contacts, findings, follow_ups, goals, record, referrals, services

urlpatterns = [
    path("faelle/kontakt/", record.choose_case, name="choose_case"),
    path("faelle/<pid:pid>/", record.case, name="case"),
    path("faelle/<pid:pid>/kontakt/", contacts.record_contact, name="record_contact"),
    path("faelle/<pid:pid>/assessment/", assessment.record_assessment, name="record_assessment"),
    path("faelle/<pid:pid>/ziele/", goals.agree_goals, name="agree_goals"),
    path("faelle/<pid:pid>/leistung/", services.link_service, name="link_service"),
    path("faelle/<pid:pid>/verweis/", referrals.refer, name="refer"),
    path("faelle/<pid:pid>/wiedervorlage/", follow_ups.set_follow_up, name="set_follow_up"),
    path("faelle/<pid:pid>/strukturhinweis/", findings.report_case_finding, name="report_case_finding"),
    path("ziele/<pid:pid>/schritt/", goals.add_goal_step, name="add_goal_step"),
    path("ziele/<pid:pid>/auswerten/", goals.settle_goal, name="settle_goal"),
    path("schritte/<pid:pid>/erledigt/", goals.complete_goal_step, name="complete_goal_step"),
    path("verweise/<pid:pid>/antwort/", referrals.answer_referral, name="answer_referral"),
    path("wiedervorlagen/<pid:pid>/erledigt/", follow_ups.complete_follow_up, name="complete_follow_up"),
    path("wiedervorlagen/<pid:pid>/verschieben/", follow_ups.postpone_follow_up, name="postpone_follow_up"),
]
