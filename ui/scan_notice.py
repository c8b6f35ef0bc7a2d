"""What is said of a scan that the open page has no use for."""

from collections.abc import Callable

from pos.domain.formatting import ltr
from pos.domain.scan_reading import likeliest, readings
from pos.domain.scanning import Scan
from pos.i18n import gettext as _
from ui.widgets.strip import Notice


def code_text(scan: Scan) -> str:
    """Return the code of a scan to be read by a person."""
    return ltr(likeliest(readings(scan)).code)


def covered_text(scan: Scan) -> str:
    """Say that a scan was heard, and that what lies over the page is in its way."""
    text = _("{code} was scanned, and nothing was done. Close this first, then scan it again.")
    return text.format(code=code_text(scan))


def scan_notice(scan: Scan, sell: Callable[[], None]) -> Notice:
    """Say that a scan was heard; `sell` takes it to the Sell page."""
    text = _("{code} was scanned. This page has no use for it.")
    return Notice(text.format(code=code_text(scan)), "info", _("Sell it"), sell)
