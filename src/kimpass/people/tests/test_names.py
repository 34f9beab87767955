import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.people.actions.households import PersonData, add_person, register_household
from kimpass.people.models import NameKey, Person
from kimpass.people.selectors import names, shortlist
from kimpass.people.selectors.likeness import fit
from kimpass.people.selectors.names import find_people, name_keys, possible_duplicates, tokens
from kimpass.people.selectors.scripts import words_of
from kimpass.people.selectors.sounds import KEY_LENGTH, skeletons
from kimpass.people.selectors.words import parts
from tests.support.cast import TODAY

SAME = [
    ("Muhammad", "Mohamed"),
    ("Mehmet", "محمد"),
    ("Shevchenko", "Schewtschenko"),
    ("Shevchenko", "Шевченко"),
    ("Chevtchenko", "Szewczenko"),
    ("Yousef", "يوسف"),
    ("Yusuf", "Jussuf"),
    ("Khalil", "Chalil"),
    ("Khalil", "Halil"),
    ("Jamal", "Djamal"),
    ("Cemal", "Jamal"),
    ("Hussein", "Gusein"),
    ("Oleh", "Oleg"),
    ("Serhii", "Sergej"),
    ("Hryhorii", "Grigorij"),
    ("Daoud", "Dawud"),
    ("Abdulrahman", "Abd al-Rahman"),
    ("Abdelrahman", "Abdurrahman"),
    ("Othman", "Osman"),
    ("Tesfay", "ተስፋይ"),
    ("Zeynep", "Zainab"),
    ("Al-Hassan", "Alhassan"),
    ("Qasim", "Kassem"),
    ("Xhemajl", "Dschemail"),
    ("Nguyen", "Nguyễn"),
    ("Achmed", "Ahmet"),
    ("Volodymyr", "Wladimir"),
    ("Ivanov", "Iwanow"),
    ("Müller", "Mueller"),
    ("Strauß", "Strauss"),
    ("Yevhen", "Jewgenij"),
    ("Aïcha", "Ayşe"),
    ("Šević", "Schewitsch"),
    ("Gulalai", "گلالۍ"),
    ("Reza", "رضا"),
    ("Ramadan", "Ramazan"),
    ("Riyad", "Riaz"),
    ("Gamal", "Cemal"),
    ("Ibrahim", "Brahim"),
    ("Kateryna", "Ekaterina"),
    ("Gebremariam", "Gebre Mariam"),
    ("Habibullah", "Habib Ullah"),
    ("Nur al-Din", "Nooruddin"),
    ("Elahmad", "Al-Ahmad"),
    ("Shcherbak", "Szczerbak"),
    ("Țurcanu", "Tzurcanu"),
    ("Xelîl", "Khalil"),
    ("Diallo", "Jallow"),
    ("Mohd", "Mohammed"),
    ("Mehmet", "MXHMD"),
    ("Mhmd", "Muhammad"),
    ("Jevgēņija", "Yevgeniya"),
]
# Another spelling of the first must come before the second, which is another name.
NEARER = [
    ("Hassan", "حسن", "حسين"),
    ("Hussein", "حسين", "حسن"),
    ("Karim", "Kareem", "Karima"),
    ("Mohammed", "Mehmet", "Mahmoud"),
    ("Ali", "Alee", "Alia"),
    ("Olena", "Elena", "Alina"),
    ("Ștefan", "Schtefan", "Stefania"),
    ("Tesfay", "Tesfaye", "Tesfalem"),
    ("Shcherbak", "Schtscherbak", "Shevchuk"),
    ("Jamal", "Cemal", "Kemal"),
]
NAMES = st.lists(st.text(alphabet=string.ascii_letters + "äöüßéşčћжшمحد'- ", min_size=1, max_size=12), max_size=3)


@pytest.mark.parametrize(("one", "other"), SAME, ids=[f"{a}-{tokens(b)[0]}" for a, b in SAME])
def test_spellings_of_one_name_share_a_key(one, other):
    assert name_keys(one, "", "") & name_keys(other, "", "")


@pytest.mark.parametrize(("one", "other"), [("Ali", "Omar"), ("Berg", "Tal"), ("Petrov", "Sidorov"), ("Nur", "Lina")])
def test_different_names_share_none(one, other):
    assert not name_keys(one, "", "") & name_keys(other, "", "")


