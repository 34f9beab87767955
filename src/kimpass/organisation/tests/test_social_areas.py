"""Sozialräume: entered, renamed, removed, served by posts, and met by nothing else (ORG-12)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.audit.models import Event
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions import posts
from kimpass.organisation.actions.participation import ParticipationRefused, StartData, start_participation
from kimpass.organisation.actions.posts import AreaData
from kimpass.organisation.actions.setup import add_target_units
from kimpass.organisation.actions.social_areas import (
    SocialAreaRefused,
    add_social_area,
    remove_social_area,
    rename_social_area,
)
from kimpass.organisation.actions.staffing_figures import FigureData, report_staffing_figure
from kimpass.organisation.forms.keyed import served, units
from kimpass.organisation.models import Municipality, Participation, PostArea, Unit
from kimpass.organisation.selectors.participation import participating
from kimpass.organisation.selectors.posts import Wanted, post_lines
from kimpass.organisation.selectors.social_areas import social_areas_of
from kimpass.organisation.tests.ground import BEGIN, post, said, sent

PAGE = "/steuerung/teilnahme/"
AREA = "/steuerung/sozialraeume/"


def add(world, name="Nord", place="musterstadt", who="diana"):
    area = add_social_area(actor=world.actor(who), unit_id=world.units[place].pk, name=name)
    world.units[f"{place}/{area.name.lower()}"] = area
    return area


def rename(world, area, name, who="diana"):
    return rename_social_area(actor=world.actor(who), area_id=area.pk, name=name)


def remove(world, area, who="diana"):
    remove_social_area(actor=world.actor(who), area_id=area.pk)


def names(world, place="musterstadt"):
    return [row.name for row in social_areas_of(world.actor("charlie"), world.units[place]).rows]


def test_add_social_area_lies_in_its_kommune(musterland, facts):
    area = add(musterland, "  Nord \n West ")
    add(musterland, "Süd", who="anton")
    assert (area.name, area.full_name, area.place) == ("Nord West", "Musterstadt, Nord West", area.parent)
    assert not area.is_place
    assert names(musterland) == ["Nord West", "Süd"]
    assert facts() == ["social_area.added"] * 2


def test_add_social_area_is_refused_without_right_and_from_elsewhere(musterland, neighbour):
    with pytest.raises(PermissionDenied):
        add(musterland, who="charlie")
    with bound(neighbour.pk):
        place = Unit.objects.create(tenant=neighbour, kind="municipality", key="x", name="Fremd")
    with pytest.raises(Unit.DoesNotExist):
        add_social_area(actor=musterland.actor("diana"), unit_id=place.pk, name="Nord")


@pytest.mark.parametrize(
    ("name", "words"),
    [(" \t ", "Bitte nennen"), ("x" * 121, "höchstens 120"), ("überm fluss", "gibt es hier schon")],
)
def test_add_social_area_refuses_a_name_in_words(musterland, name, words):
    add(musterland, "ÜBERM Fluss")
    with pytest.raises(SocialAreaRefused, match=words):
        add(musterland, name)
    assert names(musterland) == ["ÜBERM Fluss"]


def test_a_name_is_taken_only_inside_its_kommune(musterland):
    add(musterland)
    other = add(musterland, place="nebenstadt")
    assert other.full_name == "Nebenstadt, Nord"
    [group] = add_target_units(actor=musterland.actor("anton"), names=["Nebenstadt Nord"])
    assert group.key != other.key
    assert add(musterland, place="bergheim", name="x" * 120).name == "x" * 120


@pytest.mark.parametrize("where", ["kreis", "uma", "musterstadt/nord"])
def test_add_social_area_only_in_a_place(musterland, where):
    add(musterland)
    [musterland.units["uma"]] = add_target_units(actor=musterland.actor("anton"), names=["KIM UmA"])
    with pytest.raises(SocialAreaRefused, match="liegen in einer Kommune oder einem Stadtbezirk"):
        add(musterland, "Mitte", where)


def test_a_city_district_has_social_areas_too(musterland):
    musterland.units["ost"] = Unit.objects.create(tenant=musterland.tenant, kind="city_district", key="ost", name="Ost")
    assert add(musterland, "Hafen", "ost").full_name == "Ost, Hafen"


def test_rename_social_area_stays_the_same_area(musterland, facts):
    area, other = add(musterland), add(musterland, "Süd")
    row = post(musterland, units=["musterstadt/nord"])
    rename(musterland, area, " Nordstadt ")
    assert names(musterland) == ["Nordstadt", "Süd"]
    [line] = post_lines(musterland.actor("charlie"), BEGIN)
    assert (line.post, [served.name for served in line.areas]) == (row, ["Musterstadt, Nordstadt"])
    assert facts()[-1] == "social_area.renamed"
    rename(musterland, area, "NORDSTADT")  # its own name is not taken
    with pytest.raises(SocialAreaRefused, match="gibt es hier schon"):
        rename(musterland, other, "nordstadt")
    with pytest.raises(PermissionDenied):
        rename(musterland, area, "Mitte", who="alice")
    with pytest.raises(Unit.DoesNotExist):
        rename(musterland, musterland.units["musterstadt"], "Mitte")


def test_remove_social_area_nobody_served(musterland, facts):
    area = add(musterland)
    with pytest.raises(PermissionDenied):
        remove(musterland, area, who="charlie")
    with pytest.raises(Unit.DoesNotExist):
        remove(musterland, musterland.units["musterstadt"])
    remove(musterland, area)
    assert names(musterland) == []
    assert facts()[-1] == "social_area.removed"
    assert Event.objects.order_by("pk").last().subject_id == area.pk
    add(musterland)


def served_now(world, area):
    post(world, units=["musterstadt/nord"])


def served_later(world, area):
    post(world, units=["musterstadt/nord"], since=world.today + timedelta(days=90))


def served_once(world, area):
    row = post(world, units=["musterstadt/nord"])
    posts.share_post(actor=world.actor("diana"), post_id=row.pk, areas=[], valid_from=BEGIN + timedelta(days=9))


def believed_once(world, area):
    row = post(world, units=["musterstadt/nord"])
    posts.share_post(actor=world.actor("diana"), post_id=row.pk, areas=[], valid_from=BEGIN)
    assert not PostArea.objects.for_tenant(world.actor("diana")).current().filter(unit=area).exists()


@pytest.mark.parametrize("serve", [served_now, served_later, served_once, believed_once])
def test_remove_social_area_refuses_what_a_post_serves_or_served(musterland, serve):
    area = add(musterland)
    serve(musterland, area)
    with pytest.raises(SocialAreaRefused, match="versorgt eine Stelle"):
        remove(musterland, area)
    assert names(musterland) == ["Nord"]


def test_a_post_cannot_serve_what_was_removed_or_is_foreign(musterland):
    area = add(musterland)
    row = post(musterland)
    remove(musterland, area)
    with pytest.raises(RuleViolation, match="gibt es nicht"):
        posts.share_post(
            actor=musterland.actor("diana"), post_id=row.pk, areas=[AreaData(area.pk)], valid_from=musterland.today
        )


def test_only_posts_meet_social_areas(musterland):
    area, actor = add(musterland), musterland.actor("diana")
    words = {number: str(label) for _key, label, number in served(actor)}
    assert words[area.pk] == "Musterstadt: Nord"
    assert area.pk not in {number for _key, _label, number in units(actor)}
    assert not Unit.objects.visible_to(actor).filter(pk=area.pk).exists()
    assert participating(actor, BEGIN).total == 6
    with pytest.raises(Unit.DoesNotExist):
        start_participation(actor=actor, unit_id=area.pk, data=StartData(BEGIN))
    with pytest.raises(RuleViolation, match="Diese Kommune gibt es nicht"):
        report_staffing_figure(actor=actor, data=FigureData("2", "case_management", BEGIN, "Bericht", area.pk))
    with pytest.raises(ParticipationRefused):
        start_participation(actor=actor, unit_id=musterland.units["kreis"].pk, data=StartData(BEGIN))
    assert not Participation.objects.for_tenant(actor).exists()


def test_social_areas_stand_after_their_kommune(musterland):
    for name, place in (("Süd", "musterstadt"), ("Alt", "nebenstadt"), ("Nord", "musterstadt")):
        add(musterland, name, place)
    offered = [str(label) for _key, label, _number in served(musterland.actor("diana"))]
    assert offered[1:6] == ["Musterstadt", "Musterstadt: Nord", "Musterstadt: Süd", "Nebenstadt", "Nebenstadt: Alt"]


def test_the_register_finds_a_post_of_a_social_area_under_its_kommune(musterland):
    add(musterland)
    post(musterland, units=["musterstadt/nord", "waldhausen"])
    [line] = post_lines(musterland.actor("charlie"), BEGIN)
    for place in ("musterstadt", "musterstadt/nord", "waldhausen"):
        assert Wanted(unit_id=musterland.units[place].pk).takes(line), place
    assert not Wanted(unit_id=musterland.units["bergheim"].pk).takes(line)
    assert line.separator == "; "


def test_a_told_number_that_differs_is_a_remark(musterland):
    place = musterland.units["musterstadt"]
    charlie = musterland.actor("charlie")
    assert (social_areas_of(charlie, place).told, social_areas_of(charlie, place).remark) == (None, "")
    Municipality.objects.create(tenant=musterland.tenant, unit=place, social_area_count=2)
    add(musterland)
    assert social_areas_of(charlie, place).remark == "Gemeldete Zahl der Sozialräume: 2, hier aufgeführt: 1."
    add(musterland, "Süd")
    assert social_areas_of(charlie, place).remark == ""


def test_the_way_of_a_social_area_in_the_browser(musterland, client):
    musterland.sign_in(client, "diana")
    place = musterland.units["musterstadt"]
    Municipality.objects.create(tenant=musterland.tenant, unit=place, social_area_count=4)
    page = sent(client, f"{PAGE}{place.public_id}/sozialraum/", name="Nord")
    assert "Der Sozialraum ist aufgenommen." in page
    assert "Gemeldete Zahl der Sozialräume: 4, hier aufgeführt: 1." in page
    refused = client.post(f"{PAGE}{place.public_id}/sozialraum/", {"name": "nord"})
    assert refused.status_code == 422
    assert "gibt es hier schon" in said(refused)
    assert 'value="nord"' in said(refused), "what was typed stays"
    area = Unit.objects.get(kind="social_area")
    form = said(client.get(f"{AREA}{area.public_id}/umbenennen/"))
    assert 'value="Nord"' in form
    seen = form.partition('name="seen_values" value="')[2][:32]
    sent(client, f"{AREA}{area.public_id}/umbenennen/", name="Nordstadt", seen_values=seen)
    late = client.post(f"{AREA}{area.public_id}/umbenennen/", {"name": "Nordend", "seen_values": seen})
    assert (late.status_code, "Nordstadt" in said(late)) == (422, True)
    row = post(musterland, units=["musterstadt"])
    shared = {"valid_from": "01.01.2025", "unit_0": area.public_id, "share_0": "50", "unit_1": place.public_id}
    page = sent(client, f"/steuerung/stellen/{row.public_id}/einsatzgebiete/", **shared)
    assert "Musterstadt, Nordstadt: 50" in page
    assert "Musterstadt, Nordstadt (50" in said(client.get("/steuerung/stellen/"))
    assert "Musterstadt, Nordstadt" in said(client.get("/steuerung/stellen/stellenplan.csv"))
    page = said(client.get(f"{PAGE}{place.public_id}/"))
    assert "Einsatzgebiet einer Stelle" in page
    assert f"{AREA}{area.public_id}/entfernen/" not in page
    assert "versorgt eine Stelle" in sent(client, f"{AREA}{area.public_id}/entfernen/")
    sent(client, f"{PAGE}{place.public_id}/sozialraum/", name="Süd")
    south = Unit.objects.get(name="Süd")
    assert "Der Sozialraum ist von der Liste genommen." in sent(client, f"{AREA}{south.public_id}/entfernen/")
    assert client.get(f"{PAGE}{area.public_id}/").status_code == 404
    assert client.get(f"{AREA}{place.public_id}/umbenennen/").status_code == 404


def test_whoever_only_reads_sees_the_list_and_no_buttons(musterland, client):
    add(musterland)
    musterland.sign_in(client, "charlie")
    page = said(client.get(f"{PAGE}{musterland.units['musterstadt'].public_id}/"))
    assert "Nord" in page
    assert "umbenennen" not in page
    assert "sozialraum/" not in page
