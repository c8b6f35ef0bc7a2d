"""Saying what became of debts and of cheques on their way; the entries that brought them stay."""

from dataclasses import dataclass
from typing import Final

from pos.domain.money import Money, total, zero
from pos.domain.tender import Tender, TenderKind, TenderState
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.journal.kinds import TenderFollowed
from pos.services.followed import Owed, owed_of
from pos.services.selling import refuse_card_numbers
from pos.services.shop import counter
from pos.store.unit_of_work import UnitOfWork

# Where a cheque may go from where it is; a bounced one is presented again, or paid otherwise.
_WAYS: Final = {
    TenderState.OPEN: {TenderState.DEPOSITED, TenderState.PAID, TenderState.BOUNCED},
    TenderState.DEPOSITED: {TenderState.OPEN, TenderState.PAID, TenderState.BOUNCED},
    TenderState.BOUNCED: {TenderState.OPEN, TenderState.DEPOSITED, TenderState.PAID},
    TenderState.PAID: {TenderState.OPEN, TenderState.DEPOSITED, TenderState.BOUNCED},
}


class AlreadySo(PosError):
    """Somebody, perhaps at another till, has settled this meanwhile."""


class MoreThanOwed(PosError):
    """More was paid than is owed."""


def follow_tender(
    work: UnitOfWork, entry: str, tender: int, state: TenderState, note: str = ""
) -> TenderState:
    """Say how far a cheque has come; returns where it was, which takes this back.

    What was said by mistake is put right the same way, whenever it is found out.
    Raises `AlreadySo` when it is there already, or when money was taken in its place.
    """
    owed = owed_of(work.connection, entry, tender)
    if owed.kind is not TenderKind.CHEQUE or state not in _WAYS[owed.state]:
        raise AlreadySo(_("This was done already. Look at the list again."))
    if owed.state is TenderState.PAID and not owed.paid.is_zero:
        raise AlreadySo(_("Money was taken in place of this cheque. It is settled."))
    work.record(TenderFollowed(sale=entry, tender=tender, state=state, note=note))
    return owed.state


@dataclass(frozen=True, slots=True)
class Settled:
    """Money was taken for what is owed. entry: what recorded it. left: what is still owed."""

    entry: str
    left: Money


def settle(work: UnitOfWork, entry: str, tender: int, tenders: tuple[Tender, ...]) -> Settled:
    """Take money for what is owed, into the drawer of the open shift.

    A negative amount gives back what was taken by mistake. Raises `MoreThanOwed`.
    """
    refuse_card_numbers(tenders)
    owed = owed_of(work.connection, entry, tender)
    currency = owed.amount.currency
    came = total([each.paid for each in tenders], currency)
    left = owed.left - came
    if left < zero(currency) or left > owed.amount:
        raise MoreThanOwed(_("This is more than is owed. Look at the list again."))
    shift = counter(work.connection).shift
    settled = work.record(
        TenderFollowed(
            sale=entry,
            tender=tender,
            state=TenderState.PAID if left.is_zero else _open_state(owed),
            tenders=tenders,
            shift="" if shift is None else shift.id,
        )
    )
    return Settled(settled.id, left)


def _open_state(owed: Owed) -> TenderState:
    """Return the state of something of which a part is still owed."""
    return TenderState.BOUNCED if owed.kind is TenderKind.CHEQUE else TenderState.OPEN
