"""The seller's mark: cut to black and white, kept with the sale, on every paper that has a head."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from pos.domain.names import Names
from pos.services.catalogue import smaller_jpeg
from pos.services.logos import HIGHEST, WIDEST, LogoNotAccepted, cut, save_logo, with_logo
from pos.services.papers import receipt_of
from pos.services.shop import save_seller, seller_of
from tests.factories import Shop, a_product


def jpeg(image: Image.Image) -> bytes:
    """Return a picture as `photo_of_file` would have made it."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return smaller_jpeg(out.getvalue())


def star(size: tuple[int, int] = (900, 900), ink: str = "#602010") -> Image.Image:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    wide, high = size
    draw.regular_polygon((wide // 2, high // 2, min(size) // 3), 4, fill=ink)
    draw.regular_polygon((wide // 2, high // 2, min(size) // 3), 4, rotation=45, fill=ink)
    return image


def test_a_logo_fits_the_narrowest_roll_without_its_light_edges() -> None:
    logo = cut(jpeg(star()))

    assert logo is not None
    assert (logo.width, logo.height) == (HIGHEST, HIGHEST)


def test_a_wide_logo_fits_a_58_mm_roll() -> None:
    logo = cut(jpeg(Image.new("RGB", (1000, 200), "black")))

    assert logo is not None
    assert (logo.width, logo.height) == (WIDEST, 64)
    assert WIDEST < 384


def test_every_dot_is_ink_or_ground_and_none_is_scattered() -> None:
    shaded = Image.linear_gradient("L").resize((400, 400)).convert("RGB")

    logo = cut(jpeg(shaded))

    assert logo is not None
    stride = (logo.width + 7) // 8
    rows = {logo.rows[top : top + stride] for top in range(0, len(logo.rows), stride)}
    assert len(rows) <= 3


def test_what_is_transparent_is_ground_and_not_black() -> None:
    clear = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    clear.paste((96, 32, 16, 255), (400, 400, 500, 500))

    logo = cut(jpeg(clear))

    assert logo is not None
    black = sum(byte.bit_count() for byte in logo.rows)
    assert black == pytest.approx(100 * 100, rel=0.1)


def test_a_picture_without_ink_is_refused_in_words(shop: Shop) -> None:
    with pytest.raises(LogoNotAccepted, match="foncé"):
        shop.till.write(save_logo, jpeg(Image.new("RGB", (300, 300), "#fafafa")))

    assert shop.till.read(seller_of).logo == ""


def test_a_receipt_keeps_the_logo_it_was_sold_under(shop: Shop) -> None:
    shop.till.write(save_logo, jpeg(star()))
    sold = shop.sell(shop.add(a_product(names=Names(fr="Bol"))))
    shop.till.write(save_seller, replace(shop.till.read(seller_of), logo=""))
    later = shop.sell(shop.add(a_product(names=Names(fr="Plat"))))

    assert shop.till.read(receipt_of, sold.id).logo is not None
    assert shop.till.read(receipt_of, later.id).logo is None


def test_a_paper_whose_picture_is_on_another_device_goes_without(shop: Shop) -> None:
    sold = shop.sell(shop.add(a_product(names=Names(fr="Bol"))))
    paper = shop.till.read(receipt_of, sold.id)
    elsewhere = replace(shop.till.read(seller_of), logo="0" * 64)

    assert shop.till.read(with_logo, paper, elsewhere).logo is None
