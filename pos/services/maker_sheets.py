"""What the makers' sheets of a dossier say: each maker with the pieces that go along."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select

from pos.documents.document import Photo
from pos.documents.maker_sheet import MOST_PHOTOS, MOST_PIECES, MadePiece, MakerFacts
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.domain.text import LINE_BREAK
from pos.services.marks import marks
from pos.services.products import ProductRow, photo, product_rows
from pos.services.shop import counter
from pos.store import schema
from pos.store.keys import key_of

_PLACE_LINES: Final = -1


def makers_of(connection: Connection, keys: Sequence[int]) -> list[str]:
    """Return the ids of the makers of these products, by name; products of nobody are left out."""
    maker, product = schema.maker.c, schema.product.c
    given = select(func.json_each(json.dumps(list(keys))).table_valued("value").c.value)
    named = select(product.maker).where(product.key.in_(given), product.maker != "").distinct()
    ids = connection.execute(named).scalars().all()
    known = {
        row.key: (row.fr or row.ar or row.en)
        for row in connection.execute(
            select(maker.key, maker.fr, maker.ar, maker.en).where(
                maker.key.in_([key_of(each) for each in ids])
            )
        )
    }
    there = [each for each in ids if key_of(each) in known]
    return sorted(there, key=lambda each: (known[key_of(each)], key_of(each)))


def maker_facts(connection: Connection, maker: str, keys: Sequence[int], on: date) -> MakerFacts:
    """Return what the sheet of one maker says of their work among these products, on a day."""
    product = schema.product.c
    given = select(func.json_each(json.dumps(list(keys))).table_valued("value").c.value)
    query = (
        select(product.key)
        .where(product.key.in_(given), product.maker == maker)
        .order_by(product.sort_name, product.key)
    )
    made = connection.execute(query).scalars().all()
    facts = counter(connection)
    rows = product_rows(connection, made, facts.here.id)
    crafts = {row.product.craft for row in rows}
    return MakerFacts(
        names=rows[0].maker if rows else Names(),
        crafts=tuple(craft for craft in Craft if craft in crafts),
        place=_town(facts.seller.address),
        pieces=tuple(_piece(row) for row in rows[:MOST_PIECES]),
        count=len(rows),
        photos=_photos(connection, rows),
        marks=tuple(
            mark for mark in marks(connection) if mark.maker == maker and mark.holds_on(on)
        ),
    )


def _piece(row: ProductRow) -> MadePiece:
    product = row.product
    return MadePiece(
        names=product.names,
        variant=product.variant,
        sku=product.sku,
        materials=product.materials,
        dimensions=product.dimensions,
    )


def _photos(connection: Connection, rows: Sequence[ProductRow]) -> tuple[Photo, ...]:
    # Loaded late: no start looks at a picture.
    import io

    from PIL import Image

    shown: list[Photo] = []
    for digest in dict.fromkeys(row.product.photo for row in rows if row.product.photo):
        jpeg = photo(connection, digest)
        if jpeg is not None and len(shown) < MOST_PHOTOS:
            with Image.open(io.BytesIO(jpeg)) as picture:
                shown.append(Photo(jpeg, *picture.size))
    return tuple(shown)


def _town(address: str) -> str:
    """Return what ends an address: the town, and nothing of the street."""
    last = address.split(LINE_BREAK)[_PLACE_LINES]
    return last.rpartition(",")[2].strip()
