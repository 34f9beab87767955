"""
Ordinary texts of findings, as offices write them: nobody is meant, yet they are full of capitals, numbers and places.

Sentences of one half were looked at while the detectors were made, those of the other half were not.
"""

import random
from collections.abc import Sequence


def phrases(text: str) -> tuple[str, ...]:
    """Return the parts of a list."""
    return tuple(text.split(", "))


PLACES = phrases(
    "Paderborn, Delbrück, Büren, Salzkotten, Bad Lippspringe, Hövelhof, Borchen, Altenbeken, Lichtenau, Bad "
    "Wünnenberg, Höxter, Warburg, Brakel, Beverungen, Steinheim, Nieheim, Marienmünster, Willebadessen, "
    "Borgentreich, Warendorf, Ahlen, Beckum, Oelde, Telgte, Ennigerloh, Drensteinfurt, Sendenhorst, Everswinkel, "
    "Gütersloh, Rheda-Wiedenbrück, Verl, Halle (Westf.), Harsewinkel, Schloß Holte-Stukenbrock, Rietberg, "
    "Versmold, Werther, Langenberg"
)
OFFICES = phrases(
    "die Ausländerbehörde, das Jobcenter, das Jugendamt, das Sozialamt, die Einbürgerungsbehörde, das Schulamt, "
    "die Agentur für Arbeit, das Gesundheitsamt, die Familienkasse, die Wohngeldstelle, das Standesamt, die "
    "Krankenkasse, das BAMF, die Bezirksregierung Detmold, das Kommunale Integrationszentrum, die "
    "Volkshochschule, der Caritasverband, die Diakonie, die AWO, das Deutsche Rote Kreuz, die Handwerkskammer, "
    "die IHK Ostwestfalen, das Bürgerbüro"
)
OFFERS = phrases(
    "Integrationskurse, Erstorientierungskurse, Sprachkurse B2, Kurse mit Kinderbetreuung, Kita-Plätze, Plätze im "
    "Offenen Ganztag, Wohnungen für große Familien, Termine zur Verlängerung, Dolmetschende für Tigrinya, "
    "Sprachmittlung im Krankenhaus, Therapieplätze, Schwimmkurse, Berufssprachkurse, Ausbildungsplätze, "
    "Seiteneinsteigerklassen, Schuldnerberatung, Beratung zur Anerkennung, Lesepaten, Hebammen, Frauencafés"
)
GROUPS = phrases(
    "Alleinerziehende, junge Erwachsene, Schutzberechtigte, Geduldete, zugewanderte EU-Bürgerinnen und EU-Bürger, "
    "Menschen mit Behinderung, unbegleitete minderjährige Geflüchtete, Fachkräfte, Eltern schulpflichtiger "
    "Kinder, Schwangere, ältere Menschen, Seiteneinsteigerinnen und Seiteneinsteiger, Analphabetinnen und "
    "Analphabeten, Haushalte mit mehr als vier Kindern, Beschäftigte in der Fleischindustrie, Studierende, Frauen "
    "mit kleinen Kindern"
)
LAWS = phrases(
    "§ 25b AufenthG, § 18a AufenthG, § 24 AufenthG, § 104c AufenthG, § 7 SGB II, § 16 Abs. 1 Satz 2 SGB II, § 2 "
    "AsylbLG, § 9 TIntG, § 10 StAG, § 35a SGB VIII, § 12a AufenthG, Art. 6 GG, § 44 Abs. 4 AufenthG, § 60a Abs. 2 "
    "AufenthG, § 67 SGB X, § 46 Abs. 1 Nr. 3 SGB III, Anlage 2 zu § 3 BeschV, Art. 28 DSGVO, § 85 Abs. 2 SGB XI"
)
MONTHS = phrases("Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember")
WAITS = phrases("sechs Wochen, drei Monate, ein halbes Jahr, 10 bis 12 Wochen, bis zu 14 Tage, 45 Minuten, vier Monate")
DEVELOPMENT = """
In {place} warten {group} {wait} auf einen Termin, weil {office} nur online Termine vergibt.
Es fehlen {offer}; im {month} {year} standen {number} Personen auf der Warteliste.
Nach {law} sind zwei Stellen zuständig, und keine fühlt sich verantwortlich.
Der Eigenanteil von {money} Euro ist für {group} zu hoch.
Seit dem Austausch zwischen {place} und {place} gelingen Übergänge schneller.
{group} brauchen einen Lotsen, der Anträge mit ihnen ausfüllt.
Die Buslinie 4{digit} fährt nach 18 Uhr nicht mehr, Kurse am Abend sind von {place} aus nicht erreichbar.
Zwischen Bewilligung und Auszahlung liegen im Schnitt {wait}, Mieten bleiben offen.
Für {offer} gibt es im Kreis nur {digit} Anbieter.
Frau und Mann werden getrennt beraten, das bewährt sich.
Die Regelung gilt seit dem 1. {month} {year} und läuft am 31. Dezember {year} aus.
Im Jahr {year} gab es {number} Anfragen, {year2}/{short} waren es {number}.
Das Formular verlangt Angaben, die {office} längst hat (z. B. Meldebescheinigung, Mietvertrag, Kontoauszüge).
Gelungen ist die Zusammenarbeit mit Schule, Kita und Sportverein am Runden Tisch in {place}.
Ohne Vollmacht gibt {office} keine Auskunft; {group} kommen deshalb mehrmals.
""".strip().splitlines()
HELD_OUT = """
Wer in {place} wohnt, erreicht {office} nur mit dem Auto; die Fahrt mit dem Bus dauert {wait}.
Bescheide kommen auf Deutsch, {group} verstehen sie nicht und lassen Fristen verstreichen.
{group} fallen durch das Raster, weil {law} einen festen Wohnsitz voraussetzt.
Von {number} gemeldeten Haushalten fanden bis {month} {year} nur {digit} eine Wohnung.
Die Kosten in Höhe von {money} Euro werden weder nach {law} noch vom Träger übernommen.
Zwei Behörden verlangen dieselbe Unterlage, einmal beglaubigt und einmal im Original.
Am Elternabend fehlt Sprachmittlung; Lehrkräfte bitten ältere Geschwister zu übersetzen.
Der Schlüssel liegt bei 1:{number}, empfohlen sind 1:{digit}0.
Hilfreich war die feste Ansprechperson bei {office}: Rückfragen waren am selben Tag geklärt.
Im Quartal IV/{year} sank die Zahl der {offer} von {number} auf {digit}.
Die Außenstelle in {place} öffnet nur dienstags von 8:30 bis 12:00 Uhr.
Zeugnisse müssen übersetzt werden, eine Seite kostet {digit}5,50 Euro und dauert {wait}.
Nach dem Wechsel vom Rechtskreis SGB II zum SGB XII beginnt das Verfahren von vorn.
{office} und Träger haben keine gemeinsame Liste, Plätze bleiben in {place} frei.
Zum Schuljahr {year2}/{short} werden {digit} neue Klassen gebraucht, beschlossen ist eine.
Der Familiennachzug scheitert an Terminen der Botschaft, nicht an {office}.
Ein Lotsenprojekt in {place} hat gezeigt, dass {group} nach {wait} allein zurechtkommen.
Beratung auf Arabisch, Kurdisch, Dari, Ukrainisch oder Rumänisch gibt es nur in {place}.
Das Land fördert {digit},5 Stellen; besetzt waren am Jahresende {digit},25 VZÄ.
Härtefälle nach {law} werden sehr unterschiedlich entschieden.
Die Wartezeit bei {office} stieg um {number} Prozent, obwohl die Zahl der Anträge gleich blieb.
Im Neubaugebiet am Stadtrand fehlen Haltestelle, Arztpraxis und Kita.
Ab dem 1. August {year} sollen {offer} aus einem Topf bezahlt werden, rund {money} Euro je Jahr.
Positiv: Die Migrationsberatung, das Quartiersbüro und {office} teilen sich einen Raum.
""".strip().splitlines()
TITLES = (
    "{offer} fehlen in {place}",
    "Lange Wartezeit für {group}",
    "Übergang zwischen zwei Rechtskreisen",
    "Zuständigkeit nach {law} ungeklärt",
    "Gute Zusammenarbeit in {place}",
    "Keine Sprachmittlung am Elternabend",
    "{group} ohne Zugang zu Kursen",
)


