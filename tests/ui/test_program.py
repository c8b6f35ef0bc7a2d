"""The first second of the program, and the first minute of a shop."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos.changed import Changed
from pos.exchange.joining import Asked, answer, invite, join_cooperative
from pos.exchange.request import code_of, key_of_code
from pos.folders import Folders, folders_in
from pos.i18n import active_language, language, use_language
from pos.services.device import DeviceSettings
from pos.services.door import TillDoor
from pos.services.keys import Keys
from pos.services.products import ProductFilter, product_keys
from pos.services.shop import Counter, counter, seller_of
from pos.services.till import Till, open_till
from pos.store import schema
from pos.store.driver import dbapi
from tests.exchange.files import members_of, rewritten
from tests.factories import a_key, open_shop_in
from tests.ui.audit import LANGUAGES, SIZES, faults_of, theme_and_words
from tests.ui.conftest import spoken_and_set
from ui.entries import entries as real_entries
from ui.fault_window import FaultWindow
from ui.first_run.beginning import Beginning
from ui.first_run.first_run import FirstRun
from ui.joining.join_step import JoinStep
from ui.joining.join_ways import JoinWays
from ui.operations import Operations
from ui.page import Page
from ui.pages.fairs.page import FairsPage
from ui.pages.online.page import OnlinePage
from ui.pages.settings import SettingsPage
from ui.program import Program
from ui.rail import PageEntry
from ui.settings.kept_fields import KeptLine
from ui.sheets.importing.import_sheet import ImportSheet
from ui.theme import Theme
from ui.widgets.button import Button

Start = Callable[[], Program]


class Blank(Page):
    """A page with nothing on it."""

    shows = Changed.NOTHING

    def reload(self) -> None:
        """There is nothing to read."""


def entries(_program: Program) -> list[PageEntry]:
    def build(theme: Theme, operations: Operations) -> Page:
        return Blank(theme, operations)

    return [PageEntry("Vendre", "cash-register", build)]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path)


@pytest.fixture
def keys(folders: Folders) -> Keys:
    return Keys(folders.keys, with_keyring=False)


@pytest.fixture
def start(qapp: QApplication, folders: Folders, keys: Keys) -> Iterator[Start]:
    programs: list[Program] = []

    def starting() -> Program:
        program = Program(qapp, folders, keys, entries)
        programs.append(program)
        program.start()
        return program

    with language("fr"):
        yield starting
    for program in programs:
        program.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(name: str) -> list[Button]:
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, Button) and widget.isVisible() and widget.accessibleName() == name
    ]


def click(qtbot: QtBot, name: str) -> None:
    """Click the button of that name, as soon as it is there."""
    qtbot.waitUntil(lambda: bool(shown(name)))
    QTest.mouseClick(shown(name)[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def front(kind: type[QWidget]) -> QWidget | None:
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
    )


def has_window(program: Program) -> bool:
    return program.screen.window is not None


def opened(path: Path, keys: Keys) -> Till:
    return open_till(path, keys)


def test_a_new_device_asks_for_the_language_first_and_without_words(start: Start) -> None:
    start()

    names = {
        w.accessibleName()
        for w in QApplication.allWidgets()
        if isinstance(w, Button) and w.isVisible()
    }

    assert names == {"Français", "العربية", "English"}


def test_five_taps_open_an_empty_shop_under_the_seller_that_was_typed(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys
) -> None:
    program = start()

    click(qtbot, "Français")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Atelier Safi")
    click(qtbot, "Coopérative")
    click(qtbot, "Continuer")
    click(qtbot, "Les ajouter un par un")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    program.close()

    till = opened(folders.shop, keys)
    assert till.read(seller_of).names.fr == "Atelier Safi"
    assert till.read(seller_of).status.value == "cooperative"
    assert till.read(product_keys, ProductFilter()) == []
    till.close()


def an_invitation(folder: Path) -> Path:
    """Write a file by which a till joins a cooperative that has one product."""
    shop = open_shop_in(folder / "founder")
    shop.add()
    file = invite(TillDoor(shop.till), folder, "Stand 25", "B").file
    shop.till.close()
    return file


def test_a_till_that_is_invited_joins_without_any_other_question(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys, tmp_path: Path
) -> None:
    file = an_invitation(tmp_path)
    program = start()
    click(qtbot, "Français")
    click(qtbot, "Rejoindre une coopérative")
    (step,) = steps(qtbot)
    step.look_at(tmp_path / "nothing.rahba")
    qtbot.waitUntil(lambda: bool(step.fault))
    step.look_at(file)
    qtbot.waitUntil(lambda: "Atelier Zellij" in step.says)
    assert not step.fault

    click(qtbot, "Rejoindre")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    program.close()

    till = opened(folders.shop, keys)
    assert till.read(counter).series == "B"
    assert len(till.read(product_keys, ProductFilter())) == 1
    assert [path.name for path in folders.data.iterdir() if "joining" in path.name] == []
    till.close()


def test_an_invitation_that_was_altered_lets_the_other_questions_be_asked(
    qtbot: QtBot, start: Start, folders: Folders, tmp_path: Path
) -> None:
    file = an_invitation(tmp_path)
    members = [name for name in members_of(file) if name.startswith("entries/")]
    rewritten(file, {members[0]: lambda lines: lines[: len(lines) // 2]})
    start()
    click(qtbot, "Français")
    click(qtbot, "Rejoindre une coopérative")
    (step,) = steps(qtbot)
    step.look_at(file)

    click(qtbot, "Rejoindre")
    qtbot.waitUntil(lambda: bool(step.fault))

    assert not folders.shop.exists()
    assert not list(folders.data.glob("*.db*"))
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def test_a_till_that_sold_alone_joins_and_its_shop_is_kept_whole(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys, tmp_path: Path
) -> None:
    began(qtbot, start, "أضفها واحدا واحدا")
    program = start()
    qtbot.waitUntil(lambda: program.standing is not None)
    before = read_counter(qtbot, program).series
    founder = open_shop_in(tmp_path / "founder")
    asked = Asked("Stand 25", "B", key_of_code(program.turning.join_ways.code()))
    file = answer(TillDoor(founder.till), tmp_path, asked).file
    founder.till.close()

    program.turning.join_ways.join(file, "fr", lambda _done, _total: None)
    assert read_counter(qtbot, program).series == before  # it sells on until the other is opened
    program.turning.turn_to_joined()
    qtbot.waitUntil(lambda: program.standing is not None)

    assert read_counter(qtbot, program).series == "B"
    program.close()
    (kept,) = folders.data.glob("before-joining-*.db")
    till = opened(kept, keys)
    assert till.read(counter).series == before
    till.close()


def test_a_power_cut_between_two_names_leaves_the_till_that_joined(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys, tmp_path: Path
) -> None:
    file = an_invitation(tmp_path)
    folders.make()
    join_cooperative(folders.joined, keys, file, DeviceSettings())

    program = start()
    qtbot.waitUntil(lambda: program.standing is not None)

    assert read_counter(qtbot, program).series == "B"
    assert folders.shop.exists()


def ways_of_nobody() -> JoinWays:
    """Show a code, and let nobody join."""
    return JoinWays(lambda *_asked: None, lambda: code_of(a_key().public), lambda *_asked: Path())


def steps(qtbot: QtBot) -> list[JoinStep]:
    """Return what asks for the invitation, once it is there."""

    def found() -> list[JoinStep]:
        return [w for w in QApplication.allWidgets() if isinstance(w, JoinStep) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_questions_can_be_seen_pressed_and_heard_of(
    qapp: QApplication,
    qtbot: QtBot,
    pseudo_language: str,
    tmp_path: Path,
    size: tuple[int, int],
    code: str,
) -> None:
    file = an_invitation(tmp_path)
    theme, words = theme_and_words(pseudo_language, code, "jour")
    spoken_and_set(qapp, theme)
    use_language(words)
    operations = Operations(lambda: opened(tmp_path / "none.db", Keys(tmp_path)))
    window = FirstRun(theme, Beginning(), operations, ways_of_nobody())
    qtbot.addWidget(window)
    window.resize(*size)
    window.ask_seller()
    window.show()
    window.grab()
    found = [fault for w in seen(window) for fault in faults_of(w)]
    assert window.size().toTuple() == size
    window.ask_to_join()
    (step,) = steps(qtbot)
    step.look_at(tmp_path / "nothing.rahba")
    qtbot.waitUntil(lambda: bool(step.fault))
    window.grab()
    found += [fault for w in seen(window) for fault in faults_of(w)]
    step.look_at(file)
    qtbot.waitUntil(lambda: bool(step.says))
    window.grab()

    found += [fault for w in seen(window) for fault in faults_of(w)]
    operations.close()
    assert found == []


def seen(window: QWidget) -> list[QWidget]:
    return [w for w in window.findChildren(QWidget) if not w.visibleRegion().isEmpty()]


def test_everything_of_the_first_run_can_wait(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys
) -> None:
    program = start()

    click(qtbot, "العربية")
    click(qtbot, "لاحقا")
    click(qtbot, "أضفها واحدا واحدا")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    program.close()

    till = opened(folders.shop, keys)
    assert till.read(counter).here.names.ar == "رواق"
    assert not till.read(counter).is_example
    till.close()


def test_the_sample_fair_lies_in_a_file_of_its_own_and_goes_away_whole(
    qtbot: QtBot, start: Start, folders: Folders
) -> None:
    program = start()
    click(qtbot, "Français")
    click(qtbot, "Plus tard")
    click(qtbot, "Essayer avec une foire d’exemple")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    assert program.standing is not None
    assert program.standing.counter.is_example
    assert folders.example.exists()
    assert not folders.shop.exists()

    program.turning.end_example()
    qtbot.waitUntil(lambda: front(FirstRun) is not None)

    assert list(folders.data.glob("example*")) == []


def typed_name(qtbot: QtBot, text: str = "") -> QLineEdit:
    """Type into the name of who sells, as soon as the keyboard is there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)
    return field


