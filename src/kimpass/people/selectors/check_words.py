"""The words of a pre-check: result, states, hints, facts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.law.rulebook import Rulebook, shipped
from kimpass.people.models import PreCheck
from kimpass.people.selectors.law_checks import basis_name

Words = Mapping[str, "str | Promise"]
HEADING = gettext_lazy("Vorprüfung – keine Entscheidung")
EXPLANATION = gettext_lazy(
    "Diese Seite stellt zusammen, welche Voraussetzungen nach Aktenlage vorliegen. Sie ist keine Entscheidung, keine "
    "Zusage und keine Rechtsberatung. Es entscheidet allein die zuständige Behörde."
)
OVERALL: Words = {
    "MET": gettext_lazy("Die geprüften Voraussetzungen liegen nach Aktenlage vor."),
    "DISCRETION": gettext_lazy("Nach Aktenlage kommt es auf das Ermessen der Behörde an."),
    "OPEN": gettext_lazy("Noch offen: Es fehlen Angaben oder Nachweise."),
    "LATER": gettext_lazy("Es fehlt nach Aktenlage noch Zeit."),
    "NOT_MET": gettext_lazy("Mindestens eine Voraussetzung fehlt nach Aktenlage."),
    "NOT_APPLICABLE": gettext_lazy("Diese Vorschrift passt nach Aktenlage nicht."),
    "OBLIGED": gettext_lazy("Nach Aktenlage besteht die Verpflichtung."),
    "NOT_OBLIGED": gettext_lazy("Nach Aktenlage besteht keine Verpflichtung."),
}
SHORT: Words = {
    "MET": gettext_lazy("Voraussetzungen liegen vor"),
    "DISCRETION": gettext_lazy("Ermessen der Behörde"),
    "OPEN": gettext_lazy("offen"),
    "LATER": gettext_lazy("später"),
    "NOT_MET": gettext_lazy("fehlt etwas"),
    "NOT_APPLICABLE": gettext_lazy("passt nicht"),
    "OBLIGED": gettext_lazy("verpflichtet"),
    "NOT_OBLIGED": gettext_lazy("nicht verpflichtet"),
}
STATUS: Words = {
    "erfuellt": gettext_lazy("erfüllt"),
    "nicht_erfuellt": gettext_lazy("nicht erfüllt"),
    "offen": gettext_lazy("offen"),
    "ermessen": gettext_lazy("Ermessen"),
    "entfaellt": gettext_lazy("entfällt"),
    "": gettext_lazy("nicht geprüft"),
}
EFFECT: Words = {
    "ist": gettext_lazy("Rechtsfolge: „ist“ – liegen alle Voraussetzungen vor, muss die Behörde so entscheiden."),
    "soll": gettext_lazy("Rechtsfolge: „soll“ – im Regelfall entscheidet die Behörde so."),
    "regelmaessig": gettext_lazy("Rechtsfolge: regelmäßig – Ausnahmen in beide Richtungen sind möglich."),
    "kann": gettext_lazy("Rechtsfolge: „kann“ – die Behörde entscheidet nach Ermessen."),
}
CONFIDENCE: Words = {
    "belegt": gettext_lazy("belegt"),
    "Eigenangabe": gettext_lazy("nach eigenen Angaben"),
}
FLAGS: Words = {
    "heilbar": gettext_lazy("Was fehlt, lässt sich nachholen."),
    "rechtsfrage_offen": gettext_lazy("Eine Rechtsfrage ist nicht geklärt; beide Lesarten stehen unten."),
    "datenfehler": gettext_lazy("Die Angaben passen nicht zusammen. Bitte prüfen Sie die Daten der Aufenthaltstitel."),
    "titel_erloeschen_par51_abs1_nr7_pruefen": gettext_lazy(
        "Nach langem Auslandsaufenthalt kann der Titel erloschen sein (§ 51 Abs. 1 Nr. 7 AufenthG). Bitte prüfen."
    ),
    "regel_ausnahme_moeglich": gettext_lazy("Eine Ausnahme ist möglich, wenn ein Grund belegt wird."),
    "bamf_stopp_2026": gettext_lazy(
        "Zulassungen zum Integrationskurs sind 2026 ausgesetzt (BAMF-Rundschreiben 02/26)."
    ),
    "frist_antrag": gettext_lazy("Antrag spätestens am %(value)s"),
    "lesart_b": gettext_lazy("Nach der anderen Lesart ab %(value)s"),
    "fehlende_rv_monate": gettext_lazy("Es fehlen %(value)s Monate Rentenbeiträge."),
    "mit_anrechnung": gettext_lazy("Mit Anrechnung früherer Zeiten ab %(value)s"),
    "ohne_anrechnung": gettext_lazy("Ohne Anrechnung früherer Zeiten ab %(value)s"),
    "ohne_verkuerzung": gettext_lazy("Ohne Verkürzung ab %(value)s"),
    "deufoev_ab": gettext_lazy("Berufssprachkurs ab %(value)s"),
    "alternative": gettext_lazy("Auch möglich: %(value)s"),
}
ANSWERS: Words = {
    "geklaert": gettext_lazy("geklärt"),
    "ungeklaert": gettext_lazy("ungeklärt"),
    "ungeklaert_alle_zumutbaren_massnahmen_ergriffen": gettext_lazy(
        "ungeklärt, alle zumutbaren Schritte sind unternommen"
    ),
    "positiv": gettext_lazy("positiv"),
    "negativ": gettext_lazy("negativ"),
    "offen": gettext_lazy("offen"),
    "altersgemaess": gettext_lazy("altersgemäß"),
    "A0": gettext_lazy("noch nicht A1"),
}
DAY_LENGTH = 10


def german_day(text: str) -> str:
    """Return a day written JJJJ-MM-TT as TT.MM.JJJJ, anything else as it is."""
    if len(text) != DAY_LENGTH or text[4] != "-":
        return text
    return f"{date.fromisoformat(text):%d.%m.%Y}"


def _flag_value(text: str) -> str:
    name, _ab, day = text.partition(" ab ")
    words = basis_name(name) if name and not name[0].isdigit() else german_day(name)
    return _("%(what)s ab %(day)s") % {"what": words, "day": german_day(day)} if day else words


def flag_words(flag: str) -> str:
    """Return a hint in words; one that is not known stays readable."""
    name, _colon, value = flag.partition(":")
    words = FLAGS.get(name)
    if words is None:
        return flag.replace("_", " ")
    return str(words) % {"value": _flag_value(value)} if value else str(words)


def dated_flags(check: PreCheck) -> list[tuple[str, date]]:
    """Return the hints of a check that name a day which is no deadline, such as the other reading of a question."""
    found = []
    for flag in check.result["flags"]:
        name, _colon, value = flag.partition(":")
        if name != "frist_antrag" and name in FLAGS and len(value) == DAY_LENGTH and value[4] == "-":
            found.append((flag, date.fromisoformat(value)))
    return found


def overall_words(overall: str, met_on: date | None) -> str:
    """Return the result in one sentence, with the day where time is what is missing."""
    if overall == "LATER" and met_on is not None:
        return _("Es fehlt nach Aktenlage noch Zeit: frühestens ab %(day)s.") % {"day": f"{met_on:%d.%m.%Y}"}
    return str(OVERALL.get(overall, overall))


def _pairs(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}: {plain_words(part)}" for key, part in value.items() if part is not None)


def plain_words(value: Any) -> str:
    """Return a value in words, whatever its kind."""
    if value is None:
        return _("unbekannt")
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, Mapping):
        return _pairs(value)
    if isinstance(value, list):
        return "; ".join(plain_words(part) for part in value) or _("keine")
    text = str(value)
    return str(ANSWERS.get(text, german_day(text))).replace(".", ",", isinstance(value, float))


def _stay_words(row: Any, book: Rulebook) -> str:
    code, first, last = (row["code"], row["first"], row["last"]) if isinstance(row, Mapping) else (*row, None)[:3]
    paper = book.papers.get(code)
    span = {"from": german_day(first), "until": german_day(last) if last else ""}
    words = _("%(from)s bis %(until)s") % span if last else _("ab %(from)s") % span
    return f"{paper.citation if paper else code}: {words}"


def value_words(name: str, value: Any, book: Rulebook | None = None) -> str:
    """Return what a fact says, in words."""
    book = book or shipped()
    spec = book.facts.get(name)
    if spec is not None and spec.type == "periods" and isinstance(value, list):
        return "; ".join(_stay_words(row, book) for row in value)
    if spec is not None and spec.type != "bool" and value is False:
        return _("gibt es nicht")
    if spec is not None and spec.type == "title" and isinstance(value, str) and value in book.papers:
        return f"{book.papers[value].citation} ({book.papers[value].name})"
    return plain_words(value)


def question_words(name: str, book: Rulebook | None = None) -> str:
    """Return what a fact is called: the question that asks for it."""
    spec = (book or shipped()).facts.get(name)
    return spec.ask if spec is not None else name
