from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from kimpass.network.actions import materials as actions
from kimpass.network.actions.materials import IssueData, VersionData
from kimpass.network.models import Material, MaterialVersion
from kimpass.network.selectors import materials
from kimpass.vault import files
from kimpass.vault.files import UnacceptableFile
from kimpass.vault.models import StoredFile

PAGE = "/netzwerk/materialien/"
TEXT = b"Ankommen im Kreis"


def add(land, title="Flyer Ankommen", login="charlie", **changes):
    values = {"kind": "flyer", "edition_on": land.today, **changes}
    return actions.add_material(actor=land.actor(login), title=title, **values)


def version(land, material, language="de", **changes):
    data = VersionData(language, **changes)
    return actions.add_material_version(actor=land.actor("charlie"), material_id=material.pk, data=data)


def issue(land, material, login="charlie", **changes):
    values = {"place": "Bürgerbüro", "copies": 100, "issued_on": land.today, **changes}
    return actions.issue_material(actor=land.actor(login), material_id=material.pk, issue=IssueData(**values))


def test_add_material_once(musterland):
    add(musterland)
    with pytest.raises(actions.MaterialNotPossible, match="schon"):
        add(musterland, "flyer ankommen")
    with pytest.raises(actions.MaterialNotPossible) as refusal:
        add(musterland, " ", kind="zettel")
    assert len(refusal.value.reasons) == 2
    with pytest.raises(actions.MaterialNotPossible, match="Zukunft"):
        add(musterland, "Anderes", edition_on=musterland.today + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        add(musterland, "Anderes", login="alice")


def test_change_material_refuses_an_older_version(musterland):
    row = add(musterland)
    values = {"actor": musterland.actor("charlie"), "material_id": row.pk, "version": 1, "kind": "poster"}
    assert actions.change_material(title="Plakat", **values).kind == "poster"
    with pytest.raises(actions.MaterialNotPossible, match="inzwischen"):
        actions.change_material(title="Plakat", **values)


def test_renew_material_makes_older_versions_outdated_and_missing_ones_show(musterland):
    row, other = add(musterland), add(musterland, "Plakat", kind="poster")
    version(musterland, row)
    arabic = version(musterland, row, "ar", title="الوصول")
    version(musterland, other)
    charlie = musterland.actor("charlie")
    _names, sheets = materials.sheets(charlie)
    assert {sheet.row.title: (sheet.missing, sheet.outdated) for sheet in sheets} == {
        "Flyer Ankommen": ([], []),
        "Plakat": (["Arabisch"], []),
    }
    actions.renew_material(actor=charlie, material_id=row.pk, edition_on=musterland.today)
    assert materials.sheet(charlie, row).outdated == ["Deutsch", "Arabisch"]
    data = VersionData("ar", title="الوصول", address="https://kreis.example/ar")
    actions.change_material_version(actor=charlie, version_id=arabic.pk, version=1, data=data, is_current=True)
    assert materials.sheet(charlie, row).outdated == ["Deutsch"]
    early = musterland.today - timedelta(days=1)
    with pytest.raises(actions.MaterialNotPossible, match="Auflage"):
        actions.renew_material(actor=charlie, material_id=row.pk, edition_on=early)


def test_add_material_version_keeps_a_file_encrypted(musterland):
    row = add(musterland)
    made = version(musterland, row, state="published", content=TEXT, name="flyer.txt")
    assert files.read(made.file) == TEXT
    assert TEXT not in files.path_of(musterland.tenant.pk, made.file.public_id).read_bytes()
    with pytest.raises(actions.MaterialNotPossible, match="schon"):
        version(musterland, row)
    with pytest.raises(actions.MaterialNotPossible, match="Datei oder eine Adresse"):
        version(musterland, row, "uk", state="published")
    with pytest.raises(UnacceptableFile):
        version(musterland, row, "ru", content=b"MZ\x90\x00", name="flyer.pdf")
    with pytest.raises(actions.MaterialNotPossible) as refusal:
        version(musterland, row, "klingonisch", state="egal")
    assert len(refusal.value.reasons) == 2


def test_change_material_version_replaces_its_file(musterland, django_capture_on_commit_callbacks):
    made = version(musterland, add(musterland), content=TEXT, name="a.txt")
    values = {"actor": musterland.actor("charlie"), "version_id": made.pk, "is_current": True}
    data = VersionData("de", content=b"Neu", name="b.txt")
    changed = actions.change_material_version(version=1, data=data, **values)
    assert files.read(changed.file) == b"Neu"
    assert StoredFile.objects.count() == 1
    with pytest.raises(actions.MaterialNotPossible, match="inzwischen"):
        actions.change_material_version(version=1, data=data, **values)


def test_issue_material_adds_up_by_place(musterland):
    row = add(musterland)
    issue(musterland, row)
    issue(musterland, row, login="alice", copies=50, language="de")
    issue(musterland, row, place="Meldebehörde", copies=20)
    rows = materials.issues(musterland.actor("alice"), row)
    assert materials.totals(rows) == [("Bürgerbüro", 150), ("Meldebehörde", 20)]
    tomorrow = musterland.today + timedelta(days=1)
    with pytest.raises(actions.MaterialNotPossible) as refusal:
        issue(musterland, row, place="", copies=0, issued_on=tomorrow, unit_id=999_999, language="xx")
    assert len(refusal.value.reasons) == 5
    with pytest.raises(PermissionDenied):
        issue(musterland, row, login="diana")


def test_end_material_keeps_what_was(musterland):
    row = add(musterland)
    issue(musterland, row)
    actions.end_material(actor=musterland.actor("charlie"), material_id=row.pk)
    for late in (lambda: issue(musterland, row), lambda: version(musterland, row)):
        with pytest.raises(actions.MaterialNotPossible, match="nicht mehr"):
            late()


def test_materials_are_kept_in_the_browser(musterland, client):
    musterland.sign_in(client, "charlie")
    sent = {"kind": "flyer", "title": "Ankommen", "edition_on": "23.11.2026"}
    assert client.post(f"{PAGE}neu/", sent).status_code == 302
    row = Material.objects.get()
    base = f"{PAGE}{row.public_id}/"
    upload = SimpleUploadedFile("persoenlich.txt", TEXT)
    told = {"language": "ar", "title": "الوصول", "state": "published", "file": upload}
    assert client.post(f"{base}fassung/", {"language": "uk", "state": "published"}).status_code == 422
    assert client.post(f"{base}fassung/", told).status_code == 302
    page = client.get(base).content.decode()
    assert 'lang="ar" dir="rtl">الوصول' in page
    made = MaterialVersion.objects.get()
    answer = client.get(f"/netzwerk/fassungen/{made.public_id}/datei/")
    assert answer.content == TEXT
    assert answer["Content-Disposition"] == 'attachment; filename="material-ar.txt"'
    change = f"/netzwerk/fassungen/{made.public_id}/aendern/"
    assert "الوصول" in client.get(change).content.decode()
    assert client.post(change, {"title": "الوصول", "state": "checked", "version": "1"}).status_code == 302
    assert client.post(f"{base}auflage/", {"edition_on": "23.11.2026"}).status_code == 302
    assert "veraltet" in client.get(PAGE).content.decode()
    assert client.post(f"{base}aendern/", {"kind": "poster", "title": "Plakat", "version": "2"}).status_code == 302
    assert (
        client.post(f"{base}ausgabe/", {"place": "Rathaus", "copies": "5", "issued_on": "23.11.2026"}).status_code
        == 302
    )
    assert "Rathaus" in client.get(base).content.decode()
    client.post(f"{base}beenden/")
    assert "nicht mehr verwendet" in client.get(base).content.decode()
    empty = version_without_file(musterland)
    assert client.get(f"/netzwerk/fassungen/{empty.public_id}/datei/").status_code == 404


def version_without_file(land):
    return version(land, add(land, "Ohne Datei"))
