"""The words of the field, explained in one sentence where they stand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Word = tuple[str | Promise, str | Promise]

WORDS: Mapping[str, Word] = {
    "case_management": (
        _("Case Management"),
        _("Begleitung eines Menschen oder einer Familie über alle Rechtskreise, von der Ankunft bis zur Einbürgerung."),
    ),
    "coordination": (
        _("Koordinierende Stelle"),
        _("Bündelt, was Fälle über das System verraten, und führt die Gremien; sieht keine Person."),
    ),
    "legal_domain": (
        _("Rechtskreis"),
        _("Das Gesetz, nach dem eine Stelle gerade zuständig ist, zum Beispiel SGB II oder AsylbLG."),
    ),
    "legal_domain_change": (
        _("Rechtskreiswechsel"),
        _("Eine andere Stelle wird zuständig; hier gehen Menschen am leichtesten verloren."),
    ),
    "intake": (_("Intake"), _("Aufnahme und Erstberatung: was man am Anfang weiß.")),
    "assessment": (
        _("Assessment"),
        _("Bestandsaufnahme je Lebenslage, fachlicher Bedarf und eigener Wunsch nebeneinander."),
    ),
    "reassessment": (_("Re-Assessment"), _("Erneute Bestandsaufnahme, damit Veränderung sichtbar wird.")),
    "monitoring": (_("Monitoring"), _("Begleiten und nachfragen, ob Vereinbartes trägt.")),
    "life_area": (_("Lebenslage"), _("Ein Bereich des Lebens, etwa Wohnen, Sprache, Arbeit oder Gesundheit.")),
    "consent": (
        _("Einverständniserklärung"),
        _("Die Person stimmt zu, dass ihre Angaben hier verarbeitet werden; jederzeit widerrufbar."),
    ),
    "release": (
        _("Schweigepflichtentbindung"),
        _("Erlaubt, mit einzeln genannten Stellen über einen genannten Gegenstand zu sprechen."),
    ),
    "referral": (_("Verweis"), _("Geführte Weitervermittlung an eine Stelle, deren Antwort zurückkommt.")),
    "handover": (_("Übergabe"), _("Festes Verfahren, mit dem ein Fall an eine andere Stelle geht.")),
    "routing": (
        _("Verweisberatung"),
        _(
            "Liegt der Fall in einem Rechtskreis mit eigenem Fallmanagement, wird dorthin beraten "
            "statt selbst begleitet."
        ),
    ),
    "finding": (
        _("Strukturhinweis"),
        _("Was ein Fall über Lücken oder Gelungenes im System zeigt, ohne Personendaten."),
    ),
    "theme": (_("Thema"), _("Mehrere ähnliche Hinweise, gebündelt für Gremien.")),
    "generative_theme": (_("generatives Thema"), _("Ein strukturelles Problem, das sehr viele Fälle betrifft.")),
    "steering_group": (_("Lenkungsgruppe"), _("Das Gremium, das über Themen entscheidet.")),
    "measure": (_("Maßnahme"), _("Was aufgrund eines Beschlusses geschieht, von wem und bis wann.")),
    "building_block": (
        _("Baustein"),
        _("Einer der drei Förderteile von KIM: Koordination, Case Management, Ausländer- und Einbürgerungsbehörden."),
    ),
    "level_1": (_("Ebene 1"), _("Jemand kommt selbst oder wird bei der Ankunft geschickt.")),
    "level_2": (_("Ebene 2"), _("Eine Stelle meldet einen komplexen Fall.")),
    "uma": (
        _("UmA-Track"),
        _("Eigener Weg für junge Geflüchtete nach der Jugendhilfe; zählt für den Kreis und für keine Region."),
    ),
    "reconstruction": (_("Fallrekonstruktion"), _("Nachvollzogener Weg mit Stationen, Wartezeiten und Brüchen.")),
    "target_group": (_("Zielgruppe"), _("Für wen KIM im Kreis da ist; gibt Hinweise und zählt, sperrt nie.")),
    "minimum_group": (_("Mindestgruppe"), _("Kleinere Zahlen bleiben verdeckt, damit niemand erkannt wird.")),
    "fte": (_("VZÄ"), _("Vollzeitäquivalent: 1,00 ist eine volle Stelle.")),
    "deputy": (_("Vertretung"), _("Sieht von einem Tag bis zu einem Tag die Fälle der Kollegin oder des Kollegen.")),
    "household": (_("Haushalt"), _("Menschen, die zusammen begleitet werden; Zähleinheit „Familie“.")),
    "co_advised": (_("mitberaten"), _("Gehört zum Haushalt und wird getrennt von den beratenen Personen gezählt.")),
}
