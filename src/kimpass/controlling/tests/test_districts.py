from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from kimpass.audit.models import Event
from kimpass.controlling.actions.districts import import_district, import_own_district
from kimpass.controlling.importer import dates
from kimpass.controlling.importer.profile import SHIPPED, checked
from kimpass.controlling.importer.refusal import ProfileRefused
from kimpass.controlling.models import GoalCriterion, ReportedFigure
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import (
    FundingLine,
    Participation,
    Post,
    Region,
    RegionMembership,
    StaffMember,
    Tenant,
    Unit,
)
from kimpass.steering.models import Body, BodyMember, Session

DAY = date(2026, 11, 23)
KEYS = ("guetersloh", "hoexter", "paderborn", "warendorf")


def content(key="warendorf"):
    return (SHIPPED / f"{key}.yaml").read_bytes()


def changed(*pairs, key="warendorf"):
    text = content(key).decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def refusals(raw):
    with pytest.raises(ProfileRefused) as refused:
        checked(raw, "kreis.yaml")
    return [str(refusal) for refusal in refused.value.refusals]


@pytest.mark.django_db
@pytest.mark.parametrize("key", KEYS)
def test_import_district_brings_every_shipped_district(key):
    tenant = import_district(content=content(key), file=f"{key}.yaml", on=DAY)
    assert tenant.key == key
    with bound(tenant.pk):
        municipalities = {"guetersloh": 13, "hoexter": 10, "paderborn": 10, "warendorf": 13}
        assert Unit.objects.filter(kind="municipality").count() == municipalities[key]
        assert list(Event.objects.values_list("event", flat=True)) == ["tenant.opened", "district.imported"]


@pytest.mark.django_db
def test_import_district_keeps_two_lines_of_equal_amount_apart_f_03():
    tenant = import_district(content=content(), file="warendorf.yaml", on=DAY)
    with bound(tenant.pk):
        equal = FundingLine.objects.filter(amount=Decimal("30000.00")).order_by("sort")
        assert [(line.kind, line.in_total) for line in equal] == [
            ("measures_from_interface_analysis", True),
            ("interpreting", False),
        ]
        assert equal[1].valid_until == date(2023, 1, 1)


@pytest.mark.django_db
def test_import_district_refuses_a_second_time_and_replaces_only_when_told():
    first = import_district(content=content(), file="warendorf.yaml", on=DAY)
    with pytest.raises(ProfileRefused, match="schon eingelesen"):
        import_district(content=content(), file="warendorf.yaml", on=DAY)
    again = import_district(content=content(), file="warendorf.yaml", on=DAY, replace=True)
    assert again == first
    with bound(first.pk):
        assert Unit.objects.filter(kind="municipality").count() == 13
        assert Body.objects.count() == 3


@pytest.mark.django_db
def test_import_district_replaces_nothing_where_somebody_works(musterland):
    musterland.tenant.ags = "05570"
    musterland.tenant.save()
    with pytest.raises(ProfileRefused, match="schon Konten"):
        import_district(content=content(), file="warendorf.yaml", on=DAY, replace=True)
    assert StaffMember.objects.count() == 7


@pytest.mark.django_db
def test_import_district_writes_nothing_when_a_late_part_fails(monkeypatch):
    def broken(*_args):
        raise ValueError("stop")

    monkeypatch.setattr("kimpass.controlling.importer.bodies.write_figures", broken)
    with pytest.raises(ValueError, match="stop"):
        import_district(content=content(), file="warendorf.yaml", on=DAY)
    assert not Tenant.objects.filter(key="warendorf").exists()


def test_import_own_district_is_for_the_administration_and_the_own_district_only(musterland):
    with pytest.raises(Exception, match="Administration"):
        import_own_district(actor=musterland.actor("diana"), content=content(), file="a.yaml")
    with pytest.raises(ProfileRefused, match="anderen Kreis"):
        import_own_district(actor=musterland.actor("anton"), content=content(), file="a.yaml")
    musterland.tenant.ags = "05570"
    musterland.tenant.save()
    with pytest.raises(ProfileRefused, match="schon eingelesen"):
        import_own_district(actor=musterland.actor("anton"), content=content(), file="a.yaml")


