"""A short day of selling, run under the shim: `python -m tests.crash.recorded_day FOLDER SYNC N`.

SYNC is what PRAGMA synchronous is set to: 2 is the program's own, others are mistakes on purpose.
The diary lies in the watched folder, so its lines stand in the recording among SQLite's writes.
"""

import random
import sys
from pathlib import Path

from pos.services.baskets import save_basket
from pos.store import driver
from tests.crash.seller import Diary, open_again, products_of, ring_up, sell


def main(folder: Path, synchronous: int, sales: int) -> None:
    """Sell, and say each number once it is safe; quiet moments come now and then."""
    driver.PRAGMAS["synchronous"] = synchronous
    luck = random.Random(sales)  # noqa: S311
    till = open_again(folder)
    products = products_of(till)
    with Diary(folder / "diary") as diary:
        for _ in range(sales):
            lines = ring_up(till, products, 5, luck).lines
            till.write(save_basket, lines)
            diary.write("sell")
            diary.write("receipt", sell(till, lines).sale.receipt_number)
            if luck.random() < 1 / 8:
                till.idle()
    till.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
