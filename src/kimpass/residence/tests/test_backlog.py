import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from kimpass.network.models import ContextFigure
from kimpass.organisation.models import Agency
from kimpass.residence.actions import backlog
from kimpass.residence.actions.backlog import CountData, CountLine, OrderData
from kimpass.residence.forms.backlog import COLUMNS, read_month
from kimpass.residence.models import MonthlyCount, OrderOfWork, Proceeding
from kimpass.residence.presenters import aim_words, consequence, trend_words
from kimpass.residence.selectors import backlog as found
from kimpass.residence.selectors.backlog_sums import Forecast
from kimpass.residence.selectors.naturalisations import naturalisations
from kimpass.residence.tests.ground import move, register, report

OCTOBER = date(2026, 10, 1)
PATH = "/baustein3/"
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def order(land, kind="backlog_first", login="charlie", valid_from=date(2026, 1, 1), **more):
    data = OrderData(kind, **more)
    return backlog.set_order_of_work(actor=land.actor(login), data=data, valid_from=valid_from)


def elsewhere(land, key="ebh"):
    kind = "naturalisation_authority"
    return Agency.objects.create(tenant=land.tenant, key=key, name="Einbürgerungsbehörde Musterstadt", kind=kind)


# --- Actions -----------------------------------------------------------------------------


def test_record_monthly_count_keeps_the_unknown_unknown_and_corrects(musterland, facts):
    row = report(musterland, OCTOBER, received=4, granted=0)
    assert (row.received, row.granted, row.refused, row.version) == (4, 0, None, 1)
    row = report(musterland, OCTOBER, received=5, version=1)
    assert (row.received, row.granted, row.version) == (5, None, 2)
    assert facts()[-1] == "monthly_count.recorded"
    with pytest.raises(backlog.CountNotPossible, match="Inzwischen"):
        report(musterland, OCTOBER, received=6)


@pytest.mark.parametrize(
    ("month", "figures", "reason"),
    [
        (OCTOBER, {}, "mindestens eine Zahl"),
        (date(2026, 10, 2), {"received": 1}, "Monat"),
        (date(2026, 12, 1), {"received": 1}, "Monat"),
        (OCTOBER, {"received": -1}, "kleiner als 0"),
        (OCTOBER, {"stock": 10**6}, "zu groß"),
        (OCTOBER, {"received": 1, "kind": "divorce"}, "Art von"),
        (OCTOBER, {"received": 1, "source": "Herr Amiri"}, "Person"),
    ],
)
def test_record_monthly_count_refuses_what_does_not_fit(musterland, month, figures, reason):
    with pytest.raises(backlog.CountNotPossible, match=reason):
        report(musterland, month, **figures)


def test_record_monthly_count_for_the_own_authority_or_by_the_coordinating_office(musterland):
    other = elsewhere(musterland)
    report(musterland, OCTOBER, "charlie", authority=other, received=3)
    for login, authority in (("frank", other), ("diana", other), ("alice", musterland.immigration)):
        with pytest.raises(PermissionDenied):
            report(musterland, OCTOBER, login, authority=authority, received=3)
    assert not MonthlyCount.objects.visible_to(musterland.actor("frank")).exists()
    assert MonthlyCount.objects.visible_to(musterland.actor("diana")).count() == 1
    assert not MonthlyCount.objects.visible_to(musterland.actor("alice")).exists()


def test_import_monthly_counts_takes_all_or_none(musterland):
    line = CountLine(2, musterland.immigration.pk, "naturalisation", OCTOBER, CountData(received=3))
    again = CountLine(3, musterland.immigration.pk, "naturalisation", OCTOBER, CountData(received=4))
    assert backlog.import_monthly_counts(actor=musterland.actor("frank"), lines=[line, again]) == 2
    assert MonthlyCount.objects.get().received == 4
    wrong = CountLine(9, musterland.immigration.pk, "stay_25a", OCTOBER, CountData())
    with pytest.raises(backlog.CountNotPossible, match=r"Zeile 9: .*mindestens"):
        backlog.import_monthly_counts(actor=musterland.actor("frank"), lines=[line, wrong])
    assert MonthlyCount.objects.get().received == 4
    with pytest.raises(PermissionDenied):
        backlog.import_monthly_counts(actor=musterland.actor("alice"), lines=[line])


def test_set_order_of_work_ends_what_held_before(musterland, facts):
    first = order(musterland)
    second = order(musterland, "campaign_while_none", valid_from=date(2026, 7, 1))
    first.refresh_from_db()
    assert first.valid_until == date(2026, 7, 1)
    assert found.order_of_work(musterland.actor("frank")) == second
    assert facts()[-1] == "order_of_work.set"
    for changes, reason in (
        ({"valid_from": date(2026, 7, 1)}, "nach dem"),
        ({"kind": "nothing", "valid_from": date(2026, 8, 1)}, "gibt es nicht"),
        ({"backlog_from": 0, "valid_from": date(2026, 8, 1)}, "mindestens"),
        ({"target_on": date(2026, 8, 1), "valid_from": date(2026, 8, 1)}, "Zieltag"),
    ):
        with pytest.raises(backlog.OrderNotPossible, match=reason):
            order(musterland, **changes)
    for login in ("frank", "diana", "alice"):
        with pytest.raises(PermissionDenied):
            order(musterland, login=login, valid_from=date(2026, 9, 1))
    assert OrderOfWork.objects.count() == 2


