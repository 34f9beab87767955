"""What the tests of steering stand on: the default ladder, findings, themes, bodies of Musterland."""

from datetime import date, timedelta

from kimpass.organisation.events import TenantOpened
from kimpass.steering.actions import bodies, findings, sessions, themes
from kimpass.steering.subscribers import draw_default_ladder


def prepare(land):
    """Give Musterland its ladder."""
    draw_default_ladder(TenantOpened(tenant_id=land.tenant.pk, on=date(2024, 1, 1)))


def report(land, title="Kein Sprachkurs am Abend", **changes):
    values = {
        "actor": land.actor("alice"),
        "kind": "challenge",
        "title": title,
        "text": "Wer tagsüber arbeitet, findet im Kreis keinen Kurs auf dem Niveau B2.",
        "field_id": land.fields["SPRACHE"].pk,
        "unit_id": land.units["musterstadt"].pk,
        "source_kind": "case",
        "case_count": 5,
        "on": land.today,
    }
    return findings.report_finding(**{**values, **changes})


def bundle(land, *rows, **changes):
    rows = rows or (report(land),)
    values = {
        "actor": land.actor("charlie"),
        "title": "Sprachkurse außerhalb der Arbeitszeit",
        "field_id": land.fields["SPRACHE"].pk,
        "priority": "high",
        "finding_ids": [row.pk for row in rows],
        "on": land.today - timedelta(days=20),
    }
    return themes.bundle_findings(**{**values, **changes})


def found(land, name="Lenkungsgruppe KIM", **changes):
    values = {"actor": land.actor("charlie"), "name": name, "kind": "steering_group", "level": "district"}
    return bodies.found_body(**{**values, "on": date(2024, 3, 1), **changes})


def session(land, body=None, **changes):
    body = body or found(land)
    values = {"actor": land.actor("charlie"), "body_id": body.pk, "held_on": land.today - timedelta(days=3)}
    return sessions.plan_session(**{**values, **changes})
