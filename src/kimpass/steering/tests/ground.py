"""What the tests of steering stand on: the default ladder, findings, themes, bodies of Musterland."""

import re
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from kimpass.organisation.events import TenantOpened
from kimpass.steering.actions import bodies, findings, moving, sessions, themes
from kimpass.steering.models import ThemeEvidence
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


def move(land, theme, step_key="local", outcome="up", reason="", **changes):
    values = {"actor": land.actor("charlie"), "theme_id": theme.pk, "step_key": step_key, "outcome": outcome}
    return moving.move_theme(**{**values, "reason": reason, "on": land.today, **changes})


def split(land, theme, *rows, **changes):
    values = {
        "actor": land.actor("charlie"),
        "theme_id": theme.pk,
        "title": "Kurse mit Betreuung",
        "field_id": land.fields["SPRACHE"].pk,
        "priority": "medium",
        "finding_ids": [row.pk for row in rows],
        "on": land.today,
    }
    return themes.split_theme(**{**values, **changes})


def found(land, name="Lenkungsgruppe KIM", **changes):
    values = {"actor": land.actor("charlie"), "name": name, "kind": "steering_group", "level": "district"}
    return bodies.found_body(**{**values, "on": date(2024, 3, 1), **changes})


def session(land, body=None, **changes):
    body = body or found(land)
    values = {"actor": land.actor("charlie"), "body_id": body.pk, "held_on": land.today - timedelta(days=3)}
    return sessions.plan_session(**{**values, **changes})


def words(response):
    """Return a page as its reader hears it, without markup."""
    assert response.status_code in {200, 422}, response.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("&lt;", "<")


def url(name, row=None):
    return reverse(f"steering:{name}", args=[row.public_id] if row is not None else [])


def evidence(land, theme, cases=14):
    values = {"computed_at": timezone.now(), "case_count": cases, "municipality_count": 4}
    ThemeEvidence.objects.update_or_create(tenant=land.tenant, theme=theme, defaults=values)
