"""Papers as downloads: a Word file to work on, or an accessible PDF."""

from django.http import HttpRequest, HttpResponse

from kimpass.steering.presenters.sheets import DOCX, PDF, TYPES, Sheet, made


def sheet_answer(request: HttpRequest, sheet: Sheet, name: str) -> HttpResponse:
    """Return the paper as the file the address asks for; its name says nothing about a theme."""
    file_format = DOCX if request.GET.get("als") == DOCX else PDF
    answer = HttpResponse(made(sheet, file_format), content_type=TYPES[file_format])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    answer["Cache-Control"] = "no-store"
    return answer
