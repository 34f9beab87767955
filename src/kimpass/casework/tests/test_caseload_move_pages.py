"""The pages by which caseloads change hands: one's own with cases, the management's with numbers."""

from django.urls import reverse

from kimpass.audit.models import ReadEntry
from kimpass.casework.tests.test_caseload_moves import move
from kimpass.casework.tests.test_keeping import sees


def test_the_own_page_shows_numbers_and_moves(musterland, visit):
    case = musterland.case()
    alice = visit("alice")
    where = reverse("casework:move_caseload", args=[musterland.staff["alice"].public_id])
    assert case.number in alice.get(where)
    data = {
        "to_staff_id": musterland.staff["bob"].public_id,
        "on": "23.11.2026",
        "reason": "Elternzeit",
        "which": "all",
    }
    assert reverse("casework:caseload_moves") in alice.send(where, data)
    assert "Elternzeit" in alice.get(reverse("casework:caseload_moves"))
    alice.get(case.get_absolute_url(), status=404)
    alice.get(reverse("casework:move_caseload", args=[musterland.staff["bob"].public_id]), status=403)


def test_the_management_moves_by_number_and_reads_no_case(musterland, visit):
    case = musterland.case(name="Kanariquell")
    diana = visit("diana")
    assert "Alice" in diana.get(reverse("casework:caseload_moves"))
    where = reverse("casework:move_caseload", args=[musterland.staff["alice"].public_id])
    page = diana.get(where)
    for word in (case.number, "Kanariquell", case.public_id):
        assert word not in page
    assert "Musterstadt" in page
    same = {"to_staff_id": musterland.staff["alice"].public_id, "on": "23.11.2026", "reason": "x"}
    diana.send(where, same, status=422)
    diana.send(where, same | {"to_staff_id": musterland.staff["bob"].public_id})
    assert sees(musterland, "bob", case)
    assert not ReadEntry.objects.asked_for().filter(subject_type="casework.case").exists()


def test_the_case_tells_who_kept_it(musterland, visit):
    case = musterland.case()
    move(musterland)
    page = visit("bob").get(f"{case.get_absolute_url()}?abschnitt=verlauf")
    assert "Wer den Fall begleitet hat" in page
    assert "22.11.2026" in page
    assert "Alice" in page
