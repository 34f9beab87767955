"""The inconsistencies of section 18, each named after its flag: the report tolerates them and shows them."""

from datetime import date
from decimal import Decimal

import pytest

from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.reports import KINDS
from kimpass.controlling.tests.golden import told

D = Decimal
pytestmark = pytest.mark.django_db


def waf():
    return told("warendorf", "status", date(2022, 11, 21))


def pb(kind="status", as_of=date(2025, 6, 30), period=None):
    return told("paderborn", kind, as_of, period)


def hx(kind="status", as_of=date(2021, 12, 31), period=None):
    return told("hoexter", kind, as_of, period)


def gt():
    return told("guetersloh", "interim", date(2024, 2, 20))


def test_f_01():
    found = waf()
    rest = [found.value(f"staffing.{row}.remainder") for row in ("case_management", "immigration_authority")]
    assert rest == [D("3.50"), D("0.25")]
    assert found.value("staffing.naturalisation_authority.remainder") == D("0.50")
    assert found.value("staffing.case_management.vacant") == D("2.88")
    assert "Die Quelle nennt keinen Grund" in found.remarks("staffing.case_management.remainder")


def test_f_02():
    assert "Der 22.05.2022 ist ein Sonntag. Bitte das Datum prüfen." in waf().content["remarks"]


def test_f_03():
    found = waf()
    keys = ("funding.line.block_1.measures_from_interface_analysis", "funding.line.interpreting")
    assert [found.value(key) for key in keys] == [D(30000), D(30000)]
    assert found.value("funding.total") == D(1222800)
    assert "nicht in der Jahressumme" in found.remarks(keys[1])


def test_f_04():
    found = pb()
    assert found.value("register.unassigned") == D("1.00")
    assert "nicht zugeordnet" in found.proof("register.unassigned")[0]


def test_f_05():
    goals = pb("goals", None, "2022/23")
    active = goals.figures["goal_2.communes_with_cm"]
    assert {"Salzkotten", "Bad Lippspringe"} <= set(goals.proof("goal_2.communes_with_cm"))
    assert "im Zeitraum" in active["definition"]
    assert "besetzt" in pb().figures["communes.on_day"]["definition"]


def test_f_06():
    found = pb()
    assert found.value("steering.seats") == 16
    assert found.value("steering.heads_at_least") == 15
    assert "Es können mehr Personen sein" in found.remarks("steering.seats")
    assert found.proof("steering.seats")[-2:] == [
        "Leitungen weiterer Fachämter",
        "weitere Entscheiderinnen und Entscheider",
    ]


def test_f_07():
    assert hx(as_of=date(2022, 1, 1)).value("register.unassigned") == D("4.00")


def test_f_08():
    found = hx()
    assert found.value("staffing.coordination.filled") is None
    assert found.figures["staffing.coordination.filled"]["shown"] == "unbekannt"
    assert "Unbekannt ist nicht null" in found.remarks("staffing.coordination.filled")


def test_f_09():
    found = hx()
    editions = [row for row in found.rows("concepts") if "Landes" in row[0]]
    assert [row[2] for row in editions] == ["03.12.2020", "17.12.2020"]
    assert all(row[5] for row in editions)
    assert "verschiedene Daten: 03.12.2020, 17.12.2020" in " ".join(found.content["remarks"])


def test_f_10():
    older, newer = hx().section("programme")["texts"][0], waf().section("programme")["texts"][0]
    assert "§ 1 Nr. 8" in older
    assert "§ 9" in newer
    assert "25.11.2021" in newer
    assert "in Kraft seit 01.01.2022" in newer


