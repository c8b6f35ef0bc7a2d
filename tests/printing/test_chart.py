"""Charts on paper: bars by length, mirrored but for time, and as words where there is no room."""

import pytest

from pos.documents.document import Chart, ChartBar, Document, Said
from pos.printing.layout import layout
from pos.printing.marks import Box, Font, Layout, Text
from pos.printing.paper import A4, ROLL_80_MM
from pos.printing.pdf import pdf
from pos.printing.plain_text import rows


def bar(name: str, amount: str, per_mille: int) -> ChartBar:
    return ChartBar((Said(name, "fr"),), amount, per_mille)


BARS = (bar("15 h", "900", 500), bar("16 h", "1 800", 1000), bar("17 h", "0", 0))


def paper(language: str = "fr", *, in_time: bool = True) -> Document:
    chart = Chart((Said("Ventes par heure", "fr"),), BARS, runs_in_time=in_time)
    return Document("Bilan", (language,), (chart,))


def measure(text: str, font: Font) -> float:
    return len(text) * font.size / 2


def placed(width: int, language: str = "fr", *, in_time: bool = True) -> Layout:
    return layout(paper(language, in_time=in_time), width, measure)


def boxes(found: Layout) -> list[Box]:
    return [m for band in found.bands for m in band.marks if isinstance(m, Box)]


def x_of(found: Layout, text: str) -> float:
    (mark,) = (m for b in found.bands for m in b.marks if isinstance(m, Text) and m.text == text)
    return mark.x


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_time_runs_from_left_to_right_on_paper_too(language: str) -> None:
    found = placed(1400, language)

    assert x_of(found, "15 h") < x_of(found, "16 h") < x_of(found, "17 h")


def test_bars_stand_as_high_as_they_are_long() -> None:
    first, second, _line = boxes(placed(1400))

    assert first.height * 2 == second.height


def test_bars_lie_where_the_paper_has_no_room_for_them_to_stand() -> None:
    first, second = boxes(placed(160))

    assert abs(first.width * 2 - second.width) <= 1


@pytest.mark.parametrize(("language", "is_start_left"), [("fr", True), ("ar", False)])
def test_lying_bars_begin_where_reading_starts(language: str, *, is_start_left: bool) -> None:
    first, second = boxes(placed(576, language, in_time=False))

    if is_start_left:
        assert first.x == second.x
    else:
        assert first.x + first.width == second.x + second.width


def test_a_chart_is_drawn_as_pdf_and_said_in_letters() -> None:
    assert pdf(paper(), A4) == pdf(paper(), A4)
    assert pdf(paper("ar"), ROLL_80_MM)
    said = [row.text for row in rows(paper(), 32) if not hasattr(row, "kind")]
    assert said[0] == "Ventes par heure"
    assert said[2].split() == ["16", "h", "1", "800"]
