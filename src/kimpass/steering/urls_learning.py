"""Addresses of events, training, induction and process chains."""

from django.urls import path

from kimpass.steering.views import chains, events, induction, trainings

urlpatterns = [
    path("veranstaltungen/", events.event_register, name="events"),
    path("veranstaltungen/neu/", events.plan_event, name="plan_event"),
    path("veranstaltungen/reihen/", events.series_register, name="event_series"),
    path("veranstaltungen/reihen/neu/", events.start_series, name="start_series"),
    path("veranstaltungen/reihen/<pid:pid>/", events.series, name="series"),
    path("veranstaltungen/reihen/<pid:pid>/aendern/", events.change_series, name="change_series"),
    path("veranstaltungen/<pid:pid>/", events.event, name="event"),
    path("veranstaltungen/<pid:pid>/aendern/", events.change_event, name="change_event"),
    path("veranstaltungen/<pid:pid>/vorbereiten/", events.prepare_event, name="prepare_event"),
    path("veranstaltungen/<pid:pid>/nachtragen/", events.hold_event, name="hold_event"),
    path("veranstaltungen/<pid:pid>/absagen/", events.cancel_event, name="cancel_event"),
    path("veranstaltungen/<pid:pid>/nachbereitet/", events.complete_event_follow_up, name="complete_event_follow_up"),
    path("veranstaltungen/<pid:pid>/kalender/", events.event_calendar, name="event_calendar"),
    path("qualifizierung/", trainings.training_register, name="trainings"),
    path("qualifizierung/neu/", trainings.add_training_programme, name="add_training_programme"),
    path("qualifizierung/<pid:pid>/", trainings.training_programme, name="training_programme"),
    path("qualifizierung/<pid:pid>/aendern/", trainings.change_training_programme, name="change_training_programme"),
    path("qualifizierung/<pid:pid>/teilnahme/", trainings.record_training, name="record_training"),
    path("qualifizierung/<pid:pid>/berichtigen/", trainings.correct_training, name="correct_training"),
    path("einarbeitung/", induction.induction_register, name="inductions"),
    path("einarbeitung/beginnen/", induction.start_induction, name="start_induction"),
    path("einarbeitung/punkte/neu/", induction.add_induction_item, name="add_induction_item"),
    path("einarbeitung/punkte/<pid:pid>/", induction.change_induction_item, name="change_induction_item"),
    path("einarbeitung/<pid:pid>/erledigt/", induction.complete_induction_step, name="complete_induction_step"),
    path("einarbeitung/<pid:pid>/offen/", induction.reopen_induction_step, name="reopen_induction_step"),
    path("prozessketten/", chains.chain_register, name="chains"),
    path("prozessketten/neu/", chains.draw_chain, name="draw_chain"),
    path("prozessketten/<pid:pid>/", chains.chain, name="chain"),
    path("prozessketten/<pid:pid>/aendern/", chains.change_chain, name="change_chain"),
    path("prozessketten/<pid:pid>/station-neu/", chains.add_station, name="add_station"),
    path("prozessketten/<pid:pid>/station/", chains.change_station, name="change_station"),
    path("prozessketten/<pid:pid>/station-streichen/", chains.remove_station, name="remove_station"),
    path("prozessketten/<pid:pid>/reihenfolge/", chains.move_station, name="move_station"),
    path("prozessketten/<pid:pid>/uebernehmen/", chains.copy_stations, name="copy_stations"),
]
