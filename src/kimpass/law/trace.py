"""The way to a result as data: it can be kept unchanged and drawn again in ten years."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings
from kimpass.law.findings import BEST_FIRST, Finding
from kimpass.law.rulebook import ConditionSpec
from kimpass.law.summary import Outcome

FORMAT = 1
PROOFS = frozenset({"dokument", "azr"})


def draw(
    case: Case,
    findings: Findings,
    outcomes: Sequence[Outcome],
    conclusion: Conclusion,
    specs: Mapping[str, str],
    not_examined: Sequence[str],
    sources: Mapping[str, str],
) -> dict[str, Any]:
    """Return everything that led to the result, in plain values."""
    law = case.law
    used = {fact for name in findings for fact in _facts_of(_spec(case, specs, name))}
    return {
        "format": FORMAT,
        "ruleset": case.book.version,
        "ruleset_hash": case.book.hash,
        "basis": law.basis,
        "norm": law.norm,
        "title": law.title,
        "effect": law.effect,
        "source": law.source,
        "version": {
            "valid_from": plain(law.valid_from),
            "valid_to": plain(law.valid_to),
            "text_as_of": plain(law.text_as_of),
            "review": plain(dict(law.review)),
        },
        "stichtag": plain(case.day),
        "strict": case.facts.strict,
        "facts": plain(dict(case.facts.values)),
        "sources": plain(dict(sources)),
        "facts_not_used": sorted(set(case.facts.values) - used - {"norm", "rolle"}),
        "conditions": [
            {
                **_line(case, name, finding, _spec(case, specs, name), is_examined=name not in not_examined),
                "confidence": _confidence(case, _spec(case, specs, name), sources),
            }
            for name, finding in findings.items()
        ],
        "ways": [
            {
                "way": o.way.name,
                "overall": str(o.overall),
                "met_on": plain(o.met_on),
                "conditions": list(o.way.conditions),
            }
            for o in sorted(outcomes, key=lambda outcome: BEST_FIRST.index(outcome.overall))
        ],
        "steps": list(conclusion.steps),
        "open_questions": [dict(row) for row in law.open_questions if row["key"] in conclusion.questions],
    }


def _spec(case: Case, specs: Mapping[str, str], name: str) -> ConditionSpec:
    return case.law.conditions[specs.get(name, name)]


def _facts_of(spec: ConditionSpec) -> tuple[str, ...]:
    return (*spec.asks, *spec.also)


def _confidence(case: Case, spec: ConditionSpec, sources: Mapping[str, str]) -> str | None:
    """Say whether every fact used is proven by a paper, None where nobody said what they rest on."""
    used = [fact for fact in _facts_of(spec) if case.facts.get(fact) is not None]
    if not used or not any(fact in sources for fact in used):
        return None
    return "belegt" if all(sources.get(fact) in PROOFS for fact in used) else "Eigenangabe"


def _line(case: Case, name: str, finding: Finding, spec: ConditionSpec, *, is_examined: bool) -> dict[str, Any]:
    facts = case.facts
    return {
        "condition": name,
        "label": spec.label,
        "status": str(finding.status),
        "examined": is_examined,
        "cause": None if finding.cause is None else str(finding.cause),
        "met_on": plain(finding.met_on),
        "until": plain(finding.until),
        "other_reading": plain(finding.other),
        "citation": spec.citation,
        "source": spec.source,
        "effect": spec.effect,
        "evidence": list(spec.evidence),
        "used": {fact: plain(facts.get(fact)) for fact in _facts_of(spec) if facts.is_given(fact)},
        "to_ask": {
            fact: case.book.facts[fact].ask
            for fact in spec.asks
            if facts.get(fact) is None and finding.status == "offen"
        },
        "steps": list(finding.steps),
    }


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(part) for key, part in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value