def test_import_own_district_fills_an_empty_district(musterland, facts):
    RegionMembership.objects.all().delete()
    Region.objects.all().delete()
    for assigned in musterland.staff.values():
        assigned.roles.exclude(role_key="admin").delete()
    StaffMember.objects.update(unit=None)
    Unit.objects.all().delete()
    musterland.tenant.ags = "05762"
    musterland.tenant.save()
    import_own_district(actor=musterland.actor("anton"), content=content("hoexter"), file="hoexter.yaml")
    assert Region.objects.count() == 4
    assert facts() == ["district.imported"]


@pytest.mark.django_db
def test_g_hx_01_four_clusters_with_ten_towns():
    tenant = import_district(content=content("hoexter"), file="hoexter.yaml", on=DAY)
    with bound(tenant.pk):
        sizes = [RegionMembership.objects.filter(region=region).count() for region in Region.objects.order_by("key")]
        assert (sizes, sum(sizes)) == ([3, 3, 2, 2], 10)


@pytest.mark.django_db
def test_g_pb_13_16_regions_and_their_posts():
    tenant = import_district(content=content("paderborn"), file="paderborn.yaml", on=DAY)
    with bound(tenant.pk):
        sizes = [RegionMembership.objects.filter(region=region).count() for region in Region.objects.order_by("key")]
        assert sizes == [3, 3, 2, 1]
        assert Unit.objects.filter(kind="municipality").count() == sum(sizes) + 1
        assert Post.objects.filter(function="case_management").count() == 11


@pytest.mark.django_db
def test_g_pb_18_sixteen_seats_of_the_steering_group():
    tenant = import_district(content=content("paderborn"), file="paderborn.yaml", on=DAY)
    with bound(tenant.pk):
        group = Body.objects.get(kind="steering_group")
        assert (group.size_min, group.size_max) == (15, 20)
        assert BodyMember.objects.filter(body=group).count() == 16
        assert [s.precision for s in Session.objects.order_by("number")] == ["school_year", "day", "day"]


@pytest.mark.django_db
def test_g_gt_01_to_04_municipalities_join_year_by_year():
    tenant = import_district(content=content("guetersloh"), file="guetersloh.yaml", on=DAY)
    with bound(tenant.pk):
        assert Participation.objects.filter(valid_from__year=2022).count() == 5
        assert Participation.objects.filter(is_model_municipality=True).count() == 5
        assert Participation.objects.count() == 10
        assert Participation.objects.filter(first_working_day__isnull=False).count() == 0
        assert ReportedFigure.objects.get(metric="flyer_languages").value == 9


