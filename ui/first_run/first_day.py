"""From the answers of the first run to a file one can sell from."""

from pos.services.beginning import begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.till import Till
from ui.first_run.beginning import Beginning


def begin(till: Till, answers: Beginning | None) -> None:
    """Open a shop or the sample fair in a new file; None when nobody was asked."""
    given = answers or Beginning()
    settings = DeviceSettings(language=given.language, receipt_languages=(given.language,))
    if given.wants_example:
        begin_example(till, given.seller, settings)
    else:
        begin_shop(till, given.seller, given.place, settings)
