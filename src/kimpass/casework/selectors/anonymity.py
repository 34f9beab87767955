"""Words that may leave a case: they must not lead to a person (CM-23, CM-25, CM-26, R16)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseMember
from kimpass.casework.selectors import deidentify
from kimpass.casework.selectors.deidentify import Hit, Severity
from kimpass.casework.selectors.traces import NameSet
from kimpass.casework.selectors.wording import words_of
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.steering.selectors.wording import personal_traces

SHORTEST = 4


class SpeaksOfAPerson(RuleViolation):
    """The text may lead to a person of the case."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self.hits = list(hits)
        certain = any(hit.severity == Severity.CERTAIN for hit in hits)
        advice = (
            _("Bitte beschreiben Sie die Lage ohne diese Angaben. Ihr Text ist unten noch da.")
            if certain
            else _("Bitte schreiben Sie es um, oder begründen Sie unten, warum niemand erkennbar ist.")
        )
        super().__init__(*[hit.sentence for hit in hits], advice)

    @property
    def may_be_explained(self) -> bool:
        """Test whether a reason would let the text pass."""
        return all(hit.severity == Severity.POSSIBLE for hit in self.hits)


def refuse_hits(hits: Sequence[Hit], harmless_reason: str = "") -> None:
    """
    Let words pass that lead to nobody, or that only might and somebody says why they do not.

    :raises SpeaksOfAPerson: they may lead to a person.
    """
    explained = bool(harmless_reason.strip()) and all(hit.severity == Severity.POSSIBLE for hit in hits)
    if hits and not explained:
        raise SpeaksOfAPerson(hits)


def certain_hits(case: Case, *texts: str) -> list[Hit]:
    """Return what in the texts certainly leads to a person of the case."""
    return [hit for hit in deidentify.check(case, *texts) if hit.severity == Severity.CERTAIN]


def refuse_personal(case: Case, *texts: str, harmless_reason: str = "") -> None:
    """
    Hold texts that are to leave one case against what is known of its people.

    :raises SpeaksOfAPerson: they may lead to a person.
    """
    refuse_hits(deidentify.check(case, *texts, harmless_reason), harmless_reason)


def _names_across(actor: Actor) -> NameSet:
    mine = Case.objects.visible_to(actor).open().values("pk")
    rows = CaseMember.objects.for_tenant(actor).current().filter(case__in=mine)
    columns = ("person__family_name", "person__given_names", "person__original_name")
    return NameSet(name for row in rows.values_list(*columns) for name in row if len(name) >= SHORTEST)


def hits_across(actor: Actor, *texts: str) -> list[Hit]:
    """Return what in a text that belongs to no case may lead to a person of any case the actor keeps."""
    text = "\n".join(texts)
    hits = [Hit(kind, _("steht im Text"), Severity.CERTAIN) for kind in personal_traces(*texts)]
    names = _names_across(actor)
    why = _("Name einer Person, die Sie begleiten")
    told = dict.fromkeys(word for word in words_of(text) if len(word) >= SHORTEST and names.says(word))
    return [*hits, *(Hit(word, why, Severity.POSSIBLE) for word in told)]
