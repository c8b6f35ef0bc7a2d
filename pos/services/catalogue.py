"""Adding and editing products and makers, their photos, and correcting what is on hand."""

import hashlib
import io
import warnings
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos.changed import Changed
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.person import Act
from pos.domain.product import Maker, Product
from pos.domain.quantity import Quantity
from pos.domain.terms import require_terms, require_whole, shares_text
from pos.domain.text import clean_code, clean_name, clean_text
from pos.errors import FieldNotAccepted, NotFound, PosError
from pos.i18n import gettext as _
from pos.journal.kinds import MakerSaved, ProductSaved, Scalar, StockLine, StockMoved
from pos.services.people import require
from pos.services.products import product_of
from pos.services.shop import counter
from pos.services.terms import terms_from
from pos.store import schema
from pos.store.keys import id_of, key_of
from pos.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from PIL.Image import Image

RECEIVED: Final = "received"
CORRECTED: Final = "corrected"

_LONGEST_SIDE: Final = 1024
_MOST_PIXELS: Final = 40_000_000
_MOST_BYTES: Final = 30_000_000

_NAMES: Final = ("fr", "ar", "en")
# In the journal these are amounts in minor units, under names that say so.
_AMOUNTS: Final = ("price", "floor_price", "lot_price", "cost", "net")
_LINES: Final = ("category", "variant", "model", "dimensions", "materials", "care", "art", "origin")
_KEEP_PHOTO: Final = upsert(schema.photo).on_conflict_do_nothing()


class NameMissing(FieldNotAccepted):
    """A product or maker without a name in any language."""


class PhotoNotAccepted(PosError):
    """The file is no picture that can be kept."""


def add_product(
    work: UnitOfWork, product: Product, on_hand: Quantity | None = None, place: str = ""
) -> str:
    """Add a product, and say how many there are when that is known; returns its id.

    place: id of the place they are at, empty for where this device sells from.

    The product's own id is ignored: the entry that records it gives it one.
    """
    require(work, Act.CHANGE_STOCK)
    changes = product_changes(product)
    if not any(changes[name] for name in _NAMES):
        raise NameMissing(_("Give the product a name: a word or two that the customer knows."))
    entry = work.record(ProductSaved(changes=changes))
    if on_hand is not None:
        # None left is a fact too: without it nobody knows whether the product was ever counted.
        move_stock(work, entry.id, product.names, on_hand, RECEIVED, place)
    return entry.id


def edit_product(work: UnitOfWork, product: Product) -> bool:
    """Keep what differs from the product as it is; returns whether anything did."""
    require(work, Act.CHANGE_STOCK)
    old = product_of(work.connection, product.id)
    if old is None:
        raise NotFound(_("This product is no longer there. Go back to the list."))
    return keep_difference(work, old, product)


def keep_difference(work: UnitOfWork, old: Product, product: Product) -> bool:
    """Keep what differs from `old`, the product as it was read in this transaction.

    Whether the person at the till may change it was asked before.
    """
    before, after = product_changes(old), product_changes(product)
    changes = {name: value for name, value in after.items() if before[name] != value}
    if not any(after[name] for name in _NAMES):
        raise NameMissing(_("Give the product a name: a word or two that the customer knows."))
    if changes:
        work.record(ProductSaved(changes=changes, product=old.id))
    return bool(changes)


def archive_product(work: UnitOfWork, product_id: str, *, is_archived: bool = True) -> None:
    """Stop offering a product, or offer it again; its history stays."""
    require(work, Act.CHANGE_STOCK)
    work.record(ProductSaved(changes={"is_archived": is_archived}, product=product_id))


def move_stock(
    work: UnitOfWork,
    product_id: str,
    names: Names,
    quantity: Quantity,
    cause: str,
    place: str = "",
) -> None:
    """Move a quantity of a product into a place (positive) or out of it (negative).

    place: its id, empty for where this device sells from.
    """
    there = place or counter(work.connection).here.id
    line = StockLine(product=product_id, names=names, place=there, quantity=quantity)
    work.record(StockMoved(cause=cause, lines=(line,)))


def set_on_hand(work: UnitOfWork, product: Product, wanted: Quantity, place: str = "") -> Quantity:
    """Correct what is on hand at a place to `wanted`; returns what was moved for that."""
    require(work, Act.CHANGE_STOCK)
    there = place or counter(work.connection).here.id
    difference = wanted.thousandths - on_hand_at(work.connection, product.id, there)
    moved = Quantity(difference, product.unit)
    if difference:
        move_stock(work, product.id, product.names, moved, CORRECTED, there)
    return moved


