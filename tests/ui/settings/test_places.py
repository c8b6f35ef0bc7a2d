"""The places of a stand, from the settings: added, renamed, put away, sold from."""

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos.domain.formatting import isolate
from pos.domain.stock import PlaceKind
from tests.ui.settings.desk import Desk
from ui.settings.place_sheet import PlaceSheet
from ui.settings.places_section import PlacesFound, places_found


def now(desk: Desk) -> PlacesFound:
    assert desk.operations is not None
    found: PlacesFound = desk.operations.read_now(places_found)
    return found


def add_a_place(desk: Desk, qtbot: QtBot, name: str, kind: str) -> None:
    """Add a place as a person does."""
    desk.tap("Ajouter un lieu")
    sheet = desk.seen(PlaceSheet)[0]
    sheet.names["fr"].show_text(name)
    desk.tap(kind)
    desk.tap("Enregistrer le lieu")
    qtbot.waitUntil(lambda: desk.seen(PlaceSheet) == [])


def edit(desk: Desk, qtbot: QtBot, name: str) -> None:
    """Open a place that is there, once it is shown."""
    said = f"Modifier {isolate(name)}"
    assert desk.operations is not None
    operations = desk.operations
    # The row of a moment ago opens the place of a moment ago.
    qtbot.waitUntil(lambda: not operations.is_at_work)
    qtbot.waitUntil(lambda: said in [b.accessibleName() for b in desk.seen(QAbstractButton)])
    desk.tap(said)


def test_a_place_is_added_with_its_kind(desk: Desk, qtbot: QtBot) -> None:
    desk.open()

    add_a_place(desk, qtbot, "Riad Zitoun", "En dépôt-vente chez un tiers")

    added = now(desk).places[-1]
    assert (added.names.fr, added.kind) == ("Riad Zitoun", PlaceKind.CONSIGNEE)
    assert not added.sells_online


def test_a_place_without_a_name_is_asked_for_one(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    desk.tap("Ajouter un lieu")

    desk.tap("Enregistrer le lieu")

    qtbot.waitUntil(lambda: "Donnez un nom à ce lieu" in desk.seen(PlaceSheet)[0]._fault.text())


def test_this_device_sells_from_another_place(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    add_a_place(desk, qtbot, "Atelier", "Atelier")
    atelier = now(desk).places[-1]

    edit(desk, qtbot, "Atelier")
    desk.tap("Vendre d’ici avec cet appareil")

    qtbot.waitUntil(lambda: now(desk).here == atelier.id)


def test_a_place_is_put_away_and_used_again(desk: Desk, qtbot: QtBot) -> None:
    desk.open()
    add_a_place(desk, qtbot, "Atelier", "Atelier")

    edit(desk, qtbot, "Atelier")
    desk.tap("Ne plus l’utiliser")
    qtbot.waitUntil(lambda: now(desk).places[-1].is_archived)

    qtbot.waitUntil(lambda: desk.seen(PlaceSheet) == [])
    edit(desk, qtbot, "Atelier")
    desk.tap("L’utiliser de nouveau")
    qtbot.waitUntil(lambda: not now(desk).places[-1].is_archived)
