"""The printers that can be found from this device, before anybody knows an address.

What the system knows costs nothing to ask. The network is searched only when somebody asks for it:
254 calls to the raw port, each with a short deadline.
"""

import ipaddress
import socket
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pos.printing import cups, windows_spooler
from pos.printing.printers import RAW_PORT
from pos.services.device import PrinterKind

_NODES: Final = Path("/dev/usb")
# Where Linux keeps what a USB printer says of itself (IEEE 1284 device ID).
_CLASS: Final = Path("/sys/class/usbmisc")
_CALLS_AT_ONCE: Final = 64
_CALL_S: Final = 0.4
# No packet leaves: asking for a way there tells which of our addresses would be used.
_SOMEWHERE: Final = ("192.0.2.1", 9)


@dataclass(frozen=True, slots=True)
class FoundPrinter:
    """A printer, or a line that may have one at its end.

    value: what the settings keep of it: address, node, port or name. name: for a person.
    """

    kind: PrinterKind
    value: str
    name: str


def local_printers() -> tuple[FoundPrinter, ...]:
    """Return what the system knows: USB printers, its own queues, serial ports."""
    return (*usb_printers(), *system_queues(), *serial_ports())


def usb_printers(nodes: Path = _NODES, known: Path = _CLASS) -> tuple[FoundPrinter, ...]:
    """Return the USB printers of Linux; none elsewhere."""
    found = sorted(nodes.glob("lp*")) if nodes.is_dir() else []
    return tuple(
        FoundPrinter(PrinterKind.USB, str(node), _named(known / node.name / "device") or node.name)
        for node in found
    )


def system_queues() -> tuple[FoundPrinter, ...]:
    """Return the printers of the operating system, by their names there."""
    names = windows_spooler.queues() if sys.platform == "win32" else cups.queues()
    return tuple(FoundPrinter(PrinterKind.SPOOLER, name, name) for name in names)


def serial_ports() -> tuple[FoundPrinter, ...]:
    """Return the serial ports; what is connected to them cannot be seen."""
    from serial.tools.list_ports import comports

    return tuple(
        FoundPrinter(
            PrinterKind.SERIAL,
            port.device,
            port.device if port.description in (None, "n/a") else port.description,
        )
        for port in sorted(comports())
    )


def own_network() -> tuple[str, ...]:
    """Return the addresses beside our own, the last number of which differs; none off-line."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_SOMEWHERE)
            own: str = asked.getsockname()[0]
        except OSError:
            return ()
    beside = ipaddress.ip_network(f"{own}/24", strict=False)
    return tuple(str(host) for host in beside.hosts() if str(host) != own)


def network_printers(
    hosts: Iterable[str],
    tell: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
    *,
    port: int = RAW_PORT,
) -> tuple[FoundPrinter, ...]:
    """Call the raw port of each host; returns who takes the call.

    tell: gets how many were called, and how many there are; on the calling thread. After
    `is_stopped` says so no further call is made.
    """
    wanted = tuple(hosts)
    answering: list[str] = []

    def call(host: str) -> str | None:
        if is_stopped():
            return None
        try:
            with socket.create_connection((host, port), _CALL_S):
                return host
        except OSError:
            return None

    with ThreadPoolExecutor(_CALLS_AT_ONCE, thread_name_prefix="finding") as pool:
        calls = [pool.submit(call, host) for host in wanted]
        for done, each in enumerate(as_completed(calls), 1):
            tell(done, len(wanted))
            if (host := each.result()) is not None:
                answering.append(host)
    return tuple(
        FoundPrinter(PrinterKind.NETWORK, f"{host}:{port}", host)
        for host in sorted(answering, key=wanted.index)
    )


def _named(device: Path) -> str:
    """Read what a printer calls itself: `MFG:EPSON;MDL:TM-T20III;...` is `EPSON TM-T20III`."""
    try:
        told = (device / "ieee1284_id").read_text(errors="replace")
    except OSError:
        return ""
    parts = dict(part.split(":", 1) for part in told.strip().split(";") if ":" in part)
    said = (
        parts.get("MFG") or parts.get("MANUFACTURER", ""),
        parts.get("MDL") or parts.get("MODEL", ""),
    )
    return " ".join(text.strip() for text in said if text.strip())
