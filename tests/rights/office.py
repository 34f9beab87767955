"""What the office of the bodies keeps, so that the walk meets one of each."""

from datetime import timedelta

from kimpass.steering.actions import invitations, papers, sessions, state_issues
from kimpass.steering.actions.papers import PaperData, Stop
from kimpass.steering.actions.state_issues import IssueData
from kimpass.steering.models import AgendaItem, Session


def run_the_office(stage, theme):
    """Write a paper and a concern to the Land on a theme; plan a session with a point and a guest for it."""
    actor = stage.actor("coordinator")
    held = Session.objects.for_tenant(actor).filter(body__kind="steering_group", state="held").first()
    data = PaperData("Plätze vergeben", situation="Plätze fehlen.", proposal="Öfter vergeben.")
    paper = papers.write_paper(actor=actor, theme_id=theme.pk, data=data, on=actor.today)
    papers.add_deliberation(actor=actor, paper_id=paper.pk, stop=Stop(body_name="Kreistag"))
    issue = IssueData("Plätze im Land", text="Plätze fehlen überall.", recipient="Zuständiges Ministerium")
    row = state_issues.write_state_issue(actor=actor, theme_id=theme.pk, data=issue)
    state_issues.coordinate_state_issue(actor=actor, issue_id=row.pk, session_id=held.pk)
    coming = sessions.plan_session(actor=actor, body_id=held.body_id, held_on=actor.today + timedelta(days=20))
    sessions.add_agenda_item(actor=actor, session_id=coming.pk, title="Verschiedenes")
    point = AgendaItem.objects.for_tenant(actor).filter(session=coming).first()
    invitations.add_guest(actor=actor, session_id=coming.pk, function="Kammer", agenda_item_id=point.pk)