class Office:
    """Writes findings from sentences; the same seed writes the same."""

    def __init__(self, seed: int, sentences: Sequence[str]) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented texts, not secrets
        self.sentences = sentences

    def _filled(self, template: str) -> str:
        draw, year = self.random, self.random.randint(2021, 2027)
        thousands = f"{draw.randint(1, 9)}.{draw.randint(0, 999):03}"
        return template.format(
            place=draw.choice(PLACES),
            office=draw.choice(OFFICES),
            offer=draw.choice(OFFERS),
            group=draw.choice(GROUPS),
            law=draw.choice(LAWS),
            month=draw.choice(MONTHS),
            wait=draw.choice(WAITS),
            year=year,
            year2=year - 1,
            short=year % 100,
            number=draw.choice([draw.randint(10, 480), thousands]),
            digit=draw.randint(2, 9),
            money=draw.choice(["350", "1.200", "85,50", "12.000", "75000", "1.222.800", "49,90", "2 500"]),
        )

    def sentence(self) -> str:
        """Return one sentence."""
        text = self._filled(self.random.choice(self.sentences))
        return text[0].upper() + text[1:]

    def finding(self) -> tuple[str, str]:
        """Return a title and a text of two to five sentences."""
        title = self._filled(self.random.choice(TITLES))
        return title[0].upper() + title[1:], " ".join(self.sentence() for _ in range(self.random.randint(2, 5)))
