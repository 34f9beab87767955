from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import interviews
from kimpass.casework.data.guides import CURRENT, GUIDES
from kimpass.casework.forms.interviews import InterviewForm
from kimpass.casework.models import Case, GuidedInterview
from kimpass.casework.selectors import offered, reconstruction
from kimpass.casework.views.acting import act, section_of, seen_version
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people.models import Person
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

TEMPLATE = "casework/interviews/record_interview.html"


def page_of(row: GuidedInterview) -> str:
    return reverse("casework:interview", args=[row.public_id])


@guarded(Case, policy.record_interview)
@once
def record_interview(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = InterviewForm(posted(request), guide=CURRENT, today=actor.today, people=offered.members(case, actor.today))

    def do(values: dict[str, Any]) -> str:
        return page_of(
            interviews.record_interview(
                actor=actor,
                case_id=case.pk,
                person_id=values["person_id"],
                on=values["on"],
                answers=form.answers(),
            )
        )

    return act(
        request,
        form,
        do,
        case=case,
        title=_("Leitfadengestütztes Interview"),
        submit=_("Interview speichern"),
        back=section_of(case, "gespraeche"),
        success=_("Das Interview ist gespeichert."),
        template=TEMPLATE,
    )


@guarded(GuidedInterview, policy.view_interview)
def interview(request: Request, row: GuidedInterview) -> HttpResponse:
    guide = GUIDES[row.guide_version]
    told = {each["question"]: each["text"] for each in row.answers}
    chapters = [
        (chapter, [(question, told[question.key]) for question in chapter.questions if question.key in told])
        for chapter in guide.chapters
    ]
    note_reads(request, Person, [row.person_id])
    is_open = row.case.closed_on is None
    values = {
        "interview": row,
        "case": row.case,
        "chapters": [(chapter, answers) for chapter, answers in chapters if answers],
        "reconstruction": next(iter(reconstruction.reconstructions(row.case)), None),
        "may_change": is_open and policy.change_interview(request.actor, row),
        "back": section_of(row.case, "gespraeche"),
    }
    return render(request, "casework/interviews/interview.html", values)


@guarded(GuidedInterview, policy.change_interview)
@once
def change_interview(request: Request, row: GuidedInterview) -> HttpResponse:
    form = InterviewForm(posted(request), guide=GUIDES[row.guide_version], today=request.actor.today, interview=row)

    def do(_values: dict[str, Any]) -> str:
        interviews.change_interview(
            actor=request.actor, interview_id=row.pk, answers=form.answers(), seen_version=seen_version(request)
        )
        return page_of(row)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Interview ergänzen"),
        submit=_("Speichern"),
        back=page_of(row),
        success=_("Das Interview ist gespeichert."),
        template=TEMPLATE,
        row=row,
    )
