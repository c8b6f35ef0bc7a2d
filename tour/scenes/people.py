"""A helper sells; what only a manager may do asks for the manager in place."""

from typing import Final

from PySide6.QtCore import Qt

from pos.domain.formatting import isolate
from pos.domain.names import Names
from pos.domain.person import PersonRole
from pos.i18n import gettext as _
from pos.services.baskets import open_basket
from pos.services.people import people
from pos.services.sales import sale_of
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.scenes.papers import check_paper
from tour.waiting import until
from ui.people.crew_sheet import role_text

_MANAGER: Final = Names(fr="Aïcha", ar="عائشة")
_HELPER: Final = Names(fr="Salma", ar="سلمى")
_PIN: Final = "4711"


def let_a_helper_sell(guide: Guide, device: Device) -> None:
    """Name two people, let the helper sell for less, and give the till back."""
    _name_people(guide, device)
    _sell_for_less(guide, device)
    _take_over(guide)
    _learn(guide, device)
    _lock(guide)


def helper_begins(guide: Guide) -> None:
    """Let the helper open a till that asks who is there."""
    seeing.wait_for(_("Who is at the till?"))
    guide.click(_known_as(guide, _HELPER, PersonRole.HELPER))
    until(lambda: _is_at_till(guide, _HELPER), _HELPER.within(guide.language))


def manager_begins(guide: Guide) -> None:
    """Let the manager open a till that asks who is there."""
    seeing.wait_for(_("Who is at the till?"))
    guide.click(_known_as(guide, _MANAGER, PersonRole.MANAGER))
    _type_pin(guide)
    until(lambda: _is_at_till(guide, _MANAGER), _MANAGER.within(guide.language))


def _name_people(guide: Guide, device: Device) -> None:
    with guide.step(_("Name a manager with a PIN, and a helper")) as step:
        guide.click(_("Settings"))
        guide.click(_("Add a person"))
        guide.type(_MANAGER.within(guide.language))
        for digit in _PIN:
            guide.click(digit)
        guide.click(_("Save the person"))
        until(lambda: _is_at_till(guide, _MANAGER), _MANAGER.within(guide.language))
        guide.click(_("Add a person"))
        guide.type(_HELPER.within(guide.language))
        guide.click(role_text(PersonRole.HELPER))
        guide.click(_("Save the person"))
        until(lambda: len(device.read(people)) == 2, _("People"))
        seeing.wait_for(_HELPER.within(guide.language))
        guide.picture("people")
        step.check(_("The manager is at the till"), _is_at_till(guide, _MANAGER))


def _sell_for_less(guide: Guide, device: Device) -> None:
    helper = _HELPER.within(guide.language)
    with guide.step(_("The helper gives a lower price: the manager allows it in place")) as step:
        guide.click(_("Sell"))
        guide.press(Qt.Key.Key_F10)
        guide.click(_known_as(guide, _HELPER, PersonRole.HELPER))
        until(lambda: _is_at_till(guide, _HELPER), helper)
        guide.pick(_("Products"), goods.BOWL.within(guide.language))
        guide.press(Qt.Key.Key_F7)
        guide.type("30")
        guide.press(Qt.Key.Key_Return)
        guide.press(Qt.Key.Key_F9)
        seeing.wait_for(_("The manager allows it"))
        guide.picture("manager-asked")
        _type_pin(guide)
        seeing.wait_for(_("Sale saved"))
        sale = device.wait_for_paper()
        served_by = device.read(sale_of, sale.id).sale.served_by
        step.check(_("The receipt says who served"), served_by == helper)
        check_paper(step, device, sale)


def _take_over(guide: Guide) -> None:
    with guide.step(_("The manager takes the till over again")):
        guide.press(Qt.Key.Key_F10)
        seeing.wait_for(_("Take over"))
        _type_pin(guide)
        until(lambda: _is_at_till(guide, _MANAGER), _MANAGER.within(guide.language))


def _learn(guide: Guide, device: Device) -> None:
    with guide.step(_("The helper learns: a sale to its end, and nothing is recorded")) as step:
        _turn_training(guide, device, is_on=True)
        before = len(device.sold())
        guide.click(_("Sell"))
        guide.press(Qt.Key.Key_F10)
        guide.click(_known_as(guide, _HELPER, PersonRole.HELPER))
        seeing.wait_for(_("Training: nothing is recorded."))
        guide.pick(_("Products"), goods.PLATE.within(guide.language))
        guide.press(Qt.Key.Key_F4)
        guide.click(_("Complete the sale"))
        until(lambda: not device.read(open_basket).lines, _("Complete the sale"))
        guide.picture("training")
        step.check(_("Nothing was recorded"), len(device.sold()) == before)
    _take_over(guide)
    with guide.step(_("The helper has learnt it")) as step:
        _turn_training(guide, device, is_on=False)
        step.check(_("Sales count again"), not _is_learning(device))


def _turn_training(guide: Guide, device: Device, *, is_on: bool) -> None:
    guide.click(_("Settings"))
    guide.click(_("Edit {name}").format(name=isolate(_HELPER.within(guide.language))))
    guide.click(_("Training"))
    if is_on:
        guide.picture("person")
    guide.click(_("Save the person"))
    until(lambda: _is_learning(device) is is_on, _("Training"))
    seeing.reached(_("Add a person"))


def _is_learning(device: Device) -> bool:
    return any(person.is_in_training for person in device.read(people))


def _lock(guide: Guide) -> None:
    with guide.step(_("Lock the till with one key, and open it with the PIN")) as step:
        guide.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        seeing.wait_for(_("Who is at the till?"))
        guide.picture("locked")
        guide.click(_known_as(guide, _MANAGER, PersonRole.MANAGER))
        guide.type("0000")
        guide.press(Qt.Key.Key_Return)
        seeing.wait_for(_("This PIN is not right. Type it again."))
        step.check(_("A wrong PIN opens nothing"), not _is_at_till(guide, _MANAGER))
        # Slowed down a little after a wrong one.
        _type_pin(guide)
        until(lambda: _is_at_till(guide, _MANAGER), _MANAGER.within(guide.language))


def _known_as(guide: Guide, who: Names, role: PersonRole) -> str:
    name = isolate(who.within(guide.language))
    return _("{name}, {role}").format(name=name, role=role_text(role))


def _type_pin(guide: Guide) -> None:
    guide.type(_PIN)
    guide.press(Qt.Key.Key_Return)


def _is_at_till(guide: Guide, who: Names) -> bool:
    name = who.within(guide.language)
    return seeing.is_named(_("At the till: {name}").format(name=isolate(name)))
