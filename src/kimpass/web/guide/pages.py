"""What each page is for and what one does there, in two or three sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.web.guide.goals import GOALS
from kimpass.web.guide.money import MONEY

Text = str | Promise

AREAS: Mapping[str, Text] = {
    "web": _(
        "Von hier erreichen Sie alle Bereiche, die Ihre Rolle öffnet. Die Suche oben findet Personen,"
        " Fälle und Angebote."
    ),
    "casework": _(
        "Hier arbeiten Sie an Fällen. Sie sehen die Fälle, die Sie führen oder gerade vertreten, und "
        "keine anderen. Was Sie tippen, wird laufend als Entwurf gesichert."
    ),
    "people": _(
        "Hier stehen Personen und Haushalte mit ihren Papieren. Sie sehen nur, wen Sie selbst oder in"
        " Vertretung begleiten. Unbekanntes darf unbekannt bleiben."
    ),
    "steering": _(
        "Hier wird aus einzelnen Hinweisen ein Thema, aus dem Thema ein Beschluss und daraus eine "
        "Antwort. Personen kommen hier nirgends vor."
    ),
    "residence": _(
        "Hier arbeiten die Ausländer- und Einbürgerungsbehörden: Verfahren ohne Namen, Monatszahlen, Checklisten, "
        "Kampagne und was das Case Management einzeln übergibt. Fälle sind von hier aus nicht erreichbar."
    ),
    "network": _("Hier stehen Angebote und Dolmetschen: wer womit hilft, was fehlt, was gebucht ist."),
    "controlling": _("Hier stehen Stellen, Ziele und Berichte. Jede Zahl führt zu dem, was hinter ihr steht."),
    "posts": _(
        "Hier stehen Stellen, Besetzungen und Teilnahme der Kommunen über die Zeit. Was geändert wird, gilt ab einem "
        "Tag; was vorher war und was vorher bekannt war, bleibt lesbar."
    ),
    "money": _(
        "Hier stehen Förderung, Bescheide, Verwendungsnachweise und Vereinbarungen. Berichtigtes bleibt mit seinem "
        "Grund lesbar, Unbekanntes wird nie zu null."
    ),
    "organisation": _("Hier richtet der Kreis ein, wer was darf, welche Wörter gelten und welche Felder es gibt."),
}

OWN: dict[str, Text] = {
    "web:today": _(
        "Alles, was heute an der Reihe ist: Termine, Wiedervorlagen, Aufgaben, neue Anfragen, "
        "Verweise ohne Antwort, fehlende Papiere und Antworten auf Ihre Hinweise. Jede Zeile führt "
        "dorthin, wo Sie sie erledigen."
    ),
    "web:search": _(
        "Schreiben Sie einen Namen so, wie Sie ihn hören: Umschrift, Akzente und Reihenfolge sind "
        "gleichgültig, auch die Originalschrift wird gefunden. Gefunden wird nur, was Sie sehen "
        "dürfen."
    ),
    "web:account": _(
        "Ihre Rollen, für welche Orte sie gelten, wer Sie vertritt und wie Sie Termine in Ihren Kalender holen."
    ),
    "casework:caseload": _(
        "Ihre Fälle mit Phase und nächstem Schritt. Filter stehen in der Adresse und lassen sich "
        "unter einem Namen speichern; die Liste lässt sich als Tabelle ausgeben."
    ),
    "casework:case": _(
        "Der Fall auf einer Seite: oben Phase, Menschen und Papiere, darunter die Abschnitte. Phasen "
        "nach dem Intake öffnen sich erst mit Einverständnis und Schweigepflichtentbindung. Mit "
        "„Kontakt“ schreiben Sie eine Notiz in unter einer Minute."
    ),
    "casework:begin_intake": _(
        "Nehmen Sie auf, was Sie wissen; alles andere kann später kommen. Während Sie den Namen "
        "schreiben, erscheint, ob die Person vielleicht schon bekannt ist."
    ),
    "casework:record_contact": _(
        "Art antippen, Themen antippen, Text schreiben, speichern. Betrifft die Notiz nur ein "
        "Mitglied des Haushalts, wählen Sie die Person; dann bleibt sie aus allen Blättern für andere"
        " heraus."
    ),
    "casework:record_assessment": _(
        "Je Lebenslage stehen fachlicher Bedarf und Wunsch der Person nebeneinander. Eine neue Runde "
        "überschreibt nichts: Sie macht die Veränderung sichtbar."
    ),
    "casework:agree_goals": _(
        "Wenige Ziele in einfachen Worten: wer macht was bis wann. Die Vereinbarung lässt sich in der"
        " Sprache der Person drucken."
    ),
    "casework:link_service": _(
        "Verbinden Sie einen Schritt mit einem Angebot. Gibt es keines, sagen Sie es: „kein passendes"
        " Angebot“ zählt in die Bedarfsanalyse."
    ),
    "casework:refer": _(
        "Wählen Sie Feld für Feld, was die andere Stelle erfährt. Gesendet wird nur an Stellen, die "
        "eine gültige Schweigepflichtentbindung nennt. Die Antwort kann per Link kommen."
    ),
    "casework:start_handover": _(
        "Das Übergabeverfahren des Kreises in festen Schritten: Papiere prüfen, Blatt "
        "zusammenstellen, Gespräch, Bestätigung, Rückmeldung, Fall beenden oder weiterführen."
    ),
    "casework:handover": _("Hier sehen Sie, wie weit die Übergabe ist und was als Nächstes zu tun ist."),
    "casework:list_access_requests": _(
        "Wer sich meldet oder gemeldet wird, ohne Namen, solange niemand eingewilligt hat. Annehmen, "
        "zurückgeben, einem Fall zuordnen oder an die Koordinierende Stelle geben."
    ),
    "casework:record_access_request": _(
        "Ebene 1: Jemand kommt selbst oder wird geschickt. Ebene 2: Eine Stelle meldet einen "
        "komplexen Fall, mit Gründen. Keine Namen in die Beschreibung."
    ),
    "casework:office_hour": _(
        "Ein Kontakt in der offenen Sprechstunde: Themen und Sprache antippen, fertig. Es gibt "
        "bewusst kein Feld für Namen."
    ),
    "casework:begin_uma_track": _(
        "Der Weg für junge Geflüchtete beginnt mit einem Abstimmungsgespräch, das Zuständigkeit und "
        "Schwerpunkt klärt. Volljährigkeit ist hier die Regel, nicht die Ausnahme."
    ),
    "casework:plan_conference": _(
        "Namentlich nur, wenn für jede Stelle am Tisch eine Schweigepflichtentbindung vorliegt; sonst"
        " anonymisiert. Das wird am Tag der Konferenz noch einmal geprüft."
    ),
    "casework:discussions": _(
        "Besprechungen im Team, über Fälle hinweg, kollegiale Beratung und Supervision. Ohne Fall immer anonymisiert."
    ),
    "casework:reconstruction": _(
        "Der Weg durch das System: Stationen, Wartezeiten, Brüche und was gelungen ist. Die Kopie für"
        " die Strukturebene schreiben Sie ohne Namen, Orte und Tage neu."
    ),
    "casework:tasks": _(
        "Ihre Aufgaben und die der Vertretenen, nach Fälligkeit. Standardaufgaben setzt der Kreis für eine Phase."
    ),
    "casework:own_calendar": _(
        "Eine geheime Adresse, unter der Ihr Kalenderprogramm Ihre Termine abholt, ohne Namen und "
        "Inhalte. Sie können sie jederzeit erneuern oder beenden."
    ),
    "casework:move_caseload": _(
        "Übergeben Sie Fälle in einem Schritt an eine Kollegin oder einen Kollegen. Die Geschichte "
        "bleibt; frühere Zahlen ändern sich nicht."
    ),
    "casework:deputy_sheet": _(
        "Was Sie als Vertretung wissen müssen, auf einem Blatt. Ihr Zugang endet von selbst mit dem letzten Tag."
    ),
    "casework:case_figures": _(
        "Zahlen aus der Fallarbeit ohne Personen. Kleine Zahlen bleiben verdeckt, damit niemand erkannt wird."
    ),
    "casework:close_case": _(
        "Grund und Auswertung durch Sie und, wenn gewünscht, durch die Person. Unterstützung ist "
        "freiwillig und darf jederzeit enden."
    ),
    "casework:report_case_finding": _(
        "Zeigt der Fall eine Lücke im System? Schreiben Sie sie ohne Namen auf; das Programm prüft "
        "mit. Sie hören hier, was daraus wurde."
    ),
    "people:search": _(
        "Suchen Sie in jeder Schreibweise, auch mit Geburtsjahr. Mögliche Dubletten stehen in einer eigenen Liste."
    ),
    "people:person": _(
        "Alles, was über die Person bekannt ist, mit Zeiträumen. Berichtigen überschreibt nicht "
        "still: Haben zwei gleichzeitig geändert, sehen Sie beide Fassungen."
    ),
    "people:household": _(
        "Wer zusammen begleitet wird, seit wann und wie verwandt. Fälle, Haushalte und Personen "
        "werden getrennt gezählt, jede Person einmal."
    ),
    "people:list_duplicates": _(
        "Paare, die vielleicht eine Person sind. Zusammenführen lässt sich rückgängig machen; "
        "„verschiedene Personen“ merkt sich das Programm."
    ),
    "people:merge_persons": _(
        "Wählen Sie bei Abweichungen, was gilt. Nichts geht verloren: Alle Einträge ziehen um und "
        "kehren zurück, wenn Sie die Zusammenführung rückgängig machen."
    ),
    "people:prepare_papers": _(
        "Sprache wählen, drucken: Deutsch und die Sprache der Person nebeneinander, dazu eine "
        "Bildseite. Unterschreiben geht auf Papier oder auf dem Bildschirm."
    ),
    "people:record_release": _(
        "Nennen Sie jede Stelle einzeln und worüber gesprochen werden darf. „Alle Stellen“ gibt es nicht."
    ),
    "people:withdraw_release": _("Ein Widerruf wirkt sofort. Danach sehen Sie, wem Sie ihn mitteilen müssen."),
    "people:choose_basis": _(
        "Oben steht, welche Vorschriften zu den Angaben der Akte passen. Wählen Sie eine; gefragt wird nur, was fehlt."
    ),
    "people:answer_check_question": _(
        "„Weiß ich nicht“ heißt: gefragt, aber unbekannt. Überspringen heißt: nicht gefragt. Beides gilt nie als Nein."
    ),
    "people:view_pre_check": _(
        "Die Vorprüfung zeigt, was nach Aktenlage vorliegt. Sie bleibt gespeichert, wie sie ist; ändert sich etwas, "
        "prüfen Sie neu und sehen den Unterschied."
    ),
    "people:view_check_handover": _(
        "Die Behörde sieht nur diese Zeilen und Dokumente. Sie sehen, wer wann gelesen hat, und können zurücknehmen."
    ),
    "people:list_campaign_clients": _(
        "Nur Ihre eigenen Ratsuchenden, allein nach Aufenthaltszeiten. Eingeladen wird nur, wer einverstanden ist."
    ),
    "people:list_consent_texts": _(
        "Die Wortlaute nach Stelle, Zweck und Sprache. Übersetzungen bleiben als maschinell "
        "gekennzeichnet, bis jemand sie geprüft und freigegeben hat."
    ),
    "steering:board": _(
        "Themen nach Stufe: vom Hinweis bis zur Antwort. Die Zahl an einer Karte sagt, wie viele "
        "Fälle und Kommunen dahinterstehen."
    ),
    "steering:findings": _(
        "Alle Strukturhinweise, gefiltert nach Feld und Ort. Mehrere ähnliche bündeln Sie zu einem Thema."
    ),
    "steering:my_findings": _("Was aus Ihren Hinweisen geworden ist, bis zur Antwort des Gremiums."),
    "steering:theme": _("Ein Thema mit seinen Hinweisen, seiner Stufe und den Beschlüssen dazu."),
    "steering:reconstructions": _("Wege durch das System ohne Personen: woraus sich lernen lässt."),
    "steering:session": _("Tagesordnung, Anwesenheit nach Funktion, Beschlüsse und Aufträge einer Sitzung."),
    "network:directory": _(
        "Angebote nach Feld, Ort und Sprache. Ein Eintrag gilt als geprüft an dem Tag, der dabei steht."
    ),
    "network:map": _(
        "Die Kommunen des Kreises mit der Zahl ihrer laufenden Angebote. Ein Klick führt zur gefilterten Liste; "
        "die Punkte sind Orte mit bekannten Koordinaten."
    ),
    "network:needs": _(
        "Was die Fallarbeit der letzten zwölf Monate suchte und nicht fand, neben dem, was es gibt. Jede Zelle führt "
        "zu ihrem Beleg; kleine Zahlen bleiben verdeckt."
    ),
    "network:needs_analysis": _(
        "Bedarf und Angebot zu einem Stichtag, von Menschen beurteilt. Nach der Freigabe ändert sich nichts mehr; "
        "Neues kommt in eine neue Ausgabe."
    ),
    "network:hsds": _(
        "Das Verzeichnis im offenen Format HSDS 3.1 mitnehmen oder Angebote einlesen: erst geprüft, dann ganz oder "
        "gar nicht übernommen, und nichts zweimal."
    ),
    "network:materials": _(
        "Flyer, Plakate und Seiten des Programms: welche Sprachfassung fehlt, welche veraltet ist und wohin wie viele "
        "Exemplare gingen."
    ),
    "network:interpreters": _(
        "Wer welche Sprache dolmetscht, welche Einsätze offen sind und was das Dolmetschen gekostet "
        "hat. Ein Einsatz nennt weder Fall noch Person."
    ),
    "controlling:overview": _("Stellen, Ziele und Berichte des Kreises auf einen Blick."),
    "controlling:report": _("Ein Bericht zu einem Stichtag. Unbekannt bleibt unbekannt und wird nicht zu null."),
    "posts:posts": _(
        "Der Stellenplan an einem Stichtag, auf Wunsch mit dem Kenntnisstand eines früheren Tages: bewilligt, besetzt, "
        "frei und seit wann. Filter stehen in der Adresse."
    ),
    "posts:post": _(
        "Eine Stelle mit ihrer Geschichte: Bedingungen, Einsatzgebiete, Besetzungsverfahren, Besetzungen. Berichtigtes "
        "steht mit Grund daneben. Namen liest nur, wer Stellen besetzt."
    ),
    "posts:staffing_figures": _(
        "Was gemeldet wurde: bewilligt, besetzt, noch nicht besetzt, drei eigene Angaben. Geht die Rechnung nicht auf, "
        "steht der Rest daneben, und Sie nennen den Grund."
    ),
    "posts:entitlement": _(
        "Was Baustein 1 dem Kreis zugesteht, neben dem, was bewilligt und besetzt ist. Eine unbekannte Antwort macht "
        "den Anspruch unbekannt, nie zu einem Nein."
    ),
    "posts:participation": _(
        "Welche Kommunen teilnehmen, seit welchem ersten Arbeitstag, mit welchen eigenen Behörden und in welcher "
        "Region."
    ),
    "posts:turnover": _(
        "Wie viele Menschen in einem Jahr eine Stelle verlassen haben. Kleine Zahlen bleiben verborgen: Diese Seite "
        "beobachtet Stellen, keine Menschen."
    ),
    "posts:working_modes": _(
        "Wie das Case Management vor Ort erreichbar ist: nach Termin, aufsuchend, in offener Sprechstunde. Öffentlich "
        "wird nur, was freigegeben ist."
    ),
    "organisation:administration": _("Konten, Rollen, Kataloge, Zusatzfelder, Zielgruppen und Verfahren des Kreises."),
    "organisation:set_up": _(
        "Schritt für Schritt vom leeren Kreis zum ersten Bericht. Was getan ist, liest die Seite aus dem, "
        "was schon da ist."
    ),
    "organisation:parts": _("Was hier abgeschaltet ist, bietet keine neue Arbeit an. Vorhandenes bleibt lesbar."),
    "organisation:places": _("Die 54 Standorte. Beim Eröffnen sehen Sie das Einmalpasswort genau einmal."),
    "organisation:rights": _(
        "Jedes Recht und jede Rolle auf einer Seite. Rollen vergibt man an andere, nie an sich selbst."
    ),
    "organisation:extra_fields": _(
        "Eigene Felder des Kreises für Fall, Person und Kontakt: Name, Art, ab welcher Phase nötig. "
        "Ein beendetes Feld behält seine Werte."
    ),
    "organisation:minimum_documentation": _(
        "Was in allen Kommunen mindestens dokumentiert wird. Eine Änderung ist eine neue Fassung mit Datum."
    ),
    "organisation:target_groups": _(
        "Für wen KIM im Kreis da ist, über die Zeit. Es gibt Hinweise und Zahlen, es sperrt nie."
    ),
    "organisation:deputies": _("Wer wen von wann bis wann vertritt. Der Zugang der Vertretung endet von selbst."),
}
PAGES: Mapping[str, Text] = MONEY | GOALS | OWN


def help_for(view_name: str) -> Text:
    """Return the text for a page, by its route; a page without one of its own has that of its area."""
    return PAGES.get(view_name) or AREAS.get(view_name.partition(":")[0], AREAS["web"])
