"""The words of the check before leaving: what each light means, and what to do about it."""

from collections.abc import Callable
from typing import Final

from pos.clock import local
from pos.domain.formatting import count_text, date_text, isolate, ltr
from pos.domain.leaving import Check, Light, PrinterTrial, Readings
from pos.i18n import gettext as _
from pos.i18n import ngettext, pgettext
from ui.screen_language import screen_language
from ui.settings.device_section import OWN_NAMES

LIGHT_ROLES: Final = {Light.GOOD: "ok", Light.LOOK: "warn", Light.TOLD: "info"}
LIGHT_ICONS: Final = {
    Light.GOOD: "circle-check",
    Light.LOOK: "alert-triangle",
    Light.TOLD: "info-circle",
}


def light_text(check: Check, light: Light) -> str:
    """Say a light in a word."""
    later = pgettext("check", "At the stand")
    return {
        Light.GOOD: pgettext("check", "In order"),
        Light.LOOK: pgettext("check", "To look at"),
        Light.TOLD: later if check is Check.FLOAT else pgettext("check", "To know"),
    }[light]


def check_title(check: Check) -> str:
    """Name what is looked at."""
    return {
        Check.GOODS: _("Products and prices"),
        Check.PACKED: _("Goods for the fair"),
        Check.SELLS_HERE: _("Where this device sells"),
        Check.PRINTER: _("Printer, Arabic too"),
        Check.SCANNER: _("Scanner on this keyboard"),
        Check.CLOCK: _("Clock"),
        Check.DISK: _("Room on the disk"),
        Check.COPY: _("Copy of everything"),
        Check.FLOAT: _("Who sells, and the float"),
        Check.ONLINE: _("Pieces offered online"),
        Check.LANGUAGES: _("Languages of receipts"),
    }[check]


def check_text(check: Check, found: Readings) -> str:
    """Say what was found, in whole sentences."""
    return _TEXTS[check](found)


def action_text(check: Check, found: Readings) -> str:
    """Name what can be done about it."""
    words = {
        Check.GOODS: _("Open the products"),
        Check.PACKED: _("Pack goods"),
        Check.SELLS_HERE: _("Sell from this fair"),
        Check.PRINTER: _("Set the printer up"),
        Check.SCANNER: _("Try the scanner"),
        Check.CLOCK: _("Look again"),
        Check.DISK: _("Look again"),
        Check.COPY: _("Check and copy now"),
        Check.FLOAT: _("Open the till"),
        Check.ONLINE: _("List of what is packed"),
        Check.LANGUAGES: _("Choose the languages"),
    }
    if check is Check.SELLS_HERE and found.sells_here:
        return _("Go on selling at home")
    if check is Check.FLOAT and found.is_open:
        return _("Go to the till")
    return words[check]


def ready_text(lights: list[Light]) -> str:
    """Say how many lights are green."""
    good = sum(light is Light.GOOD for light in lights)
    wanted = sum(light is not Light.TOLD for light in lights)
    if good >= wanted:
        return _("All in order")
    return _("{good} of {all} in order").format(good=good, all=wanted)


def _goods(found: Readings) -> str:
    if not found.offered:
        return _("There is no product yet. Add what you sell, or import a list.")
    text = ngettext("{count} product is on offer.", "{count} products are on offer.", found.offered)
    said = text.format(count=_number(found.offered))
    if not found.unpriced:
        return _("{said} All of them have a price.").format(said=said)
    text = ngettext(
        "{said} {count} of them has no price: it is asked at the sale.",
        "{said} {count} of them have no price: it is asked at the sale.",
        found.unpriced,
    )
    return text.format(said=said, count=_number(found.unpriced))


def _packed(found: Readings) -> str:
    if found.waiting:
        text = ngettext(
            "{count} piece is packed and was not sent yet. Send it before you leave.",
            "{count} pieces are packed and were not sent yet. Send them before you leave.",
            found.waiting,
        )
        return text.format(count=_number(found.waiting))
    if not found.there:
        return _("Nothing is on the fair’s list yet. Without it nobody can tell what is missing.")
    text = ngettext(
        "{count} product is on the fair’s list.",
        "{count} products are on the fair’s list.",
        found.there,
    )
    return text.format(count=_number(found.there))


def _sells_here(found: Readings) -> str:
    if found.sells_here:
        return _("This device sells from the fair: its name stands on receipts.")
    return _("This device still sells from home: sales would take goods from there.")


