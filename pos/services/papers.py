"""Papers of finished sales, in the languages this device prints."""

from dataclasses import dataclass

from sqlalchemy import Connection

from pos.documents.receipt import Receipt, receipt
from pos.services.device import DeviceSettings, device_settings
from pos.services.receipts import next_print_job
from pos.services.sales import sale_of
from pos.services.shop import counter


@dataclass(frozen=True, slots=True)
class WaitingReceipt:
    """The oldest receipt in the queue, ready to be drawn.

    job: its number in the queue. device: how this device prints.
    moves_cash: the sale took cash, or gave cash back, and this is its first paper.
    """

    job: int
    document: Receipt
    device: DeviceSettings
    moves_cash: bool = False


def receipt_of(connection: Connection, sale_id: str, *, is_copy: bool = False) -> Receipt:
    """Write the receipt of a sale; raises `NotFound`."""
    sold = sale_of(connection, sale_id)
    return receipt(
        sold.sale,
        sale_id=sold.id,
        at=sold.at,
        languages=device_settings(connection).receipt_languages,
        copy=is_copy,
        example=counter(connection).is_example,
        check=sold.check,
    )


def waiting_receipt(connection: Connection) -> WaitingReceipt | None:
    """Return the next receipt to print, None when none is waiting."""
    job = next_print_job(connection)
    if job is None:
        return None
    document = receipt_of(connection, job.sale, is_copy=job.is_copy)
    moves_cash = not job.is_copy and sale_of(connection, job.sale).sale.moves_cash
    return WaitingReceipt(job.id, document, device_settings(connection), moves_cash)
