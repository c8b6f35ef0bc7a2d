"""A stand with makers and photos, and a page to open the sheet over."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from pos.domain.names import Names
from pos.services.catalogue import add_maker, edit_product, save_photo
from pos.services.products import ProductFilter, product_keys, products_of
from pos.services.till import Till
from tests.ui.pages.desk import Desk
from tests.ui.shops import stand


@cache
def a_picture(number: int) -> bytes:
    """Draw a picture of 1200 by 900 with a place in its EXIF."""
    picture = Image.new("RGB", (1200, 900), (180, 90 + 30 * number, 60))
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def furnished(folder: Path) -> Till:
    """Open the stand; three of its goods have a maker, a photo, words and a name in English."""

    till = stand(folder)
    maker = till.write(add_maker, Names(fr="Fatima Zahra", ar="فاطمة الزهراء")).result
    keys = till.read(product_keys, ProductFilter())
    products = till.read(products_of, keys)
    for number, key in enumerate(keys[:3]):
        photo = till.write(save_photo, a_picture(number)).result
        known = products[key]
        said = replace(
            known,
            names=replace(known.names, en="Made by hand"),
            maker=maker,
            photo=photo,
            description="Cousu à la main.\u2028Cuir de chèvre.",
            materials="Cuir",
            dimensions="38",
            sku=known.sku or f"REF-{number}",
        )
        till.write(edit_product, said)
    return till


def waits(desk: Desk, text: str) -> None:
    """Wait until a text stands on the screen."""
    desk.qtbot.waitUntil(lambda: desk.reads(text))
