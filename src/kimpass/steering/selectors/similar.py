"""Find findings that say the same in other words, while one is being written."""

from rapidfuzz import fuzz, utils

from kimpass.kernel.access import Actor
from kimpass.steering.models import Finding
from kimpass.steering.selectors.findings import finding_list

CANDIDATES = 2000
SIMILAR_ENOUGH = 58.0
SAME_FIELD = 8.0


def similar_findings(actor: Actor, title: str, text: str, field_id: int | None, limit: int = 3) -> list[Finding]:
    """Return the released findings most like these words, best first; the same field counts a little."""
    asked_title, asked_all = utils.default_process(title), utils.default_process(f"{title} {text}")
    if len(asked_all) < 5:
        return []
    scored = []
    for finding in finding_list(actor)[:CANDIDATES]:
        known_title = utils.default_process(finding.title)
        known_all = utils.default_process(f"{finding.title} {finding.text}")
        score = 0.6 * fuzz.WRatio(asked_title or asked_all, known_title) + 0.4 * fuzz.token_set_ratio(
            asked_all, known_all
        )
        if finding.field_id == field_id:
            score += SAME_FIELD
        if score >= SIMILAR_ENOUGH:
            scored.append((score, finding))
    scored.sort(key=lambda pair: (-pair[0], -pair[1].pk))
    # The same words ten times would crowd out the other two that say it differently.
    different: dict[str, Finding] = {}
    for _score, finding in scored:
        different.setdefault(utils.default_process(finding.title), finding)
    return list(different.values())[:limit]
