"""Tables: amounts whole and in line, words wrapped, heads again on each page, rows never torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.documents.document import (
    BOX,
    Beside,
    Cells,
    Document,
    Kind,
    Row,
    Said,
    Signing,
    Table,
    TableColumn,
    TableGroup,
    Wording,
)
from pos.domain.formatting import number_text
from pos.domain.money import LARGEST_MINOR, MAD, Money
from pos.printing.layout import MARGIN, layout
from pos.printing.marks import Band, Font, Layout, Mark, Text
from pos.printing.pages import pages

A4_DOTS = 1440
ROLL_DOTS = 576
NARROW_DOTS = 384


def measure(text: str, font: Font) -> float:
    """Every letter is half its size wide; marks of direction take no room."""
    return font.size / 2 * sum(character not in "\u2066\u2067\u2068\u2069" for character in text)


def say(text: str, code: str = "fr") -> Wording:
    return (Said(text, code),)


COLUMNS = (
    TableColumn(say("Article"), weight=2),
    TableColumn(say("Artisan")),
    TableColumn(say("Valeur"), Kind.AMOUNT),
    TableColumn(say("Vu"), Kind.TICK),
)


def goods(name: str, amount: str, maker: str = "Si Brahim") -> Cells:
    return say(name), say(maker), say(amount), BOX


def table(*rows: Cells, total: str = "") -> Table:
    totals = (say("Total"), (), say(total), ()) if total else ()
    return Table(COLUMNS, (TableGroup((), rows),), totals)


def placed(block: object, width: int = A4_DOTS, languages: tuple[str, ...] = ("fr",)) -> Layout:
    return layout(Document("t", languages, (block,)), width, measure)  # type: ignore[arg-type]


def texts(done: Layout) -> list[Text]:
    return [mark for band in done.bands for mark in band.marks if isinstance(mark, Text)]


def text_of(done: Layout, text: str) -> Text:
    return next(mark for mark in texts(done) if mark.text == text)


def right(mark: Text) -> float:
    return mark.x + measure(mark.text, mark.font)


def overflowing(done: Layout) -> list[object]:
    return [m for band in done.bands for m in band.marks if not is_inside(m, band, done)]


def is_inside(mark: Mark, band: Band, done: Layout) -> bool:
    end = right(mark) if isinstance(mark, Text) else mark.x + mark.width
    lowest = mark.baseline if isinstance(mark, Text) else mark.y + mark.height
    return mark.x >= MARGIN and end <= done.width - MARGIN + 0.01 and 0 < lowest <= band.height


def test_columns_read_from_the_left_in_french_and_from_the_right_in_arabic() -> None:
    french = placed(table(goods("Bol", "40")))
    arabic = placed(table(goods("Bol", "40")), languages=("ar",))

    assert text_of(french, "Bol").x == MARGIN
    assert text_of(french, "Bol").x < text_of(french, "Si Brahim").x < text_of(french, "40").x
    assert right(text_of(arabic, "Bol")) == A4_DOTS - MARGIN
    assert text_of(arabic, "Bol").x > text_of(arabic, "Si Brahim").x > text_of(arabic, "40").x


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_units_stand_under_units_in_every_direction(language: str) -> None:
    done = placed(table(goods("Bol", "40"), goods("Tapis", "1 200")), languages=(language,))

    assert right(text_of(done, "40")) == right(text_of(done, "1 200"))


def test_long_words_wrap_within_their_column() -> None:
    done = placed(table(goods("Plat de Safi " * 12, "40", "Coopérative Al Amal " * 6)))

    assert len([mark for mark in texts(done) if "Safi" in mark.text]) > 1
    assert right(max(texts(done), key=right)) <= A4_DOTS - MARGIN
    assert overflowing(done) == []


def test_the_cells_of_a_row_stand_on_one_line() -> None:
    done = placed(table(goods("Plat de Safi " * 12, "40")))
    first = next(mark for mark in texts(done) if "Safi" in mark.text)

    assert first.baseline == text_of(done, "40").baseline == text_of(done, "Si Brahim").baseline


def test_a_narrow_roll_stacks_each_row_under_its_name() -> None:
    row = goods("Théière gravée", "1 200", "Fatima Zahra El Idrissi")
    done = placed(table(row, total="1 200"), NARROW_DOTS)
    name, maker = (
        text_of(done, "Théière gravée"),
        next(m for m in texts(done) if "Fatima" in m.text),
    )

    assert name.x == maker.x == MARGIN
    assert name.baseline < maker.baseline
    assert "Artisan" in maker.text
    assert right(text_of(done, "1 200")) == NARROW_DOTS - MARGIN


def test_a_head_says_each_language() -> None:
    both = TableColumn((Said("Article", "fr"), Said("القطعة", "ar")))
    done = placed(Table((both,), (TableGroup((), ((say("Bol"),),)),)), languages=("fr", "ar"))

    assert text_of(done, "Article").baseline < text_of(done, "القطعة").baseline


def pages_of(block: Table, room: int, running: Band | None = None) -> list[list[Band]]:
    return list(pages(placed(block).bands, room, running))


def words(page: list[Band]) -> list[str]:
    return [mark.text for band in page for mark in band.marks if isinstance(mark, Text)]


def test_the_head_comes_again_on_every_page() -> None:
    many = table(*(goods(f"Bol {number}", "40") for number in range(100)))

    parted = pages_of(many, 600)

    assert len(parted) > 3
    assert all(words(page).count("Article") == 1 for page in parted)


def test_the_heading_of_a_group_comes_again_where_its_rows_go_on() -> None:
    rows = tuple(goods(f"Bol {number}", "40") for number in range(40))
    block = Table(COLUMNS, (TableGroup(say("Poterie"), rows), TableGroup(say("Cuir"), rows[:2])))

    parted = pages_of(block, 600)

    assert all("Poterie" in words(page) for page in parted[:-1])
    assert "Cuir" in words(parted[-1])


def test_no_row_is_torn_or_lost_by_a_page() -> None:
    names = [f"Plat {number}" for number in range(80)]
    block = table(*(goods(f"{name} {'de Safi ' * 20}", "40") for name in names))

    parted = pages_of(block, 500)
    said = [word for page in parted for word in words(page)]

    assert all(sum(band.height for band in page) <= 500 for page in parted)
    assert [name for name in names if any(word.startswith(f"{name} ") for word in said)] == names
    assert said.count("40") == len(names)


def test_a_heading_is_never_the_last_of_a_page() -> None:
    rows = (goods("Bol", "40"),)
    block = Table(COLUMNS, tuple(TableGroup(say(f"Groupe {n}"), rows) for n in range(40)))

    for room in range(300, 420, 7):
        assert all("Bol" in words(page)[-5:] for page in pages_of(block, room))


def test_a_total_never_stands_alone_on_a_page() -> None:
    for count in range(1, 30):
        block = table(*(goods("Bol", "40") for _ in range(count)), total="99")
        last = pages_of(block, 400)[-1]

        assert "Total" in words(last)
        assert "Bol" in words(last)


def test_what_runs_on_every_page_is_not_said_on_the_first() -> None:
    many = table(*(goods("Bol", "40") for _ in range(60)))
    running = Band(30, (Text("Liste 12", Font(20), 8, 20, is_rtl=False),))

    first, *others = pages_of(many, 600, running)

    assert "Liste 12" not in words(first)
    assert all(words(page)[0] == "Liste 12" for page in others)
    assert all(sum(band.height for band in page) <= 600 for page in others)


def test_a_text_longer_than_a_page_goes_on_on_the_next() -> None:
    block = table(goods("a" * 20_000, "40"))

    parted = pages_of(block, 800)

    letters = sum(word.count("a") for page in parted for word in words(page) if set(word) == {"a"})
    assert letters == 20_000
    assert all(mark.baseline <= 800 for page in parted for band in page for mark in texts_of(band))


def texts_of(band: Band) -> list[Text]:
    return [mark for mark in band.marks if isinstance(mark, Text)]


def test_no_page_is_empty_and_nothing_makes_one_page() -> None:
    assert len(list(pages([], 500))) == 1
    assert all(pages_of(table(goods("Bol", "40")), 500))


@pytest.mark.parametrize("width", [A4_DOTS, ROLL_DOTS, NARROW_DOTS])
def test_the_largest_amount_is_printed_whole(width: int) -> None:
    amount = number_text(Money(-LARGEST_MINOR, MAD), "ar")
    done = placed(table(goods("Bol", amount), total=amount), width, ("ar",))

    assert [mark.text for mark in texts(done)].count(amount) == 2
    assert overflowing(done) == []


@given(
    st.text(max_size=200),
    st.text(max_size=60),
    st.sampled_from([A4_DOTS, 976, ROLL_DOTS, NARROW_DOTS]),
    st.sampled_from(["fr", "ar"]),
)
def test_no_text_leaves_the_paper(text: str, amount: str, width: int, language: str) -> None:
    said = (Said(text, "fr"), Said(text, "ar"))
    columns = tuple(TableColumn(say("Tête"), kind) for kind in Kind)
    cells = tuple(BOX if kind in {Kind.TICK, Kind.BLANK} else say(amount) for kind in Kind)
    row = (said, *cells[1:])
    block = Table(columns, (TableGroup(said, (row, row), row),), row)

    assert overflowing(placed(block, width, (language,))) == []


@given(st.text(max_size=200), st.sampled_from([A4_DOTS, ROLL_DOTS, NARROW_DOTS]))
def test_no_text_leaves_a_frame_or_a_column(text: str, width: int) -> None:
    said = (Said(text, "fr"), Said(text, "ar"))

    assert overflowing(placed(Signing((said, said, said)), width)) == []
    assert overflowing(placed(Beside((Row(said, text),), (Row(said),)), width)) == []


def test_two_columns_stand_side_by_side_on_a_sheet_and_under_each_other_on_a_roll() -> None:
    block = Beside((Row(say("De")),), (Row(say("Vers")),))
    sheet, roll = placed(block), placed(block, ROLL_DOTS)

    assert text_of(sheet, "De").baseline == text_of(sheet, "Vers").baseline
    assert text_of(roll, "De").baseline < text_of(roll, "Vers").baseline


def test_places_to_sign_stand_side_by_side_on_a_sheet_and_under_each_other_on_a_roll() -> None:
    block = Signing((say("Remis par"), say("Reçu par")))
    sheet, roll = placed(block), placed(block, ROLL_DOTS)

    assert text_of(sheet, "Remis par").baseline == text_of(sheet, "Reçu par").baseline
    assert text_of(roll, "Remis par").baseline < text_of(roll, "Reçu par").baseline
