from django.urls import path

from kimpass.steering.views import findings, ladder, polls, themes

urlpatterns = [
    path("hinweise/<pid:pid>/aendern/", findings.change_finding, name="change_finding"),
    path("hinweise/<pid:pid>/unbedenklich/", findings.mark_harmless, name="mark_harmless"),
    path("themen/vorschlaege/", themes.theme_suggestions, name="theme_suggestions"),
    path("themen/<pid:pid>/teilen/", themes.split_theme, name="split_theme"),
    path("stufen/neu/", ladder.add_ladder_step, name="add_ladder_step"),
    path("stufen/<slug:step_key>/reihenfolge/", ladder.reorder_ladder, name="reorder_ladder"),
    path("abfragen/", polls.poll_register, name="polls"),
    path("abfragen/neu/", polls.ask_poll, name="ask_poll"),
    path("abfragen/antworten/<pid:pid>/", polls.answer_poll, name="answer_poll"),
    path("abfragen/<pid:pid>/", polls.poll, name="poll"),
    path("abfragen/<pid:pid>/antwort/", polls.record_poll_answer, name="record_poll_answer"),
    path("abfragen/<pid:pid>/erinnern/", polls.remind_poll, name="remind_poll"),
    path("abfragen/<pid:pid>/abschliessen/", polls.close_poll, name="close_poll"),
]
