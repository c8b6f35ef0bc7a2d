"""One X server for everything that needs a real keyboard, and a second reader of symbols."""

import ctypes.util
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from scripts.debian import install
from scripts.terminal import Stopped
from tests.conformance.screen import Display, missing, screen

# The text of each symbol that a reader finds in a picture.
Reader = Callable[[Image.Image], list[str]]


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    with screen() as started:
        yield started


@pytest.fixture(scope="session")
def zbar() -> Reader:
    """Return what reads symbols with zbar, which is stricter about quiet zones than ZXing."""
    if ctypes.util.find_library("zbar") is None:
        try:
            install(["libzbar0"])
        except Stopped as error:
            missing(str(error))
    from pyzbar.pyzbar import ZBarSymbol, decode

    # All kinds at once would let a part of one symbol pass for another.
    kinds = [ZBarSymbol.EAN13, ZBarSymbol.CODE128, ZBarSymbol.QRCODE]
    return lambda image: [found.data.decode() for found in decode(image, kinds)]
