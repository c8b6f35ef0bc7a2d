"""Marks stay on the paper, on the side that the language asks for, whatever the text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.document import (
    Beside,
    Code,
    CodeKind,
    Document,
    Item,
    Line,
    Logo,
    Role,
    Row,
    Rule,
    Said,
    Stamp,
    Wording,
)
from pos.domain.formatting import money_text
from pos.domain.money import LARGEST_MINOR, MAD, Money
from pos.printing.layout import MARGIN, layout
from pos.printing.marks import Band, Box, Dots, Font, Layout, Mark, Text
from tests.documents.sales import fair_day_sale, paper, two_rates_sale

WIDTHS = (576, 384)
ISOLATES = "\u2066\u2067\u2068\u2069"


def measure(text: str, font: Font) -> float:
    """Every letter is half its size wide; marks of direction take no room."""
    return font.size / 2 * sum(character not in ISOLATES for character in text)


def document(*blocks: object, languages: tuple[str, ...] = ("fr",)) -> Document:
    return Document("test", languages, blocks)  # type: ignore[arg-type]


def french(text: str) -> Wording:
    return (Said(text, "fr"),)


def placed(*blocks: object, languages: tuple[str, ...] = ("fr",), width: int = 576) -> list[Text]:
    marks = layout(document(*blocks, languages=languages), width, measure).bands
    return [mark for band in marks for mark in band.marks if isinstance(mark, Text)]


def overflowing(done: Layout) -> list[object]:
    return [mark for band in done.bands for mark in band.marks if not is_inside(mark, band, done)]


def is_inside(mark: Mark, band: Band, done: Layout) -> bool:
    right = mark.x + (measure(mark.text, mark.font) if isinstance(mark, Text) else mark.width)
    lowest = mark.baseline if isinstance(mark, Text) else mark.y + mark.height
    return mark.x >= MARGIN and right <= done.width - MARGIN + 0.01 and 0 < lowest <= band.height


def test_the_label_stands_where_reading_starts_and_the_amount_across() -> None:
    label, amount = placed(Row(french("Total"), "360"))

    assert label.x == MARGIN
    assert amount.x + measure("360", amount.font) == 576 - MARGIN


def test_an_arabic_paper_is_mirrored() -> None:
    label, amount = placed(Row((Said("المجموع", "ar"),), "360"), languages=("ar",))

    assert label.x + measure(label.text, label.font) == 576 - MARGIN
    assert amount.x == MARGIN
    assert label.is_rtl


def test_two_languages_share_a_line_where_they_fit() -> None:
    both = (Said("Total", "fr"), Said("المجموع", "ar"))

    label, _ = placed(Row(both, "360"), languages=("fr", "ar"))

    assert "Total" in label.text
    assert "المجموع" in label.text


def test_two_languages_that_do_not_fit_stand_one_above_the_other() -> None:
    both = (Said("Exonéré de la taxe", "fr"), Said("معفى من الضريبة على القيمة المضافة", "ar"))

    first, *_, last, _amount = placed(Row(both, "360 DH"), languages=("fr", "ar"), width=384)

    assert first.baseline < last.baseline
    assert last.is_rtl
    assert not first.is_rtl


def test_an_amount_closes_the_last_line_of_its_label() -> None:
    first, last, amount = placed(Row(french("x" * 45 + " yy"), "360"))

    assert first.baseline < last.baseline == amount.baseline


def test_an_amount_without_room_beside_its_label_gets_a_line_of_its_own() -> None:
    label, amount = placed(Row(french("x" * 40), "123 456 789"))

    assert label.baseline < amount.baseline
    assert amount.x + measure(amount.text, amount.font) == 576 - MARGIN


def test_names_of_an_item_stand_each_at_the_side_of_their_language() -> None:
    names = (Said("Bol", "fr"), Said("زلافة", "ar"))

    left, right, *_ = placed(Item(names, "1 × 5", "5"), languages=("fr", "ar"))

    assert left.x == MARGIN
    assert right.x + measure(right.text, right.font) == 576 - MARGIN
    assert left.baseline == right.baseline


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_total_is_printed_whole(width: int) -> None:
    amount = money_text(Money(-LARGEST_MINOR, MAD), "ar")
    done = layout(document(Row(french("Total"), amount, Role.TOTAL)), width, measure)

    assert amount in [m.text for b in done.bands for m in b.marks if isinstance(m, Text)]
    assert overflowing(done) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("languages", [("fr",), ("ar",), ("en",), ("fr", "ar"), ("ar", "fr")])
def test_nothing_leaves_the_paper(languages: tuple[str, ...], width: int) -> None:
    for sale in (fair_day_sale(), two_rates_sale()):
        receipt = paper(sale, *languages, copy=True, example=True)

        assert overflowing(layout(receipt, width, measure)) == []


@given(st.text(max_size=200), st.text(max_size=60), st.sampled_from(WIDTHS), st.sampled_from(Role))
def test_no_text_leaves_the_paper(text: str, amount: str, width: int, role: Role) -> None:
    blocks = (
        Line(french(text), role),
        Row(french(text), amount, role),
        Item((Said(text, "fr"), Said(text, "ar")), text, amount),
        Stamp(french(text)),
        Rule(),
        *(Code(text, kind) for kind in CodeKind),
    )

    for languages in (("fr",), ("ar", "fr")):
        assert overflowing(layout(document(*blocks, languages=languages), width, measure)) == []


def test_ten_thousand_letters_wrap_onto_as_many_lines_as_they_need() -> None:
    done = layout(document(Row(french("x" * 10_000), "5")), 576, measure)

    assert overflowing(done) == []
    assert sum(len(m.text) for b in done.bands for m in b.marks if isinstance(m, Text)) == 10_001


def test_a_letter_wider_than_the_paper_is_placed_all_the_same() -> None:
    wide = Document("", ("fr",), (Row(french("﷽")), Item(french("﷽"), "﷽", "﷽")))

    done = layout(wide, 384, lambda text, font: 400.0 * len(text) * font.size / 22)

    assert "﷽" in [m.text for band in done.bands for m in band.marks if isinstance(m, Text)]


def bars(data: str, width: int) -> list[Box]:
    bands = layout(document(Code(data)), width, measure).bands
    return [mark for band in bands for mark in band.marks if isinstance(mark, Box)]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_symbol_is_made_of_whole_dots_with_quiet_zones(width: int) -> None:
    drawn = bars("7K3-000147", width)

    module = min(bar.width for bar in drawn)
    assert module >= 2
    assert all(bar.width % module == 0 for bar in drawn)
    assert drawn[0].x >= 10 * module
    assert width - drawn[-1].x - drawn[-1].width >= 10 * module


def test_a_symbol_that_would_not_fit_is_left_out_rather_than_cut() -> None:
    assert bars("X" * 60, 384) == []


def test_a_symbol_of_letters_it_cannot_hold_is_left_out() -> None:
    assert bars("فاتورة", 576) == []


def test_a_logo_stands_over_the_name_of_the_seller() -> None:
    mark = Logo(16, 8, b"\xff\xff" * 8)
    letter = Beside((Row(french("Atelier")),), (Row(french("Facture")),))

    over_middle = layout(replace(document(Line(french("Atelier"))), logo=mark), 576, measure)
    over_start = layout(replace(document(letter), logo=mark), 576, measure)
    mirrored = layout(replace(document(letter, languages=("ar",)), logo=mark), 576, measure)

    assert [_left_of_dots(done) for done in (over_middle, over_start, mirrored)] == [
        (576 - 16) // 2,
        MARGIN,
        576 - MARGIN - 16,
    ]


def test_a_paper_too_narrow_for_a_logo_goes_without() -> None:
    wide = Logo(320, 1, bytes(40))

    done = layout(replace(document(Line(french("Atelier"))), logo=wide), 200, measure)

    assert all(isinstance(mark, Text) for band in done.bands for mark in band.marks)


def _left_of_dots(done: Layout) -> int:
    return next(mark.x for band in done.bands for mark in band.marks if isinstance(mark, Dots))
