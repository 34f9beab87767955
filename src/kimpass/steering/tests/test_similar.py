from kimpass.steering.selectors.similar import similar_findings
from kimpass.steering.tests.ground import report


def titles(land, title, login="charlie", **changes):
    values = {"text": "", "field_id": None, **changes}
    return [finding.title for finding in similar_findings(land.actor(login), title, **values)]


def test_other_words_for_the_same_are_found_and_others_not(land):
    report(land, "Kein Sprachkurs am Abend")
    report(land, "Feuchte Wohnungen", text="Schimmel in Unterkünften", field_id=land.fields["WOHNEN"].pk)
    assert titles(land, "Am Abend gibt es keinen Sprachkurs") == ["Kein Sprachkurs am Abend"]


def test_three_are_offered_and_each_title_once(land):
    for number in range(5):
        report(land, "Kein Sprachkurs am Abend")
        report(land, f"Kein Sprachkurs am Abend {'abc'[number % 3]}")
    found = titles(land, "Kein Sprachkurs am Abend")
    assert len(found) == len(set(found)) == 3


def test_drafts_of_others_and_a_few_letters_find_nothing(land):
    report(land, "Kein Sprachkurs am Abend", as_draft=True)
    assert titles(land, "Kein Sprachkurs am Abend", "eve") == []
    assert titles(land, "Ke") == []
