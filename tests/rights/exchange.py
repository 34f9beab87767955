"""What goes to the Land from a Kreis, for the walk: a report handed over, a transfer, a shared solution."""

from kimpass.controlling.actions import solutions, submissions, transfers
from kimpass.controlling.actions.solutions import SolutionData
from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors.transfers import Column
from kimpass.organisation.actions.tenants import FirstAdmin, open_place_here
from kimpass.organisation.data.reference import LAND
from kimpass.steering.actions import measures
from kimpass.steering.models import Measure

SAID = SolutionData("Lotsendienst", "Termine fallen aus.", "Geschulte Ehrenamtliche begleiten.")


def hand_to_the_land(stage):
    """Open the Land, hand the newest report over, make a transfer, share what worked."""
    head = stage.actor("programme_manager")
    open_place_here(ags=LAND.ags, first=FirstAdmin("Landesamt", "landesamt"), on=head.today)
    newest = ReportRelease.objects.for_tenant(head).order_by("-number").first()
    submissions.hand_over_release(actor=head, release_id=newest.pk)
    columns = [Column("AGS", "standort.ags"), Column("WERT", "zeile.wert")]
    mapping = transfers.write_transfer_mapping(actor=head, label="Datenbank", columns=columns)
    transfers.make_transfer(actor=head, mapping_id=mapping.pk, as_of=head.today)
    row = measures.start_measure(
        actor=head, theme_id=None, decision_id=None, on=head.today, title="Lotsendienst", owner_function="Amt"
    )
    measures.change_measure_state(
        actor=head, measure_id=row.pk, state=Measure.State.STANDARD, on=head.today, effect="Weniger Ausfälle."
    )
    solutions.share_solution(actor=head, measure_id=row.pk, data=SAID)
