from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as Word
from pypdf import PdfReader

from kimpass.casework.actions.goals import GoalEntry, StepEntry, agree_goals
from kimpass.casework.actions.letters import (
    LetterRefused,
    end_letter_template,
    upload_letter_template,
    write_letter,
)
from kimpass.casework.data.goal_words import all_words
from kimpass.casework.data.placeholders import PLACEHOLDERS
from kimpass.casework.data.standard_letters import STANDARD
from kimpass.casework.models import Appointment, Document, LetterTemplate, Responsibility
from kimpass.casework.selectors.letter_files import TemplateRefused, filled, placeholders_of
from kimpass.casework.selectors.letters import letters, values_for
from kimpass.people.models import PersonLanguage
from kimpass.vault import files
from kimpass.vault.kinds import UnacceptableFile
from tests.support.cast import TODAY, now

ARABIC = "أمل الجبل"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "papers"


def word(*paragraphs, footer=""):
    page = Word()
    for text in paragraphs:
        page.add_paragraph(text)
    if footer:
        page.sections[0].footer.paragraphs[0].text = footer
    content = BytesIO()
    page.save(content)
    return content.getvalue()


def text_of(content):
    page = Word(BytesIO(content))
    cells = [p.text for table in page.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in page.paragraphs), *cells])


def xml_of(content):
    return ZipFile(BytesIO(content)).read("word/document.xml").decode()


def write(musterland, case, letter="bestaetigung", file_format="docx", login="alice", person=None):
    person = person or musterland.person_of(case)
    return write_letter(
        actor=musterland.actor(login), case_id=case.pk, letter=letter, person_id=person.pk, file_format=file_format
    )


def upload(musterland, content=None, name="Einladung zum Termin", login="charlie", file_name="brief.docx"):
    content = content or word("Liebe {{ person.vornamen }}, Ihr Fall {{ fall.nummer }}.")
    return upload_letter_template(actor=musterland.actor(login), name=name, content=content, file_name=file_name)


def test_every_standard_letter_uses_known_placeholders_and_fills(musterland):
    case = musterland.case()
    values = values_for(case, musterland.person_of(case), musterland.actor("alice"))
    for letter in STANDARD.values():
        used = placeholders_of(letter.build())
        assert used
        assert set(used) <= set(PLACEHOLDERS) | {"ziele", "schritte"}
        assert "{{" not in text_of(filled(letter.build(), values, title=letter.name))


def test_every_placeholder_has_a_value(musterland):
    case = musterland.case()
    values = values_for(case, musterland.person_of(case), musterland.actor("alice"))
    for name in PLACEHOLDERS:
        root, _dot, rest = name.partition(".")
        assert isinstance(values[root][rest] if rest else values[root], str), name


def test_write_letter_keeps_it_among_the_documents_of_the_case(musterland, facts):
    case = musterland.case()
    document = write(musterland, case)
    assert (document.kind, document.title, document.person) == (
        "letter",
        "Bestätigung der Begleitung",
        musterland.person_of(case),
    )
    text = text_of(files.read(document.file))
    for words in ("24.10.2026", "Musterstadt", "Alice", "Amal Berg", "23.11.2026"):
        assert words in text, words
    assert facts()[-2:] == ["document.added", "letter.written"]


def test_write_letter_is_signed_by_the_keeper_of_the_day(musterland):
    case = musterland.case(kept_by="bob")
    Responsibility.objects.filter(case=case).update(valid_until=TODAY - timedelta(days=5))
    Responsibility.objects.create(
        tenant=musterland.tenant,
        case=case,
        staff_member=musterland.staff["alice"],
        valid_from=TODAY - timedelta(days=5),
    )
    from kimpass.people.models import Keeper

    Keeper.objects.create(
        tenant=musterland.tenant, household=case.household, staff_member=musterland.staff["alice"], valid_from=TODAY
    )
    text = text_of(files.read(write(musterland, case).file))
    assert "Alice" in text
    assert "Bob" not in text, "a former keeper signs nothing"
    musterland.deputise(of="alice", by="bob")
    text = text_of(files.read(write(musterland, case, login="bob").file))
    assert "i. V. Bob" in text
    assert "Ansprechperson ist Alice" in text