@pytest.mark.django_db
def test_a_goal_may_have_several_conditions_f_20():
    tenant = import_district(content=content("paderborn"), file="paderborn.yaml", on=DAY)
    with bound(tenant.pk):
        assert GoalCriterion.objects.filter(goal__period_label="2022/23", goal__number=1).count() == 2


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([('ags: "05570"', 'ags: "05999"')], ["district.ags", "keinem Kreis"]),
        ([('total: "1222800.00"', "total: 1222800.00")], ["funding[1].total", "Text in Anführungszeichen"]),
        ([('amount: "253800.00"', "amount: 253800")], ["funding[1].lines[1].amount", "Text"]),
        ([("  name: Kreis Warendorf\n", "")], ["district", "Es fehlt: name"]),
        ([('"05570008"', '"05570004"')], ["municipalities[1].ags", "mehrfach"]),
        ([('when: "2022-05-22"', 'when: "2022-02-31"')], ["bodies[1].sessions[1].when", "gibt es nicht"]),
        ([('when: "2022-05-22"', "when: 2022-02-31")], ["bodies[1].sessions[1].when", "gibt es nicht"]),
        ([("  name: Kreis Warendorf", f"  name: {'A' * 10_000}")], ["district.name", "10000 Zeichen"]),
        ([("  name: Kreis Warendorf", '  name: "Kreis \u202eWarendorf"')], ["district.name", "Schreibrichtung"]),
        ([("  name: Kreis Warendorf", "  name: Kreis \x00Warendorf")], ["Steuerzeichen"]),
        ([("  name: Kreis Warendorf", '  name: "Kreis \\0Warendorf"')], ["district.name", "Steuerzeichen"]),
        ([('"1222800.00"', '"1222801.00"')], ["funding[1].total", "1222800.00", "1222801.00"]),
        ([('filled: "13.87"', 'filled: "13.88"')], ["staffing[1].total.filled", "13.87"]),
        ([("name: Ahlen", "name: Alen")], ["municipalities[1].name", "Ahlen"]),
        ([("05570012", "05754012")], ["municipalities[3].ags", "liegt nicht im Kreis"]),
        ([("source: AGS, participation", "source: X9, participation")], ["municipalities[1].source", "nicht erklärt"]),
        ([("  short: WAF", "  short: WAF\n  short: WA")], ["Zeile", "doppelt"]),
        ([("agencies:", "agenturen: []\nagencies:")], ["Unbekannt: agenturen"]),
        ([("kind: immigration_authority", "kind: amt")], ["agencies[1].kind", "nicht vorgesehen"]),
        ([("  office: Amt", "  office: &a Amt"), ("  short: WAF", "  short: *a")], ["Verweise"]),
    ],
)
def test_a_wrong_profile_is_refused_with_file_key_and_reason(pairs, words):
    found = refusals(changed(*pairs))
    assert any(all(word in line for word in ["kreis.yaml", *words]) for line in found), found


def test_an_unknown_region_is_refused():
    found = refusals(changed(("name: Delbrück, region: r1", "name: Delbrück, region: r9"), key="paderborn"))
    assert found == ["kreis.yaml, municipalities[5].region: „r9“ ist in dieser Datei nicht erklärt."]


def test_all_refusals_come_at_once():
    found = refusals(changed(("name: Ahlen", "name: Alen"), ('"05570052"', '"05570053"'), ('"1222800.00"', '"1.00"')))
    assert len(found) == 3


@pytest.mark.parametrize(
    "raw", [b"", b"- 1\n- 2\n", b"\xff\xfe", b"a: [", b"a: {b: }}", b"x" * 1_000_001, b"? [a]\n: 1\n", b"[" * 5000]
)
def test_what_is_no_profile_is_refused_in_one_line(raw):
    found = refusals(raw)
    assert len(found) == 1
    assert found[0].startswith("kreis.yaml")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(raw):
    with pytest.raises(ProfileRefused):
        checked(raw, "kreis.yaml")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_rough_date_holds_the_days_it_may_mean(day):
    assert day in dates.parse(day.isoformat()).period
    assert day in dates.parse(f"{day:%Y-%m}").period
    assert day in dates.parse(f"{day:%Y}").period
    first = day.year if day.month >= 8 else day.year - 1
    assert day in dates.parse(f"{first}/{(first + 1) % 100:02}").period


@pytest.mark.django_db
def test_the_command_imports_by_key_and_says_what_is_wrong(tmp_path, capsys):
    call_command("import_district", "guetersloh")
    assert "Kreis Gütersloh ist eingelesen" in capsys.readouterr().out
    wrong = tmp_path / "falsch.yaml"
    wrong.write_bytes(changed(("name: Ahlen", "name: Alen")))
    with pytest.raises(CommandError, match=r"falsch.yaml, municipalities\[1\].name"):
        call_command("import_district", str(wrong))
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("import_district", "gibt-es-nicht.yaml")
