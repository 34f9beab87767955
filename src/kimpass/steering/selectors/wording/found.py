"""What a detector reports: the words, where they stand, and why they may lead to a person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that may lead to a person; the words are for the writer's eyes only, never for a log."""

    kind: str | Promise
    words: str = field(repr=False)
    start: int = 0
    # Whoever writes may say of the others why they mean nobody: a word can look like a name and be none.
    certain: bool = True

    @property
    def sentence(self) -> str:
        """Return one German line: what was found and what it looks like."""
        return _("„%(words)s“: %(why)s") % {"words": self.words, "why": self.kind}


Detector = Callable[[str], Iterable[Found]]