def test_write_letter_refuses_what_does_not_fit(musterland):
    case = musterland.case()
    for change, words in (
        ({"letter": "geheim"}, "gibt es nicht mehr"),
        ({"file_format": "pdf"}, "nur die Zielvereinbarung"),
        ({"person": musterland.person_of(musterland.case(name="Fremd"))}, "gehört nicht zum Fall"),
    ):
        with pytest.raises(LetterRefused, match=words):
            write(musterland, case, **change)
    assert not Document.objects.exists()
    with pytest.raises(type(case).DoesNotExist):
        write(musterland, case, login="eve")


def test_the_invitation_names_the_next_appointment_only(musterland):
    case = musterland.case()
    for days in (-3, 5):
        begins = now().replace(year=2026, month=11, day=23, hour=9, minute=0) + timedelta(days=days)
        Appointment.objects.create(
            tenant=musterland.tenant,
            case=case,
            staff_member=musterland.staff["alice"],
            starts_at=begins,
            ends_at=begins + timedelta(hours=1),
            place="Rathaus, Zimmer 7",
        )
    text = text_of(files.read(write(musterland, case, "einladung").file))
    assert "28.11.2026, 10:00 Uhr" in text
    assert "Rathaus, Zimmer 7" in text


def agreed_case(musterland, language="ar"):
    case = musterland.case()
    person = musterland.person_of(case)
    person.original_name = ARABIC
    person.save(update_fields=["original_name"])
    PersonLanguage.objects.create(tenant=musterland.tenant, person=person, language=language)
    goals = [GoalEntry("Wohnung mit vier Zimmern", steps=[StepEntry("Schein beantragen", who="Amal")])]
    agree_goals(actor=musterland.actor("alice"), case_id=case.pk, on=TODAY, goals=goals)
    return case


def test_the_goal_agreement_stands_in_both_languages_and_arabic_runs_right_to_left(musterland):
    case = agreed_case(musterland)
    document = write(musterland, case, "zielvereinbarung")
    assert document.kind == "agreement"
    content = files.read(document.file)
    text, xml = text_of(content), xml_of(content)
    for words in ("Ziel 1", "Wohnung mit vier Zimmern", "Schein beantragen", "wer: Amal", all_words()["ar"].title):
        assert words in text, words
    assert "<w:rtl/>" in xml
    assert "<w:bidi/>" in xml
    first = xml.split(all_words()["ar"].title)[0].rpartition("<w:p>")[2]
    assert "<w:bidi/>" in first, "the paragraph that begins in Arabic begins on the right"


@pytest.mark.parametrize("language", ["ar", "uk", "ti", "tr", "de"])
def test_the_goal_agreement_is_a_pdf_with_text(musterland, language):
    document = write(musterland, agreed_case(musterland, language), "zielvereinbarung", "pdf")
    content = files.read(document.file)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "Wohnung mit vier Zimmern" in text
    assert "Zielvereinbarung" in text
    if language in {"uk", "tr"}:
        assert all_words()[language].agreed in text.replace("\n", " ")


def test_every_language_has_all_words():
    assert all(all(words.as_dict().values()) for words in all_words().values())
    assert len({tuple(words.as_dict()) for words in all_words().values()}) == 1


def test_upload_letter_template_makes_versions_and_takes_the_place_of_a_standard_letter(musterland, facts):
    first, second = upload(musterland), upload(musterland, login="anton")
    first.refresh_from_db()
    assert (first.template_version, first.ended_on, second.template_version) == (1, TODAY, 2)
    assert facts() == ["letter_template.uploaded"] * 2
    offered = letters(musterland.actor("alice"))
    assert [each.name for each in offered].count("Einladung zum Termin") == 1
    case = musterland.case()
    text = text_of(files.read(write(musterland, case, second.public_id).file))
    assert text == f"Liebe Amal, Ihr Fall {case.number}."


