"""Tills of one cooperative, each on a device of its own, that meet by files alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pos.exchange.joining import invite, join_cooperative
from pos.exchange.outcome import Outcome
from pos.exchange.reading import read_exchange
from pos.exchange.writing import write_exchange
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import open_till
from pos.services.tills import admit_till
from tests.factories import HOUR, MINUTE, NOON, SetClock, Shop, open_shop_in


def carried(sender: Shop, stick: Path, *receivers: Shop) -> Path:
    """Write what the receivers lack, everything without any, and return the file."""
    stick.mkdir(parents=True, exist_ok=True)
    sender.clock.now += MINUTE
    tills = tuple(receiver.name for receiver in receivers)
    return write_exchange(TillDoor(sender.till), stick, for_tills=tills).file


def read(receiver: Shop, file: Path) -> Outcome:
    """Read a file at a till."""
    return read_exchange(TillDoor(receiver.till), file)


def brought(sender: Shop, receiver: Shop, stick: Path) -> Outcome:
    """Carry everything from one till to another."""
    return read(receiver, carried(sender, stick))


def joining(founder: Shop, folder: Path, label: str = "Stand 25", series: str = "B") -> Shop:
    """Let a new device join by an invitation; nobody has let it in yet."""
    folder.mkdir(parents=True, exist_ok=True)
    file = invite(TillDoor(founder.till), folder, label, series).file
    clock, keys = SetClock(NOON + HOUR), Keys(folder / "keys", with_keyring=False)
    path = folder / "shop.rahba.db"
    join_cooperative(path, keys, file, DeviceSettings(), clock=clock)
    return Shop(open_till(path, keys, clock), keys, clock, path)


def admitted(founder: Shop, newcomer: Shop, stick: Path) -> None:
    """Let a new till in at the manager's."""
    for applicant in brought(newcomer, founder, stick).waiting:
        founder.till.write(admit_till, applicant)
    brought(newcomer, founder, stick)


def joined(founder: Shop, folder: Path, label: str = "Stand 25", series: str = "B") -> Shop:
    """Let a new device join and be let in."""
    newcomer = joining(founder, folder, label, series)
    admitted(founder, newcomer, folder / "stick")
    return newcomer


@contextmanager
def cooperative_in(folder: Path, tills: int = 2) -> Iterator[list[Shop]]:
    """Open a cooperative of so many tills; each knows that the others were let in."""
    founder = open_shop_in(folder / "0")
    shops = [founder]
    try:
        for number in range(1, tills):
            shops.append(joined(founder, folder / str(number), f"Stand {number}", f"S{number}"))
        for shop in shops[1:]:
            brought(founder, shop, folder / "stick")
        yield shops
    finally:
        for shop in shops:
            shop.till.close()
