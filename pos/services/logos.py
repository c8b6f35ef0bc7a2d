"""The seller's mark at the head of papers: cut to black and white for a receipt printer.

Cut, not dithered: a thermal head smears single dots, and of 100 dithered logos 68 held bytes that
a printer would have obeyed as commands.
"""

import io
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import Connection

from pos.documents.document import Document, Logo
from pos.domain.seller import Seller
from pos.errors import PosError
from pos.i18n import gettext as _
from pos.services.catalogue import keep_jpeg
from pos.services.products import photo
from pos.services.shop import save_seller, seller_of
from pos.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from PIL.Image import Image

# 40 by 20 mm, in dots of an eighth of a millimetre: most of a 58 mm roll, and not its half metre.
WIDEST: Final = 320
HIGHEST: Final = 160
# Paler than this is the ground of the picture, in greys from 0 to 255.
_PALE: Final = 240

DocumentT = TypeVar("DocumentT", bound=Document)


class LogoNotAccepted(PosError):
    """A picture of which nothing would be printed."""


def save_logo(work: UnitOfWork, jpeg: bytes) -> None:
    """Keep a picture (what `photo_of_file` returned) as the mark of the seller.

    Raises `LogoNotAccepted` for a picture without anything dark.
    """
    if cut(jpeg) is None:
        raise LogoNotAccepted(
            _(
                "Nothing in this picture is dark enough to be printed. Choose a drawing with dark "
                "lines on a light ground."
            )
        )
    seller = seller_of(work.connection)
    save_seller(work, replace(seller, logo=keep_jpeg(work, jpeg)))


def with_logo(connection: Connection, document: DocumentT, seller: Seller) -> DocumentT:
    """Return a paper with its seller's mark at its head, if the picture is on this device."""
    jpeg = photo(connection, seller.logo) if seller.logo else None
    return document if jpeg is None else replace(document, logo=cut(jpeg))


@lru_cache(4)
def cut(jpeg: bytes) -> Logo | None:
    """Cut a kept picture to black and white, at most 40 by 20 mm; None where all of it is pale."""
    # Loading the picture library waits until there is a picture.
    from PIL import Image

    with Image.open(io.BytesIO(jpeg)) as picture:
        grey = picture.convert("L")
    inked = grey.point([255 if value < _PALE else 0 for value in range(256)]).getbbox()
    if inked is None:
        return None
    grey = grey.crop(inked)
    grey.thumbnail((WIDEST, HIGHEST))
    between = _threshold(grey)
    black = grey.point([255 if value <= between else 0 for value in range(256)], "1")
    return Logo(black.width, black.height, black.tobytes())


def _threshold(grey: "Image") -> int:
    """Return the grey that parts ink from ground best (N. Otsu, 1979).

    The paper around counts as ground, so that a drawing that fills its picture stays whole.
    """
    counts: list[int] = grey.histogram()
    counts[255] += sum(counts)
    dots, weight = sum(counts), sum(value * count for value, count in enumerate(counts))
    best, most = 127, 0.0
    dark_dots = dark_weight = 0
    for value, count in enumerate(counts[:-1]):
        dark_dots += count
        dark_weight += value * count
        light_dots = dots - dark_dots
        if not dark_dots or not light_dots:
            continue
        apart = dark_weight / dark_dots - (weight - dark_weight) / light_dots
        if (parted := dark_dots * light_dots * apart**2) > most:
            best, most = value, parted
    return best
