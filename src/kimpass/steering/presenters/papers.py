"""Decision papers as they are printed, and the steering group's paper that writes itself (promise 11, BOD-07)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.models import DecisionPaper, Session
from kimpass.steering.presenters.sessions import name_of, sender_of
from kimpass.steering.presenters.sheets import Grid, Part, Sheet, paragraphs, unknown
from kimpass.steering.selectors import papers
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.invitations import times_of
from kimpass.steering.selectors.office_language import in_german


def counted(actor: Actor, number: int | None) -> str:
    """Return a count of cases as a paper shows it: small ones never, what nobody counted as such."""
    return _("nicht gezählt") if number is None else counter(actor).write(number, exact=False)


@in_german
def paper_sheet(actor: Actor, paper: DecisionPaper) -> Sheet:
    """Return a decision paper with its way through the bodies."""
    cases, places = paper.case_count, paper.municipality_count
    if paper.released_on is None:
        cases, places = papers.counts_now(actor, paper)
    facts = [
        (_("Thema"), paper.theme.title),
        (_("Handlungsfeld"), paper.theme.field.label_de),
        (_("Fassung"), str(paper.edition)),
        (_("Fälle dahinter"), counted(actor, cases)),
        (words_of(actor).fill(_("%(places)s dahinter")), _("nicht gezählt") if places is None else str(places)),
        (_("Kosten"), unknown(paper.costs)),
    ]
    parts = [
        Part(_("Sachverhalt"), paragraphs(paper.situation) or (_("ohne Angabe"),)),
        Part(_("Vorschlag"), paragraphs(paper.proposal) or (_("ohne Angabe"),)),
        Part(_("Alternativen"), paragraphs(paper.alternatives) or (_("ohne Angabe"),)),
    ]
    stations = [
        [str(at), stop.body_name, papers.stop_words(stop), stop.get_outcome_display(), stop.remark]
        for at, stop in enumerate(papers.stations(actor, paper), 1)
    ]
    if stations:
        head = (_("Nr."), _("Gremium"), _("Wann"), _("Ergebnis"), _("Bemerkung"))
        parts.append(Part(_("Beratungsfolge"), grid=Grid(head, stations)))
    released = paper.released_on
    notice = "" if released else _("Entwurf: Diese Vorlage ist noch nicht freigegeben.")
    footer = _("Freigegeben am %(day)s") % {"day": f"{released:%d.%m.%Y}"} if released else _("Entwurf")
    return Sheet(
        _("Entscheidungsvorlage: %(title)s") % {"title": paper.title}, sender_of(actor), facts, parts, notice, footer
    )


def _words(line: papers.Line) -> list[str]:
    proposed = [_("Vorschlag: %(text)s") % {"text": line.proposal}] if line.proposal else []
    return [*paragraphs(line.summary), *proposed]


@in_german
def steering_sheet(actor: Actor, session: Session) -> Sheet:
    """Return the session's paper from what is recorded: theme, stage, cases and municipalities, measure, who, when."""
    lines = papers.steering_lines(actor, session)
    rows = [
        (line.title, line.stage, line.cases, line.municipalities, line.measures, line.owners, line.due)
        for line in lines
    ]
    head = (_("Thema"), _("Stufe"), _("Fälle"), words_of(actor).places, _("Maßnahme"), _("Wer"), _("Bis wann"))
    nothing = () if rows else (_("Auf der Tagesordnung steht kein Thema."),)
    parts = [Part(_("Übersicht"), nothing, grid=Grid(head, rows))]
    parts += [
        Part(
            _("TOP %(number)s: %(title)s") % {"number": line.number, "title": line.title},
            _words(line),
            level=3,
        )
        for line in lines
        if line.summary or line.proposal
    ]
    facts = [(_("Sitzung"), name_of(session)), (_("Zeit"), times_of(session)), (_("Stand"), f"{actor.today:%d.%m.%Y}")]
    footer = _("Jeder Fall zählt einmal. Kleine Zahlen werden nicht gezeigt.")
    return Sheet(_("Vorlage für die Sitzung"), sender_of(actor), facts, parts, "", footer, wide=True)
