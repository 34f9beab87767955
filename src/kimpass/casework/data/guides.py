"""
The guides of retrospective interviews: questions by phase, from arrival to today (ACC-09).

A change is a new version: interviews keep the version they were held along. Questions are asked openly and leave out
what nobody has to tell, such as the reasons for flight.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is what an answer is kept under."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the way that some questions are about."""

    key: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One version of the guide."""

    version: int
    chapters: tuple[Chapter, ...]

    @property
    def questions(self) -> dict[str, Question]:
        """Return all questions by key, in the order they are asked."""
        return {question.key: question for chapter in self.chapters for question in chapter.questions}


_FIRST = Guide(
    1,
    (
        Chapter(
            "arrival",
            "Ankunft und erste Zeit",
            (
                Question("arrival_help", "Wann sind Sie angekommen, und wer hat Ihnen in der ersten Zeit geholfen?"),
                Question("arrival_offices", "Zu welchen Stellen mussten Sie zuerst, und was haben Sie dort erlebt?"),
                Question("arrival_language", "Wie haben Sie sich verständigt? Wer hat übersetzt?"),
            ),
        ),
        Chapter(
            "residence",
            "Aufenthalt und Behörden",
            (
                Question(
                    "residence_way", "Welche Aufenthaltspapiere hatten Sie nacheinander, und was hat sich geändert?"
                ),
                Question("residence_waits", "Worauf haben Sie lange gewartet? Wie lange, und was wussten Sie darüber?"),
                Question("residence_unclear", "Gab es Zeiten, in denen niemand zuständig war oder Stellen stritten?"),
            ),
        ),
        Chapter(
            "living",
            "Wohnen, Familie, Gesundheit",
            (
                Question("living_home", "Wie haben Sie seitdem gewohnt? Was war schwierig, was gut?"),
                Question("living_family", "Wie ging es Kindern und Familie mit Kita, Schule und Alltag?"),
                Question("living_health", "Haben Sie Hilfe bekommen, wenn Sie oder Angehörige krank waren?"),
            ),
        ),
        Chapter(
            "work",
            "Sprache, Bildung, Arbeit",
            (
                Question("work_course", "Welche Kurse haben Sie besucht? Was hat dazwischen gefehlt?"),
                Question("work_job", "Welche Schritte gab es zu Ausbildung, Anerkennung und Arbeit?"),
            ),
        ),
        Chapter(
            "today",
            "Heute und im Rückblick",
            (
                Question("today_good", "Was ist gut gelungen? Wer oder was hat den Unterschied gemacht?"),
                Question("today_broken", "An welcher Stelle ging es nicht weiter? Was hätten Sie gebraucht?"),
                Question("today_advice", "Was sollten die Stellen im Kreis anders machen?"),
            ),
        ),
    ),
)
GUIDES: dict[int, Guide] = {guide.version: guide for guide in (_FIRST,)}
CURRENT = GUIDES[max(GUIDES)]
