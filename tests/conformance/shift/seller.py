"""Somebody who serves customers by the keyboard and the scanner, and keeps their own account."""

from dataclasses import dataclass, field
from typing import Final

from tests.conformance.screen import ENTER, Stand, scanned
from tests.conformance.shift.script import DIRHAM, Deal, Way

# The number block is the same on every layout.
NUMBER_BLOCK: Final = dict(
    zip("0123456789*", (90, 87, 88, 89, 83, 84, 85, 79, 80, 81, 63), strict=True)
)
# Slower than the slowest scanner; people are slower still.
FINGER_S: Final = "0.14"


@dataclass(frozen=True)
class Account:
    """What must stand in the file of one sale; sums in centimes.

    lines: pieces and, where the label's price was paid, price of one, by name; negative pieces came
    back. received, change: in cash; card: on the terminal.
    """

    lines: dict[str, tuple[int, int | None]]
    total: int
    received: int = 0
    change: int = 0
    card: int = 0

    @property
    def cash(self) -> int:
        """What the drawer gained."""
        return self.received - self.change


@dataclass
class Seller:
    """Serves at the stand. series: of its receipts. accounts: what was sold, in order."""

    stand: Stand
    series: str
    accounts: list[Account] = field(default_factory=list)
    _taken_back: set[int] = field(default_factory=set)
    _waiting: Deal | None = None

    def serve(self, deals: list[Deal]) -> None:
        """Serve these customers one after the other; one that is held waits for the next."""
        for deal in deals:
            if deal.way is Way.REFUND:
                self._take_back()
            elif deal.way is Way.HELD:
                self._press(*_rung(deal), "key", "F5")
                self._waiting = deal
            else:
                self._sell(deal)
                if self._waiting is not None:
                    self._take_up(self._waiting)
                    self._waiting = None

    def _sell(self, deal: Deal) -> None:
        if deal.way is Way.EXACT:
            # In one go: the key comes before the last scan can be in the basket.
            self._press(*_rung(deal), "key", "F9")
        else:
            self._press(*_rung(deal))
            # The total is looked at before money is typed.
            self.stand.until(deal.basket)
            self._press(*_paid(deal))
        self._note(_account(deal))

    def _take_up(self, deal: Deal) -> None:
        self._press("key", "F6")
        self.stand.until(deal.basket)
        # The disk knows of the basket before the screen shows it.
        self._note(_account(deal), again=("key", "F9"))

    def _take_back(self) -> None:
        """Take the newest sale of one line back, whole, in cash."""
        number = max(
            number
            for number, account in enumerate(self.accounts, 1)
            if len(account.lines) == 1 and account.total > 0 and number not in self._taken_back
        )
        self._taken_back.add(number)
        self._press(*scanned(f"{self.series}-{number:06d}"))
        sold = self.accounts[number - 1]
        lines = {name: (-pieces, price) for name, (pieces, price) in sold.lines.items()}
        # The sheet takes a moment to open: whoever is in a hurry presses again.
        self._note(Account(lines, -sold.total, received=-sold.total), again=("key", str(ENTER)))

    def _note(self, account: Account, again: tuple[str, ...] = ()) -> None:
        """Wait until the sale is recorded; again: keys to press until it is."""
        self.accounts.append(account)
        number = len(self.accounts)

        def is_recorded() -> bool:
            if again and self.stand.sales < number:
                self._press("sleep", "0.3", *again)
            return self.stand.sales >= number

        self.stand.wait(is_recorded, lambda: f"sale {number} was not recorded: {account}")

    def _press(self, *keys: str) -> None:
        self.stand.display.run("xdotool", *keys)


def _rung(deal: Deal) -> list[str]:
    """Return the keys of all scans of a deal, a count before some of them."""
    keys: list[str] = []
    for count, good in deal.scans:
        if count > 1:
            keys += _typed(f"{count}*")
        keys += scanned(good.code)
    return keys


def _paid(deal: Deal) -> list[str]:
    enter = ["key", str(ENTER)]
    if deal.way is Way.CARD:
        return ["key", "F4", "sleep", FINGER_S, "key", "F2", "sleep", FINGER_S, *enter]
    if deal.way is Way.CHANGE:
        return ["key", "F4", *_typed(str(deal.dirham)), *enter]
    return ["key", "F7", *_typed(str(deal.dirham)), *enter, "sleep", FINGER_S, "key", "F9"]


def _typed(text: str) -> list[str]:
    """Return the keys of a person on the number block."""
    keys = ["sleep", FINGER_S]
    for character in text:
        keys += ["key", str(NUMBER_BLOCK[character]), "sleep", FINGER_S]
    return keys


def _account(deal: Deal) -> Account:
    prices = {good.name: good.price for _count, good in deal.scans}
    is_agreed = deal.way is Way.AGREED
    lines = {
        name: (pieces, None if is_agreed else prices[name]) for name, pieces in deal.basket.items()
    }
    if deal.way is Way.CARD:
        return Account(lines, deal.total, card=deal.total)
    if deal.way is Way.CHANGE:
        received = deal.dirham * DIRHAM
        return Account(lines, deal.total, received, received - deal.total)
    return Account(lines, deal.total, received=deal.total)
