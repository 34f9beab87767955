"""The pages on posts, as the management, the coordinating office and others meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kimpass.organisation.actions.setup import set_words
from kimpass.organisation.actions.staffing import FillData, fill_post
from kimpass.organisation.models import Post, PostTerms, Staffing
from kimpass.organisation.selectors.post_keys import find_row, row_key
from kimpass.organisation.tests.ground import BEGIN, fte, post, said, sent

BASE = "/steuerung/stellen/"


@pytest.fixture
def diana(musterland, client):
    musterland.sign_in(client, "diana")
    return client


@pytest.fixture
def charlie(musterland, client):
    musterland.sign_in(client, "charlie")
    return client


def address(row, way=""):
    return f"{BASE}{row.public_id}/{way}"


def public(world, name):
    return world.units[name].public_id


def test_the_whole_life_of_a_post_in_the_browser(musterland, diana):
    assert "Dazu gibt es keine Stellen." in said(diana.get(BASE))
    page = sent(
        diana,
        f"{BASE}neu/",
        number="CM-7",
        building_block="2",
        function="case_management",
        valid_from="01.01.2025",
        fte_approved="1,00",
        employing_body_id=musterland.office.public_id,
        unit_0=public(musterland, "waldhausen"),
        share_0="60",
        unit_1=public(musterland, "bergheim"),
        state="advertised",
        reason="Größe der Kommune",
    )
    row = Post.objects.get()
    assert "Die Stelle ist angelegt." in page
    assert "Waldhausen (60" in page
    page = sent(
        diana,
        address(row, "besetzen/"),
        fte="0,75",
        valid_from="01.02.2025",
        staff_id=musterland.staff["alice"].public_id,
    )
    assert "0,75 VZÄ, Alice" in page
    assert "0,25 VZÄ seit 01.01.2025" in page
    page = sent(diana, address(row, "verfahren/"), state="refilling", valid_from="01.03.2025")
    assert "Nachbesetzung läuft" in page
    page = sent(
        diana,
        address(row, "bedingungen/"),
        valid_from="01.06.2025",
        fte_approved="0,50",
        employing_body_id=musterland.welfare.public_id,
    )
    assert "Diakonie Musterland" in page
    assert "Die Stelle ist ab dem 01.06.2025 mit 0,75 von 0,50 VZÄ besetzt." not in page
    page = sent(diana, address(row, "begruendung/"), reason="Infrastruktur")
    assert "Infrastruktur" in page
    page = sent(diana, address(row, "einsatzgebiete/"), valid_from="01.07.2025", unit_0=public(musterland, "talweiler"))
    assert "Talweiler: Anteil unbekannt" in page
    page = sent(
        diana,
        address(row, "programm/"),
        programme="Teilhabemanagement",
        permitted_on="06.10.2020",
        valid_from="01.08.2025",
        last_day="31.08.2025",
    )
    assert "Teilhabemanagement (Sondergenehmigung vom 06.10.2020)" in page
    held = Staffing.objects.current().get()
    page = sent(diana, address(row, "besetzung-beenden/"), row_id=row_key(held), last_day="30.09.2025", then="reported")
    assert "Bedarf gemeldet" in page
    page = sent(diana, address(row, "zurueckgeben/"), last_day="31.12.2025")
    assert "zurückgegeben oder aufgeteilt" in page
    assert "CM-7" not in said(diana.get(BASE))
    assert "CM-7" in said(diana.get(f"{BASE}?stichtag=31.12.2025"))
    assert "CM-7" in said(diana.get(f"{BASE}?beendet=on"))


def test_the_register_is_filtered_in_the_address(musterland, diana):
    post(musterland, "CM-1", units=["waldhausen"])
    post(musterland, "CM-2", units=["bergheim"])
    page = said(diana.get(f"{BASE}?einheit={public(musterland, 'bergheim')}&baustein=2&funktion=case_management"))
    assert "CM-2" in page
    assert "CM-1" not in page
    assert "Dazu gibt es keine Stellen." in said(diana.get(f"{BASE}?baustein=3"))
    assert "Dazu gibt es keine Stellen." in said(diana.get(f"{BASE}?bekannt=01.01.2020"))
    for wrong in ("stichtag=31.02.2026", "einheit=zzz", "baustein=9", "bekannt=x%00", "stand=boss"):
        assert diana.get(f"{BASE}?{wrong}").status_code == 200


def test_the_register_asks_as_often_for_many_posts_as_for_few(musterland, diana):
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as found:
            diana.get(BASE)
        return len(found)

    post(musterland, "CM-0", units=["waldhausen"])
    few = statements()
    for number in range(1, 9):
        row = post(musterland, f"CM-{number}", units=["bergheim", "talweiler"])
        fill_post(actor=musterland.actor("diana"), post_id=row.pk, data=FillData(fte("0.5"), BEGIN))
    assert statements() == few


def test_names_of_holders_are_for_those_who_fill_posts(musterland, charlie):
    row = post(musterland)
    member = musterland.staff["alice"].pk
    fill_post(actor=musterland.actor("diana"), post_id=row.pk, data=FillData(fte("0.8"), BEGIN, staff_id=member))
    page = said(charlie.get(address(row)))
    assert "0,80 VZÄ, eine Person" in page
    assert "Alice" not in page
    assert "Besetzen" not in page
    assert "Berichtigen" not in page


def test_a_person_beyond_one_full_post_is_a_remark(musterland, diana):
    one, other = post(musterland, "A"), post(musterland, "B")
    alice = musterland.staff["alice"].public_id
    sent(diana, address(one, "besetzen/"), fte="0,75", valid_from="01.02.2025", staff_id=alice)
    page = sent(diana, address(other, "besetzen/"), fte="0,50", valid_from="01.02.2025", staff_id=alice)
    assert "mit 1,25 VZÄ auf allen Stellen zusammen" in page
    assert "mit 1,25 VZÄ auf allen Stellen zusammen" in said(diana.get(address(other)))


def test_a_correction_keeps_both_versions_readable(musterland, diana):
    row = post(musterland)
    key = row_key(PostTerms.objects.get())
    where = f"{address(row, 'berichtigen/')}?eintrag={key}"
    assert 'value="1,00"' in said(diana.get(where))
    page = sent(
        diana,
        where,
        fte_approved="0,80",
        valid_from="01.01.2024",
        reason="Bescheid falsch abgeschrieben",
        employing_body_id=musterland.office.public_id,
        last_day="",
        diverted_to="",
    )
    assert "berichtigt: Bescheid falsch abgeschrieben" in page
    assert "Bedingungen: 1,00 VZÄ" in page
    assert find_row(musterland.actor("diana"), row, key) is None
    assert diana.get(where).status_code == 302, "the key died with the version it stood for"
    sent(diana, address(row, "verfahren/"), state="advertised", valid_from="01.02.2025")
    kind = next(r for r in row.recruitments.current())
    page = sent(diana, f"{address(row, 'zuruecknehmen/')}?eintrag={row_key(kind)}", reason="andere Stelle")
    assert "Besetzungsverfahren: ausgeschrieben" in page


def test_two_who_change_the_terms_see_both_versions(musterland, diana):
    row = post(musterland)
    where = address(row, "bedingungen/")
    old = diana.get(where).content.decode().partition('name="seen_values" value="')[2][:32]
    values = {"valid_from": "01.06.2025", "employing_body_id": musterland.office.public_id}
    sent(diana, where, **values, fte_approved="0,50")
    answer = diana.post(where, {**values, "fte_approved": "0,75", "seen_values": old})
    assert answer.status_code == 422
    assert "Inzwischen hat jemand anderes gespeichert" in said(answer)


def test_many_posts_move_in_one_step(musterland, diana):
    rows = [post(musterland, f"CM-{number}") for number in range(3)]
    page = said(diana.get(f"{BASE}traegerwechsel/"))
    assert "CM-2 · Case Management · Kreis Musterland" in page
    page = sent(
        diana,
        f"{BASE}traegerwechsel/",
        moved_on="01.01.2026",
        employing_body_id=musterland.welfare.public_id,
        posts=[row.public_id for row in rows],
        with_it=["line_management"],
    )
    assert page.count("Diakonie Musterland") == 3
    assert said(diana.get(f"{BASE}?stichtag=31.12.2025")).count("Diakonie Musterland") == 0


def test_a_pool_is_split_on_a_date(musterland, diana):
    pool = post(musterland, "POOL", "14.00")
    where = address(pool, "aufteilen/")
    answer = diana.post(where, {"on": "01.01.2026", "number_0": "CM-1", "fte_0": ""})
    assert answer.status_code == 422
    assert "Nummer und VZÄ gehören zusammen." in said(answer)
    sent(
        diana,
        where,
        on="01.01.2026",
        number_0="CM-1",
        fte_0="1,00",
        unit_0=public(musterland, "waldhausen"),
        number_1="CM-2",
        fte_1="0,50",
    )
    page = said(diana.get(BASE))
    assert "12,50 VZÄ" in page
    assert "14,00 VZÄ" in page, "the sum stays what was approved"


READ = ("posts", "entitlement", "turnover", "staffing_figures", "participation", "working_modes", "success_conditions")
WRITE = ("set_up_post", "move_posts", "report_staffing_figure", "add_success_condition", "suggest_success_conditions")


@pytest.mark.parametrize(
    ("who", "reads", "writes"), [("diana", 200, 200), ("charlie", 200, 403), ("anton", 200, 403), ("alice", 403, 403)]
)
def test_who_reads_and_who_writes(musterland, client, who, reads, writes):
    musterland.sign_in(client, who)
    assert {client.get(reverse(f"posts:{name}")).status_code for name in READ} == {reads}
    found = {client.get(reverse(f"posts:{name}")).status_code for name in WRITE}
    assert found <= {writes, 302 if writes == 200 else writes}


WAYS = (
    "bedingungen/",
    "begruendung/",
    "einsatzgebiete/",
    "verfahren/",
    "programm/",
    "zurueckgeben/",
    "aufteilen/",
    "besetzen/",
    "besetzung-beenden/",
)
BAD = ("a\x00b", "31.02.2026", "<script>", "-99999999999999999999", "", "x" * 5000, "31.12.2199", "01.01.1900")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("way", WAYS)
def test_bad_input_gets_an_answer(musterland, diana, way, bad):
    row = post(musterland)
    names = (
        "valid_from",
        "last_day",
        "fte_approved",
        "fte",
        "state",
        "unit_0",
        "share_0",
        "number_0",
        "fte_0",
        "on",
        "reason",
        "row_id",
        "then",
        "staff_id",
        "programme",
        "permitted_on",
        "employing_body_id",
    )
    for values in (
        dict.fromkeys(names, bad),
        {
            **dict.fromkeys(names, ""),
            "valid_from": bad,
            "last_day": bad,
            "fte": "1",
            "state": "reported",
            "programme": "P",
        },
    ):
        assert diana.post(address(row, way), values).status_code in {302, 422}


def test_posts_of_others_are_not_there(musterland, neighbour, diana):
    row = post(musterland)
    Post.objects.filter(pk=row.pk).update(number="CM-1")
    assert diana.get(f"{BASE}abcdefghjkmn/").status_code == 404


def test_a_post_stands_under_the_districts_own_word_for_a_baustein(musterland, charlie):
    made = post(musterland)
    assert "Baustein 2" in said(charlie.get(address(made)))
    set_words(actor=musterland.actor("anton"), words={"block_word": "Modul", "building_block": "roman"})
    for page in (charlie.get(address(made)), charlie.get(BASE)):
        assert "Modul II" in said(page)
        assert "Baustein 2 " not in said(page)
