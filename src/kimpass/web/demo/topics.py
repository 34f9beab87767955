"""What invented people need, and what cases taught about the system. Written for the demonstration."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A need in one field of action: what is noted, agreed and followed up."""

    field: str
    need: str
    wish: str
    goal: str
    step: str
    contact: str
    follow_up: str


TOPICS = (
    Topic(
        "SPRACHE",
        "Kein Sprachkurs seit dem Zuzug, Einstufung fehlt",
        "Möchte sich beim Arzt selbst verständlich machen",
        "Sprachkurs A2 beginnen",
        "Einstufungstest beim Kursträger vereinbaren",
        "Kursangebote besprochen; der nächste Kurs mit Kinderbetreuung hat eine Warteliste. Einstufung wird angefragt.",
        "Kursträger: Platz auf der Warteliste erfragen",
    ),
    Topic(
        "WOHNEN",
        "Unterkunft zu klein für den Haushalt",
        "Eine Wohnung in der Nähe der Schule",
        "Eigene Wohnung finden",
        "Wohnberechtigungsschein beantragen",
        "Zwei Wohnungsangebote angesehen, Unterlagen für den Wohnberechtigungsschein zusammengestellt.",
        "Wohnungsamt: Bescheid schon da?",
    ),
    Topic(
        "BILDUNG",
        "Schulplatz im laufenden Schuljahr fehlt",
        "Das Kind soll bald zur Schule gehen",
        "Schulplatz erhalten",
        "Seiteneinsteigerberatung aufsuchen",
        "Termin in der Seiteneinsteigerberatung begleitet. Die Zuweisung dauert nach Auskunft mehrere Wochen.",
        "Schulamt: Stand der Zuweisung erfragen",
    ),
    Topic(
        "KITA",
        "Kein Kita-Platz, deshalb kein Kurs möglich",
        "Betreuung am Vormittag",
        "Kita-Platz finden",
        "Vormerkung in drei Einrichtungen",
        "Vormerkungen gemeinsam ausgefüllt; ein Brückenprojekt hat ab dem nächsten Monat Plätze.",
        "Jugendamt: Kita-Platz nachfragen",
    ),
    Topic(
        "ARBEIT",
        "Arbeitsuchend, Erfahrung im Handwerk",
        "Eigenes Einkommen, am liebsten wieder im alten Beruf",
        "Praktikum oder Helferstelle antreten",
        "Lebenslauf schreiben und bei zwei Betrieben vorstellen",
        "Lebenslauf besprochen, Termin beim Arbeitgeberservice vereinbart.",
        "Betrieb: Rückmeldung zum Praktikum",
    ),
    Topic(
        "ANERKENNUNG",
        "Ausländischer Abschluss, Zeugnisse nicht übersetzt",
        "Im erlernten Beruf arbeiten",
        "Antrag auf Anerkennung stellen",
        "Beglaubigte Übersetzung der Zeugnisse",
        "Anerkennungsberatung begleitet; es fehlen beglaubigte Kopien. Die Kosten der Übersetzung sind offen.",
        "Bescheid der Anerkennung da?",
    ),
    Topic(
        "LEBENSUNTERHALT",
        "Wechsel des Rechtskreises, Leistungen unterbrochen",
        "Miete und Strom sicher bezahlen können",
        "Leistungen lückenlos erhalten",
        "Antrag mit allen Anlagen abgeben",
        "Antrag ausgefüllt und mit Anlagen abgegeben. Die bisherige Stelle zahlt bis zum Monatsende weiter.",
        "Jobcenter: Bewilligung da?",
    ),
    Topic(
        "GESUNDHEIT",
        "Behandlung nötig, Sprachmittlung fehlt",
        "Mit jemandem reden, der die Sprache kann",
        "Behandlung beginnen",
        "Termin mit Sprachmittlung vereinbaren",
        "Arzttermin mit Sprachmittlung vereinbart. Die Kostenübernahme für die Sprachmittlung ist beantragt.",
        "Sprachmittlung für den Arzttermin bestätigt?",
    ),
    Topic(
        "FAMILIE",
        "Belastung durch getrennte Familie",
        "Die Familie zusammenbringen",
        "Beratung zum Familiennachzug nutzen",
        "Unterlagen für die Beratung sammeln",
        "Fachberatung zum Familiennachzug vermittelt; Geburtsurkunden werden besorgt.",
        "Unterlagen für die Fachberatung vollständig?",
    ),
    Topic(
        "RECHT_FINANZ",
        "Mahnungen aus einem Handyvertrag",
        "Keine Angst mehr vor der Post",
        "Schulden ordnen",
        "Termin bei der Schuldnerberatung",
        "Post gemeinsam sortiert, Ratenzahlung vorgeschlagen. Verweis an die Schuldnerberatung vorbereitet.",
        "Antwort der Schuldnerberatung?",
    ),
    Topic(
        "AUFENTHALT",
        "Verlängerung des Titels steht an, Termin fehlt",
        "Sicherheit, bleiben zu dürfen",
        "Titel rechtzeitig verlängern",
        "Online-Termin buchen und Unterlagen prüfen",
        "Unterlagen für die Verlängerung geprüft; der Pass ist noch gültig, das Lichtbild fehlt.",
        "Termin bei der Behörde erhalten?",
    ),
    Topic(
        "DIGITAL",
        "Kein Zugang zu Online-Anträgen",
        "Termine selbst buchen können",
        "E-Mail-Konto und Portal selbst nutzen",
        "Kurs in der Bibliothek besuchen",
        "E-Mail-Konto eingerichtet, Portal zusammen ausprobiert.",
        "Klappt die Terminbuchung allein?",
    ),
)
BY_FIELD = {topic.field: topic for topic in TOPICS}