@pytest.mark.parametrize(
    # The one cell Höxter's paper still tells carries a date of its own: 03'21.
    ("key", "day", "told_cells"),
    [("hoexter", date(2021, 12, 31), 1), ("paderborn", date(2025, 6, 30), 0)],
)
def test_f_11(key, day, told_cells):
    found = told(key, "status", day)
    assert found.value("milestones.halves") == 4
    assert found.value("milestones.unknown") == found.value("milestones.cells") - told_cells
    assert "Unbekannt ist nicht nein" in found.remarks("milestones.unknown")
    assert len(set(found.proof("milestones.halves"))) == 4


def test_f_12():
    rows = [row for row in pb().rows("target_groups") if "UmA" in row[0]]
    assert rows[0][1] == "ab 18 Jahren"
    assert rows[0][2] == "KIM-Case-Management UmA"
    assert "junge unbegleitete Ausländer" in rows[0][0]


def test_f_13():
    broken = ("vgl. Kap", "Siehe Antwort", "siehe auch Seite")
    texts = [(SHIPPED / "hoexter.yaml").read_text(encoding="utf-8")]
    texts += [hx(kind, None if kind == "goals" else date(2021, 12, 31), None).text() for kind in KINDS]
    assert not any(words.casefold() in text.casefold() for text in texts for words in broken)


def test_f_14():
    outcomes = set(pb("controlling", None, "2025").proof("cases.opened"))
    assert outcomes - {"noch offen"} == {
        "registriert und informiert",
        "direkt geregelt",
        "rechtskreisübergreifende Begleitung",
        "Verweisberatung",
    }


def test_f_15():
    ways = {row[0]: row[3] for row in pb("experience", None, "2022/23").rows("themes")}
    assert ways["Chancen-Aufenthaltsrecht"] == "Lenkungsgruppe"


def test_f_16():
    found = gt()
    assert found.value("programme.programme_start") == 2021
    assert found.figures["programme.programme_start"]["shown"] == "2021"
    assert (found.value("communes.active.2022"), found.value("communes.active.2023")) == (5, 10)
    assert "erste Kommune 2022" in " ".join(found.section("communes")["tables"][0]["remarks"])


def test_f_17():
    found = gt()
    assert found.value("programme.building_block_3") is None
    assert found.figures["programme.building_block_3"]["shown"] == "unbekannt"
    assert "weder ja noch nein" in found.remarks("programme.building_block_3")


def test_f_18():
    assert "MKFFI" in hx().section("programme")["texts"][1]
    assert "MKJFGFI" in waf().section("programme")["texts"][1]
    assert "MKJFGFI" in gt().section("programme")["texts"][1]


def test_f_19():
    assert "Kampagne, solange es keinen Antragsstau gibt" in pb("year-end", None, "2025").section("order")["texts"][0]
    assert "zuerst den Antragsstau abbauen" in hx("year-end", None, "2021").section("order")["texts"][0]


def test_f_20():
    first = pb("goals", None, "2022/23")
    assert {"goal_1.lg_sessions", "goal_1.generative_themes_in_lg"} <= set(first.figures)
    following = pb("goals", None, "2023/24")
    assert following.value("goal_2.planning_conferences.target") == 4
    assert any(
        "lg_sessions" in word or "Lenkungsgruppe" in word
        for word in following.proof("goal_2.planning_conferences.target")
    )


def test_f_21():
    found = hx()
    own = {row[1]: row for row in found.rows("concepts") if "Kreis Höxter" in row[0]}
    assert own["Vorlage März 2021"][4] == "23.03.2021, Kreistag"
    assert own["Dezember 2021"][4] == "nicht erfasst"
    assert "gilt einer früheren Fassung" in " ".join(found.content["remarks"])


def test_f_22():
    found = hx()
    dated = {row[0]: (row[2], row[3]) for row in found.rows("context")}
    assert dated["Neuzugewanderte seit 2015, rund"][0] == "2019"
    assert dated["mit Einwanderungsgeschichte, rund"][0] == "2020"
    assert all(source for _day, source in dated.values())
    assert "verschiedenen Stichtagen: 2019, 2020" in found.remarks("context.newcomers_share")
