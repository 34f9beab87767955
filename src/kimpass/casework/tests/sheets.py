"""Lists of cases as people keep them."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook

from kimpass.casework.actions.case_import import import_cases
from tests.support.cast import now

LINE = {"Kennung": "1", "Familienname": "Berg", "Kommune": "Musterstadt", "Eröffnet am": "15.01.2026"}


def as_csv(lines, encoding="utf-8-sig", delimiter=";"):
    heads = list(dict.fromkeys(head for line in lines for head in line))
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([line.get(head, "") for head in heads] for line in lines)
    return written.getvalue().encode(encoding)


def as_xlsx(lines):
    heads = list(dict.fromkeys(head for line in lines for head in line))
    book = Workbook()
    book.active.append(heads)
    for line in lines:
        book.active.append([line.get(head) for head in heads])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def take(musterland, *lines, login="alice", content=None, name="liste.csv", **options):
    content = as_csv(lines) if content is None else content
    return import_cases(actor=musterland.actor(login), content=content, name=name, at=now(), **options)