def test_the_language_can_be_chosen_again_and_the_name_stays(qtbot: QtBot, start: Start) -> None:
    start()
    click(qtbot, "العربية")
    typed_name(qtbot, "Atelier Safi")
    click(qtbot, "تعاونية")

    click(qtbot, "رجوع")
    click(qtbot, "Français")

    assert typed_name(qtbot).text() == "Atelier Safi"
    assert shown("Coopérative")[0].isChecked()
    click(qtbot, "Continuer")
    qtbot.waitUntil(lambda: bool(shown("Les ajouter un par un")))


def test_escape_leads_to_the_question_before(qtbot: QtBot, start: Start) -> None:
    start()
    click(qtbot, "Français")
    QTest.keyClick(typed_name(qtbot, "Khadija"), Qt.Key.Key_Return)
    click(qtbot, "Continuer")
    qtbot.waitUntil(lambda: bool(shown("Les ajouter un par un")))

    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert typed_name(qtbot).text() == "Khadija"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: bool(shown("English")))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is shown("Français")[0])
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert shown("English")


def test_an_empty_shop_steps_aside_for_the_examples_and_comes_back_as_it_was(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys
) -> None:
    program = start()
    click(qtbot, "Français")
    typed_name(qtbot, "Atelier Safi")
    click(qtbot, "Continuer")
    click(qtbot, "Les ajouter un par un")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    assert program.turning.way_to_examples is not None
    before = folders.shop.stat().st_size

    program.turning.way_to_examples()
    qtbot.waitUntil(lambda: program.turning.way_to_examples is None)
    example = read_counter(qtbot, program)
    assert example.is_example
    assert example.seller.names.fr == "Atelier Safi"

    program.turning.end_example()
    qtbot.waitUntil(lambda: program.screen.window is not None)
    assert not read_counter(qtbot, program).is_example
    assert front(FirstRun) is None
    program.close()
    assert list(folders.data.glob("example*")) == []
    assert folders.shop.stat().st_size >= before
    till = opened(folders.shop, keys)
    assert till.read(product_keys, ProductFilter()) == []
    till.close()


