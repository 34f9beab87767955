"""Setting a district up, step by step; part of the administration."""

from django.urls import path

from kimpass.organisation.views import modules, setup

urlpatterns = [
    path("", setup.set_up, name="set_up"),
    path("orte/", setup.set_up_places, name="set_up_places"),
    path("zielgruppeneinheiten/", setup.set_up_target_units, name="set_up_target_units"),
    path("behoerden/", setup.set_up_offices, name="set_up_offices"),
    path("stellen/", setup.set_up_bodies, name="set_up_bodies"),
    path("woerter/", setup.set_up_words, name="set_up_words"),
    path("programmteile/", modules.parts, name="parts"),
    path("regionen/", setup.set_up_regions, name="set_up_regions"),
    path("regionen/neu/", setup.add_region, name="add_region"),
    path("regionen/<pid:pid>/", setup.change_region, name="change_region"),
    path("stufen/", setup.set_up_ladder, name="set_up_ladder"),
    path("erledigt/", setup.finish_step, name="finish_step"),
]
