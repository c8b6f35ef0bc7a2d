"""One order with everything the screen shows of it, read at once."""

from dataclasses import dataclass
from datetime import date

from pos.clock import local, system_clock
from pos.documents.order_paper import OrderPaper
from pos.domain.money import Money, total
from pos.services.customers import customer_of
from pos.services.device import DeviceSettings, device_settings
from pos.services.followed import Owed, cheques_of_order
from pos.services.order_papers import maker_name, order_paper
from pos.services.orders import KeptOrder, order_of
from pos.services.shop import Counter, counter
from pos.services.till import Connection


@dataclass(frozen=True, slots=True)
class OrderView:
    """An order, its form, who it is for, and how this stand takes money.

    today: of the wall clock, by which it may be late. cheques: those it was paid with beforehand.
    """

    kept: KeptOrder
    paper: OrderPaper
    device: DeviceSettings
    counter: Counter
    phone: str
    maker: str
    today: date
    cheques: tuple[Owed, ...] = ()

    @property
    def unpaid(self) -> Money:
        """What cheques it was paid with have not brought: in the drawer still, or bounced."""
        left = [owed.left for owed in self.cheques if owed.brought_nothing]
        return total(left, self.kept.order.price.currency)


def order_view(connection: Connection, order: str) -> OrderView:
    """Read an order; raises `NotFound`."""
    kept = order_of(connection, order)
    customer = kept.order.customer
    contact = customer_of(connection, customer).contact if customer else None
    return OrderView(
        kept=kept,
        paper=order_paper(connection, order),
        device=device_settings(connection),
        counter=counter(connection),
        phone="" if contact is None else contact.phone,
        maker=maker_name(connection, kept.order.maker),
        today=local(system_clock()).date(),
        cheques=tuple(cheques_of_order(connection, order)),
    )
