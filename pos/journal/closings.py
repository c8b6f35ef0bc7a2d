"""Every closing, worked out again from the journal of its till alone.

A closing says sums that its own entries must give. Here they are added up one entry after the
other, without any table, so that a report that was not made by its entries is found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pos.domain.money import MAD, Money
from pos.domain.pricing import PriceReason
from pos.domain.sale import Sale, SaleLine
from pos.domain.shift import CashCount, DrawerSum, ShiftReport, TaxSum, TenderSum
from pos.domain.tender import Tender, TenderKind
from pos.journal.canonical import decoded
from pos.journal.entry import Entry
from pos.journal.kinds import (
    SHAPES,
    CashMoved,
    OrderChanged,
    OrderTaken,
    SaleMade,
    ShiftClosed,
    ShiftOpened,
    TenderFollowed,
)

_KINDS: Final = frozenset(
    {
        "shift_opened",
        "sale_made",
        "cash_moved",
        "order_taken",
        "order_changed",
        "tender_followed",
        "shift_closed",
    }
)
_TENDERS: Final = list(TenderKind)

_Sums: TypeAlias = dict[tuple[str, str], list[int]]


@dataclass(frozen=True, slots=True)
class FalseClosing:
    """A closing that does not say what its entries say. number: of its report."""

    till: str
    number: int


def false_closings(entries: Iterable[Entry]) -> Iterator[FalseClosing]:
    """Return every closing of one till that says other sums than its entries give.

    entries: the whole journal of the till, in order.
    """
    book = _Book()
    for entry in entries:
        if entry.kind in _KINDS:
            body = decoded(entry.body, SHAPES[entry.kind])
            if isinstance(body, ShiftClosed) and not book.agrees(body):
                yield FalseClosing(entry.till, body.number)
            book.take(entry, body)


class _Book:
    """What a till has sold since its first day, and what its shifts have gathered so far."""

    def __init__(self) -> None:
        self._shifts: dict[str, _Gathered] = {}
        self._number = self._perpetual = self._absolute = 0
        self._unopened, self._unopened_net = 0, 0

    def agrees(self, closed: ShiftClosed) -> bool:
        """Tell whether a closing says what was gathered."""
        gathered = self._shifts.get(closed.shift)
        unopened_net = 0 if closed.unopened_net is None else closed.unopened_net.minor
        return (
            gathered is not None
            and closed.report == gathered.report()
            and closed.number == self._number + 1
            and (closed.perpetual.minor, closed.perpetual_absolute.minor)
            == (self._perpetual, self._absolute)
            and (closed.unopened, unopened_net) == (self._unopened, self._unopened_net)
        )

    def take(self, entry: Entry, body: object) -> None:
        """Add one entry."""
        match body:
            case ShiftOpened():
                self._shifts[f"{entry.till}-{entry.seq}"] = _Gathered(body.floats)
            case SaleMade():
                self._take_sale(body.sale)
            case CashMoved():
                self._of(body.shift).move(body.amount)
            case OrderTaken() | OrderChanged():
                self._of(body.shift).bring("deposits", body.tenders)
            case TenderFollowed():
                self._of(body.shift).bring("settled", body.tenders)
            case ShiftClosed():
                self._number = body.number
                self._shifts.pop(body.shift, None)
                self._unopened, self._unopened_net = 0, 0

    def _of(self, shift: str) -> "_Gathered":
        """Return what a shift has gathered; what names none that is open is in no report."""
        return self._shifts.get(shift) or _Gathered(())

    def _take_sale(self, sale: Sale) -> None:
        net = sum(line.total.minor for line in sale.lines)
        self._perpetual += net
        self._absolute += sum(
            line.total.minor if line.back is None else -line.total.minor for line in sale.lines
        )
        if not sale.shift:
            self._unopened += 1
            self._unopened_net += net
        self._of(sale.shift).sell(sale)


@dataclass
class _Gathered:
    """The sums of one shift; amounts in minor units.

    drawers: currency -> float, sales, moved, other. tenders, beside: (kind, currency) -> count,
    received, change. taxes: rule -> gross, tax.
    """

    floats: tuple[CashCount, ...]
    numbers: list[int] = field(default_factory=list)
    plain: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    tenders: _Sums = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    beside: _Sums = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    taxes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    drawers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0, 0]))

    def __post_init__(self) -> None:
        self.drawers[MAD]  # there is always a drawer of dirham
        for count in self.floats:
            self.drawers[count.amount.currency][0] += count.amount.minor

    def sell(self, sale: Sale) -> None:
        """Add a sale or a refund."""
        self.numbers.append(sale.number)
        self.plain["refunds" if sale.is_refund else "sales"] += 1
        for line in sale.lines:
            self._line(line)
        for tender in sale.tenders:
            self._tender(self.tenders, tender)
            self._cash(tender, 1)
        stamp = 0 if sale.stamp_duty is None else sale.stamp_duty.minor
        rounding = 0 if sale.rounding is None else sale.rounding.minor
        self.plain["stamp_duty"] += stamp
        self.plain["rounding"] += rounding
        if stamp:
            cash = [t.paid.minor for t in sale.tenders if t.kind is TenderKind.CASH]
            self.plain["stamped"] += 1
            self.plain["cash_stamped"] += sum(cash) - stamp - rounding

    def move(self, amount: Money) -> None:
        """Add cash that was paid in or out."""
        self.drawers[amount.currency][2] += amount.minor
        if amount.currency == MAD:
            self.plain["paid_in" if amount.minor >= 0 else "paid_out"] += amount.minor

    def bring(self, why: str, tenders: tuple[Tender, ...]) -> None:
        """Add deposits or debts that were paid."""
        for tender in tenders:
            self.plain[why] += tender.paid.minor
            notes = tender.paid if tender.foreign is None else tender.foreign.amount
            self._count(self.beside, tender.kind, notes)
            if tender.foreign is not None and not tender.change.is_zero:
                self._count(self.beside, tender.kind, -tender.change)
            self._cash(tender, 3)

    def report(self) -> ShiftReport:
        """Write down what was gathered."""
        plain = self.plain
        amounts = {name: Money(plain[name], MAD) for name in _AMOUNTS}
        return ShiftReport(
            sales=plain["sales"],
            refunds=plain["refunds"],
            first_number=min(self.numbers, default=0),
            last_number=max(self.numbers, default=0),
            gifts=plain["gifts"],
            tenders=_tender_sums(self.tenders),
            taxes=tuple(
                TaxSum(rule, Money(gross, MAD), Money(tax, MAD))
                for rule, (gross, tax) in sorted(self.taxes.items())
            ),
            drawers=tuple(
                DrawerSum(code, *(Money(minor, code) for minor in self.drawers[code]))
                for code in sorted(self.drawers, key=lambda code: (code != MAD, code))
            ),
            stamped=plain["stamped"],
            beside=_tender_sums(self.beside),
            **amounts,
        )

    def _line(self, line: SaleLine) -> None:
        rule = str(line.tax.rate) if line.tax.exemption is None else line.tax.exemption.value
        self.taxes[rule][0] += line.total.minor
        self.taxes[rule][1] += line.tax_amount.minor
        if line.back is not None:
            self.plain["refunded"] += line.total.minor
            return
        self.plain["sold"] += line.total.minor
        asked = line.total if line.list_total is None else line.list_total
        self.plain["list_gap"] += asked.minor - line.total.minor
        self.plain["gifts"] += line.reason is PriceReason.GIFT

    def _tender(self, sums: _Sums, tender: Tender) -> None:
        notes = tender.received if tender.foreign is None else tender.foreign.amount
        self._count(sums, tender.kind, notes)
        if not tender.change.is_zero:
            sums[tender.kind.value, MAD][2] += tender.change.minor

    def _count(self, sums: _Sums, kind: TenderKind, amount: Money) -> None:
        row = sums[kind.value, amount.currency]
        row[0] += 1
        row[1] += amount.minor

    def _cash(self, tender: Tender, column: int) -> None:
        if tender.kind is not TenderKind.CASH:
            return
        notes = tender.received if tender.foreign is None else tender.foreign.amount
        self.drawers[notes.currency][column] += notes.minor
        self.drawers[MAD][column] -= tender.change.minor


_AMOUNTS: Final = (
    "sold",
    "refunded",
    "list_gap",
    "rounding",
    "stamp_duty",
    "cash_stamped",
    "paid_in",
    "paid_out",
    "deposits",
    "settled",
)


def _tender_sums(sums: _Sums) -> tuple[TenderSum, ...]:
    ordered = sorted(sums, key=lambda key: (_TENDERS.index(TenderKind(key[0])), key[1] != MAD, key))
    return tuple(
        TenderSum(
            TenderKind(kind), code, sums[kind, code][0],
            Money(sums[kind, code][1], code), Money(sums[kind, code][2], code),
        )
        for kind, code in ordered
    )  # fmt: skip
