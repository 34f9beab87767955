"""Concepts in editions: what contradicts itself is remarked, what nobody recorded is unknown."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.controlling.actions.concepts import ConceptData, ConceptRefused, add_concept, change_concept
from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.models import Concept
from kimpass.controlling.selectors.concepts import concept_groups, kommunen_without
from kimpass.controlling.selectors.metrics import Metric, measure, scene_of
from kimpass.kernel.access import Actor
from kimpass.kernel.period import school_year
from kimpass.kernel.tenancy import bound

PAPER = ConceptData("action", "Handlungskonzept", "2020")


@pytest.fixture
def who(musterland):
    return musterland.actor("charlie")


def add(who, **values):
    return add_concept(actor=who, concept=ConceptData(**{"kind": "action", "title": "Handlungskonzept", **values}))


def space(who, place, **values):
    values = {"state": "adopted", "decided_on": date(2023, 11, 7), "decided_by": "Rat", "edition": "2023", **values}
    return add(who, kind="social_space", title="Konzept vor Ort", unit_id=place.pk, **values)


def remarks(who):
    return [remark for group in concept_groups(who) for edition in group.editions for remark in edition.remarks]


def counted(land, label="2023/24", unit=None):
    scene = scene_of(land.tenant.pk, "Kreis", school_year(label), land.today)
    return measure(scene, Metric.COMMUNE_CONCEPTS, "test")


def test_add_concept_records_an_edition(who, facts):
    row = add(who, edition=" 2020 ", dated_on=date(2020, 12, 3))
    assert (row.edition, row.state) == ("2020", "in_work")
    assert facts() == ["concept.added"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"edition": ""}, "Titel und Fassung"),
        ({"edition": "1", "kind": "roman"}, "aus der Liste"),
        ({"edition": "1", "kind": "social_space"}, "gehört zu einer Kommune"),
        ({"edition": "1", "decided_on": date(2023, 1, 1)}, "beschlossenen Fassung"),
        ({"edition": "1", "state": "adopted", "decided_on": date(2099, 1, 1)}, "Zukunft"),
    ],
)
def test_what_does_not_fit_is_refused(who, values, words):
    with pytest.raises(ConceptRefused, match=words):
        add(who, **values)
    assert not Concept.objects.exists()


def test_change_concept_notes_that_it_was_adopted(musterland, who, facts):
    row = add(who, edition="2023")
    data = ConceptData("action", "Handlungskonzept", "2023", "adopted", None, None, date(2023, 3, 23), "Kreistag")
    changed = change_concept(actor=who, concept_id=row.pk, version=1, concept=data)
    assert (changed.state, changed.decided_by, changed.version) == ("adopted", "Kreistag", 2)
    assert facts()[-1] == "concept.changed"
    with pytest.raises(ConceptRefused, match="inzwischen geändert"):
        change_concept(actor=who, concept_id=row.pk, version=1, concept=data)
    with pytest.raises(PermissionDenied):
        change_concept(actor=musterland.actor("alice"), concept_id=row.pk, version=2, concept=data)


def test_f_09_two_dates_of_one_edition_are_remarked(who):
    add(who, edition="2020", dated_on=date(2020, 12, 3))
    add(who, edition="2020", dated_on=date(2020, 12, 17))
    assert (
        remarks(who)
        == ["Für diese Fassung nennen die Quellen verschiedene Daten: 03.12.2020, 17.12.2020. Bitte prüfen."] * 2
    )


def test_f_21_a_decision_belongs_to_its_edition_and_to_no_later_one(who):
    add(who, edition="Vorlage März 2021", state="adopted", decided_on=date(2021, 3, 23), decided_by="Kreistag")
    add(who, edition="Dezember 2021")
    assert remarks(who) == ["Der Beschluss vom 23.03.2021 gilt einer früheren Fassung; zu dieser ist keiner erfasst."]


def test_a_decision_older_than_the_edition_is_remarked(who):
    add(who, edition="1", state="adopted", dated_on=date(2021, 12, 1), decided_on=date(2021, 3, 23))
    assert "lag dem Beschluss so nicht vor" in remarks(who)[0]


def test_where_nothing_is_recorded_the_metric_is_unknown_and_not_nothing(musterland, who):
    figure = counted(musterland)
    assert (figure.value, figure.remarks) == (None, ("Sozialräumliche Konzepte sind noch nicht erfasst.",))
    space(who, musterland.units["seedorf"], state="in_work", decided_on=None, decided_by="")
    assert counted(musterland).value == 0


def test_the_metric_counts_kommunen_whose_concept_is_there(musterland, who):
    units = musterland.units
    space(who, units["waldhausen"])
    space(who, units["waldhausen"], edition="2024", decided_on=date(2024, 5, 1))
    space(who, units["musterstadt"], decided_on=date(2024, 9, 1))
    space(who, units["bergheim"], state="submitted", decided_on=None, decided_by="")
    figure = counted(musterland)
    assert figure.value == 2
    assert [row.text for row in figure.proof] == ["Bergheim", "Waldhausen"]
    assert figure.remarks == ("Ohne Datum: Bergheim.",)
    assert counted(musterland, "2024/25").value == 3
    assert kommunen_without(who) == ["Nebenstadt", "Seedorf", "Talweiler"]


def test_the_pages_record_and_change_editions(musterland, client):
    musterland.sign_in(client, "diana")
    assert "Noch kein Konzept." in client.get("/steuerung/konzepte/").content.decode()
    typed = {"kind": "social_space", "title": "Konzept vor Ort", "unit": "waldhausen", "edition": "2026"}
    page = client.post("/steuerung/konzepte/neu/", typed | {"state": "in_work"}, follow=True).content.decode()
    assert "Waldhausen" in page
    assert "Kommunen ohne sozialräumliches Konzept" in page
    row = Concept.objects.get()
    at = f"/steuerung/konzepte/{row.public_id}/aendern/"
    assert "Konzept vor Ort" in client.get(at).content.decode()
    adopted = typed | {"state": "adopted", "decided_on": "05.11.2026", "decided_by": "Rat", "version": 1}
    assert "beschlossen am 05.11.2026, Rat" in client.post(at, adopted, follow=True).content.decode()
    stale = client.post(at, adopted | {"title": "Anderes"})
    assert stale.status_code == 422
    assert client.post(at, typed | {"version": 2, "state": "in_work", "decided_by": "Rat"}).status_code == 422


@pytest.mark.parametrize(("login", "status"), [("alice", 403), ("frank", 403), ("charlie", 200)])
def test_concepts_are_seen_by_coordination_and_management(musterland, client, login, status):
    musterland.sign_in(client, login)
    assert client.get("/steuerung/konzepte/").status_code == status


@pytest.mark.django_db
def test_the_shipped_concept_of_a_district_says_what_contradicts_itself():
    tenant = import_district(content=(SHIPPED / "hoexter.yaml").read_bytes(), file="hoexter", on=date(2026, 11, 23))
    who = Actor(0, tenant.pk, 0, date(2026, 11, 23))
    with bound(tenant.pk):
        told = remarks(who)
        way = next(group for group in concept_groups(who) if "Kreis Höxter" in group.title).path
    assert sum("03.12.2020, 17.12.2020" in remark for remark in told) == 2
    assert [station.when for station in way][:3] == ["11/2020", "12/2020", "03.02.2021"]
    assert (len(way), way[-1].body, way[-1].results) == (7, "Kreistag", ("befürwortet",))
    assert any("Beschluss vom 23.03.2021 gilt einer früheren Fassung" in remark for remark in told)


def test_more_concepts_need_no_more_statements(musterland, who, django_assert_num_queries):
    add(who, edition="1")
    for name in ("seedorf", "waldhausen"):
        space(who, musterland.units[name])
    with django_assert_num_queries(2):
        concept_groups(who)
