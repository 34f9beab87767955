"""Evidence for milestones comes from the application's own records."""

from datetime import date

import pytest

from kimpass.controlling.actions.milestone_evidence import EvidenceRefused, choose_milestone_evidence
from kimpass.controlling.actions.milestone_rows import RowData, add_milestone_row
from kimpass.controlling.actions.milestones import (
    adopt_milestone_plan,
    continue_milestone_plan,
    start_milestone_plan,
)
from kimpass.controlling.models import MilestoneCell, MilestoneEvidence
from kimpass.controlling.selectors.milestone_evidence import Kind, offers
from kimpass.network.models import Material
from kimpass.organisation.models import Agreement, AgreementParty
from kimpass.steering.models import (
    Body,
    Event,
    Measure,
    MeasureState,
    ReconstructionCopy,
    Session,
    TrainingProgramme,
    TrainingRecord,
)

DAY = date(2026, 3, 10)


@pytest.fixture
def who(musterland):
    return musterland.actor("charlie")


@pytest.fixture
def row(who):
    plan = start_milestone_plan(actor=who, title="Meilensteine", first_year=2026, last_year=2026)
    return add_milestone_row(actor=who, plan_id=plan.pk, row=RowData("Sitzungen der Lenkungsgruppe", "1"))


def meet(tenant, day, state="held", number=1):
    body, _made = Body.objects.get_or_create(tenant=tenant, key="lg", kind="steering_group", name="Lenkungsgruppe")
    return Session.objects.create(tenant=tenant, body=body, number=number, held_on=day, state=state)


@pytest.fixture
def records(musterland):
    """One record of every kind in the first half of 2026."""
    tenant = musterland.tenant
    meet(tenant, DAY)
    Event.objects.create(tenant=tenant, kind="exchange", title="Austauschtreffen", first_day=DAY, state="held")
    signed = Agreement.objects.create(tenant=tenant, kind="cooperation_agreement", state="signed", signed_on=DAY)
    AgreementParty.objects.create(tenant=tenant, agreement=signed, label="Jobcenter")
    ReconstructionCopy.objects.create(tenant=tenant, title="Weg", month=date(2026, 3, 1), released_on=DAY)
    course = TrainingProgramme.objects.create(tenant=tenant, title="Grundlagen")
    for block, login in ((1, "alice"), (1, "bob"), (2, "alice")):
        TrainingRecord.objects.create(
            tenant=tenant, programme=course, staff_member=musterland.staff[login], block=block, attended_on=DAY
        )
    Material.objects.create(tenant=tenant, kind="flyer", title="Faltblatt", edition_on=DAY)
    measure = Measure.objects.create(tenant=tenant, title="Gemeinsames Blatt", state="standard")
    for state in ("implemented", "standard"):
        MeasureState.objects.create(
            tenant=tenant,
            measure=measure,
            state=state,
            valid_from=DAY,
            valid_until=None if state == "standard" else date(2026, 4, 1),
        )
    return musterland


def choose(who, row, *keys, progress="done", half=1):
    return choose_milestone_evidence(actor=who, row_id=row.pk, year=2026, half=half, chosen=keys, progress=progress)


def test_records_of_every_kind_are_offered_once_and_only_in_their_half_year(records, who):
    found = offers(who, 2026, 1)
    assert sorted(offer.kind for offer in found) == sorted(Kind.values)
    assert offers(who, 2026, 2) == []
    assert offers(who, 2025, 2) == []


def test_what_is_planned_cancelled_or_unreleased_is_no_evidence(musterland, who):
    meet(musterland.tenant, DAY, "planned")
    meet(musterland.tenant, DAY, "cancelled", number=2)
    Event.objects.create(tenant=musterland.tenant, kind="exchange", title="Geplant", first_day=DAY)
    ReconstructionCopy.objects.create(tenant=musterland.tenant, title="Entwurf", month=date(2026, 3, 1))
    assert offers(who, 2026, 1) == []


def test_neither_reconstruction_nor_training_tells_a_day_or_a_number_of_colleagues(records, who):
    found = {offer.kind: offer for offer in offers(who, 2026, 1)}
    assert found[Kind.RECONSTRUCTION].happened_on is None
    assert found[Kind.TRAINING].happened_on is None
    assert found[Kind.TRAINING].label == "Grundlagen"


