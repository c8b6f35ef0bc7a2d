"""The sheet of a maker: one page, no phone, pictures side by side."""

from io import BytesIO

import pytest
from PIL import Image

from pos.documents.document import Photo, Photos
from pos.documents.maker_sheet import MadePiece, MakerFacts, maker_sheet
from pos.domain.names import Names
from pos.domain.product import Craft
from pos.printing.blocks import photos
from pos.printing.column import Column
from pos.printing.marks import Picture
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf, write


def a_photo(width: int, height: int) -> Photo:
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return Photo(out.getvalue(), width, height)


SIX = ((1024, 768),) * 6


def a_maker(pieces: int = 30, shots: tuple[tuple[int, int], ...] = SIX) -> MakerFacts:
    made = MadePiece(
        Names("Tapis de Tissa, laine filée main", ar="زربية"), "rouge", "T", "laine", "2 x 3 m"
    )
    return MakerFacts(
        names=Names(fr="Fatima Zahra", ar="فاطمة الزهراء"),
        crafts=(Craft.RUGS, Craft.TEXTILE),
        place="Tissa",
        pieces=(made,) * pieces,
        count=pieces,
        photos=tuple(a_photo(*shot) for shot in shots),
        story="Une vie.\u2028Un métier.",
    )


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_a_maker_has_one_page_however_much_was_made(code: str) -> None:
    document = maker_sheet(a_maker(), code)

    assert write([document], BytesIO(), A4) == 1


def test_the_same_maker_is_the_same_bytes() -> None:
    assert pdf(maker_sheet(a_maker(), "ar"), A4) == pdf(maker_sheet(a_maker(), "ar"), A4)


def test_a_roll_goes_without_pictures() -> None:
    with_pictures = pdf(maker_sheet(a_maker(2), "fr"), ROLL_80_MM)

    assert with_pictures == pdf(maker_sheet(a_maker(2, ()), "fr"), ROLL_80_MM)


@pytest.mark.parametrize("is_rtl", [False, True])
@pytest.mark.parametrize("shots", [[(400, 300)], [(400, 300)] * 3, [(4000, 30), (30, 4000)]])
def test_pictures_never_leave_the_paper_nor_change_their_shape(
    shots: list[tuple[int, int]], *, is_rtl: bool
) -> None:
    column = Column(1400, lambda _text, _font: 0, is_rtl, 8)

    band = photos(Photos(tuple(a_photo(*shot) for shot in shots), 60), column)

    placed = [mark for mark in band.marks if isinstance(mark, Picture)]
    assert len(placed) == len(shots)
    assert all(mark.x >= 8 and mark.x + mark.width <= 1408 for mark in placed)
    edges = [(mark.x, mark.x + mark.width) for mark in placed]
    assert all(first[1] < second[0] for first, second in zip(edges, edges[1:], strict=False))


def test_the_first_picture_stands_where_reading_starts() -> None:
    shown = Photos((a_photo(400, 300), a_photo(300, 400)), 40)

    left = photos(shown, Column(1400, lambda _text, _font: 0, False, 8)).marks
    right = photos(shown, Column(1400, lambda _text, _font: 0, True, 8)).marks

    assert [m.jpeg for m in left if isinstance(m, Picture)] == [
        m.jpeg for m in reversed(right) if isinstance(m, Picture)
    ]
