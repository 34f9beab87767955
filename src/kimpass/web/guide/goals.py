"""What the pages of goals, milestones and concepts are for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GOALS: dict[str, str | Promise] = {
    "controlling:goals": _(
        "Die Ziele eines Zeitraums mit dem, was dazu erfasst ist. Die Daten schlagen vor, wie weit ein Ziel erreicht "
        "ist; bestätigt wird es von einem Menschen. Jede Zahl führt zu ihrem Beleg."
    ),
    "controlling:write_goals": _(
        "Bis zu drei Ziele auf einer Seite: ein Satz, was gezählt wird, und der Zielwert. Was leer bleibt, ist kein "
        "Ziel. Ein Zielwert darf eine Rechnung aus anderen Messgrößen sein."
    ),
    "controlling:carry_goals_over": _(
        "Hier nehmen Sie Ziele in den nächsten Zeitraum mit, samt ihren Bedingungen. Die alten bleiben stehen."
    ),
    "controlling:milestones": _(
        "Der Meilensteinplan in Halbjahren: was geplant ist, was daraus wurde und womit es belegt ist. Wort, Zeichen "
        "und Rahmen sagen dasselbe, auf Papier braucht es keine Farbe. Unbekannt ist nie nein."
    ),
    "controlling:plan_milestone": _(
        "Hier füllen Sie die Halbjahre einer Zeile aus: geplant, Stand, ein einzelnes Datum. In einem beschlossenen "
        "Plan lässt sich Unbekanntes nachtragen; was beschlossen ist, ändert eine Fortschreibung."
    ),
    "controlling:choose_milestone_evidence": _(
        "Was im Programm in diesem Halbjahr erfasst ist, kann hier als Nachweis stehen. Nichts muss doppelt "
        "eingetragen werden."
    ),
    "controlling:milestone_difference": _(
        "Was diese Fassung gegenüber der vorigen ändert: Jahre, Zeilen und Halbjahre, die beide haben."
    ),
    "controlling:concepts": _(
        "Konzepte mit ihren Fassungen und dem Weg durch die Gremien. Eine Fassung ohne eigenen Beschluss und "
        "Quellen, die sich im Datum widersprechen, tragen einen Hinweis."
    ),
}
