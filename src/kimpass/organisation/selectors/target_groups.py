"""Whom the district's KIM is for: rules as data, and the groups of a day (ACC-08)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import CatalogueEntry, TargetGroup


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be true of a person and the household; without any condition everybody belongs."""

    arrived_since: date | None = None
    settled_years: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    lone_parent: bool = False
    unaccompanied_minor: bool = False
    has_children: bool = False
    residence_titles: tuple[str, ...] = ()
    legal_domains: tuple[str, ...] = ()

    @property
    def is_everybody(self) -> bool:
        """Test whether the rule lays down nothing."""
        return self == Rule()

    def as_json(self) -> dict[str, Any]:
        """Return what is stored: only what the rule lays down."""
        found = {name: getattr(self, name) for name in self.__slots__}
        if self.arrived_since is not None:
            found["arrived_since"] = self.arrived_since.isoformat()
        listed = {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
        # Nought is an age, so that only what is not laid down is left out.
        return {
            name: value for name, value in listed.items() if value is not None and value is not False and value != []
        }


def read_rule(stored: dict[str, Any]) -> Rule:
    """Return a stored rule; what this version does not know is left out."""
    known = {name: value for name, value in stored.items() if name in Rule.__slots__}
    rule = Rule(**known)
    since = known.get("arrived_since")
    return replace(
        rule,
        arrived_since=date.fromisoformat(since) if since else None,
        residence_titles=tuple(rule.residence_titles),
        legal_domains=tuple(rule.legal_domains),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A target group as it holds from a day to a day."""

    id: int
    key: str
    label: str
    rule: Rule
    unit_id: int | None
    unit_name: str
    valid_from: date
    valid_until: date | None
    label_en: str = ""

    @property
    def is_running(self) -> bool:
        """Test whether nobody has ended the group."""
        return self.valid_until is None

    @property
    def last_day(self) -> date | None:
        """Return the inclusive end, None when open."""
        return Period(self.valid_from, self.valid_until).last_day


def _groups(rows: QuerySet[Any]) -> list[Group]:
    return [
        Group(
            row.pk,
            row.key,
            row.label_de,
            read_rule(row.rule),
            row.unit_id,
            row.unit.name if row.unit_id else "",
            row.valid_from,
            row.valid_until,
            row.label_en,
        )
        for row in rows.select_related("unit")
    ]


def groups_on(actor: Actor, day: date) -> list[Group]:
    """Return the target groups that hold on a day."""
    return _groups(TargetGroup.objects.for_tenant(actor).on(day).order_by("valid_from", "pk"))


def all_groups(actor: Actor) -> list[Group]:
    """Return the target groups of all times, those that hold or will hold first."""
    rows = _groups(TargetGroup.objects.for_tenant(actor).current().order_by("-valid_from", "pk"))
    return sorted(rows, key=lambda group: group.valid_until is not None and group.valid_until <= actor.today)


def offered_codes(actor: Actor, catalogue: str) -> list[CatalogueEntry]:
    """Return the codes of a catalogue in use today."""
    valid = Q(valid_until__isnull=True) | Q(valid_until__gt=actor.today)
    rows = CatalogueEntry.objects.for_tenant(actor).filter(valid, catalogue=catalogue)
    return list(rows.order_by("sort", "label_de"))


def code_labels(actor: Actor) -> dict[str, str]:
    """Return the words of the codes a rule may name."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue__in=("residence_title", "legal_domain"))
    return dict(rows.values_list("code", "label_de"))


def rule_words(rule: Rule, labels: dict[str, str]) -> list[str]:
    """Return a rule in words, one line for each condition."""
    if rule.is_everybody:
        return [_("alle Menschen mit Einwanderungsgeschichte")]
    named = {"titles": rule.residence_titles, "domains": rule.legal_domains}
    words = {name: ", ".join(labels.get(code, code) for code in codes) for name, codes in named.items()}
    lines: list[tuple[Any, str]] = [
        (rule.arrived_since, _("angekommen ab dem %(day)s") % {"day": f"{rule.arrived_since or date.min:%d.%m.%Y}"}),
        (rule.settled_years, _("seit mindestens %(years)s Jahren hier") % {"years": rule.settled_years}),
        (rule.age_from is not None, _("ab %(age)s Jahren") % {"age": rule.age_from}),
        (rule.age_to is not None, _("bis einschließlich %(age)s Jahre") % {"age": rule.age_to}),
        (rule.lone_parent, _("alleinerziehend")),
        (rule.unaccompanied_minor, _("unbegleitet eingereist, minderjährig oder ehemals minderjährig")),
        (rule.has_children, _("Haushalt mit minderjährigen Kindern")),
        (rule.residence_titles, _("Aufenthalt: %(names)s") % {"names": words["titles"]}),
        (rule.legal_domains, _("Rechtskreis: %(names)s") % {"names": words["domains"]}),
    ]
    return [line for condition, line in lines if condition]
