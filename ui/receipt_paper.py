"""A sale as the paper it gets: the same document the printer draws."""

from dataclasses import dataclass
from pathlib import Path

from pos.documents.receipt import Receipt, receipt
from pos.printing.printers import FolderPrinter, chosen_printer
from pos.services.device import DeviceSettings, PrinterKind, device_settings
from pos.services.sales import sale_of
from pos.services.selling import SoldSale
from pos.services.shop import counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class SalePaper:
    """What is needed to draw the receipt of a sale."""

    sold: SoldSale
    device: DeviceSettings
    is_example: bool

    def document(self, *, is_copy: bool = False) -> Receipt:
        """Write the receipt in the languages this device prints."""
        return receipt(
            self.sold.sale,
            sale_id=self.sold.id,
            at=self.sold.at,
            languages=self.device.receipt_languages,
            copy=is_copy,
            example=self.is_example,
            check=self.sold.check,
        )


def sale_paper(connection: Connection, sale_id: str) -> SalePaper:
    """Read a sale and how this device prints it; raises `NotFound`."""
    return SalePaper(
        sold=sale_of(connection, sale_id),
        device=device_settings(connection),
        is_example=counter(connection).is_example,
    )


def papers_folder(device: DeviceSettings, usual: Path) -> Path:
    """Return where this device puts papers; `usual` unless another folder is its printer."""
    if device.printer is not PrinterKind.FOLDER:
        return usual
    printer = chosen_printer(device, usual)
    return printer.folder if isinstance(printer, FolderPrinter) else usual