@dataclass(frozen=True, slots=True)
class Pain:
    """A finding several cases lead to, in the words case managers would use, and what becomes of it."""

    field: str
    titles: tuple[str, ...]
    text: str
    theme: str
    kind: str = "challenge"


PAINS = (
    Pain(
        "BILDUNG",
        ("Schulplatz erst nach zehn Wochen", "Lange Wartezeit auf Zuweisung zur Schule", "Schulplatz im Schuljahr"),
        "Familien, die im laufenden Schuljahr zuziehen, warten mehrere Wochen auf eine Zuweisung. "
        "Plätze werden nur einmal im Monat vergeben.",
        "Schulplätze im laufenden Schuljahr",
    ),
    Pain(
        "SPRACHE",
        ("Kein Frauen-Sprachkurs mit Betreuung", "Sprachkurs ohne Kinderbetreuung", "Kursplatz scheitert an Betreuung"),
        "Kurse mit Kinderbetreuung fehlen. Mütter mit kleinen Kindern stehen lange auf der Warteliste.",
        "Sprachkurse mit Kinderbetreuung",
    ),
    Pain(
        "GESUNDHEIT",
        ("Sprachmittlung beim Arzt nicht bezahlt", "Niemand trägt Kosten der Sprachmittlung", "Arzttermin abgesagt"),
        "Praxen nehmen Termine ohne Sprachmittlung nicht an; die Kosten trägt keine Stelle verlässlich.",
        "Sprachmittlung im Gesundheitswesen",
    ),
    Pain(
        "LEBENSUNTERHALT",
        ("Lücke beim Rechtskreiswechsel", "Kein Geld zwischen zwei Behörden", "Doppelte Anträge beim Wechsel"),
        "Beim Wechsel der Zuständigkeit entstehen Lücken von mehreren Wochen, weil Einstellung und Bewilligung nicht "
        "aufeinander abgestimmt sind.",
        "Nahtloser Rechtskreiswechsel",
    ),
    Pain(
        "WOHNEN",
        ("Keine großen Wohnungen", "Wohnungen für Familien mit mehr als vier Kindern fehlen", "Unterkunft zu lange"),
        "Für große Familien gibt es im ländlichen Raum fast keine Wohnungen; sie bleiben in der Unterkunft.",
        "Wohnraum für große Familien",
    ),
    Pain(
        "ANERKENNUNG",
        ("Beglaubigung nur in der Kreisstadt", "Weg zur Anerkennungsberatung zu weit", "Übersetzung zu teuer"),
        "Die Anerkennungsberatung ist mit Bus und Bahn kaum zu erreichen, die Übersetzung muss vorgestreckt werden.",
        "Anerkennung von Abschlüssen in der Fläche",
    ),
    Pain(
        "KITA",
        ("Brückenprojekt hilft beim Übergang", "Spielgruppe ebnet den Weg in die Kita"),
        "Das Brückenprojekt in der Nachbarschaft erleichtert den Übergang in die Kita deutlich.",
        "Brückenprojekte als Weg in die Kita",
        "success_factor",
    ),
    Pain(
        "AUFENTHALT",
        ("Online-Termine sind sofort vergeben", "Kein Termin zur Verlängerung", "Terminportal ohne freie Zeiten"),
        "Termine zur Verlängerung sind nur über das Portal zu buchen und morgens nach Minuten vergeben.",
        "Erreichbarkeit bei der Verlängerung von Titeln",
    ),
    Pain(
        "DIGITAL",
        ("Anträge nur noch online", "Hilfe beim Online-Antrag fehlt"),
        "Ohne Begleitung scheitern viele an Online-Anträgen; in der Fläche fehlen Orte, die dabei helfen.",
        "Hilfe bei Online-Anträgen",
    ),
    Pain(
        "ARBEIT",
        ("Betriebe fragen nach Helferstellen mit Sprachförderung", "Kein Teilzeitangebot mit Kurs"),
        "Stellen, die sich mit einem Vormittagskurs verbinden lassen, sind selten; Betriebe wären bereit.",
        "Arbeit und Sprachkurs verbinden",
    ),
)
