from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import letters as actions
from kimpass.casework.data.placeholders import PLACEHOLDERS
from kimpass.casework.data.standard_letters import STANDARD
from kimpass.casework.forms.letters import LetterForm, UploadTemplateForm
from kimpass.casework.models import Case, LetterTemplate
from kimpass.casework.selectors import letter_files, offered
from kimpass.casework.selectors import letters as selectors
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.people.models import Person
from kimpass.ui.htmx import go_to, show
from kimpass.vault import files
from kimpass.vault.kinds import CONTENT_TYPES, DOCX
from kimpass.vault.once import once

HOME = "casework:letter_templates"


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[DOCX])
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


@guarded(Case, policy.write_letter)
@once
def write_letter(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    people, known = offered.members(case, actor.today), selectors.letters(actor)
    note_reads(request, Person, [person.pk for person in people])
    back = f"{case.get_absolute_url()}?abschnitt=dokumente"
    form = LetterForm(request.POST or None, letters=known, people=people, chosen=request.GET.get("brief", ""))
    if form.is_valid():
        try:
            actions.write_letter(actor=actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Schreiben liegt bei den Dokumenten des Falls."))
            return go_to(request, back)
    chosen = next((each for each in known if each.key == form["letter"].value()), known[0])
    person = next((one for one in people if one.public_id == form["person_id"].value()), people[0] if people else None)
    shown = []
    if person is not None:
        used = letter_files.placeholders_of(chosen.content())
        shown = selectors.preview(selectors.values_for(case, person, actor), used)
    page = {"form": form, "case": case, "back": back, "shown": shown, "chosen": chosen}
    return show(request, "casework/letters/write_letter.html", page, invalid=bool(form.errors))


@allowed(policy.see_letter_templates)
def letter_templates(request: Request) -> HttpResponse:
    own = selectors.own_templates(request.actor)
    page = {
        "own": own,
        "replaced": {row.name for row in own if row.ended_on is None},
        "standard": list(STANDARD.values()),
        "placeholders": PLACEHOLDERS.items(),
    }
    return render(request, "casework/letters/letter_templates.html", page)


@allowed(policy.upload_letter_template)
@once
def upload_letter_template(request: Request) -> HttpResponse:
    form = UploadTemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            actions.upload_letter_template(
                actor=request.actor,
                name=form.cleaned_data["name"],
                content=upload.read(),
                file_name=upload.name or "",
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Brief ist geprüft und wird ab sofort angeboten."))
            return go_to(request, reverse(HOME))
    page = {"form": form, "back": reverse(HOME)}
    return show(request, "casework/letters/upload_letter_template.html", page, invalid=bool(form.errors))


@guarded(LetterTemplate, policy.end_letter_template)
@once
def end_letter_template(request: Request, template: LetterTemplate) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.end_letter_template(actor=request.actor, template_id=template.pk)
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Der Brief wird nicht mehr angeboten."))
            return go_to(request, reverse(HOME))
    page = {"template": template, "back": reverse(HOME), "reasons": reasons}
    return show(request, "casework/letters/end_letter_template.html", page, invalid=bool(reasons))


@guarded(LetterTemplate, policy.end_letter_template)
def letter_template_file(request: Request, template: LetterTemplate) -> HttpResponse:
    """Send a template of the district's own, to go on working on it."""
    return _download(files.read(template.file), f"vorlage-v{template.template_version}")


@allowed(policy.see_letter_templates)
def standard_letter_file(request: Request, key: str) -> HttpResponse:
    """Send a letter that comes with the program, as a beginning for one's own."""
    if key not in STANDARD:
        raise Http404
    return _download(STANDARD[key].build(), key)
