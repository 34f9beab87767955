"""The sheet on paper: one PDF for referral and handover, with or without the link to answer by."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework.models import CaseHandover, Referral
from kimpass.casework.selectors import released
from kimpass.casework.selectors.kept import contact_on
from kimpass.ui import pdf


@dataclass(frozen=True, slots=True)
class LinkOnPaper:
    """What is printed so that somebody can answer by link; the code is not."""

    address: str
    last_day: str


def sheet_page(sent: Referral | CaseHandover, on: date, *, link: LinkOnPaper | None = None) -> dict[str, Any]:
    """Return what the PDF shows: the frozen sheet, its purpose, and to what the receiver is bound (§ 78 SGB X)."""
    is_referral = isinstance(sent, Referral)
    sent_on = sent.referred_on if isinstance(sent, Referral) else sent.sent_on
    return {
        "title": _("Verweis") if is_referral else _("Übergabe eines Falls"),
        "sender": sent.case.controller.name,
        "number": sent.case.number,
        "receiver": sent.to_agency.name,
        "purpose": sent.purpose if isinstance(sent, Referral) else sent.reason,
        "subject": released.subject_of(sent.release, sent.to_agency_id),
        "contact": contact_on(sent.case, on),
        "unit": sent.case.unit.name,
        "sent_on": f"{sent_on:%d.%m.%Y}" if sent_on else "",
        "printed_on": f"{on:%d.%m.%Y}",
        "draft": sent_on is None,
        "lines": [{"label": line["label"], "value": line["value"]} for line in sent.sheet],
        "link": {"address": link.address, "last_day": link.last_day, "squares": squares(link.address)}
        if link
        else None,
    }


def squares(address: str) -> list[str]:
    """Return a QR code as rows of 0 and 1, to be drawn by the template."""
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(address, error="m").matrix]


def pdf_answer(values: dict[str, Any], *, template: str = "casework/sheet.typ", name: str = "blatt") -> HttpResponse:
    """Return a PDF as a download that nobody keeps a copy of; its name says nothing about anybody."""
    answer = HttpResponse(pdf.compile(template, json.loads(json.dumps(values))), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