def test_upload_letter_template_is_for_those_who_keep_the_letters(musterland):
    for login in ("alice", "diana"):
        with pytest.raises(PermissionDenied, match="Briefvorlagen"):
            upload(musterland, login=login)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (word("{{ fall.geheim }} und {{ konto }}"), "fall.geheim"),
        (word("{{ fall.__class__ }}"), "fall.__class__"),
        (word("{{ ''.__class__.__mro__ }}"), "mehr als Platzhalter|gibt es nicht"),
        (word("{{ range(10) }}"), "mehr als Platzhalter"),
        (word("{{ fall.nummer | upper }}"), "mehr als Platzhalter"),
        (word("{% set x = 1 %}"), "mehr als Platzhalter"),
        (word("{% include '/etc/passwd' %}"), "mehr als Platzhalter"),
        (word("{% for x in person %}{% endfor %}"), "person"),
        (word("{{ fall.nummer"), "Klammer|gibt es nicht"),
        (word("gut", footer="{{ fall.geheim }}"), "fall.geheim"),
    ],
)
def test_upload_letter_template_refuses_tricks_by_name(musterland, content, words):
    with pytest.raises(TemplateRefused, match=words):
        upload(musterland, content)
    assert not LetterTemplate.objects.for_tenant(musterland.actor("anton")).exists()


@pytest.mark.parametrize(("content", "name"), [(b"%PDF-1.4", "b.docx"), (b"x", "b.docx"), (word("x"), "b.pdf")])
def test_upload_letter_template_takes_word_files_only(musterland, content, name):
    with pytest.raises(UnacceptableFile):
        upload(musterland, content, file_name=name)


def test_values_are_text_and_never_markup(musterland):
    case = musterland.case(name="<w:b/>&{{ fall.nummer }}")
    text = text_of(files.read(write(musterland, case).file))
    assert "<w:b/>&{{ fall.nummer }}" in text


def test_end_letter_template_offers_it_no_more(musterland, facts):
    template = upload(musterland)
    end_letter_template(actor=musterland.actor("charlie"), template_id=template.pk)
    assert "einladung" in [each.key for each in letters(musterland.actor("alice"))], "the standard letter is back"
    assert facts()[-1] == "letter_template.ended"
    with pytest.raises(LetterRefused, match="schon beendet"):
        end_letter_template(actor=musterland.actor("charlie"), template_id=template.pk)
    with pytest.raises(PermissionDenied):
        end_letter_template(actor=musterland.actor("alice"), template_id=template.pk)


# --- Pages ------------------------------------------------------------------------------------


def test_a_letter_is_previewed_and_written_by_page(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = reverse("casework:write_letter", args=[case.public_id])
    page = alice.get(f"{where}?brief=einladung")
    assert "Amal Berg" in page
    assert "fehlt im Fall" in page, "no appointment yet"
    data = {"letter": "bestaetigung", "person_id": musterland.person_of(case).public_id, "file_format": "docx"}
    assert "abschnitt=dokumente" in alice.send(where, data)
    assert "Bestätigung der Begleitung" in alice.get(f"{case.get_absolute_url()}?abschnitt=dokumente")
    assert "nur die Zielvereinbarung" in alice.send(where, data | {"file_format": "pdf"}, status=422)


def test_templates_are_downloaded_changed_and_uploaded_by_page(musterland, visit):
    charlie, home = visit("charlie"), reverse("casework:letter_templates")
    assert "Zielvereinbarung" in charlie.get(home)
    answer = charlie.client.get(reverse("casework:standard_letter_file", args=["bestaetigung"]))
    assert answer["Content-Disposition"] == 'attachment; filename="bestaetigung.docx"'
    where = reverse("casework:upload_letter_template")
    data = {"name": "Bestätigung der Begleitung", "file": SimpleUploadedFile("neu.docx", answer.content)}
    assert charlie.send(where, data) == home
    template = LetterTemplate.objects.get()
    assert "durch einen eigenen ersetzt" in charlie.get(home)
    assert charlie.client.get(reverse("casework:letter_template_file", args=[template.public_id])).status_code == 200
    bad = {"name": "Neu", "file": SimpleUploadedFile("neu.docx", word("{{ fall.falsch }}"))}
    assert "Diesen Platzhalter gibt es nicht: fall.falsch" in charlie.send(where, bad, status=422)
    assert charlie.send(reverse("casework:end_letter_template", args=[template.public_id]), {}) == home
    visit("alice").get(home, status=403)
