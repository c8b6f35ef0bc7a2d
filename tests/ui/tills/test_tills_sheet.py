"""The other tills, from the settings: what they reported, work brought and taken in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos.domain.scanning import Scan
from pos.exchange import archive
from pos.exchange.joining import invited_by
from pos.exchange.request import code_of, fingerprint, grouped, write_request
from pos.exchange.stick_files import files_on, told
from pos.exchange.writing import ENDING
from pos.services.sales import sales
from pos.services.tills import KnownTill, known_tills
from tests.exchange.cooperative import read
from tests.exchange.files import rewritten
from tests.factories import NOON, a_key
from tests.ui.audit import LANGUAGES, PSEUDO, SIZES, faults_of, settle
from tests.ui.tills.conftest import Fair
from ui.sheets.tills.copied_sheet import CopiedSheet
from ui.sheets.tills.till_sheet import TillSheet
from ui.sheets.tills.tills_sheet import TillsSheet
from ui.sticks import stick_among
from ui.theme import Theme
from ui.tokens import LOOKS
from ui.widgets.row_card import RowCard
from ui.widgets.sheet import sheet_on_top


def opened(
    fair: Fair, qtbot: QtBot, theme: Theme | None = None, size: tuple[int, int] = SIZES[0]
) -> TillsSheet:
    """Open the sheet from the settings, once the tills are there."""
    page = fair.desk.open(theme, size)
    page.tills.open.click()
    (sheet,) = fair.desk.seen(TillsSheet)
    qtbot.waitUntil(lambda: sheet.steps.tills.bring.isEnabled())
    return sheet


def words(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def tills_of(fair: Fair) -> dict[str, KnownTill]:
    assert fair.desk.operations is not None
    return {till.label: till for till in fair.desk.operations.read_now(known_tills)}


def picking(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's own dialog answer with a path."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))


def test_the_work_of_another_till_is_taken_in_and_told(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    picking(monkeypatch, fair.work)

    sheet.steps.tills.take.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    assert sheet.steps.result.title == "Le travail a été repris"
    assert "2 ventes" in words(sheet.steps.result)
    assert fair.desk.operations is not None
    assert len(fair.desk.operations.read_now(sales)) == 2
    sheet.steps.result.close_button.click()
    assert sheet.steps.tills.isVisible()


def test_a_file_is_written_where_the_person_said_and_next_time_there_again(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    empty = fair.stick / "new"
    empty.mkdir()
    picking(monkeypatch, empty)

    sheet.steps.tills.bring.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    (file,) = empty.iterdir()
    assert file.suffix == ENDING
    assert file.name in words(sheet.steps.result)
    assert read(fair.other, file).is_whole
    sheet.steps.result.close_button.click()
    qtbot.waitUntil(lambda: sheet.steps.tills.other.isVisible())
    picking(monkeypatch, fair.stick / "never")
    file.unlink()
    sheet.steps.tills.bring.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())
    assert len(list(empty.iterdir())) == 1


def test_everything_is_written_for_a_till_that_lost_its_past(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    sheet.taking.take_in(fair.work)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())
    sheet.steps.result.close_button.click()
    empty = fair.stick / "new"
    empty.mkdir()
    picking(monkeypatch, empty)

    sheet.steps.tills.everything.click()
    qtbot.waitUntil(lambda: any(empty.iterdir()) and sheet.steps.result.isVisible())

    (file,) = empty.iterdir()
    with archive.opened(file) as packed:
        assert {part.first for part in packed.header.parts} == {1}


def test_a_new_till_is_let_in_and_its_work_comes_at_once(fair: Fair, qtbot: QtBot) -> None:
    sheet = opened(fair, qtbot)
    sheet.taking.take_in(fair.application)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())
    assert sheet.steps.result.title == "Une caisse demande à entrer"
    assert fair.newcomer.name in words(sheet.steps.result)

    fair.desk.tap("Admettre : ⁨Salon d’Essaouira⁩")
    qtbot.waitUntil(lambda: sheet.steps.result.title == "Le travail a été repris")

    assert "2 ventes" in words(sheet.steps.result)
    assert tills_of(fair)["Salon d’Essaouira"].known_until > 0


def test_a_file_that_is_no_use_is_told_calmly(fair: Fair, qtbot: QtBot) -> None:
    sheet = opened(fair, qtbot)

    sheet.taking.take_in(Path(__file__))
    qtbot.waitUntil(lambda: bool(sheet.steps.tills.notice.text))

    assert "Recopiez-le" in sheet.steps.tills.notice.text
    assert sheet.steps.tills.isVisible()


def test_what_was_altered_is_named_and_the_rest_is_kept(fair: Fair, qtbot: QtBot) -> None:
    name = f"entries/{fair.other.name}.jsonl"
    rewritten(fair.work, {name: lambda lines: lines.replace(rb"\"number\":2", rb"\"number\":3")})
    sheet = opened(fair, qtbot)

    sheet.taking.take_in(fair.work)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    assert sheet.steps.result.title == "Tout n’a pas pu être repris"
    assert "1 vente" in words(sheet.steps.result)
    assert "a été modifiée" in words(sheet.steps.result)


def test_an_invitation_is_written_under_the_name_that_was_typed(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    empty = fair.stick / "new"
    empty.mkdir()
    picking(monkeypatch, empty)
    sheet.steps.tills.invite.click()
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())
    assert sheet.steps.invite.series.text == "D"  # B and C are taken

    sheet.steps.invite.label.show_text("Moussem")
    sheet.steps.invite.series.show_text("b")
    QTest.keyClick(sheet.steps.invite.series.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(sheet.steps.invite.series.note))
    sheet.steps.invite.series.show_text("e7")
    sheet.steps.invite.write.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    (file,) = empty.iterdir()
    assert (invited_by(file).label, invited_by(file).series) == ("Moussem", "E7")


def test_a_till_whose_code_is_scanned_is_let_in_with_its_invitation(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    empty = fair.stick / "new"
    empty.mkdir()
    picking(monkeypatch, empty)
    key = a_key()

    assert not sheet.take_scan(Scan("6111245591063"))
    assert sheet.take_scan(Scan("rqhbq&j", code_of(key.public)))
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())
    assert key.till in sheet.steps.invite.code.note
    sheet.steps.invite.label.show_text("Moussem")
    sheet.steps.invite.write.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    (file,) = empty.iterdir()
    with archive.opened(file) as packed:
        assert packed.header.invitation is not None
        assert packed.header.invitation.till == key.till
    assert tills_of(fair)["Moussem"].till == key.till


def test_a_code_with_a_slip_is_said_under_its_field(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(fair, qtbot)
    picking(monkeypatch, fair.stick)
    sheet.steps.tills.invite.click()
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())

    sheet.steps.invite.label.show_text("Moussem")
    sheet.steps.invite.code.show_text("ABC")
    sheet.steps.invite.write.click()

    assert "code" in sheet.steps.invite.code.note
    assert "Moussem" not in tills_of(fair)


def test_a_code_that_was_typed_says_whose_it_is_before_anything_is_written(
    fair: Fair, qtbot: QtBot
) -> None:
    sheet = opened(fair, qtbot)
    sheet.steps.tills.invite.click()
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())
    key = a_key()

    QTest.keyClicks(sheet.steps.invite.code.line, grouped(code_of(key.public)))

    assert key.till in sheet.steps.invite.code.note
    assert fingerprint(key.public) in sheet.steps.invite.code.note


def test_a_request_on_a_stick_is_answered_by_naming_the_till(
    fair: Fair, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(fair, qtbot)

    sheet.taking.take_in(write_request(tmp_path, a_key(), "Moussem", NOON))
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())

    qtbot.waitUntil(lambda: a_key().till in sheet.steps.invite.code.note)
    assert sheet.steps.invite.label.text == "Moussem"
    assert sheet.steps.invite.series.text == "D"


def test_the_files_on_a_stick_are_told_before_one_is_opened(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.sheets.tills.where.stick", lambda: fair.stick)
    write_request(fair.stick, a_key(), "Moussem", NOON)
    sheet = opened(fair, qtbot)

    sheet.steps.tills.take.click()
    qtbot.waitUntil(lambda: sheet.steps.stick.isVisible())

    said = words(sheet.steps.stick)
    assert "nouvelles écritures" in said
    assert fair.other.name in said
    assert "Demande à entrer" in said
    card = next(c for c in fair.desk.seen(RowCard) if fair.other.name in c.accessibleName())
    card.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())
    assert "2 ventes" in words(sheet.steps.result)


def test_work_goes_onto_the_stick_that_is_there_without_a_question(
    fair: Fair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "CLE"
    empty.mkdir()
    monkeypatch.setattr("ui.sheets.tills.where.stick", lambda: empty)
    sheet = opened(fair, qtbot)
    sheet.steps.tills.take.click()
    qtbot.waitUntil(lambda: sheet.steps.stick.isVisible())
    assert "Aucun fichier" in words(sheet.steps.stick)

    sheet.steps.stick.bring.click()
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())

    (file,) = empty.iterdir()
    assert read(fair.other, file).is_whole


def test_what_a_second_device_sold_is_written_as_a_list(
    fair: Fair, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = opened(fair, qtbot)
    a_copied_till(fair, sheet, qtbot)
    (copy,) = fair.desk.seen(CopiedSheet)

    copy.write_into(tmp_path)
    qtbot.waitUntil(lambda: bool(copy.note.text()))
    (file,) = tmp_path.glob("*.csv")
    assert file.name in copy.note.text()
    copy.done_button.click()
    qtbot.waitUntil(lambda: not fair.desk.seen(CopiedSheet))

    assert not fair.desk.seen(TillSheet)


def test_a_lost_till_is_shut_out_and_let_in_again(fair: Fair, qtbot: QtBot) -> None:
    sheet = opened(fair, qtbot)
    sheet.steps.tills.picked.emit(tills_of(fair)["Stand 25"])
    (till,) = fair.desk.seen(TillSheet)

    till.shut_out.click()
    qtbot.waitUntil(lambda: tills_of(fair)["Stand 25"].revoked_from is not None)
    qtbot.waitUntil(lambda: "Exclue" in words(sheet.steps.tills))
    sheet.steps.tills.picked.emit(tills_of(fair)["Stand 25"])
    (till,) = fair.desk.seen(TillSheet)
    till.let_in.click()

    qtbot.waitUntil(lambda: tills_of(fair)["Stand 25"].revoked_from is None)


def test_escape_leads_back_to_the_settings(fair: Fair, qtbot: QtBot) -> None:
    sheet = opened(fair, qtbot)

    QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert fair.desk.seen(TillsSheet) == []


def test_a_stick_is_known_by_where_it_is_mounted() -> None:
    assert stick_among(["/", "/home", "/media/sara/CLE"]) == Path("/media/sara/CLE")
    assert stick_among(["/", "/boot/efi"]) is None


def the_tills(_fair: Fair, _sheet: TillsSheet, _qtbot: QtBot) -> None:
    """As it opens."""


def a_fault(_fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.taking.take_in(Path(__file__))
    qtbot.waitUntil(lambda: bool(sheet.steps.tills.notice.text))


def an_invitation(_fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.steps.tills.invite.click()
    qtbot.waitUntil(lambda: sheet.steps.invite.isVisible())
    sheet.inviting.invite_into(Path(__file__).parent, "", "B")
    qtbot.waitUntil(lambda: bool(sheet.steps.invite.series.note))


def a_request(_fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.take_scan(Scan(code_of(a_key().public)))
    qtbot.waitUntil(lambda: bool(sheet.steps.invite.code.note))


def a_stick(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    assert fair.desk.operations is not None
    sheet.steps.show_stick(fair.stick, fair.desk.operations.read_now(told, files_on(fair.stick)))
    qtbot.waitUntil(lambda: sheet.steps.stick.isVisible())


def who_asks_to_join(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.taking.take_in(fair.application)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())


def what_was_taken_in(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.taking.take_in(fair.work)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())


def what_was_written(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    sheet.bringing.bring_to(fair.stick)
    qtbot.waitUntil(lambda: sheet.steps.result.isVisible())


def the_folder(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    what_was_written(fair, sheet, qtbot)
    sheet.steps.result.close_button.click()
    qtbot.waitUntil(lambda: sheet.steps.tills.other.isVisible())


def one_till(fair: Fair, sheet: TillsSheet, _qtbot: QtBot) -> None:
    sheet.steps.tills.picked.emit(tills_of(fair)["Stand 25"])


def a_copied_till(fair: Fair, sheet: TillsSheet, qtbot: QtBot) -> None:
    for top in fair.desk.seen(TillSheet):
        top.close_sheet()
    copied = replace(tills_of(fair)["Stand 25"], other_half=4, other_half_left=4)
    sheet.steps.tills.picked.emit(copied)
    (till,) = fair.desk.seen(TillSheet)
    till.copied.click()
    (copy,) = fair.desk.seen(CopiedSheet)
    qtbot.waitUntil(lambda: bool(copy.told.text()))


SCENES: tuple[Callable[[Fair, TillsSheet, QtBot], None], ...] = (
    the_tills,
    a_fault,
    an_invitation,
    a_request,
    a_stick,
    who_asks_to_join,
    what_was_taken_in,
    what_was_written,
    the_folder,
    one_till,
    a_copied_till,
)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_can_be_seen_pressed_and_heard_of(
    fair: Fair, qtbot: QtBot, pseudo_language: str, language: str, size: tuple[int, int]
) -> None:
    look = LOOKS[LANGUAGES.index(language) % len(LOOKS)]
    code = pseudo_language if language == PSEUDO else language
    theme = Theme(look, 130 if language == "ar" else 100, code)
    sheet = opened(fair, qtbot, theme, size)
    assert fair.desk.window is not None

    found: list[str] = []
    for scene in SCENES:
        scene(fair, sheet, qtbot)
        settle()
        fair.desk.window.grab()
        top = sheet_on_top(fair.desk.window) or sheet
        seen = [w for w in fair.desk.seen(QWidget, top) if not w.visibleRegion().isEmpty()]
        found += [f"{scene.__name__}: {fault}" for w in seen for fault in faults_of(w)]

    assert found == []
