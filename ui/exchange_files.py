"""What a file of exchange looks like in a dialog."""

from pos.exchange.writing import ENDING
from pos.i18n import gettext as _


def file_kinds() -> str:
    """Return what a dialog offers to read; phones and mails put another ending behind ours."""
    patterns = " ".join((f"*{ENDING}", f"*{ENDING.upper()}", f"*{ENDING}.*", "*.zip", "*.bin"))
    return f"{_('Files of Rahba tills')} ({patterns});;* (*)"
