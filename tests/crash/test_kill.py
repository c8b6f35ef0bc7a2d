"""The program is killed at any moment of selling, again and again, on one and the same file."""

import os
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pos.journal.verification import verify
from pos.services.baskets import open_basket
from pos.services.till import Connection, Till
from pos.store.replay import entries
from tests.crash.holds import faults
from tests.crash.processes import killed, preload, started, wait_for
from tests.crash.seller import digest, make_shop, open_again, sell_on

pytestmark = pytest.mark.crash

KILLS = 200
LONGEST_LIFE_SECONDS = 0.2
SIGNATURES_EVERY = 25
EMPTY = digest(())


@dataclass
class Expected:
    """What the diaries say must be on disk.

    basket: as last known to be safe. maybe: what it becomes if the last deed was done as well.
    is_selling: that deed is a check-out.
    receipts: number by sale, of every receipt that was started.
    """

    basket: str = EMPTY
    maybe: str = EMPTY
    is_selling: bool = False
    receipts: dict[str, str] = field(default_factory=dict)

    def read(self, diary: Path) -> None:
        """Follow what one process wrote before it was killed."""
        for line in diary.read_text().splitlines() if diary.exists() else ():
            match line.split():
                case ["save", content]:
                    self.maybe = content
                case ["saved", content]:
                    self.basket = self.maybe = content
                case ["sell"]:
                    self.is_selling, self.maybe = True, EMPTY
                case ["receipt", sale, number]:
                    self.is_selling, self.basket = False, EMPTY
                    self.receipts[sale] = number
        diary.unlink(missing_ok=True)

    def settle(self, till: Till) -> None:
        """Compare with the reopened file, and take what is there as the new truth."""
        sold = till.read(_receipt_numbers)
        basket = digest(till.read(open_basket).lines)
        assert self.receipts.items() <= sold.items(), "a sale is lost whose receipt was started"
        unannounced = {sale: sold[sale] for sale in sold.keys() - self.receipts.keys()}
        assert len(unannounced) <= int(self.is_selling), "a sale that nobody made"
        if self.is_selling:
            assert basket == (EMPTY if unannounced else self.basket)
        assert basket in {self.basket, self.maybe}
        self.receipts |= unannounced
        self.basket = self.maybe = basket
        self.is_selling = False


def test_two_hundred_kills_lose_no_sale_whose_receipt_was_started(tmp_path: Path) -> None:
    seed = int(os.environ.get("CRASH_SEED", random.SystemRandom().randrange(10**6)))
    luck, expected = random.Random(seed), Expected()  # noqa: S311
    make_shop(tmp_path)
    preload()

    for kill in range(1, KILLS + 1):
        child = started(sell_on, tmp_path, seed + kill)
        if kill % 4:  # the others may die while they open the file
            wait_for(tmp_path / "diary", child)
        killed(child, luck.uniform(0, LONGEST_LIFE_SECONDS))
        expected.read(tmp_path / "diary")
        till = open_again(tmp_path)
        where = f"kill {kill}, CRASH_SEED={seed}"
        assert till.read(_faults) == [], where
        expected.settle(till)
        if kill % SIGNATURES_EVERY == 0:
            assert till.read(_chain_fault) is None, where
        till.close()

    sold = len(expected.receipts)
    print(f"\n{KILLS} kills, CRASH_SEED={seed}: {sold} receipts started, all sold, none twice")  # noqa: T201
    assert sold > KILLS, "the processes were killed before they sold anything"


def _receipt_numbers(connection: Connection) -> dict[str, str]:
    query = "SELECT till || '-' || (key & 4294967295), series, number FROM sale"
    rows = connection.exec_driver_sql(query).all()
    return {sale: f"{series}-{number:06d}" for sale, series, number in rows}


def _faults(connection: Connection) -> list[str]:
    return faults(connection.connection.dbapi_connection)


def _chain_fault(connection: Connection) -> object:
    till = str(connection.exec_driver_sql("SELECT till FROM till").scalar_one())
    return verify(till, entries(connection, till)).fault
