"""What a till finds does not agree, and how two of them meet."""

from functools import partial

from pos.domain.discrepancy import Discrepancy, DiscrepancyKind
from pos.services.discrepancies.every import open_discrepancies
from tests.factories import Shop
from tests.laws.fair import journal_of, take_in


def meet(*shops: Shop) -> None:
    """Carry what each till knows to every other."""
    for sender in shops:
        for receiver in shops:
            if receiver is not sender:
                take_in(receiver.store, journal_of(sender.store))


def found(shop: Shop, kind: DiscrepancyKind) -> list[Discrepancy]:
    """Return what is open of one kind."""
    asked = partial(open_discrepancies, now=shop.clock.now)
    return [row for row in shop.till.read(asked).rows if row.kind is kind]


def kinds(shop: Shop) -> list[DiscrepancyKind]:
    """Return the kinds of all that is open, in their order."""
    asked = partial(open_discrepancies, now=shop.clock.now)
    return [row.kind for row in shop.till.read(asked).rows]