def test_choose_milestone_evidence_sets_what_stands(records, who, row, facts):
    keys = [offer.key for offer in offers(who, 2026, 1)]
    cell = choose(who, row, *keys[:2])
    assert (cell.progress, cell.evidence.count()) == ("done", 2)
    assert facts()[-1] == "milestone.evidence_chosen"
    cell = choose(who, row, keys[1], keys[2], progress="in_progress")
    assert (cell.progress, cell.evidence.count()) == ("in_progress", 2)


def test_evidence_stays_when_its_record_moves_away(records, who, row):
    key = next(offer.key for offer in offers(who, 2026, 1) if offer.kind == Kind.SESSION)
    choose(who, row, key)
    Session.objects.update(held_on=date(2026, 9, 1))
    assert choose(who, row, key).evidence.count() == 1
    assert choose(who, row).evidence.count() == 0


def test_what_is_not_offered_cannot_be_chosen(records, who, row):
    for keys, half, progress, words in (
        (["session:nirgends00000"], 1, "done", "gehört nicht in dieses Halbjahr"),
        ([offers(who, 2026, 1)[0].key], 2, "done", "gehört nicht in dieses Halbjahr"),
        ([], 1, "fast", "aus der Liste"),
    ):
        with pytest.raises(EvidenceRefused, match=words):
            choose(who, row, *keys, progress=progress, half=half)
    with pytest.raises(EvidenceRefused, match="nicht im Plan"):
        choose_milestone_evidence(actor=who, row_id=row.pk, year=2031, half=1, chosen=[], progress="done")
    assert not MilestoneEvidence.objects.exists()


def test_a_continuation_takes_evidence_along_and_the_old_edition_keeps_its_own(records, who, row):
    choose(who, row, offers(who, 2026, 1)[0].key)
    adopt_milestone_plan(actor=who, plan_id=row.plan_id, on=DAY)
    new = continue_milestone_plan(actor=who, plan_id=row.plan_id, first_year=2026, last_year=2027)
    copied = MilestoneCell.objects.get(row__plan=new, year=2026, half=1)
    assert (copied.progress, copied.evidence.count()) == ("done", 1)
    adopt_milestone_plan(actor=who, plan_id=new.pk, on=DAY)
    with pytest.raises(EvidenceRefused, match="fortgeschrieben"):
        choose(who, row)
    assert MilestoneEvidence.objects.count() == 2


def test_the_page_offers_and_keeps_evidence(records, row, client, who):
    records.sign_in(client, "charlie")
    at = f"/steuerung/meilensteine/zeilen/{row.public_id}/nachweise/?halbjahr=2026-1"
    page = client.get(at).content.decode()
    for words in (
        "Lenkungsgruppe, 1. Sitzung (10.03.2026)",
        "Austauschtreffen",
        "Jobcenter",
        "Faltblatt",
        "Grundlagen",
    ):
        assert words in page
    key = next(offer.key for offer in offers(who, 2026, 1) if offer.kind == Kind.SESSION)
    done = client.post(at, {"chosen": [key], "progress": "done"}, follow=True).content.decode()
    assert "Lenkungsgruppe, 1. Sitzung" in done
    assert client.get(at.replace("2026-1", "2031-1")).status_code == 404
    empty = client.get(at.replace("2026-1", "2026-2")).content.decode()
    assert "nichts erfasst" in empty


@pytest.mark.parametrize(
    ("day", "half"), [(date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 2), (date(2026, 12, 31), 2)]
)
def test_the_days_at_the_edges_belong_to_one_half_year_only(musterland, who, day, half):
    meet(musterland.tenant, day)
    Event.objects.create(tenant=musterland.tenant, kind="exchange", title="Am Rand", first_day=day, state="held")
    Material.objects.create(tenant=musterland.tenant, kind="flyer", title="Am Rand", edition_on=day)
    found = [(year, h) for year in (2025, 2026, 2027) for h in (1, 2) for _offer in offers(who, year, h)]
    assert found == [(2026, half)] * 3