def on_hand_at(connection: Connection, product_id: str, place: str) -> int:
    """Return the thousandths on hand of a product at a place; zero when never moved there."""
    stock = schema.stock.c
    query = select(stock.on_hand).where(
        stock.product == key_of(product_id), stock.place == key_of(place)
    )
    return connection.execute(query).scalar() or 0


def save_photo(work: UnitOfWork, picture: bytes) -> str:
    """Keep a picture, made small and without its metadata; returns its SHA-256.

    Raises `PhotoNotAccepted` for anything that is not a picture, or is too large.
    """
    return keep_jpeg(work, smaller_jpeg(picture))


def keep_jpeg(work: UnitOfWork, jpeg: bytes) -> str:
    """Keep what `smaller_jpeg` returned, as it is; returns its SHA-256."""
    digest = hashlib.sha256(jpeg).hexdigest()
    work.connection.execute(_KEEP_PHOTO, {"digest": digest, "jpeg": jpeg})
    work.note_changed(Changed.PRODUCTS)
    return digest


def photo_of_file(file: Path) -> bytes:
    """Return a picture file as it will be kept (`smaller_jpeg`); raises `PhotoNotAccepted`."""
    try:
        with file.open("rb") as opened:
            return smaller_jpeg(opened.read(_MOST_BYTES + 1))
    except OSError as fault:
        raise PhotoNotAccepted(
            _("This picture cannot be opened. Check that the file is still there.")
        ) from fault


def smaller_jpeg(picture: bytes) -> bytes:
    """Return a JPEG of at most 1024 pixels a side, turned upright, with no metadata (no place).

    What the file is called is ignored: only its content says whether it is a picture.
    """
    if len(picture) > _MOST_BYTES:
        raise PhotoNotAccepted(_("This picture is too large. Choose one of less than 30 MB."))
    upright = _upright(picture)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def require_picture(jpeg: bytes) -> None:
    """Look whether bytes from outside are a picture; raises `PhotoNotAccepted` where not."""
    _upright(jpeg)


def _upright(picture: bytes) -> "Image":
    # Loading the picture library waits until there is a picture.
    from PIL import Image, ImageOps, UnidentifiedImageError

    too_many = _("This picture has too many dots. Take a smaller one.")
    refused = _("This file is not a picture that Rahba can read. Choose a JPEG or PNG photo.")
    try:
        with warnings.catch_warnings():
            # What claims more dots than the library likes is only a warning to it.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG", "WEBP", "BMP")) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise PhotoNotAccepted(too_many)
                return _on_white(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoNotAccepted(too_many) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PhotoNotAccepted(refused) from error


def _on_white(image: "Image") -> "Image":
    """Put what is transparent on white: by itself it would turn black."""
    from PIL import Image

    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def add_maker(work: UnitOfWork, names: Names, phone: str = "") -> str:
    """Add a maker; returns the id."""
    require(work, Act.CHANGE_STOCK)
    changes: dict[str, Scalar] = {code: clean_name(getattr(names, code)) for code in _NAMES}
    if not any(changes.values()):
        raise NameMissing(_("Give the maker a name."))
    return work.record(MakerSaved(changes={**changes, "phone": clean_name(phone)})).id


def makers(connection: Connection) -> list[Maker]:
    """Return every maker, by name."""
    query = select(schema.maker).where(schema.maker.c.created_at.is_not(None))
    rows = [
        Maker(
            id=id_of(row.key),
            names=Names(row.fr, row.ar, row.en),
            phone=row.phone,
            bank=row.bank,
            number=row.number,
            terms=terms_from(row),
        )
        for row in connection.execute(query)
    ]
    return sorted(rows, key=lambda maker: maker.names.fr or maker.names.ar or maker.names.en)


def product_changes(product: Product) -> dict[str, Scalar]:
    """Name every field of a product as its journal entry does, each cleaned at this edge."""
    names: Mapping[str, str] = {code: getattr(product.names, code) for code in _NAMES}
    plain: dict[str, Any] = {
        field.name: getattr(product, field.name)
        for field in fields(product)
        if field.name not in {"id", "names", "shares", *_AMOUNTS}
    }
    plain |= {name: clean_name(plain[name]) for name in _LINES}
    require_terms(product.terms)
    require_whole(product.shares)
    return {
        **{code: clean_name(name) for code, name in names.items()},
        **{name: str(v) if isinstance(v, str) else v for name, v in plain.items()},
        "description": clean_text(product.description),
        "shares": shares_text(product.shares),
        "sku": clean_code(product.sku),
        "barcode": clean_code(product.barcode),
        **{f"{name}_minor": _minor(getattr(product, name)) for name in _AMOUNTS},
    }


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor
