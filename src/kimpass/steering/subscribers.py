"""What steering does when a context below tells something."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.events import subscribe
from kimpass.network.events import FreeTextWritten
from kimpass.organisation.events import FundingLineCorrected, OfficeTextWritten, TenantOpened
from kimpass.steering.models import LadderStep, Measure
from kimpass.steering.selectors.office_text import person_in
from kimpass.steering.selectors.wording import personal_traces

# From the place of the problem to the Land (SYS-05). Labels are data: every tenant may rename them.
DEFAULT_LADDER = (
    ("bundled", gettext_noop("Gebündelt"), False),
    ("local", gettext_noop("Vor Ort, Fallkonferenz"), False),
    ("project_group", gettext_noop("Projektgruppe"), False),
    ("working_group", gettext_noop("Arbeitsgruppe"), False),
    ("steering_group", gettext_noop("Lenkungsgruppe"), False),
    ("state", gettext_noop("Land"), False),
    ("solved", gettext_noop("Gelöst"), True),
    ("dropped", gettext_noop("Nicht weiterverfolgt"), True),
)


def draw_default_ladder(event: TenantOpened) -> None:
    """Give a new tenant the ladder every tenant starts with; steps that are there already stay as they are."""
    for sort, (key, label, is_end) in enumerate(DEFAULT_LADDER):
        LadderStep.objects.asked_for().get_or_create(
            tenant_id=event.tenant_id, key=key, defaults={"label": label, "sort": sort * 10, "is_end": is_end}
        )


class TextNamesSomebody(RuleViolation):
    """Words about the structure look as if they spoke of a person."""


def refuse_personal_words(event: FreeTextWritten) -> None:
    """
    Let only words pass that show no trace of a person.

    :raises TextNamesSomebody: a name, a date of birth, a number or an address was found.
    """
    if found := personal_traces(*event.texts):
        raise TextNamesSomebody(
            _("Der Text könnte eine Person erkennen lassen (%(kinds)s). Bitte schreiben Sie ihn ohne Personendaten.")
            % {"kinds": ", ".join(found)}
        )


def refuse_persons_in_office_texts(event: OfficeTextWritten) -> None:
    """
    Let only words about money, posts and contracts pass that show no trace of a person; days, file numbers may stand.

    :raises TextNamesSomebody: a name, a number or an address was found.
    """
    if reasons := person_in(*event.texts, file_numbers=True):
        raise TextNamesSomebody(*reasons)


def pay_from_the_corrected_line(event: FundingLineCorrected) -> None:
    """Let measures hang on the row of money that corrects theirs."""
    rows = Measure.objects.asked_for().filter(tenant_id=event.tenant_id, funding_line_id=event.old_id)
    rows.update(funding_line_id=event.new_id)


subscribe(TenantOpened, draw_default_ladder)
subscribe(OfficeTextWritten, refuse_persons_in_office_texts)
subscribe(FundingLineCorrected, pay_from_the_corrected_line)
subscribe(FreeTextWritten, refuse_personal_words)