# --- Lines and what follows --------------------------------------------------------------


def test_reported_and_registered_stand_side_by_side(musterland):
    for days in (400, 200, 100):
        register(musterland, days=days)
    move(musterland, register(musterland, days=300), "granted", days=40)
    report(musterland, OCTOBER, received=9, stock=20)
    line = next(iter(found.backlog_lines(musterland.actor("charlie"), musterland.today)))
    assert (line.months[-1].received, line.months[-1].stock, line.months[-1].granted) == (9, 20, 1)
    assert (line.derived[-1].stock, line.stock) == (3, (20, date(2026, 10, 31)))
    assert (line.overdue(6), line.overdue(12), line.overdue(24)) == (2, 1, 0)
    assert found.proposal(musterland.actor("frank"), musterland.immigration.pk, "naturalisation", OCTOBER).granted == 1
    assert found.proposal(musterland.actor("frank"), musterland.immigration.pk, "stay_25a", OCTOBER) is None


def test_what_follows_from_the_order_of_work(musterland):
    frank = musterland.actor("frank")
    assert "nicht bekannt" in consequence(found.district_standing(frank)).text
    row = register(musterland, days=400)
    assert "noch nicht festgelegt" in consequence(found.district_standing(frank)).text
    order(musterland)
    assert "Zuerst der Antragsstau" in consequence(found.district_standing(frank)).text
    assert "1 Antrag wartet" in consequence(found.district_standing(frank)).text
    order(musterland, "both", valid_from=date(2026, 2, 1))
    assert "nebeneinander" in consequence(found.district_standing(frank)).text
    order(musterland, "campaign_while_none", valid_from=date(2026, 3, 1))
    assert "ruht" in consequence(found.district_standing(frank)).text
    move(musterland, row, "granted")
    assert "Die Stellen führen die Kampagne" in consequence(found.district_standing(frank)).text
    report(musterland, OCTOBER, kind="stay_25a", stock=4)
    assert "nicht bekannt" in consequence(found.district_standing(frank)).text


def test_the_aim_is_held_against_the_forecast(musterland):
    aim = order(musterland, target_on=date(2027, 6, 30))
    assert "erreicht" in aim_words(Forecast("day", date(2027, 6, 30)), aim)
    assert "1 Monat verfehlt" in aim_words(Forecast("day", date(2027, 7, 31)), aim)
    assert "weniger als einen Monat" in aim_words(Forecast("day", date(2027, 7, 1)), aim)
    assert "nicht zu erreichen" in aim_words(Forecast("never"), aim)
    assert aim_words(Forecast("unknown"), aim) == aim_words(Forecast("never"), None) == ""
    assert [trend_words(number) for number in (None, 0, 3, -2)] == [
        "nicht bekannt",
        "gleich geblieben",
        "gestiegen um 3",
        "gesunken um 2",
    ]


def test_naturalisations_by_year(musterland):
    report(musterland, OCTOBER, granted=5)
    report(musterland, date(2025, 3, 1), granted=2)
    move(musterland, register(musterland, days=100), "granted", days=30)
    move(musterland, register(musterland, days=100), "granted", days=90)
    years = naturalisations(musterland.actor("charlie"))
    assert [(year.year, year.naturalised, year.months, year.is_whole) for year in years] == [
        (2025, 2, 1, False),
        (2026, 6, 4, False),
    ]


# --- Pages -------------------------------------------------------------------------------


def test_the_backlog_shows_stock_ages_and_forecast(musterland, visit):
    order(musterland)
    for month in range(5, 11):
        report(
            musterland, date(2026, month, 1), received=4, granted=8, refused=2, otherwise_done=0, stock=100 - 6 * month
        )
    register(musterland, days=800)
    page = visit("frank").get(PATH)
    for word in ("Zuerst der Antragsstau", "Ausländerbehörde Musterland", "40", "24.05.2027", "24 Monate und länger"):
        assert word in page
    assert "gesunken" in page or "nicht bekannt" in page
    assert "<svg" in page
    assert "Reihenfolge festlegen" not in page
    for login in ("charlie", "diana"):
        assert "Ausländerbehörde Musterland" in visit(login).get(f"{PATH}?behoerde=abh&art=naturalisation")
        assert "Noch keine Zahlen" in visit(login).get(f"{PATH}?art=stay_25a&stichtag=31.02.2026")
    for login in ("alice", "anton"):
        visit(login).get(PATH, 403)


