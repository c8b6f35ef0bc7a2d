"""Opening the shop's file, on the database thread.

All that this module imports, SQLAlchemy first of all, loads while the first frame already stands
on the screen: what is loaded before it names this module inside functions only.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.standing import standing
from pos.services.till import Till, open_till

if TYPE_CHECKING:
    from ui.first_run.beginning import Beginning

__all__ = ["opened", "standing"]


def opened(
    file: Path, keys: Keys, answers: "Beginning | None", device: DeviceSettings | None
) -> Till:
    """Open the file; a new one begins with the answers of the first run."""
    till = open_till(file, keys)
    if till.is_new:
        # The sample fair and what saves products are for this one day in the life of a file.
        from ui.first_run.first_day import begin

        begin(till, answers, device)
    return till
