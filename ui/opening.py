"""Opening the shop's file, on the database thread.

All that this module imports, SQLAlchemy first of all, loads while the first frame already stands
on the screen: `ui.program` names it inside functions only.
"""

from pathlib import Path

from pos.services.beginning import begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.keys import Keys
from pos.services.till import Till, open_till
from ui.first_run.beginning import Beginning


def opened(file: Path, keys: Keys, beginning: Beginning | None) -> Till:
    """Open the file; a new one begins with the answers of the first run."""
    till = open_till(file, keys)
    if till.is_new:
        _begin(till, beginning or Beginning())
    return till


def _begin(till: Till, beginning: Beginning) -> None:
    settings = DeviceSettings(language=beginning.language, receipt_languages=(beginning.language,))
    if beginning.wants_example:
        begin_example(till, beginning.seller, settings)
    else:
        begin_shop(till, beginning.seller, beginning.place, settings)
