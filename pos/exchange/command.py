"""`main.py exchange write FILE` and `read FILE`: a till's work carried without its screen."""

import os
import sys
from pathlib import Path
from typing import Final

from pos.errors import PosError
from pos.exchange.faults import NoShopYet
from pos.exchange.reading import read_exchange
from pos.exchange.words import missing_text, outcome_lines, outcome_title, written_text
from pos.exchange.writing import write_exchange
from pos.folders import Folders
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.till import Till, open_till
from pos.services.tills import known_tills

GOOD: Final = 0
FAULTY: Final = 1
UNREADABLE: Final = 2


def run_exchange(deed: str, file: Path, folders: Folders) -> int:
    """Write or read a file for the shop of this device, and print what came of it.

    Returns 0 when all is well, 1 when a part was not taken in, 2 when nothing could be done.
    """
    try:
        if not folders.shop.exists():
            raise NoShopYet
        keys = Keys(folders.keys, with_keyring="RAHBA_HOME" not in os.environ)
        till = open_till(folders.shop, keys)
        try:
            lines, code = (_write if deed == "write" else _read)(till, file)
        finally:
            till.close()
    except PosError as error:
        lines, code = [str(error)], UNREADABLE
    sys.stdout.write("\n".join(lines) + "\n")
    return code


def _write(till: Till, file: Path) -> tuple[list[str], int]:
    return [written_text(write_exchange(TillDoor(till), file))], GOOD


def _read(till: Till, file: Path) -> tuple[list[str], int]:
    outcome = read_exchange(TillDoor(till), file)
    lines = [outcome_title(outcome), *outcome_lines(outcome)]
    missing = missing_text(till.read(known_tills))
    if missing:
        lines.append(missing)
    return lines, GOOD if outcome.is_whole else FAULTY
