"""What the network does when the structure tells something."""

from kimpass.kernel.events import subscribe
from kimpass.network.models import InterpreterAssignment
from kimpass.organisation.events import FundingLineCorrected


def pay_from_the_corrected_line(event: FundingLineCorrected) -> None:
    """Let bookings be paid from the row of money that corrects theirs."""
    rows = InterpreterAssignment.objects.asked_for().filter(tenant_id=event.tenant_id, funding_line_id=event.old_id)
    rows.update(funding_line_id=event.new_id)


subscribe(FundingLineCorrected, pay_from_the_corrected_line)
