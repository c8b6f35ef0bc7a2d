"""The proof at the end of the day: the journal is whole, and its tables are what it says."""

from pathlib import Path

from pos.i18n import gettext as _
from pos.verify import examined
from tour.device import Device
from tour.guide import Guide


def prove(guide: Guide, device: Device) -> None:
    """Verify every link and signature, and compare the tables with a replay of the journal."""
    with guide.step(_("Close the program and verify the journal")) as step:
        device.stop()
        file: Path = device.folders.shop
        report = examined(file)
        step.check(
            _("Every entry is linked and signed"),
            bool(report.check.verdicts) and all(v.fault is None for v in report.check.verdicts),
        )
        step.check(_("Replayed from the journal, the tables come out the same"), report.is_good)
