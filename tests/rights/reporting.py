"""Reports in a Kreis for the walk: one released and corrected with its files, one still being written."""

from django.utils import timezone

from kimpass.controlling.actions import releases, report_files, report_texts, reports
from kimpass.controlling.actions.reports import ReportData

KIND = "staffing-funding"


def tell(stage):
    """Begin, release and correct a report, have files made of it, and leave another in work."""
    writer, head = stage.actor("coordinator"), stage.actor("programme_manager")
    told = reports.start_report(actor=writer, kind=KIND, data=ReportData(front={"committee": "Kreisausschuss"}))
    releases.release_report(actor=head, report_id=told.pk, at=timezone.now())
    report_texts.write_report_text(actor=writer, report_id=told.pk, key="outlook", version=0, text="Es geht weiter.")
    made = releases.correct_release(actor=head, report_id=told.pk, reason="Ausblick fehlte", at=timezone.now())
    for file_format in ("csv", "pdf"):
        report_files.ask_for_file(actor=writer, release_id=made.pk, file_format=file_format)
    reports.start_report(actor=writer, kind=KIND, data=ReportData(title="In Arbeit"))
