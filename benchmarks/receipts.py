"""Receipts from the sale to the bytes of a printer, and what a printer costs the sale.

    python -m benchmarks.receipts [--small] [--folder DIR]

Warm, as at a till that has printed before: the sale is read, its receipt written, laid out, drawn
and packed. The sale itself is timed with its printer there, with one that nobody answers for and
with one that takes calls and never reads, beside the same sale on a device that prints nothing.
"""

import shutil
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from benchmarks.close import make_day
from benchmarks.measure import (
    Figure,
    figure,
    interleaved,
    milliseconds,
    pass_time,
    percentile,
    run_from_command_line,
)
from benchmarks.sale import Ours
from benchmarks.shop import make_shop
from pos.documents.document import Document
from pos.domain.money import MAD, Money
from pos.domain.shift import CashCount
from pos.printing.delivery import bytes_for
from pos.printing.printers import NetworkAddress, ReceiptPrinter, SerialPort, chosen_printer
from pos.printing.raster import prepare, raster
from pos.services.device import (
    DeviceSettings,
    PrinterKind,
    device_settings,
    save_device_settings,
)
from pos.services.keys import Keys
from pos.services.papers import receipt_of
from pos.services.receipts import PrinterRole
from pos.services.sales import sales
from pos.services.shift_keeping import Closing, close_shift
from pos.services.shift_papers import z_paper
from pos.services.till import open_till
from ui.operations import Operations
from ui.print_station import PrintStation

_WIDE: Final = ReceiptPrinter(NetworkAddress("127.0.0.1", 9100), 576)
_SLOW: Final = ReceiptPrinter(SerialPort("/dev/ttyS0", 9600), 576)
_RECEIPT_MS: Final = 25.0
_RECEIPT_KB: Final = 60.0
_CLOSING_MS: Final = 250.0
_TEXT_KB: Final = 4.0
_PACE_MS: Final = 10
_BLOCK: Final = 25


def run(folder: Path | None, *, small: bool) -> list[Figure]:
    """Measure papers on one shop, then sales on a copy for each printer."""
    prepare()
    with tempfile.TemporaryDirectory(dir=folder) as name:
        return [
            *_receipts(Path(name, "papers"), 20 if small else 300),
            *_closing(Path(name, "day"), 200 if small else 2_000, 3 if small else 20),
            *_sales(Path(name, "sales"), 2 if small else 12),
        ]


def _receipts(folder: Path, rounds: int) -> list[Figure]:
    folder.mkdir()
    ours = Ours(make_shop(folder, products=50))
    ours.block()
    till, sale = ours.till, ours.till.read(sales)[0].id
    figures = []
    for languages in (("fr",), ("ar",), ("fr", "ar")):
        till.write(save_device_settings, DeviceSettings(receipt_languages=languages))
        times, size = _times(lambda: till.read(receipt_of, sale), _WIDE, rounds)
        label = f"receipt in {' and '.join(languages)}"
        figures += [
            figure(f"{label} to bytes beside 25 ms, p50", percentile(times, 50), _RECEIPT_MS, 1.0),
            figure(f"{label} beside 60 KB", size / 1000, _RECEIPT_KB, 1.0),
        ]
    till.write(save_device_settings, DeviceSettings(receipt_languages=("fr",)))
    times, size = _times(lambda: till.read(receipt_of, sale), _SLOW, rounds)
    till.close()
    return [
        *figures,
        figure("receipt as text beside 25 ms, p50", percentile(times, 50), _RECEIPT_MS, 1.0),
        figure("receipt as text beside 4 KB", size / 1000, _TEXT_KB, 1.0),
    ]


def _closing(folder: Path, count: int, rounds: int) -> list[Figure]:
    folder.mkdir()
    day = make_day(folder, count)
    till = open_till(day, Keys(folder / "keys", with_keyring=False))
    till.prepare()
    closing = till.write(close_shift, Closing((CashCount(Money(100_000, MAD)),))).result.id
    times, _size = _times(lambda: till.read(z_paper, closing), _WIDE, rounds)
    till.close()
    name = f"Z of {count:,} sales to bytes beside 250 ms, p50"
    return [figure(name, percentile(times, 50), _CLOSING_MS, 1.0)]


def _times(
    write: Callable[[], Document], printer: ReceiptPrinter, rounds: int
) -> tuple[list[float], int]:
    """Write and pack a paper so often; returns the milliseconds and the bytes of the last."""
    packed = bytes_for(write(), printer, raster)
    times = [milliseconds(lambda: bytes_for(write(), printer, raster)) for _ in range(rounds)]
    return times, len(packed)


class Stand:
    """A till whose printer is as `settings` say, with its thread at work."""

    def __init__(self, path: Path, keys: Path, settings: DeviceSettings) -> None:
        self._till = open_till(path, Keys(keys, with_keyring=False))
        self._till.write(save_device_settings, settings)
        self._ours = Ours(self._till)
        self._owner = QObject()
        self._operations = Operations(lambda: self._till)
        self._station = PrintStation(
            self._operations, PrinterRole.RECEIPTS, chosen_printer, path.parent, self._owner
        )

    def block(self) -> list[float]:
        """Sell a block; the time of each check-out while the printer's thread is at work."""
        times = [self._sell() for _ in range(_BLOCK)]
        self._operations.read_now(lambda _connection: self._till.idle())
        return times

    def close(self) -> None:
        """Stop the thread, then close the file."""
        self._station.stop()
        self._operations.close()

    def _sell(self) -> float:
        done = self._operations.read_now(lambda _connection: self._one())
        self._station.wake()
        return done

    def _one(self) -> float:
        lines = self._ours.basket()
        pass_time(_PACE_MS)
        return self._ours.sell(lines)


def _sales(folder: Path, blocks: int) -> list[Figure]:
    folder.mkdir()
    till = make_shop(folder, products=500)
    usual, path = till.read(device_settings), till.path
    till.close()
    with socket.create_server(("127.0.0.1", 0)) as deaf, socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        printers = {
            "no printer": replace(usual, printer=PrinterKind.NONE),
            "a dead printer": _network(usual, nobody),
            "a printer that never reads": _network(usual, deaf),
        }
        stands = [
            Stand(Path(shutil.copy(path, folder / f"{number}.db")), folder / "keys", settings)
            for number, settings in enumerate(printers.values())
        ]
        nothing, *others = interleaved(blocks, *(stand.block for stand in stands))
        for stand in stands:
            stand.close()
    names = list(printers)[1:]
    return [
        figure(f"sale with {name} beside none, {p} ms", percentile(times, at), floor, 1.2)
        for name, times in zip(names, others, strict=True)
        for p, at in (("p50", 50), ("p95", 95))
        for floor in (percentile(nothing, at),)
    ]


def _network(settings: DeviceSettings, end: socket.socket) -> DeviceSettings:
    address = f"127.0.0.1:{end.getsockname()[1]}"
    return replace(settings, printer=PrinterKind.NETWORK, printer_address=address)


if __name__ == "__main__":
    run_from_command_line(__doc__, run)
