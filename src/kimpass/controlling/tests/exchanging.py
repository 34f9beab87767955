"""A district and the Land: what their tests share."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kimpass.accounts.models import User
from kimpass.controlling.actions import releases, submissions
from kimpass.controlling.models import ReceivedSubmission
from kimpass.controlling.tests.reporting import begin, furnish
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.steering.models import StateIssue, Theme
from tests.support import cast


@pytest.fixture(name="land")
def the_land(db):
    return cast.open_land()


@pytest.fixture(name="home")
def the_home(musterland):
    """Musterland as one of the 54 places, with figures."""
    Tenant.objects.filter(pk=musterland.tenant.pk).update(ags="05570")
    musterland.tenant.refresh_from_db()
    furnish(musterland.tenant)
    return musterland


def release(home, **values):
    report = begin(home.actor("diana"), **{"title": "Sachstand", **values})
    return releases.release_report(actor=home.actor("diana"), report_id=report.pk, at=timezone.now())


def hand_over(home, made, who="diana"):
    return submissions.hand_over_release(actor=home.actor(who), release_id=made.pk)


def issue_of(home, state="sent", **values):
    theme = Theme.objects.create(
        tenant=home.tenant,
        field=home.fields["SPRACHE"],
        title="Sprachmittlung",
        created_on=home.today,
        created_by=home.staff["charlie"],
    )
    told = {"title": "Sprachmittlung in Praxen", "text": "Niemand zahlt.", "recipient": "Ministerium"} | values
    return StateIssue.objects.create(
        tenant=home.tenant, theme=theme, state=state, sent_on=home.today, written_by=home.staff["charlie"], **told
    )


def copies(land):
    with bound(land[0].pk):
        return list(ReceivedSubmission.objects.asked_for().filter(tenant=land[0]).order_by("pk"))


@pytest.fixture(name="visit")
def a_visit(client):
    def go(actor, name, *args, status=200, data=None, query=""):
        client.force_login(user_of(actor))
        session = client.session
        session["tenant_id"] = actor.tenant_id
        session.save()
        url = reverse(f"controlling:{name}", args=args) + query
        answer = client.post(url, data) if data is not None else client.get(url)
        assert answer.status_code == status, (name, answer.status_code)
        return answer.content.decode()

    return go


def user_of(actor):
    return User.objects.get(pk=actor.user_id)
