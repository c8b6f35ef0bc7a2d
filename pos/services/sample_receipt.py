"""A receipt that nobody paid: what the settings look like on paper, before the first customer."""

from typing import Final

from sqlalchemy import Connection

from pos.clock import local
from pos.documents.receipt import Receipt, receipt
from pos.domain.basket import BasketLine
from pos.domain.money import Money, total
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.quantity import pieces
from pos.domain.sale import Sale, sale_lines
from pos.domain.tender import cash
from pos.services.logos import with_logo
from pos.services.standing import Standing

_NUMBER: Final = 0
_RECEIVED_MINOR: Final = 70_000
_SOLD: Final = (
    (Names(fr="Babouches cuir jaune", ar="بلغة جلدية صفراء", en="Yellow slippers"), 18_000, 2),
    (Names(fr="Théière ciselée", ar="براد منقوش", en="Engraved teapot"), 26_000, 1),
)


def sample_paper(connection: Connection, standing: Standing, at: int) -> Receipt:
    """Write the sample receipt with the seller's mark, which is kept in the file."""
    return with_logo(connection, sample_receipt(standing, at), standing.counter.seller)


def sample_receipt(standing: Standing, at: int) -> Receipt:
    """Write a receipt with this seller, place and these languages, marked as an example.

    at: microseconds UTC. It has the number 000000, which no sale ever gets, and nothing of it is
    recorded.
    """
    return receipt(
        _sale(standing, at),
        sale_id="",
        at=at,
        languages=standing.device.receipt_languages,
        example=True,
    )


def _sale(standing: Standing, at: int) -> Sale:
    counter = standing.counter
    basket = tuple(
        BasketLine(key, Product("", names), pieces(count), Money(price, counter.currency))
        for key, (names, price, count) in enumerate(_SOLD)
    )
    lines = sale_lines(basket, counter.seller, local(at).date())
    due = total([line.total for line in lines], counter.currency)
    received = Money(_RECEIVED_MINOR, counter.currency)
    return Sale(
        series=counter.series,
        number=_NUMBER,
        lines=lines,
        tenders=(cash(due, received),),
        total=due,
        seller=counter.seller,
        place=counter.here,
    )
