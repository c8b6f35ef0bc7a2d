"""The same screen in three looks, three languages, large text and three sizes."""

from PySide6.QtWidgets import QApplication

from pos.i18n import active_language
from pos.i18n import gettext as _
from pos.services.device import device_settings
from tour import goods, seeing
from tour.device import Device
from tour.guide import Guide
from tour.screens import LAPTOP, SMALL, TABLET, shape
from tour.waiting import until
from ui.first_run.language_step import OWN_NAMES
from ui.main_window import MainWindow


def look_around(guide: Guide, device: Device) -> None:
    """Change what can be changed with one tap, with a basket open, and change it back."""
    with guide.step(_("Open a basket, so that there is something to keep")):
        guide.click(_("Sell"))
        for piece in (goods.TAJINE, goods.LANTERN, goods.LANTERN):
            guide.pick(_("Products"), piece.within(guide.language))
    with guide.step(_("See the settings")):
        guide.click(_("Settings"))
        seeing.wait_for(_("Look"))
        guide.picture("settings")
    with guide.step(_("Evening, then full sun")) as step:
        _choose(guide, _("Evening"), "evening")
        step.check(_("The look is kept"), device.read(device_settings).look == "soir")
        _choose(guide, _("Full sun"), "sun")
        _choose(guide, _("Day"), "day")
    with guide.step(_("Larger text, on a laptop and on a small screen")) as step:
        _choose(guide, "130 %", "large")
        guide.click(_("Sell"))
        shape(SMALL)
        guide.picture("large-small")
        shape(LAPTOP)
        guide.click(_("Settings"))
        step.check(_("The size is kept"), device.read(device_settings).text_percent == 130)
        _choose(guide, "100 %", "")
    _speak_other_languages(guide)


def _speak_other_languages(guide: Guide) -> None:
    others = [code for code in OWN_NAMES if code != guide.language]
    # Said before the screen speaks another language.
    sentence = _("Change the language to {name}, with the basket open")
    kept = _("The basket is still there")
    for code in others:
        with guide.step(sentence.format(name=OWN_NAMES[code])) as step:
            _choose(guide, OWN_NAMES[code], "")
            until(lambda code=code: active_language() == code, OWN_NAMES[code])  # type: ignore[misc]
            guide.click(_("Sell"))
            shape(TABLET)
            guide.picture(f"language-{code}")
            step.check(kept, seeing.is_seen(goods.TAJINE.within(code)))
            shape(LAPTOP)
            guide.click(_("Settings"))
    _choose(guide, OWN_NAMES[guide.language], "")


def _choose(guide: Guide, choice: str, picture: str) -> None:
    """Tap a choice of the settings, wait for the window that follows, and look at Sell in it."""
    before = _main_window()
    guide.click(choice)
    until(lambda: _main_window() is not before, choice)
    if picture:
        guide.click(_("Sell"))
        guide.picture(f"look-{picture}")
        guide.click(_("Settings"))


def _main_window() -> MainWindow | None:
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    return next((window for window in windows if window.isVisible()), None)
