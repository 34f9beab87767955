"""A few invented papers in the cases of whoever visitors sign in as."""

from datetime import timedelta

from kimpass.casework.actions.documents import Paper, add_document
from kimpass.casework.models import Case, Document
from kimpass.people.selectors.papers import reference_person
from kimpass.web.demo.world import District

Kind = Document.Kind
PAPERS = (
    (Kind.NOTICE, "Bewilligungsbescheid Leistungen nach dem SGB II", "Bescheid (erfunden)", 20),
    (Kind.CERTIFICATE, "Zertifikat Integrationskurs, Deutsch B1", "Zertifikat (erfunden)", 60),
    (Kind.LETTER, "Schreiben der Wohnungsgenossenschaft", "Schreiben (erfunden)", 9),
    (Kind.MEDICAL, "Attest für die Schule", "Attest (erfunden)", 5),
)


def one_page_pdf(words: str) -> bytes:
    """Return a PDF of one page with one line of text."""
    shown = words.encode("cp1252", "replace").replace(b"(", b"\\(").replace(b")", b"\\)")
    stream = b"BT /F1 18 Tf 72 760 Td (" + shown + b") Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(out))
    return out + head + table + tail


def keep_papers(district: District) -> None:
    """Put four papers into each of two cases, one of them for one person alone."""
    for manager in list(district.managers.values())[:2]:
        actor = district.on(manager, district.today)
        for case in Case.objects.visible_to(actor).open().select_related("household").order_by("-opened_on", "pk")[:2]:
            person = reference_person(case.household, actor.today)
            for kind, title, words, days in PAPERS:
                paper = Paper(
                    kind=kind,
                    title=title,
                    person_id=None if kind == Kind.LETTER else person.pk,
                    dated_on=actor.today - timedelta(days=days),
                )
                add_document(actor=actor, case_id=case.pk, paper=paper, content=one_page_pdf(words), name="papier.pdf")
