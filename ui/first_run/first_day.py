"""From the answers of the first run to a file one can sell from."""

from pos.services.beginning import begin_example, begin_shop
from pos.services.device import DeviceSettings
from pos.services.till import Till
from ui.first_run.beginning import Beginning


def begin(till: Till, answers: Beginning | None, device: DeviceSettings | None) -> None:
    """Open a shop or the sample fair in a new file.

    answers: None when nobody was asked. device: how it is set; None to follow the language.
    """
    given = answers or Beginning()
    language = given.language
    settings = device or DeviceSettings(language=language, receipt_languages=(language,))
    if given.wants_example:
        begin_example(till, given.seller, settings)
    else:
        begin_shop(till, given.seller, given.place, settings)