def _printer(found: Readings) -> str:
    return {
        PrinterTrial.NO_PRINTER: _(
            "No receipt printer is set: receipts are kept as pictures and PDF."
        ),
        PrinterTrial.UNTRIED: _(
            "This printer has not printed its test page yet. The page shows whether Arabic comes "
            "out."
        ),
        PrinterTrial.SENT: _(
            "The test page was sent, and this printer answers nothing: look whether its Arabic "
            "line came out."
        ),
        PrinterTrial.PRINTED: _("This printer has printed its test page, with a line in Arabic."),
    }[found.printer]


def _scanner(found: Readings) -> str:
    if not found.scanned_at:
        return _("No scanner was tried on this device. Without one, search by name or number.")
    day = isolate(date_text(local(found.scanned_at), screen_language()))
    return _("A scan arrived whole on {day}.").format(day=day)


def _clock(found: Readings) -> str:
    if found.behind_minutes:
        return _(
            "The clock is behind what was recorded last. Set date and time of the computer right."
        )
    if found.is_over:
        return _("By this clock the fair is over. Look at the date of the computer.")
    if abs(found.zone_minutes) >= 1:
        text = ngettext(
            "The computer shows another time than Morocco: {count} minute apart. Set its time "
            "zone to Casablanca.",
            "The computer shows another time than Morocco: {count} minutes apart. Set its time "
            "zone to Casablanca.",
            abs(found.zone_minutes),
        )
        return text.format(count=_number(abs(found.zone_minutes)))
    return _("Date and time fit what was recorded, and the time of Morocco.")


def _disk(found: Readings) -> str:
    room = ltr(f"{found.free_bytes / 2**30:.1f}".replace(".", _decimal_mark()))
    text = _("{gigabytes} GB are free.").format(gigabytes=room)
    advice = _("Delete files you do not need before you leave.")
    is_little = found.free_bytes < 2**30
    return f"{text} {advice}" if is_little else text


def _copy(found: Readings) -> str:
    if not found.copied_at:
        return _("No copy was kept yet. One on a stick outlives the computer.")
    if not found.copied_days:
        return _("The newest copy is of today.")
    text = ngettext(
        "The newest copy is {count} day old.",
        "The newest copy is {count} days old.",
        found.copied_days,
    )
    return text.format(count=_number(found.copied_days))


def _float(found: Readings) -> str:
    if found.people:
        text = ngettext(
            "{count} person is named for this till.",
            "{count} people are named for this till.",
            found.people,
        )
        who = text.format(count=_number(found.people))
    else:
        who = _("Nobody is named: whoever stands there sells.")
    if found.is_old:
        return _("{who} The till is open since another day: count and close it first.").format(
            who=who
        )
    if found.is_open:
        return _("{who} The till is open, with its float counted.").format(who=who)
    return _("{who} The float is counted when the till is opened, at the stand.").format(who=who)


def _online(found: Readings) -> str:
    if found.shops:
        text = ngettext(
            "{count} online shop is connected: what you send to the fair leaves its offer by "
            "itself.",
            "{count} online shops are connected: what you send to the fair leaves their offer by "
            "itself.",
            found.shops,
        )
        return text.format(count=_number(found.shops))
    told = _("No online shop is connected to this program.")
    if not found.online:
        return _("{told} No place is said to sell online either.").format(told=told)
    return _(
        "{told} What you send to the fair is no longer counted where you sell online from: lower "
        "it in your shops by hand."
    ).format(told=told)


def _languages(found: Readings) -> str:
    known = dict(OWN_NAMES)
    names = " · ".join(isolate(known.get(code, code)) for code in found.languages)
    if found.missing:
        return _("Texts are missing for receipts in {languages}.").format(languages=names)
    return _("Receipts are written in {languages}.").format(languages=names)


def _number(count: int) -> str:
    return isolate(count_text(count, screen_language()))


def _decimal_mark() -> str:
    return "." if screen_language() == "en" else ","


_TEXTS: Final[dict[Check, Callable[[Readings], str]]] = {
    Check.GOODS: _goods,
    Check.PACKED: _packed,
    Check.SELLS_HERE: _sells_here,
    Check.PRINTER: _printer,
    Check.SCANNER: _scanner,
    Check.CLOCK: _clock,
    Check.DISK: _disk,
    Check.COPY: _copy,
    Check.FLOAT: _float,
    Check.ONLINE: _online,
    Check.LANGUAGES: _languages,
}
