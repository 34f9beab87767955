"""Find findings that say the same in other words, while one is being written."""

from kimpass.kernel.access import Actor
from kimpass.steering.models import Finding
from kimpass.steering.selectors.findings import finding_list
from kimpass.steering.selectors.likeness import likeness, telling, words_of, words_of_finding

CANDIDATES = 2000
SIMILAR_ENOUGH = 58.0


def similar_findings(actor: Actor, title: str, text: str, field_id: int | None, limit: int = 3) -> list[Finding]:
    """Return the released findings most like these words, best first; the same field counts a little."""
    asked = words_of(title, text, field_id)
    if asked.says_little:
        return []
    scored = []
    for finding in finding_list(actor)[:CANDIDATES]:
        score = likeness(asked, words_of_finding(finding))
        if score >= SIMILAR_ENOUGH:
            scored.append((score, finding))
    scored.sort(key=lambda pair: (-pair[0], -pair[1].pk))
    # The same words ten times would crowd out the other two that say it differently.
    different: dict[str, Finding] = {}
    for _score, finding in scored:
        different.setdefault(telling(finding.title), finding)
    return list(different.values())[:limit]