def test_a_month_that_does_not_add_up_is_marked(musterland, visit):
    report(musterland, date(2026, 9, 1), stock=10)
    report(musterland, OCTOBER, received=4, granted=8, refused=0, otherwise_done=0, stock=10)
    assert "4 unerklärt" in visit("diana").get(PATH)


def test_counts_are_entered_beside_the_registers_proposal(musterland, visit):
    register(musterland, days=40)
    frank = visit("frank")
    assert "Wofür sind die Zahlen?" in frank.get(f"{PATH}zahlen/")
    frank.get(f"{PATH}zahlen/?behoerde=abh&art=naturalisation&monat=13.2026", 422)
    frank.get(f"{PATH}zahlen/?behoerde=kreis&art=naturalisation&monat=10.2026", 422)
    address = f"{PATH}zahlen/?behoerde=abh&art=naturalisation&monat=10.2026"
    assert "Nach dem Register: 1" in frank.get(address)
    frank.send(address, {"received": "3", "stock": ""})
    assert (MonthlyCount.objects.get().received, MonthlyCount.objects.get().stock) == (3, None)
    assert 'value="3"' in frank.get(address)
    assert "ganze Zahl" in frank.send(address, {"received": "drei", "version": 1}, 422)
    frank.send(address, {"received": "3", "stock": "7", "version": 1})
    late = frank.send(address, {"received": "9", "version": 1}, 422)
    assert "Inzwischen" in late
    for login, status in (("charlie", 200), ("diana", 403), ("alice", 403)):
        visit(login).get(f"{PATH}zahlen/", status)


def table(*rows, head=COLUMNS):
    return "\r\n".join(";".join(row) for row in (head, *rows)).encode("utf-8-sig")


GOOD = ("abh", "naturalisation", "2026-10", "", "4", "0", "", "", "7", "Meldung")


def test_a_file_of_counts_is_read(musterland, visit):
    frank = visit("frank")
    address = f"{PATH}zahlen/einlesen/"
    frank.send(address, {"file": SimpleUploadedFile("z.csv", table(GOOD))})
    row = MonthlyCount.objects.get()
    assert (row.enquiries, row.received, row.granted, row.stock, row.source) == (None, 4, 0, 7, "Meldung")
    assert "abh;naturalisation;2026-10;;4;0;;;7;Meldung" in frank.get(f"{PATH}zahlen/zahlen.csv")
    assert "behoerde;art;monat" in frank.get(f"{PATH}zahlen/vorlage.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        table(),
        table(GOOD, head=COLUMNS[1:]),
        table(("kreis", *GOOD[1:])),
        table((GOOD[0], "divorce", *GOOD[2:])),
        table((*GOOD[:2], "2026-13", *GOOD[3:])),
        table((*GOOD[:4], "-4", *GOOD[5:])),
        table((*GOOD[:4], "٤", *GOOD[5:])),
        table((*GOOD[:3], "", "", "", "", "", "", "")),
        table(GOOD, (*GOOD[:2], "2027-01", *GOOD[3:])),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(musterland, visit, content):
    sent = SimpleUploadedFile("z.csv", content)
    visit("frank").send(f"{PATH}zahlen/einlesen/", {"file": sent}, 422)
    assert not MonthlyCount.objects.exists()


def test_the_order_of_work_is_set_on_its_page(musterland, visit):
    form = {"order": "backlog_first", "backlog_from": "5", "backlog_after_months": "6", "valid_from": "01.11.2026"}
    visit("frank").get(f"{PATH}reihenfolge/", 403)
    charlie = visit("charlie")
    charlie.send(f"{PATH}reihenfolge/", form)
    assert "zuerst den Antragsstau abbauen" in charlie.get(PATH)
    assert "nach dem" in charlie.send(f"{PATH}reihenfolge/", form, 422)


def test_naturalisations_show_other_sources_too(musterland, visit):
    common = {"tenant": musterland.tenant, "metric": "Einbürgerungen", "source": "Landesdatenbank NRW"}
    ContextFigure.objects.create(**common, value=4026, reference="2017 bis 2023")
    report(musterland, OCTOBER, granted=5)
    page = visit("charlie").get(f"{PATH}einbuergerungen/")
    assert "4.026" in page
    assert "unvollständig: 1 von 11" in page
    visit("alice").get(f"{PATH}einbuergerungen/", 403)


@pytest.mark.parametrize("text", ["13.2026", "0.2026", "10/26", "Oktober", "2026-1", "10.0026", "²0.2026"])
def test_a_month_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        read_month(text)


def test_the_backlog_needs_a_handful_of_statements(musterland, visit, django_assert_max_num_queries):
    for number in range(40):
        register(musterland, days=10 + number * 20, kind=("stay_25a", "naturalisation")[number % 2])
    frank = visit("frank")
    with django_assert_max_num_queries(14):
        frank.get(PATH)
    assert Proceeding.objects.count() == 40
