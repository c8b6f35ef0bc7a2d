"""Gift receipts: printed beside a receipt or later, and each one is written down."""

from typing import Final

from sqlalchemy import Connection

from pos.documents.gift import GiftReceipt, gift_receipt
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.kinds import ReceiptReprinted
from pos.services.device import device_settings
from pos.services.logos import with_logo
from pos.services.receipts import queue_paper
from pos.services.shop import counter
from pos.services.sold import sale_of
from pos.store.unit_of_work import UnitOfWork

# Its name in the queue of papers, and on the entry that says it was printed.
GIFT: Final = "gift"


class NothingToGive(PosError):
    """Goods only came back in this sale: there is nothing to make a gift of."""


def print_gift(work: UnitOfWork, sale: str) -> None:
    """Queue the gift receipt of a sale; raises `NotFound` or `NothingToGive`."""
    sold = sale_of(work.connection, sale).sale
    if sold.is_refund:
        raise NothingToGive(_("Goods only came back here: there is nothing to give."))
    work.record(ReceiptReprinted(sale, sold.receipt_number, paper=GIFT))
    queue_paper(work, GIFT, entry=sale)


def gift_paper(connection: Connection, sale: str) -> GiftReceipt:
    """Write the gift receipt of a sale; raises `NotFound`."""
    sold = sale_of(connection, sale)
    paper = gift_receipt(
        sold.sale,
        at=sold.at,
        languages=device_settings(connection).receipt_languages,
        example=counter(connection).is_example,
    )
    return with_logo(connection, paper, sold.sale.seller)
