"""Reports of the demonstration: one released and corrected, one still being written."""

from django.utils import timezone

from kimpass.controlling.actions import releases, report_texts, reports
from kimpass.controlling.actions.reports import ReportData
from kimpass.web.demo.world import District

TOLD = "Im Zeitraum kamen weitere Kommunen hinzu; die Lenkungsgruppe hat ihre Themen gesetzt."
OUTLOOK = "Im nächsten Zeitraum sollen alle Kommunen ein eigenes Konzept haben."
BETTER = f"{OUTLOOK} Die Geschäftsstelle begleitet sie dabei."
FRONT = {
    "lead_office": "Kommunales Integrationszentrum",
    "committee": "Ausschuss für Soziales und Integration",
    "annexes": "Übersicht der Kommunen",
}


def tell(district: District) -> None:
    """Let the first district release its goals and correct them, and work on the paper for a committee."""
    writer, head = district.office["coordinator"], district.office.get("programme_manager")
    if head is None:
        return
    told = reports.start_report(actor=writer, kind="goals", data=ReportData(front=FRONT))
    for key, text in (("introduction", TOLD), ("outlook", OUTLOOK)):
        report_texts.write_report_text(actor=writer, report_id=told.pk, key=key, version=0, text=text)
    releases.release_report(actor=head, report_id=told.pk, at=timezone.now())
    report_texts.write_report_text(actor=writer, report_id=told.pk, key="outlook", version=1, text=BETTER)
    releases.correct_release(actor=head, report_id=told.pk, reason="Der Ausblick war unvollständig.", at=timezone.now())
    reports.start_report(actor=writer, kind="status", data=ReportData(front=FRONT))
