"""A till in a process of its own that exchanges again and again until it is killed."""

import sys
from pathlib import Path

from pos.exchange.hub.exchanging import exchange
from pos.exchange.hub.faults import HubFault
from pos.exchange.hub.kept import hub_of
from pos.exchange.hub.wire import opened
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import open_till


def main(shop: Path, keys: Path) -> None:
    """Exchange once for every line that comes in, and answer with a line."""
    held = Keys(keys, with_keyring=False)
    till = open_till(shop, held)
    address = till.read(hub_of)
    assert address is not None
    password = held.passwords.load(address.role)
    for _ in sys.stdin:
        try:
            with opened(address, password) as wire:
                exchange(TillDoor(till), wire)
        except HubFault as fault:
            print(type(fault).__name__, flush=True)  # noqa: T201 - the answer
        else:
            print("done", flush=True)  # noqa: T201 - the answer
    till.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
