"""A line to a printer of Windows, given raw bytes through its spooler (winspool.drv).

The spooler keeps the bytes and hands them on; it tells nothing of the paper, so such a printer is
always mute. Not run on Windows by the tests: they check what is asked of the library, in which
order, against a stand-in.
"""

import ctypes
from ctypes import wintypes
from typing import Any, Final

from pos.printing.printers import SystemQueue

_LOCAL_AND_CONNECTED: Final = 0x2 | 0x4  # PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS
_LEVEL: Final = 4
_JOB: Final = "Rahba"


class DocInfo(ctypes.Structure):
    """DOC_INFO_1W: what the job is called, no file, and that its bytes are for the printer."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("output_file", wintypes.LPWSTR),
        ("data_type", wintypes.LPWSTR),
    )


class PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_4W: the name of a printer and where it is."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("server", wintypes.LPWSTR),
        ("attributes", wintypes.DWORD),
    )


class SpoolerLine:
    """One job in the spooler (`pos.printing.line.Line`). library: winspool.drv."""

    def __init__(self, library: Any, name: str) -> None:
        self._library = library
        self._printer = wintypes.HANDLE()
        self._is_begun = False
        self._require(library.OpenPrinterW(name, ctypes.byref(self._printer), None), "OpenPrinter")

    def send(self, part: bytes, _seconds: float) -> None:
        """Hand `part` to the spooler, which takes it at once."""
        if not self._is_begun:
            self._begin()
        written = wintypes.DWORD()
        while part:
            taken = self._library.WritePrinter(
                self._printer, part, len(part), ctypes.byref(written)
            )
            self._require(taken and written.value, "WritePrinter")
            part = part[written.value :]

    def read(self, _seconds: float) -> int:
        """Nothing ever comes back."""
        raise TimeoutError("the spooler does not hand on what a printer answers")

    def drain(self) -> None:
        """Nothing ever comes back."""

    def finish(self, _seconds: float) -> None:
        """End the job, which lets the spooler print it."""
        self._require(self._library.EndPagePrinter(self._printer), "EndPagePrinter")
        self._require(self._library.EndDocPrinter(self._printer), "EndDocPrinter")
        self._is_begun = False

    def close(self) -> None:
        """Let go of the printer; a job that was not ended is taken back."""
        if self._is_begun:
            self._library.AbortPrinter(self._printer)
        self._library.ClosePrinter(self._printer)

    def _begin(self) -> None:
        info = DocInfo(_JOB, None, "RAW")
        self._require(
            self._library.StartDocPrinterW(self._printer, 1, ctypes.byref(info)), "StartDocPrinter"
        )
        self._is_begun = True
        self._require(self._library.StartPagePrinter(self._printer), "StartPagePrinter")

    def _require(self, done: object, step: str) -> None:
        if not done:
            raise OSError(f"the spooler refused {step}")


def open_queue(way: SystemQueue, library: Any = None) -> SpoolerLine:
    """Hold a printer of Windows; raises OSError for one that Windows does not know."""
    return SpoolerLine(library or _winspool(), way.name)


def queues(library: Any = None) -> tuple[str, ...]:
    """Return the names of the printers that Windows knows."""
    library = library or _winspool()
    size, count = wintypes.DWORD(), wintypes.DWORD()
    wanted = (_LOCAL_AND_CONNECTED, None, _LEVEL)
    library.EnumPrintersW(*wanted, None, 0, ctypes.byref(size), ctypes.byref(count))
    room = ctypes.create_string_buffer(max(size.value, 1))
    library.EnumPrintersW(*wanted, room, size, ctypes.byref(size), ctypes.byref(count))
    found = ctypes.cast(room, ctypes.POINTER(PrinterInfo))
    return tuple(found[index].name for index in range(count.value))


def _winspool() -> Any:
    # Only Windows has it, and mypy looks at the program as Linux runs it.
    return vars(ctypes)["WinDLL"]("winspool.drv", use_last_error=True)
