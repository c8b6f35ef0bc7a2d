"""What the closing sheet reads: which drawers to count, and after the count what came of it."""

from dataclasses import dataclass

from pos.domain.money import MAD
from pos.domain.person import Act, Person, may
from pos.domain.shift import CashCount, Difference
from pos.services.held import HeldBasket, baskets_in_hand
from pos.services.pins import crew
from pos.services.shift_keeping import Closing, differences
from pos.services.shift_sums import report_of
from pos.services.shifts import open_shift
from pos.services.shop import counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class CountResult:
    """What was counted beside what there should be.

    held: baskets nobody has paid. verifiers: who may check the count beside the person at the
    till; with_pin: ids of those who prove it with a PIN.
    """

    differences: tuple[Difference, ...]
    held: tuple[HeldBasket, ...]
    verifiers: tuple[Person, ...]
    with_pin: frozenset[str]


def drawers(connection: Connection) -> tuple[str, ...]:
    """Return the currencies there is a drawer of, the dirham first."""
    shift = open_shift(connection, counter(connection).till)
    if shift is None:
        return (MAD,)
    return tuple(drawer.currency for drawer in report_of(connection, shift).drawers)


def count_result(connection: Connection, counts: tuple[CashCount, ...]) -> CountResult:
    """Set a count against what there should be; nothing is written."""
    shift = open_shift(connection, counter(connection).till)
    found, held = crew(connection), tuple(baskets_in_hand(connection))
    verifiers = tuple(
        person
        for person in found.people
        if person.id != found.at_till.id and may(person, Act.VERIFY_SHIFT)
    )
    if shift is None:
        return CountResult((), held, verifiers, found.with_pin)
    report = report_of(connection, shift)
    return CountResult(differences(report, Closing(counts)), held, verifiers, found.with_pin)
