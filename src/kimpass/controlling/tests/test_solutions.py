"""Solutions shared between districts: text only, nobody in it, taken up as a measure of one's own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from kimpass.controlling.actions import solutions
from kimpass.controlling.actions.solutions import SolutionData, SolutionNotPossible
from kimpass.controlling.models import SharedSolution, SolutionAdopted
from kimpass.controlling.selectors.solutions import shelf, shelved
from kimpass.kernel.tenancy import bound
from kimpass.steering.models import Measure
from tests.support.cast import Cast

SAID = SolutionData("Sprachlotsen", "Termine fallen aus.", "Geschulte Ehrenamtliche begleiten.", "Weniger Ausfälle.")


@pytest.fixture
def there(neighbour, musterland):
    with bound(neighbour.pk):
        return Cast(neighbour)


def measure(home, state="standard", **values):
    return Measure.objects.create(tenant=home.tenant, title="Sprachlotsen", state=state, **values)


def share(home, row=None, who="charlie", data=SAID):
    row = row or measure(home)
    return solutions.share_solution(actor=home.actor(who), measure_id=row.pk, data=data)


def adopt(home, solution, who="charlie", **values):
    said = {"owner_function": "Integrationsamt"} | values
    return solutions.adopt_solution(actor=home.actor(who), solution_id=solution.pk, **said)


def test_share_solution_puts_text_on_the_shelf_of_all(musterland, there, facts):
    made = share(musterland)
    assert facts()[-1] == "solution.shared"
    with bound(there.tenant.pk):
        [row] = shelf(there.actor("alice"))
        assert (row.solution, row.is_own, row.is_adopted) == (made, False, False)
    assert shelf(musterland.actor("alice"))[0].is_own


@pytest.mark.parametrize("part", ["title", "problem", "solution", "effect"])
def test_no_trace_of_a_person_is_shared(musterland, part):
    values = {"title": "T", "problem": "P", "solution": "L", "effect": ""} | {part: "Frau Berg, Tel. 0151 2345678"}
    with pytest.raises(SolutionNotPossible, match="Person"):
        share(musterland, data=SolutionData(**values))
    assert not SharedSolution.objects.on_the_shelf().exists()


def test_only_what_is_done_is_shared_and_by_whom_works_on_measures(musterland):
    with pytest.raises(SolutionNotPossible, match="umgesetzt"):
        share(musterland, measure(musterland, "in_work"))
    with pytest.raises(SolutionNotPossible, match="Titel, Problem"):
        share(musterland, data=SolutionData("T", " ", "L"))
    with pytest.raises(SolutionNotPossible, match="Handlungsfeld"):
        share(musterland, data=SolutionData("T", "P", "L", field_code="GIBTESNICHT"))
    for who in ("alice", "anton", "frank"):
        with pytest.raises(PermissionDenied):
            share(musterland, who=who)


def test_shared_again_it_is_written_anew(musterland):
    row = measure(musterland)
    first = share(musterland, row)
    solutions.withdraw_solution(actor=musterland.actor("charlie"), solution_id=first.pk)
    again = share(musterland, row, data=SolutionData("Lotsen", "P", "L"))
    assert (again.pk, again.title, again.withdrawn_on) == (first.pk, "Lotsen", None)


def test_adopt_solution_begins_a_measure_of_ones_own(musterland, there, facts):
    made = share(musterland)
    with bound(there.tenant.pk):
        taken = adopt(there, made)
        assert (taken.tenant_id, taken.title, taken.state) == (there.tenant.pk, "Sprachlotsen", "idea")
        assert SolutionAdopted.objects.asked_for().get().measure == taken
        assert shelf(there.actor("charlie"))[0].measure == taken
        with pytest.raises(SolutionNotPossible, match="schon übernommen"):
            adopt(there, made)
        with pytest.raises(PermissionDenied):
            adopt(there, made, who="alice")
    with pytest.raises(SolutionNotPossible, match="eigene"):
        adopt(musterland, made)
    if connection.vendor == "postgresql":
        assert SolutionAdopted.objects.asked_for().count() == 0


def test_withdraw_solution_takes_ones_own_off_the_shelf(musterland, there):
    made = share(musterland)
    with bound(there.tenant.pk):
        with pytest.raises(SolutionNotPossible, match="anderen Standorts"):
            solutions.withdraw_solution(actor=there.actor("charlie"), solution_id=made.pk)
        adopt(there, made)
    with pytest.raises(PermissionDenied):
        solutions.withdraw_solution(actor=musterland.actor("alice"), solution_id=made.pk)
    solutions.withdraw_solution(actor=musterland.actor("charlie"), solution_id=made.pk)
    with pytest.raises(SolutionNotPossible, match="schon zurückgenommen"):
        solutions.withdraw_solution(actor=musterland.actor("charlie"), solution_id=made.pk)
    assert shelf(musterland.actor("charlie")) == []
    with bound(there.tenant.pk):
        # Whoever took it up keeps reading it.
        assert shelved(there.actor("charlie"), made.public_id).is_adopted
        SolutionAdopted.objects.asked_for().delete()
        assert shelved(there.actor("charlie"), made.public_id) is None


def test_the_shelf_is_narrowed_by_words_and_field(musterland):
    share(musterland)
    share(musterland, data=SolutionData("Wohnungsbörse", "P", "L", field_code="WOHNEN"))
    actor = musterland.actor("charlie")
    assert [row.solution.title for row in shelf(actor, field="WOHNEN")] == ["Wohnungsbörse"]
    assert [row.solution.title for row in shelf(actor, query="ehrenamtliche")] == ["Sprachlotsen"]


@pytest.fixture
def visit(client):
    def go(home, who, name, *args, status=200, data=None, query=""):
        home.sign_in(client, who)
        url = reverse(f"controlling:{name}", args=args) + query
        answer = client.post(url, data) if data is not None else client.get(url)
        assert answer.status_code == status, (name, answer.status_code)
        return answer.content.decode()

    return go


def test_pages_of_solutions(musterland, there, visit):
    row = measure(musterland, effect="Weniger Ausfälle.")
    assert "Hier steht noch keine Lösung" in visit(musterland, "alice", "solutions")
    assert "Weniger Ausfälle." in visit(musterland, "charlie", "share_solution", row.public_id)
    sent = {"title": "Sprachlotsen", "problem": "Termine fallen aus.", "solution": "Begleitung."}
    refused = sent | {"solution": "Herr Amal Berg begleitet."}
    assert "Person" in visit(musterland, "charlie", "share_solution", row.public_id, status=422, data=refused)
    visit(musterland, "charlie", "share_solution", row.public_id, status=302, data=sent)
    made = SharedSolution.objects.on_the_shelf().get()
    assert "Zurücknehmen" in visit(musterland, "charlie", "solution", made.public_id)
    assert "Zurücknehmen" not in visit(musterland, "alice", "solution", made.public_id)
    with bound(there.tenant.pk):
        assert "Sprachlotsen" in visit(there, "alice", "solutions", query="?q=lotsen")
        visit(there, "alice", "adopt_solution", made.public_id, status=403)
        assert "Zuständig" in visit(there, "diana", "adopt_solution", made.public_id)
        visit(there, "diana", "adopt_solution", made.public_id, status=302, data={"owner_function": "Amt"})
        assert "Von uns als Maßnahme übernommen" in visit(there, "diana", "solution", made.public_id)
    visit(musterland, "charlie", "withdraw_solution", made.public_id, status=302, data={})
    assert "zurückgenommen" in visit(musterland, "charlie", "solution", made.public_id)
    visit(musterland, "charlie", "solution", "0" * 12, status=404)
    visit(musterland, "anton", "solutions", status=403)
