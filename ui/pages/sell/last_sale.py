"""The sale just made, or the refund: shown beside the shelf, and what becomes of its receipt."""

from collections.abc import Sequence

from pos.i18n import gettext as _
from pos.services.gifts import print_gift
from pos.services.receipts import (
    PrintJob,
    it_came_out,
    print_jobs_of,
    reprint,
    try_again,
)
from pos.services.selling import SoldSale
from ui.page import Key, Page
from ui.pages.sell.part import Part
from ui.pages.sell.ringing_up import RingingUp
from ui.pages.sell.side import Side


class LastSale(Part):
    """Follows the paper of the last sale of this window, and prints it again.

    sold: that sale; None before the first one and after one made in training.
    """

    def __init__(self, page: Page, ringing: RingingUp, side: Side) -> None:
        super().__init__(page)
        self.sold: SoldSale | None = None
        self._side = side
        ringing.sold.connect(self.show)
        side.result.reprinting.connect(self.print_copy)
        side.result.gifting.connect(self.print_gift)
        side.result.trying_again.connect(self._try_again)
        side.result.came_out.connect(self._it_came_out)

    def keys(self) -> Sequence[Key]:
        """Name the keys of the receipt."""
        return (
            Key("F8", _("Print a copy of the last receipt"), self.print_copy),
            Key("Ctrl+F8", _("Gift receipt of the last sale"), self.print_gift),
        )

    def show(self, sold: SoldSale) -> None:
        """Show a sale that was made, or a refund beside the basket, and follow its paper."""
        # What was sold in training has no paper to print again.
        self.sold = sold if sold.id else None
        self._side.show_result(sold)
        self.follow_paper()

    def print_copy(self) -> None:
        """Print the receipt again, marked as a copy."""
        if self.sold is not None:
            number = self.sold.sale.receipt_number
            self.operations.write(self, reprint, self.sold.id, number)

    def print_gift(self) -> None:
        """Print what was bought without its prices, for whoever gets it; a refund has none."""
        if self.sold is not None and not self.sold.sale.is_refund:
            asked = self._side.result.show_gift
            self.operations.write(self, print_gift, self.sold.id, done=lambda _none: asked())

    def follow_paper(self) -> None:
        """Read how far the receipt has come."""
        if self.sold is not None:
            self.operations.read(self, print_jobs_of, self.sold.id, done=self._show_paper)

    def _try_again(self, job: int) -> None:
        self.operations.write(self, try_again, job)

    def _it_came_out(self, job: int) -> None:
        self.operations.write(self, it_came_out, job)

    def _show_paper(self, jobs: list[PrintJob]) -> None:
        self._side.result.show_paper(tuple(jobs))
