"""A concern to the Land as it is printed (SYS-10)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.steering.models import StateIssue
from kimpass.steering.presenters.papers import counted
from kimpass.steering.presenters.sessions import name_of, sender_of
from kimpass.steering.presenters.sheets import Part, Sheet, paragraphs, unknown
from kimpass.steering.selectors.office_language import in_german
from kimpass.steering.selectors.papers import counts_of


@in_german
def state_issue_sheet(actor: Actor, issue: StateIssue) -> Sheet:
    """Return the concern with how many cases and municipalities stand behind it."""
    cases, places = counts_of(actor, issue.theme_id)
    agreed = name_of(issue.coordinated_in) if issue.coordinated_in else ""
    facts = [
        (_("An"), issue.recipient),
        (_("Aktenzeichen"), unknown(issue.reference)),
        (_("Weitergeleitet am"), f"{issue.sent_on:%d.%m.%Y}" if issue.sent_on else _("noch nicht")),
        (_("Abgestimmt in"), unknown(agreed)),
        (_("Thema"), issue.theme.title),
        (_("Fälle dahinter"), counted(actor, cases)),
        (words_of(actor).fill(_("%(places)s dahinter")), _("nicht gezählt") if places is None else str(places)),
    ]
    parts = [Part(_("Sachverhalt"), paragraphs(issue.text))]
    if issue.request:
        parts.append(Part(_("Worum wir bitten"), paragraphs(issue.request)))
    if issue.reply:
        when = f"{issue.replied_on:%d.%m.%Y}" if issue.replied_on else ""
        parts.append(Part(_("Antwort vom %(day)s") % {"day": when}, paragraphs(issue.reply)))
    sent = issue.sent_on is not None
    notice = "" if sent else _("Entwurf: Dieses Anliegen ist noch nicht weitergeleitet.")
    return Sheet(_("Anliegen an das Land: %(title)s") % {"title": issue.title}, sender_of(actor), facts, parts, notice)
