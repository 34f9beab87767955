from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.interviews import LONGEST_ANSWER
from kimpass.casework.data.guides import Chapter, Guide
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import GuidedInterview
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanTextField, GermanDateField


@dataclass(frozen=True, slots=True)
class ChapterFields:
    """One chapter of the guide with the fields of its questions."""

    chapter: Chapter
    fields: tuple[BoundField, ...]


class InterviewForm(WorkForm):
    mark_optional = False
    person_id = ChipsField(label=_("Mit wem?"), choices=[])
    on = GermanDateField(label=_("Geführt am"))

    def __init__(
        self,
        data: Any = None,
        *,
        guide: Guide,
        today: date,
        people: Sequence[Person] = (),
        interview: GuidedInterview | None = None,
    ) -> None:
        told = {} if interview is None else {each["question"]: each["text"] for each in interview.answers}
        persons, ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        initial: dict[str, Any] = {"on": today}
        if len(persons) == 1:
            initial["person_id"] = persons[0][0]
        super().__init__(data, initial=initial)
        if interview is not None:
            del self.fields["person_id"], self.fields["on"]
        else:
            person: Any = self.fields["person_id"]
            person.choices, person.coerce = persons, ids.__getitem__
        self.guide = guide
        for question in guide.questions.values():
            self.fields[question.key] = CleanTextField(
                label=question.text,
                max_length=LONGEST_ANSWER,
                rows=3,
                required=False,
                initial=told.get(question.key, ""),
            )

    def chapters(self) -> Iterator[ChapterFields]:
        """Yield the chapters with their fields."""
        for chapter in self.guide.chapters:
            yield ChapterFields(chapter, tuple(self[question.key] for question in chapter.questions))

    def answers(self) -> dict[str, str]:
        """Return what was written, by question."""
        return {key: self.cleaned_data[key] for key in self.guide.questions}