def read_counter(qtbot: QtBot, program: Program) -> Counter:
    found: list[Counter] = []
    program.operations.read(program, counter, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_whoever_begins_with_a_list_is_led_to_its_import(qtbot: QtBot, start: Start) -> None:
    program = start()
    click(qtbot, "Français")
    click(qtbot, "Plus tard")
    click(qtbot, "Importer une liste")
    qtbot.waitUntil(lambda: program.screen.window is not None)

    window = program.screen.window
    assert window is not None
    assert window.findChildren(ImportSheet)


def test_the_second_start_opens_the_shop_without_a_question(qtbot: QtBot, start: Start) -> None:
    first = start()
    click(qtbot, "العربية")
    click(qtbot, "لاحقا")
    click(qtbot, "أضفها واحدا واحدا")
    qtbot.waitUntil(lambda: first.screen.window is not None)
    first.close()

    second = start()
    qtbot.waitUntil(lambda: second.screen.window is not None)

    assert front(FirstRun) is None
    assert active_language() == "ar"
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def began(qtbot: QtBot, start: Start, products: str) -> None:
    """Answer the questions of a first run, and close the program again."""
    program = start()
    for name in ("العربية", "لاحقا", products):
        click(qtbot, name)
    qtbot.waitUntil(lambda: program.screen.window is not None)
    program.close()


def test_the_second_start_shows_its_window_before_the_file_is_open(
    qtbot: QtBot, start: Start
) -> None:
    began(qtbot, start, "أضفها واحدا واحدا")

    program = start()

    window = program.screen.window
    assert window is not None
    assert window.isVisible()
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.pages == {}
    qtbot.waitUntil(lambda: 0 in window.pages)
    assert program.screen.window is window


def test_a_program_that_is_closed_while_its_file_opens_stays_closed(
    qtbot: QtBot, qapp: QApplication, start: Start
) -> None:
    began(qtbot, start, "أضفها واحدا واحدا")
    program = start()

    program.close()
    qapp.sendPostedEvents()

    assert not has_window(program)


def test_the_sample_fair_is_marked_from_the_first_frame_on(qtbot: QtBot, start: Start) -> None:
    began(qtbot, start, "جرب مع معرض نموذجي")

    program = start()

    window = program.screen.window
    assert window is not None
    assert "مثال" in [b.text() for b in window.rail.words]


def test_a_frame_whose_file_does_not_open_gives_way_to_what_is_wrong(
    qtbot: QtBot, start: Start, folders: Folders, keys: Keys
) -> None:
    began(qtbot, start, "أضفها واحدا واحدا")
    other = opened(folders.shop, keys)

    program = start()
    stood = has_window(program)
    qtbot.waitUntil(lambda: front(FaultWindow) is not None)

    assert stood
    assert not has_window(program)
    other.close()
    program.close()


def test_a_file_that_cannot_be_used_is_told_on_a_page_of_its_own(
    qtbot: QtBot, start: Start, folders: Folders
) -> None:
    folders.make()
    folders.shop.write_bytes(b"not a database, but long enough to be taken for one" * 40)

    start()
    qtbot.waitUntil(lambda: front(FaultWindow) is not None)

    window = front(FaultWindow)
    assert isinstance(window, FaultWindow)
    assert "n’est pas un fichier de ventes de Rahba" in window.text.text()


def test_a_file_that_was_mended_opens_on_trying_again(
    qtbot: QtBot, start: Start, folders: Folders
) -> None:
    folders.make()
    folders.shop.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    program = start()
    qtbot.waitUntil(lambda: front(FaultWindow) is not None)

    folders.shop.unlink()
    click(qtbot, "Réessayer")

    qtbot.waitUntil(lambda: program.screen.window is not None)


def test_the_sample_fair_is_marked_on_every_page_with_the_way_out(
    qtbot: QtBot, start: Start, folders: Folders
) -> None:
    program = start()
    click(qtbot, "Français")
    click(qtbot, "Plus tard")
    click(qtbot, "Essayer avec une foire d’exemple")
    qtbot.waitUntil(lambda: program.screen.window is not None)
    window = program.screen.window
    assert window is not None
    marks = [b for b in window.rail.words if b.text() == "EXEMPLE"]

    marks[0].click()
    click(qtbot, "Effacer la foire d’exemple")

    qtbot.waitUntil(lambda: front(FirstRun) is not None)
    assert list(folders.data.glob("example*")) == []


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.shown: set[str] = set()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show:
            self.shown |= {type(watched).__name__} if watched.isWindow() else set()
        return False


def test_no_part_of_a_page_is_ever_a_window_of_its_own(
    qtbot: QtBot, qapp: QApplication, folders: Folders, keys: Keys
) -> None:
    windows = Windows(qapp)
    program = Program(qapp, folders, keys, real_entries)
    program.start()
    for name in ("Français", "Plus tard", "Les ajouter un par un"):
        click(qtbot, name)
    qtbot.waitUntil(lambda: program.screen.window is not None)
    window = program.screen.window
    assert window is not None

    for number in range(len(window.rail.words)):
        window.open_page(number)

    qapp.removeEventFilter(windows)
    program.close()
    assert windows.shown - {"FirstRun"} == {"MainWindow"}


def test_a_real_shop_carries_no_mark(qtbot: QtBot, start: Start) -> None:
    program = start()
    click(qtbot, "Français")
    click(qtbot, "Plus tard")
    click(qtbot, "Les ajouter un par un")
    qtbot.waitUntil(lambda: program.screen.window is not None)

    window = program.screen.window
    assert window is not None
    assert [b.text() for b in window.rail.words] == ["Vendre"]


def settings_of(program: Program) -> SettingsPage:
    """Open the page of settings, the last of the rail."""
    window = program.screen.window
    assert window is not None
    number = len(window.rail.words) - 1
    if number not in window.pages:
        window.open_page(number)
    page = window.pages[number]
    assert isinstance(page, SettingsPage)
    return page


def test_another_language_keeps_the_page_of_settings_and_its_place(
    qtbot: QtBot, qapp: QApplication, folders: Folders, keys: Keys
) -> None:
    program = Program(qapp, folders, keys, real_entries)
    program.start()
    for name in ("Français", "Plus tard", "Les ajouter un par un"):
        click(qtbot, name)
    qtbot.waitUntil(lambda: program.screen.window is not None)
    page, window = settings_of(program), program.screen.window
    bar = page.column.verticalScrollBar()
    qtbot.waitUntil(lambda: page.column.isVisible() and bar.maximum() > 60)
    bar.setValue(60)
    field_of(page, "phone").line.insert("0612")

    english = [b for b in page.device.findChildren(Button) if b.text() == "English"]
    english[0].click()

    qtbot.waitUntil(lambda: program.screen.window is not window)
    there = settings_of(program)
    qtbot.waitUntil(lambda: there.column.verticalScrollBar().value() == 60)
    qtbot.waitUntil(lambda: field_of(there, "phone").text == "0612")
    program.close()


def field_of(page: SettingsPage, name: str) -> KeptLine:
    field = page.seller.fields[name]
    assert isinstance(field, KeptLine)
    return field


def test_a_journal_that_was_changed_behind_its_back_is_told_at_the_next_start(
    qtbot: QtBot, start: Start, folders: Folders
) -> None:
    first = start()
    click(qtbot, "Français")
    click(qtbot, "Plus tard")
    click(qtbot, "Les ajouter un par un")
    qtbot.waitUntil(lambda: first.screen.window is not None)
    first.close()
    meddle(folders.shop)

    second = start()
    qtbot.waitUntil(lambda: second.screen.window is not None)

    window = second.screen.window
    assert window is not None
    qtbot.waitUntil(window.strip.isVisible)


def meddle(path: Path) -> None:
    """Change a word in the journal, as someone with a database tool would."""
    file = dbapi().connect(str(path), isolation_level=None)
    trigger = schema.TRIGGERS["journal_not_updated"]
    file.execute("DROP TRIGGER journal_not_updated")
    file.execute("UPDATE journal SET at = at + 1 WHERE seq = 2")
    file.execute(trigger)
    file.close()


def test_an_artisan_alone_finds_fairs_and_online_shops_from_the_settings(
    qtbot: QtBot, qapp: QApplication, folders: Folders, keys: Keys
) -> None:
    program = Program(qapp, folders, keys, real_entries)
    program.start()
    for name in ("Français", "Plus tard", "Les ajouter un par un"):
        click(qtbot, name)
    qtbot.waitUntil(lambda: program.screen.window is not None)
    window, page = program.screen.window, settings_of(program)
    assert window is not None

    for button, opened in ((page.further.fairs, FairsPage), (page.further.shops, OnlinePage)):
        button.click()
        assert isinstance(window.pages[window.number], opened)
        assert window.rail.words[window.number].isVisible()

    program.close()
