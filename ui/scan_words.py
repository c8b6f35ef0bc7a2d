"""What is said of a scan that was looked up and put nothing anywhere."""

from pos.domain.formatting import ltr
from pos.i18n import gettext as _
from pos.services.scans import Goods, Meaning, Nothing, Why
from ui.widgets.strip import Notice


def meaning_notice(means: Meaning) -> Notice:
    """Say of a scan that was looked up why this page does nothing with it."""
    if isinstance(means, Nothing):
        return Notice(nothing_text(means), "info")
    text = (
        _("{code} is a product. To sell it, open Sell and scan it there.")
        if isinstance(means, Goods)
        else _("{code} is the number of a receipt. Open Sales and scan it there.")
    )
    return Notice(text.format(code=ltr(means.reading.code)), "info")


def nothing_text(nothing: Nothing) -> str:
    """Say why a scan means nothing here, and what to do."""
    text = {
        Why.UNKNOWN: _("No product has the code {code}."),
        Why.NOT_CLEAN: _("This scan was not clean: {code}. Scan it again."),
        Why.SHORT: _("This scan broke off: {code}. Scan it again."),
        Why.NO_RECEIPT: _("The receipt {code} is not on this device."),
    }[nothing.why]
    return text.format(code=ltr(nothing.reading.code))
