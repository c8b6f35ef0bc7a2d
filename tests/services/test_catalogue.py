"""Products, makers and photos: kept as typed, cleaned at the edge, refused in words."""

import io
import struct
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from pos.domain.names import Names
from pos.domain.product import Craft, Kind, Product
from pos.domain.quantity import Quantity, Unit, pieces
from pos.domain.tax import TaxClass
from pos.domain.text import TextNotAccepted
from pos.errors import NotFound
from pos.services.catalogue import (
    NameMissing,
    PhotoNotAccepted,
    add_maker,
    add_product,
    archive_product,
    edit_product,
    makers,
    on_hand_at,
    save_photo,
    set_on_hand,
)
from pos.services.products import (
    Category,
    ProductFilter,
    archived_count,
    categories,
    photo,
    product_keys,
    product_of,
    product_rows,
    products_by_code,
)
from pos.services.shop import counter
from pos.store.keys import key_of
from tests.factories import Shop, a_product, dh


def here(shop: Shop) -> str:
    return shop.till.read(counter).here.id


def test_every_field_of_a_product_comes_back(shop: Shop) -> None:
    maker = shop.till.write(add_maker, Names(fr="Fatima")).result
    product = Product(
        id="",
        names=Names("Zarbia", "زربية", "Rug"),
        kind=Kind.MEASURED,
        unit=Unit.SQUARE_METRE,
        price=dh("450"),
        floor_price=dh("400"),
        craft=Craft.RUGS,
        category="Tapis",
        variant="rouge",
        model="Z",
        sku="ZAR-01",
        barcode="6111234567895",
        maker=maker,
        description="Belle\u2028pièce",
        materials="laine",
        dimensions="2 × 3 m",
        art="kilim",
        photo="ab" * 32,
        tax_class=TaxClass.EXEMPT_CARPET,
        origin="woocommerce:44",
        cost=dh("310.50"),
        low_at=12_500,
    )

    added = shop.add(product)

    assert shop.till.read(product_of, added.id) == added


def test_only_what_changed_is_written(shop: Shop) -> None:
    product = shop.add()
    entries = shop.till.full_check().verdicts[0].entries

    assert shop.till.write(edit_product, replace(product, price=dh("200"))).result
    assert not shop.till.write(edit_product, replace(product, price=dh("200"))).result

    assert shop.till.full_check().verdicts[0].entries == entries + 1


@pytest.mark.parametrize("names", [Names(), Names(fr=" \t "), Names(ar="\u200b")])
def test_a_product_or_maker_without_a_name_is_refused(shop: Shop, names: Names) -> None:
    product = shop.add()

    with pytest.raises(NameMissing):
        shop.till.write(add_product, a_product(names=names))
    with pytest.raises(NameMissing):
        shop.till.write(edit_product, replace(product, names=names))
    with pytest.raises(NameMissing):
        shop.till.write(add_maker, names)


def test_control_characters_never_reach_the_journal(shop: Shop) -> None:
    with pytest.raises(TextNotAccepted):
        shop.till.write(add_product, a_product(names=Names(fr="a\x1bp")))
    with pytest.raises(TextNotAccepted):
        shop.till.write(add_product, a_product(description="\x00"))