@given(NAMES, NAMES)
def test_name_keys_do_not_depend_on_order_or_case(family, given_names):
    one = name_keys(" ".join(family), " ".join(given_names), "")
    assert one == name_keys(" ".join(given_names), " ".join(family), "")
    assert one == name_keys(" ".join(family).upper().lower(), " ".join(given_names), "")


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
def test_name_keys_fit_their_column_whatever_is_typed(family, given_names, original):
    keys = name_keys(family, given_names, original)
    assert all(0 < len(key) <= KEY_LENGTH and key.isascii() for key in keys)
    assert keys == name_keys(family, given_names, original)


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=20))
def test_every_word_has_a_skeleton(word):
    assert skeletons(word)


@pytest.mark.parametrize(("name", "same", "other"), NEARER)
def test_another_spelling_is_nearer_than_another_name(name, same, other):
    assert fit(parts(name), parts(same)) > fit(parts(name), parts(other))


@given(NAMES, NAMES)
def test_nothing_is_more_alike_than_a_name_itself(one, other):
    mine, theirs = parts(" ".join(one)), parts(" ".join(other))
    assert 0 <= fit(mine, theirs) <= 100
    assert not mine or fit(mine, mine) >= fit(mine, theirs) - 1e-6


def test_a_vowelless_passport_zone_is_read_like_arabic_script():
    assert words_of("XSHAHYN<<MXHMD") == ("shahyn", "məhəməd")
    assert words_of("XHEMAJL HOXHA BAXTAWAR") == ("xhemajl", "hoxha", "baxtawar")


def test_particles_are_dropped_unless_nothing_else_is_there():
    assert tokens("von der Au", "") == ["au"]
    assert tokens("Abu", "") == ["abu"]


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def take_in(musterland):
    def take(family, given_names="", original="", year=None, *, by="alice", unit="musterstadt"):
        actor = musterland.actor(by)
        household = register_household(actor=actor, unit_id=musterland.units[unit].pk, on=TODAY)
        data = PersonData(family_name=family, given_names=given_names, original_name=original, birth_year=year)
        return add_person(
            actor=actor, household_id=household.pk, person=data, relation="reference", on=TODAY, is_reference=True
        )

    return take


@pytest.mark.parametrize("query", ["Schewtschenko", "Шевченко", "oksana shevchenko", "SHEVCHENKO, Oxana", "Shev"])
def test_find_people(alice, take_in, query):
    wanted = take_in("Shevchenko", "Oksana", "Шевченко Оксана", 1990)
    take_in("Haile", "Tesfay")
    assert [hit.person for hit in find_people(alice, query)] == [wanted]


def test_find_people_best_first(alice, take_in):
    other, wanted = take_in("Mohamadi", "Ali"), take_in("Muhammad", "Ali", year=1980)
    hits = find_people(alice, "Mohamed Ali 1980")
    assert [hit.person for hit in hits] == [wanted, other]
    assert hits[0].sounds_alike


def test_find_people_with_a_wrong_year(alice, take_in):
    wanted = take_in("Shevchenko", "Oksana", year=1990)
    assert [hit.person for hit in find_people(alice, "Shevchenko 1991")] == [wanted]


@pytest.mark.parametrize("query", ["", "   ", "1990", "%", "'; --", "\x00", "🙂"])
def test_find_people_by_nothing(alice, take_in, query):
    take_in("Shevchenko", "Oksana", year=1990)
    assert find_people(alice, query) == []


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana", "anton"])
def test_find_people_of_others_finds_nobody(musterland, take_in, login):
    take_in("Shevchenko", "Oksana")
    assert find_people(musterland.actor(login), "Shevchenko") == []


@pytest.mark.parametrize("typed", ["Schewts", "Shevch", "oks", "Шевч"])
def test_find_people_half_typed(alice, take_in, typed):
    wanted = take_in("Shevchenko", "Oksana", "Шевченко Оксана", 1990)
    take_in("Haile", "Tesfay")
    assert [hit.person for hit in find_people(alice, typed)] == [wanted]


def test_find_people_half_typed_in_both_spellings(alice, take_in):
    one, other = take_in("Schewtschenko", "Oxana", year=1991), take_in("Shevchenko", "Oksana", year=1990)
    assert [hit.person for hit in find_people(alice, "Schewtsch")] == [one, other]


def test_find_people_of_somebody_who_keeps_very_many(alice, take_in, monkeypatch, django_assert_max_num_queries):
    people = [take_in("Shevchenko", "Oksana", year=1990), take_in("Schewtschenko", "Iryna"), take_in("Haile", "Tesfay")]
    take_in("Shevchenko", "Oksana", by="eve", unit="nebenstadt")
    few = [find_people(alice, query) for query in ("Oksana Szewczenko", "Schewtschenko 1991", "ሃይለ ተስፋይ")]
    monkeypatch.setattr(names, "_many", lambda actor: [1])
    many = [find_people(alice, query) for query in ("Oksana Szewczenko", "Schewtschenko 1991", "ሃይለ ተስፋይ")]
    assert many == few
    assert [hit.person for hit in many[2]] == people[2:]
    with django_assert_max_num_queries(4):
        find_people(alice, "Oksana Szewczenko")


def test_find_people_of_somebody_who_keeps_few_of_very_many(alice, take_in, monkeypatch):
    for _ in range(4):
        take_in("Shevchenko", "Oksana", by="eve", unit="nebenstadt")
    own = take_in("Schewtschenko", "Oxana")
    monkeypatch.setattr(names, "_many", lambda actor: [1])
    monkeypatch.setattr(shortlist, "MOST", 2)
    monkeypatch.setattr(names, "PORTIONS", (1, 2))
    assert [hit.person for hit in find_people(alice, "Oksana Shevchenko")] == [own]


@pytest.mark.parametrize("login", ["alice", "bob", "eve", "charlie", "diana", "anton"])
def test_kept_one_by_one_is_what_is_visible(musterland, take_in, login):
    kept = [take_in("Shevchenko"), take_in("Haile"), take_in("Berg", by="eve", unit="nebenstadt")]
    Person.objects.filter(pk=kept[1].pk).update(absorbed_into=kept[0])
    musterland.deputise(of="alice", by="bob")
    actor = musterland.actor(login)
    assert set(Person.objects.kept_one_by_one(actor)) == set(Person.objects.visible_to(actor))
    assert bool(Person.objects.kept_one_by_one(actor)) is (login in {"alice", "bob", "eve"})


def test_find_people_asks_twice(alice, take_in, django_assert_max_num_queries):
    for number in range(12):
        take_in("Shevchenko", f"Oksana{chr(97 + number)}")
    with django_assert_max_num_queries(2):
        assert len(find_people(alice, "Schewtschenko", limit=10)) == 10


def test_possible_duplicates_links_own_people(alice, take_in):
    known = take_in("Shevchenko", "Oksana", year=1990)
    hints = possible_duplicates(alice, family_name="Schewtschenko", given_names="Oxana", birth_year=1990)
    assert [hint.person for hint in hints] == [known]


def test_possible_duplicates_tells_only_who_knows_the_others(alice, take_in):
    take_in("Shevchenko", "Oksana", year=1990, by="eve", unit="nebenstadt")
    hints = possible_duplicates(alice, family_name="Shevchenko", given_names="Oksana", birth_year=1990)
    assert [(hint.person, hint.known_at) for hint in hints] == [(None, "Kreis Musterland")]


@pytest.mark.parametrize(("family", "given_names"), [("Shevchenko", ""), ("", "Oksana"), ("Shevchenko", "Iryna")])
def test_possible_duplicates_does_not_let_others_be_fished(alice, take_in, family, given_names):
    take_in("Shevchenko", "Oksana", year=1990, by="eve", unit="nebenstadt")
    assert possible_duplicates(alice, family_name=family, given_names=given_names, birth_year=1990) == []


def test_possible_duplicates_hides_protected_people_of_others(alice, take_in):
    hidden = take_in("Shevchenko", "Oksana", year=1990, by="eve", unit="nebenstadt")
    Person.objects.filter(pk=hidden.pk).update(is_protected=True)
    assert possible_duplicates(alice, family_name="Shevchenko", given_names="Oksana", birth_year=1990) == []


def test_possible_duplicates_names_each_body_once(alice, take_in):
    for _ in range(3):
        take_in("Shevchenko", "Oksana", year=1990, by="eve", unit="nebenstadt")
    hints = possible_duplicates(alice, family_name="Shevchenko", given_names="Oksana", birth_year=None)
    assert len(hints) == 1


def test_possible_duplicates_looks_again_when_the_year_is_wrong(alice, take_in):
    known = take_in("Shevchenko", "Oksana", year=1990)
    hints = possible_duplicates(alice, family_name="Shevchenko", given_names="Oksana", birth_year=1991)
    assert [hint.person for hint in hints] == [known]


def test_possible_duplicates_asks_three_times_at_most(alice, take_in, django_assert_max_num_queries):
    for number in range(8):
        take_in("Shevchenko", f"Oksana{chr(97 + number)}", year=1990)
    with django_assert_max_num_queries(3):
        possible_duplicates(alice, family_name="Shevchenko", given_names="Oksana", birth_year=1970)


def test_a_name_of_particles_has_keys(take_in):
    assert NameKey.objects.filter(person=take_in("Abu")).exists()
