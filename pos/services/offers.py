"""Products as destinations of files see them: what can be sold online, and what there is to say.

What lies at places that do not sell online, such as a fair, is not offered.
"""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from pos.channels.offer import Offer
from pos.documents.craft_words import craft_name
from pos.documents.mark_words import marks_text
from pos.domain.formatting import unit_text
from pos.domain.mark import QualityMark
from pos.domain.money import MAD, MINOR_DIGITS, Money
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.quantity import THOUSAND, Unit
from pos.i18n import LANGUAGES, language
from pos.services.marks import marks, marks_for
from pos.services.products import ProductRow, product_rows
from pos.services.shop import counter
from pos.store import schema
from pos.store.prepared import Prepared

# So many are read in some milliseconds.
PART: Final = 200

_S: Final = schema.stock.c
_PLACE: Final = schema.place.c
_ONLINE: Final = Prepared(
    select(_S.product, func.sum(_S.on_hand).label("on_hand"))
    .join(schema.place, _PLACE.key == _S.place)
    .where(
        _S.product.in_(select(func.json_each(bindparam("keys")).table_valued("value").c.value)),
        _PLACE.sells_online == 1,
        # What is short at one place does not take from another.
        _S.on_hand > 0,
    )
    .group_by(_S.product)
)


def offers(connection: Connection, keys: Sequence[int], on: date) -> list[Offer]:
    """Return the products of these keys, in their order; at most `PART` at once is quick.

    on: the day, on which a quality mark may hold or have ended.
    """
    rows = product_rows(connection, keys, counter(connection).here.id)
    there = dict(_ONLINE.tuples(connection, {"keys": json.dumps(list(keys))}))
    crafts = {craft: _craft(craft) for craft in {row.product.craft for row in rows}}
    known = marks(connection)
    return [
        _offer(row, there.get(row.key, 0), crafts, marks_for(known, row.product, on))
        for row in rows
    ]


def _offer(
    row: ProductRow,
    on_hand: int,
    crafts: dict[Craft, Names],
    holding: tuple[QualityMark, ...],
) -> Offer:
    product = row.product
    return Offer(
        id=product.id,
        names=product.names,
        price=None if product.price is None else _amount(product.price),
        currency=MAD if product.price is None else product.price.currency,
        stock=on_hand // THOUSAND,
        sku=product.sku,
        barcode=product.barcode,
        description=product.description,
        materials=product.materials,
        dimensions=product.dimensions,
        category=product.category,
        variant=product.variant,
        model=product.model,
        unit="" if product.unit is Unit.PIECE else unit_text(product.unit, "fr"),
        kind=product.kind,
        craft=crafts[product.craft],
        maker=row.maker,
        marks=Names(**{code: marks_text(holding, code) for code in LANGUAGES}),
        photo=product.photo,
    )


def _amount(price: Money) -> Decimal:
    return Decimal(price.minor).scaleb(-MINOR_DIGITS[price.currency])


def _craft(craft: Craft) -> Names:
    if craft is Craft.OTHER:
        return Names()
    said = {}
    for code in LANGUAGES:
        with language(code):
            said[code] = craft_name(craft)
    return Names(**said)