def test_a_product_that_is_gone_is_told(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.till.write(edit_product, a_product())


def test_an_archived_product_is_offered_nowhere_and_comes_back(shop: Shop) -> None:
    product = shop.add(a_product(sku="Z1"))

    shop.till.write(archive_product, product.id)
    assert shop.till.read(product_keys, ProductFilter()) == []
    assert shop.till.read(products_by_code, "Z1", here(shop)) == []
    assert shop.till.read(archived_count) == 1

    shop.till.write(archive_product, product.id, is_archived=False)
    assert shop.till.read(product_keys, ProductFilter()) == [key_of(product.id)]


def test_what_is_on_hand_is_set_by_a_movement_of_the_difference(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(5))
    assert shop.till.read(on_hand_at, product.id, here(shop)) == 5000

    assert shop.till.write(set_on_hand, product, pieces(3)).result == pieces(-2)
    assert shop.till.write(set_on_hand, product, pieces(3)).result == pieces(0)

    assert shop.till.read(on_hand_at, product.id, here(shop)) == 3000


def test_a_measure_is_counted_in_its_own_unit(shop: Shop) -> None:
    cloth = shop.add(a_product(unit=Unit.METRE), Quantity(2500, Unit.METRE))

    shop.till.write(set_on_hand, cloth, Quantity(1250, Unit.METRE))

    assert shop.till.read(on_hand_at, cloth.id, here(shop)) == 1250


def test_what_was_never_counted_says_nothing(shop: Shop) -> None:
    product = shop.add()

    (row,) = shop.till.read(product_rows, [key_of(product.id), 1], here(shop))

    assert (row.on_hand, row.is_counted, row.maker) == (0, False, Names())


def test_stock_may_go_below_zero_when_the_piece_is_in_the_customers_hand(shop: Shop) -> None:
    product = shop.add(on_hand=pieces(1))

    shop.sell(product, pieces(3))

    assert shop.till.read(on_hand_at, product.id, here(shop)) == -2000


def test_makers_are_listed_by_name_and_shown_with_their_products(shop: Shop) -> None:
    zohra = shop.till.write(add_maker, Names(fr="Zohra"), "06 00").result
    shop.till.write(add_maker, Names(ar="أمينة"))
    product = shop.add(a_product(maker=zohra))

    (row,) = shop.till.read(product_rows, [key_of(product.id)], here(shop))

    assert row.maker == Names(fr="Zohra")
    assert [m.phone for m in shop.till.read(makers) if m.names.fr == "Zohra"] == ["06 00"]
    assert len(shop.till.read(makers)) == 2


def test_a_code_finds_every_product_that_bears_it(shop: Shop) -> None:
    one = shop.add(a_product(barcode="036000291452"))
    two = shop.add(a_product(sku="0036000291452"))

    found = shop.till.read(products_by_code, "036000291452\r", here(shop))

    assert [row.product.id for row in found] == [one.id, two.id]
    assert shop.till.read(products_by_code, "1" * 5000, here(shop)) == []


def test_categories_are_in_the_order_of_the_crafts_with_their_counts(shop: Shop) -> None:
    shop.add(a_product(craft=Craft.POTTERY))
    shop.add(a_product(craft=Craft.POTTERY))
    shop.add(a_product(craft=Craft.LEATHER, category="Sacs"))

    found = shop.till.read(categories)

    assert found == [Category(Craft.LEATHER, "Sacs", 1), Category(Craft.POTTERY, "", 2)]
    wanted = ProductFilter(craft=Craft.LEATHER, category="Sacs")
    assert len(shop.till.read(product_keys, wanted)) == 1
    wanted = ProductFilter(text="tajine", craft=Craft.POTTERY, category="")
    assert len(shop.till.read(product_keys, wanted)) == 2


def picture(size: tuple[int, int], form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, form, **options)
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose head claims a size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_photo_is_made_small_and_loses_where_it_was_taken(shop: Shop) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "a camera"

    digest = shop.till.write(save_photo, picture((3000, 200), "JPEG", exif=exif)).result
    again = shop.till.write(save_photo, picture((3000, 200), "JPEG", exif=exif)).result

    assert digest == again
    kept = shop.till.read(photo, digest)
    assert kept is not None
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (1024, 68)
        assert dict(image.getexif()) == {}
    assert shop.till.read(photo, "none") is None


@pytest.mark.parametrize("form", ["PNG", "WEBP", "BMP"])
def test_pictures_of_the_usual_forms_are_taken(shop: Shop, form: str) -> None:
    assert shop.till.write(save_photo, picture((10, 10), form)).result


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ\x90\x00",
        picture((10, 10), "GIF"),
        picture((400, 400), "JPEG")[:200],
        b"\xff" * 30_000_001,
        claiming(7000, 7000),
        claiming(12_000, 12_000),
        claiming(30_000, 30_000),
        claiming(10, 10),
    ],
    ids=lambda content: f"{content[:8]!r}-{len(content)}",
)
def test_what_is_no_picture_or_too_large_a_one_is_refused(shop: Shop, content: bytes) -> None:
    with pytest.raises(PhotoNotAccepted):
        shop.till.write(save_photo, content)
