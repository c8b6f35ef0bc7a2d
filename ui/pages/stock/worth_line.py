"""What all that is listed comes to, under the list: pieces, and what they are worth."""

from functools import partial

from pos.domain.formatting import count_text, isolate, money_text
from pos.i18n import gettext as _
from pos.i18n import ngettext
from pos.services.stock_worth import PART, Worth, worth
from ui.operations import Operations
from ui.pages.stock.reading import Listing
from ui.screen_language import screen_language
from ui.widgets.label import ElidedLabel

_BETWEEN = " · "


class WorthLine(ElidedLabel):
    """Reads a long list part by part, so that a sale can pass in between."""

    def __init__(self, operations: Operations) -> None:
        super().__init__(role="caption")
        self._operations = operations
        self._round = 0

    def show_listing(self, found: Listing) -> None:
        """Add up what is listed now; what was being added up before is given up."""
        self._round += 1
        self.setVisible(bool(found.keys))
        self._read(self._round, found, 0, Worth())

    def _read(self, asked_in: int, found: Listing, start: int, before: Worth) -> None:
        part = found.keys[start : start + PART]
        if not part:
            self.setText(_text(before))
            return
        take = partial(self._take, asked_in, found, start + PART, before)
        self._operations.read(self, worth, part, found.place, done=take)

    def _take(self, asked_in: int, found: Listing, start: int, before: Worth, part: Worth) -> None:
        if asked_in == self._round:
            self._read(asked_in, found, start, before + part)


def _text(found: Worth) -> str:
    language = screen_language()
    counted = isolate(count_text(found.pieces, language))
    said = [ngettext("{count} piece", "{count} pieces", found.pieces).format(count=counted)]
    if found.measured:
        measured = isolate(count_text(found.measured, language))
        text = ngettext("{count} by measure", "{count} by measure", found.measured)
        said.append(text.format(count=measured))
    at_price, at_cost = (
        isolate(money_text(amount, language)) for amount in (found.at_price, found.at_cost)
    )
    said.append(_("{amount} at the price asked").format(amount=at_price))
    if not found.at_cost.is_zero:
        said.append(_("{amount} at cost").format(amount=at_cost))
    if found.without_cost:
        count = isolate(count_text(found.without_cost, language))
        text = ngettext(
            "{count} product without a cost", "{count} products without a cost", found.without_cost
        )
        said.append(text.format(count=count))
    return _BETWEEN.join(said)
