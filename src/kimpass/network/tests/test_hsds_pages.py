"""Offers come in and go out by browser and command line."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from kimpass.network.models import Service, ServiceSchedule
from kimpass.network.selectors import hsds
from kimpass.network.tests.test_hsds import BAD, PAGE, fill


def test_a_file_is_looked_at_and_then_taken_in_the_browser(musterland, client):
    fill(musterland)
    content = hsds.as_json(musterland.actor("charlie"))
    Service.objects.update(ended_on=musterland.today, public_id="weggegangen1")
    musterland.sign_in(client, "charlie")
    assert client.get(PAGE).status_code == 200
    upload = io.BytesIO(content)
    upload.name = "angebote.json"
    page = client.post(f"{PAGE}hsds/", {"file": upload, "field_id": ""})
    assert "1 neu, 0 geändert" in page.content.decode()
    assert Service.objects.filter(ended_on__isnull=True).count() == 0
    held = page.content.decode().partition('name="held" value="')[2].partition('"')[0]
    sent = {"held": held, "field_id": "", "uebernehmen": "1"}
    assert client.post(f"{PAGE}hsds/", {**sent, "held": held[:-3]}).status_code == 422
    assert client.post(f"{PAGE}hsds/", sent).status_code == 302
    assert Service.objects.filter(ended_on__isnull=True).count() == 1
    bad = io.BytesIO(json.dumps(BAD).encode())
    bad.name = "falsch.json"
    page = client.post(f"{PAGE}hsds/", {"file": bad, "field_id": ""})
    assert page.status_code == 422
    assert "gibt es in „locations“ nicht" in page.content.decode()
    assert client.post(f"{PAGE}hsds/", {"field_id": ""}).status_code == 422


def test_the_directory_is_taken_along_by_whoever_reads_it(musterland, client):
    fill(musterland)
    musterland.sign_in(client, "alice")
    answer = client.get(f"{PAGE}angebote.json")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.json()["organizations"][0]["services"][0]["languages"][0]["code"] == "ar"
    assert client.get(f"{PAGE}angebote.zip").content.startswith(b"PK")
    assert client.get(f"{PAGE}hsds/").status_code == 403


def test_the_command_takes_a_file_in(musterland, tmp_path, capsys):
    fill(musterland)
    file = tmp_path / "angebote.json"
    file.write_bytes(hsds.as_json(musterland.actor("charlie")))
    call_command("import_services", str(file), tenant="musterland", dry_run=True)
    call_command("import_services", str(file), tenant="musterland", staff="charlie.musterland")
    assert "0 neu, 0 geändert, 1 unverändert" in capsys.readouterr().out
    file.write_text(json.dumps(BAD))
    with pytest.raises(CommandError, match="Nichts wurde übernommen"):
        call_command("import_services", str(file), tenant="musterland")
    with pytest.raises(CommandError, match="Kreis"):
        call_command("import_services", str(file), tenant="gibt-es-nicht")
    with pytest.raises(CommandError, match="lesen"):
        call_command("import_services", str(tmp_path), tenant="musterland")
    assert ServiceSchedule.objects.count() == 1


def test_an_export_of_many_takes_as_many_statements_as_one_of_few(musterland, django_assert_max_num_queries):
    fill(musterland)
    with django_assert_max_num_queries(20) as few:
        hsds.as_json(musterland.actor("alice"))
    for number in range(5):
        fill(musterland, name=f"Angebot {number}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        hsds.as_json(musterland.actor("alice"))
